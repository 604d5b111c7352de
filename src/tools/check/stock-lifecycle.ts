import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Digest } from "../../core/oci/digest.ts";
import type { Environment } from "../connect/environment.ts";
import { inBatches } from "../images/batches.ts";
import { loadSavedImages } from "../lifecycle/images/saved-images.ts";
import { CheckError } from "./check-error.ts";
import type { CheckTarget } from "./check-target.ts";
import type { Deletion, LifecycleTools } from "./lifecycle-tools.ts";
import { createStockGround, registryOf } from "./stock-ground.ts";
import type { StockCommand, StockShell } from "./stock-shell.ts";
import { buildAndPush } from "./stock-signing.ts";

/** The steps of `inkan lifecycle-check` as a person types them, with aws and docker. */
export function createStockLifecycle(shell: StockShell, env: Environment): LifecycleTools {
  const ecr = (verb: string, target: CheckTarget, ...words: readonly string[]): StockCommand => [
    ...(["aws", "ecr", verb, "--repository-name", target.repository] as const),
    ...registryOf(target),
    ...words,
  ];
  return {
    ...createStockGround(shell, { env, programs: ["aws", "docker"] }),
    readPolicy: async (target, talk) => {
      const query = ["--query", "lifecyclePolicyText", "--output", "text"];
      try {
        return await shell.run(ecr("get-lifecycle-policy", target, ...query), talk);
      } catch (error) {
        if (error instanceof CheckError && error.output.includes("LifecyclePolicyNotFoundException")) return undefined;
        throw error;
      }
    },
    listImages: async (target, _options, talk) => {
      const words = ["--filter", "imageStatus=ANY", "--output", "json"];
      const saved = await shell.run(ecr("describe-images", target, ...words), talk);
      const folder = await mkdtemp(join(tmpdir(), "inkan-check-"));
      try {
        await writeFile(join(folder, "describe-images.json"), saved);
        return loadSavedImages(folder);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    pushImage: async ({ name }, tag, talk) => {
      await buildAndPush(shell, `${name}:${tag}`, talk);
    },
    deleteImages: async (target, digests, talk) => {
      const deletions: Deletion[] = [];
      for (const batch of inBatches(digests)) {
        const ids = batch.map((digest) => `imageDigest=${digest}`);
        const answer = await shell.run(
          ecr("batch-delete-image", target, "--image-ids", ...ids, "--query", "failures", "--output", "json"),
          talk,
        );
        const failures = readFailures(answer);
        deletions.push(...batch.map((digest) => ({ digest, failure: failures.get(digest) })));
      }
      return deletions;
    },
  };
}

/** Why images were not deleted, by digest (Amazon ECR API, `ImageFailure`). */
function readFailures(text: string): ReadonlyMap<Digest, string> {
  type Failure = {
    readonly imageId?: { readonly imageDigest?: Digest };
    readonly failureCode?: string;
    readonly failureReason?: string;
  };
  const failures = JSON.parse(text) as readonly Failure[] | null;
  return new Map(
    (failures ?? []).flatMap(({ imageId, failureCode = "refused", failureReason = "" }) =>
      imageId?.imageDigest === undefined ? [] : [[imageId.imageDigest, `${failureReason} (${failureCode})`] as const],
    ),
  );
}
