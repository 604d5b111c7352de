import { InkanError } from "../../core/error.ts";

/** What can keep an image from being signed, beside the key, the registry and the network. */
export type SignErrorCode =
  /** There is no such image. */
  | "NO_IMAGE"
  /** The older storage has to rewrite a tag that may not move. */
  | "TAG_IMMUTABLE"
  /** Others write the same tag all the time. */
  | "CONTENDED"
  /** What stands where signatures should is something else. */
  | "STORAGE_BROKEN"
  /** Manifests within manifests, deeper than any image. */
  | "TOO_DEEP";

/** An image could not be signed. */
export class SignError extends InkanError<SignErrorCode> {
  override readonly name = "SignError";
}
