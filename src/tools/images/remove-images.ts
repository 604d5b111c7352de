import type { ImageFailure } from "@aws-sdk/client-ecr";
import { callAws } from "../connect/aws-call.ts";
import { inBatches } from "./batches.ts";
import type { EcrRepository } from "./ecr-repository.ts";
import type { RemovalId, RemovalItem, RemovalPlan } from "./plan-removal.ts";

/** What became of one thing that was to be deleted. */
export type RemovalOutcome = {
  readonly repository: string;
  readonly item: RemovalItem;
  readonly result:
    | { readonly kind: "planned" }
    | { readonly kind: "deleted" }
    /** It stays because something else needs it. */
    | { readonly kind: "kept"; readonly reason: string }
    | { readonly kind: "failed"; readonly reason: string };
};

/** Every step of a plan as it would go, in order. */
export function listPlanned(plan: RemovalPlan): readonly RemovalOutcome[] {
  const flatten = (item: RemovalItem): readonly RemovalItem[] => [item, ...item.along.flatMap(flatten)];
  return plan.repositories.flatMap(({ ecr: { repository }, items }) =>
    items.flatMap(flatten).map((item) => ({ repository, item, result: { kind: "planned" } })),
  );
}

/**
 * Deletes what a plan says: each image, then what belongs to it. An interruption is obeyed between images, so that none
 * leaves its signatures behind.
 *
 * @param onOutcome told of each thing at once
 * @throws AwsCallError where a whole request is refused
 */
export async function removeImages(
  plan: RemovalPlan,
  options: { readonly signal: AbortSignal; readonly onOutcome: (outcome: RemovalOutcome) => void },
): Promise<void> {
  for (const { ecr, items } of plan.repositories) {
    const gone = new Set<RemovalItem["digest"]>();
    const tell = (item: RemovalItem, result: RemovalOutcome["result"]) => {
      if (result.kind === "deleted" && item.what !== "tag") gone.add(item.digest);
      options.onOutcome({ repository: ecr.repository, item, result });
    };
    for (const batch of inBatches(items)) {
      options.signal.throwIfAborted();
      // A signature that was named beside its image went with it.
      let level = await removeLevel(
        ecr,
        batch.filter(({ digest }) => !gone.has(digest)),
        "named",
        tell,
      );
      while (level.length > 0) {
        const belongings = level.flatMap(({ along }) => along).filter(({ digest }) => !gone.has(digest));
        level = [];
        for (const part of inBatches(belongings)) level.push(...(await removeLevel(ecr, part, "belonging", tell)));
      }
    }
  }
}

/** Deletes at most a batch. Returns what is gone. */
async function removeLevel(
  { client, repository, key }: EcrRepository,
  items: readonly RemovalItem[],
  why: "named" | "belonging",
  tell: (item: RemovalItem, result: RemovalOutcome["result"]) => void,
): Promise<RemovalItem[]> {
  if (items.length === 0) return [];
  const { BatchDeleteImageCommand } = await import("@aws-sdk/client-ecr");
  const command = new BatchDeleteImageCommand({ ...key, imageIds: items.map(({ id }) => id) });
  const { failures = [] } = await callAws(`deleting from ${repository}`, () => client.send(command));
  return items.filter((item) => {
    const failure = failures.find(({ imageId }) => isSame(item.id, imageId));
    const result = failure === undefined ? ({ kind: "deleted" } as const) : judgeFailure(failure, why);
    tell(item, result);
    return result.kind === "deleted";
  });
}

/** What is gone already was to go; what another index lists was not this one's alone. */
function judgeFailure(
  { failureCode, failureReason }: ImageFailure,
  why: "named" | "belonging",
): RemovalOutcome["result"] {
  const reason = `${failureReason ?? "refused"} (${failureCode})`;
  if (why === "named") return { kind: "failed", reason };
  if (failureCode === "ImageNotFound") return { kind: "deleted" };
  return { kind: failureCode === "ImageReferencedByManifestList" ? "kept" : "failed", reason };
}

function isSame(id: RemovalId, other: ImageFailure["imageId"]): boolean {
  return "imageTag" in id ? other?.imageTag === id.imageTag : other?.imageDigest === id.imageDigest;
}
