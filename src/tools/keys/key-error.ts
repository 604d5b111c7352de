import { InkanError } from "../../core/error.ts";

/** What can be wrong with a key that a command is to use. */
export type KeyErrorCode =
  /** The text names no key. */
  | "KEY_REFERENCE_INVALID"
  /** It names a key of a kind that is not taken. */
  | "KEY_KIND_UNSUPPORTED"
  /** The file or variable cannot be read. */
  | "KEY_UNREADABLE"
  /** What was read is no public key of a supported kind. */
  | "KEY_INVALID"
  /** The key exists and cannot do this: wrong usage, wrong kind. */
  | "KEY_UNUSABLE"
  /** KMS answered what it must not. */
  | "UNEXPECTED_ANSWER";

/** A key cannot be used. */
export class KeyError extends InkanError<KeyErrorCode> {
  override readonly name = "KeyError";
}
