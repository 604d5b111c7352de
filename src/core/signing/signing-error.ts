import { InkanError } from "../error.ts";

/** What can be wrong with bytes or text that claim to be a signature, a bundle or something that goes into one. */
export type SigningErrorCode =
  /** Not the format it claims to be. */
  | "MALFORMED"
  /** The format, in a version or variant that is not taken. */
  | "UNSUPPORTED"
  /** More or larger than a named limit allows. */
  | "TOO_LARGE"
  /** A `key=value` that is not one. */
  | "ANNOTATION_INVALID";

/** Broken input to signing or verification. Verification turns it into a verdict; it never decides by throwing. */
export class SigningError extends InkanError<SigningErrorCode> {
  override readonly name = "SigningError";
}
