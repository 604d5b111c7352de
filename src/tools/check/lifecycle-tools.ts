import type { LifecycleImage } from "../../core/lifecycle/lifecycle-image.ts";
import type { Digest } from "../../core/oci/digest.ts";
import type { Tag } from "../../core/oci/names.ts";
import type { CheckTarget } from "./check-target.ts";
import { type GroundTools, groundTitles } from "./ground-tools.ts";
import type { StepTalk } from "./run-steps.ts";

/** What became of an image that was to be deleted: gone, or why it is not. */
export type Deletion = { readonly digest: Digest; readonly failure: string | undefined };

/** The steps of `inkan lifecycle-check`, by whichever means. */
export type LifecycleTools = GroundTools & {
  /** Text of the repository's policy; undefined where it has none. */
  readPolicy(target: CheckTarget, talk: StepTalk): Promise<string | undefined>;
  /**
   * Everything that ECR counts as an image of the repository.
   *
   * @param options.readIndexes whether the indexes are read to know what they contain, which ECR counts as a pull of each;
   *   the stock programs never do
   */
  listImages(
    target: CheckTarget,
    options: { readonly readIndexes: boolean },
    talk: StepTalk,
  ): Promise<readonly LifecycleImage[]>;
  /** Makes a small image with a digest of its own and pushes it. */
  pushImage(target: CheckTarget, tag: Tag, talk: StepTalk): Promise<void>;
  /** Deletes images by digest, in this order. */
  deleteImages(target: CheckTarget, digests: readonly Digest[], talk: StepTalk): Promise<readonly Deletion[]>;
};

/** What is done in each step, in their order. */
export const lifecycleTitles = {
  ...groundTitles,
  policy: "the repository's lifecycle policy",
  before: "the images before",
  push: "small images, each with a digest of its own, pushed",
  after: "the images after",
  plan: "which images the policy expires, and by which rule",
  expire: "expire them now",
  result: "the images that are left, against the limit",
} as const;

/** A step of `inkan lifecycle-check`. */
export type LifecycleStep = keyof typeof lifecycleTitles;
