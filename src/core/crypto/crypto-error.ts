import { InkanError } from "../error.ts";

/** What can be wrong with bytes that claim to be a key. */
export type CryptoErrorCode =
  /** No key at all, or damaged. */
  | "KEY_MALFORMED"
  /** A key of a kind or size that nothing here signs or verifies with. */
  | "KEY_UNSUPPORTED";

/** A key cannot be used. Never holds key material. */
export class CryptoError extends InkanError<CryptoErrorCode> {
  override readonly name = "CryptoError";
}
