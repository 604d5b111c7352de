import { setTimeout as wait } from "node:timers/promises";
import { AwsCallError } from "../connect/aws-call.ts";
import { type ArrangedImage, arrangeImages } from "./arrange-images.ts";
import { describeImages, type ImageRecord } from "./describe-images.ts";
import type { EcrRepository } from "./ecr-repository.ts";

/** What one look at a repository found. */
export type ImageRound =
  | {
      readonly kind: "seen";
      readonly at: Date;
      /** Everything that ECR counts, newest push first. */
      readonly images: readonly ImageRecord[];
      /** The same, what belongs to an image folded under it. */
      readonly arranged: readonly ArrangedImage[];
      /** What came and what went since the look before; of the first look nothing. */
      readonly added: readonly ImageRecord[];
      readonly removed: readonly ImageRecord[];
    }
  | { readonly kind: "missed"; readonly at: Date; readonly error: AwsCallError };

export type WatchOptions = {
  /** Milliseconds from the end of one look to the next. */
  readonly everyMs: number;
  /** How many looks; without it until `stopped`. */
  readonly times?: number | undefined;
  readonly stopped: AbortSignal;
};

/**
 * Looks at a repository again and again. It sends DescribeImages alone: reading a manifest would count as a pull, which
 * lifecycle rules look at. A look that fails is yielded as missed, but the first, which throws.
 *
 * @throws AwsCallError
 */
export async function* watchImages(ecr: EcrRepository, options: WatchOptions): AsyncGenerator<ImageRound> {
  const { everyMs, times = Number.POSITIVE_INFINITY, stopped } = options;
  let before: readonly ImageRecord[] | undefined;
  for (let look = 1; look <= times && !stopped.aborted; look += 1) {
    try {
      const images = [...(await describeImages(ecr))].sort((a, b) => b.pushedAt.getTime() - a.pushedAt.getTime());
      yield {
        kind: "seen",
        at: new Date(),
        images,
        arranged: arrangeImages(images, { predicates: new Map(), indexes: new Map() }),
        added: without(images, before ?? images),
        removed: without(before ?? [], images),
      };
      before = images;
    } catch (error) {
      if (before === undefined || !(error instanceof AwsCallError)) throw error;
      yield { kind: "missed", at: new Date(), error };
    }
    if (look < times) await wait(everyMs, undefined, { signal: stopped }).catch(() => {});
  }
}

function without(images: readonly ImageRecord[], others: readonly ImageRecord[]): readonly ImageRecord[] {
  const known = new Set(others.map(({ digest }) => digest));
  return images.filter(({ digest }) => !known.has(digest));
}
