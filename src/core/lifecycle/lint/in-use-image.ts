import type { Digest } from "../../oci/digest.ts";

/** Something that runs, or may be started: what it pulls, by digest, by tag or by both. */
export type InUseImage = {
  /** As it was given; names it in sentences. */
  readonly name: string;
  readonly digest?: Digest;
  readonly tag?: string;
};
