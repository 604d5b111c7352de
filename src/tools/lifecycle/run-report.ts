import type { ImageRun, LifecycleRun, RepositoryRun } from "../../core/lifecycle-run.ts";
import { shortDigest } from "../../core/oci/digest.ts";
import { formatMinute, formatTime } from "../report/amounts.ts";
import type { JsonObject } from "../report/json-value.ts";
import { type Column, formatTable, type TableOptions } from "../report/table.ts";

/** The stable shape of what a run of lifecycle policies did, or with `dryRun` would do. */
export function runToJson({ now, dryRun, repositories }: LifecycleRun): JsonObject {
  return { now: formatTime(now), dryRun, repositories: repositories.map(repositoryToJson) };
}

function repositoryToJson({ scope, repository, hasPolicy, kept, images }: RepositoryRun): JsonObject {
  return {
    account: scope.account,
    region: scope.region,
    repository,
    hasPolicy,
    kept,
    images: images.map(({ digest, tags, pushedAt, result, rule = null, because }) => ({
      digest,
      tags,
      pushedAt: formatTime(pushedAt),
      result,
      rule,
      because,
    })),
  };
}

/** A line for each image that was acted on or could not be. */
export function formatRun(run: LifecycleRun, options: TableOptions): string {
  const rows = run.repositories.flatMap(({ repository, images }) => images.map((image) => ({ repository, image })));
  const result: Column<RunRow> = { title: run.dryRun ? "WOULD BE" : "RESULT", value: ({ image }) => image.because };
  return formatTable([...columns, result], rows, options);
}

type RunRow = { readonly repository: string; readonly image: ImageRun };

const columns: readonly Column<RunRow>[] = [
  { title: "REPOSITORY", value: ({ repository }) => repository },
  { title: "TAGS", value: ({ image }) => (image.tags.length === 0 ? "<untagged>" : image.tags.join(", ")) },
  { title: "DIGEST", value: ({ image }) => shortDigest(image.digest) },
  { title: "PUSHED", value: ({ image }) => formatMinute(image.pushedAt) },
];

/** How many images have each result. */
export function countResults({ repositories }: LifecycleRun): Readonly<Record<ImageRun["result"], number>> {
  const counts = { expired: 0, archived: 0, refused: 0 };
  for (const { images } of repositories) for (const { result } of images) counts[result] += 1;
  return counts;
}

/** A repository's part of a run in one line: `app: 3 expired, 10 kept, 1 of them held back by an index`. */
export function summarizeRepository(
  { repository, hasPolicy, kept, images }: RepositoryRun,
  { dryRun }: Pick<LifecycleRun, "dryRun">,
): string {
  if (!hasPolicy) return `${repository} has no lifecycle policy: nothing is evaluated`;
  const count = (wanted: ImageRun["result"]) => images.filter(({ result }) => result === wanted).length;
  const parts = [
    `${count("expired")} expired`,
    ...(count("archived") === 0 ? [] : [`${count("archived")} archived`]),
    `${kept} kept`,
    ...(count("refused") === 0 ? [] : [`${count("refused")} of them held back by an index`]),
  ];
  return `${repository}${dryRun ? ", if it ran now" : ""}: ${parts.join(", ")}`;
}
