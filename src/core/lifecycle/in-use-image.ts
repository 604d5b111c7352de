import type { Digest } from "../oci/digest.ts";
import type { ImageOutcome, LifecycleEvaluation } from "./evaluation.ts";

/** Something that runs, or may be started: what it pulls, by digest, by tag or by both. */
export type InUseImage = {
  /** As it was given; names it in sentences. */
  readonly name: string;
  readonly digest?: Digest;
  readonly tag?: string;
};

/** The images of a repository that are meant: by the digest where there is one, else by the tag. */
export function usedOutcomes({ digest, tag }: InUseImage, { outcomes }: LifecycleEvaluation): readonly ImageOutcome[] {
  return outcomes.filter(({ image }) =>
    digest === undefined ? tag !== undefined && image.tags.includes(tag) : image.digest === digest,
  );
}
