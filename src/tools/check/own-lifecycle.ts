import type { Cloud } from "../connect/cloud.ts";
import type { Environment } from "../connect/environment.ts";
import { describeImages } from "../images/describe-images.ts";
import { type EcrRepository, openEcrRepository } from "../images/ecr-repository.ts";
import { readIndexes } from "../images/read-indexes.ts";
import { removeImages } from "../images/remove-images.ts";
import { lifecycleImageOf } from "../lifecycle/images/lifecycle-image-of.ts";
import { readStoredPolicy } from "../lifecycle/images/repository-images.ts";
import { pushReference } from "../push/push-reference.ts";
import type { Progress } from "../report/progress.ts";
import type { CheckTarget } from "./check-target.ts";
import type { Deletion, LifecycleTools } from "./lifecycle-tools.ts";
import { asCaller, createOwnGround } from "./own-ground.ts";

export type OwnLifecycleOptions = {
  readonly env: Environment;
  readonly now: () => Date;
  readonly progress: Progress;
  readonly signal: AbortSignal;
};

/** The steps of `inkan lifecycle-check` with Inkan's own tools. */
export function createOwnLifecycle(cloud: Cloud, { env, now, progress, signal }: OwnLifecycleOptions): LifecycleTools {
  const open = ({ registry, repository }: CheckTarget): Promise<EcrRepository> =>
    openEcrRepository(cloud, { host: registry, repository });
  return {
    ...createOwnGround(cloud, env),
    readPolicy: async (target) => await readStoredPolicy(await open(target)),
    listImages: async (target, options) => {
      const ecr = await open(target);
      const records = await describeImages(ecr);
      const indexes = options.readIndexes ? await readIndexes(ecr, records) : new Map();
      return records.map((record) => lifecycleImageOf(record, indexes));
    },
    pushImage: async ({ name }, tag) => {
      const reference = await asCaller(cloud, `${name}:${tag}`);
      await pushReference(cloud, { kind: "sample" }, reference, { env, now: now(), progress, signal });
    },
    deleteImages: async (target, digests) => {
      const items = digests.map(
        (digest) => ({ what: "image", digest, id: { imageDigest: digest }, along: [] }) as const,
      );
      const deletions: Deletion[] = [];
      await removeImages(
        { repositories: [{ ecr: await open(target), items }], absent: [] },
        {
          signal,
          onOutcome: ({ item: { digest }, result }) =>
            deletions.push({ digest, failure: "reason" in result ? result.reason : undefined }),
        },
      );
      return deletions;
    },
  };
}
