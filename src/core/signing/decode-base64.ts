import { encodeBase64 } from "../encode-base64.ts";
import { SigningError } from "./signing-error.ts";

/**
 * Decodes standard base64 with padding, and nothing else: no whitespace, no other alphabet, no stray bits, so that one
 * value has one spelling.
 *
 * @throws SigningError `MALFORMED`
 */
export function decodeBase64(text: unknown, what: string): Uint8Array {
  if (typeof text !== "string") throw new SigningError("MALFORMED", `${what} is not a string`);
  const bytes = new Uint8Array(Buffer.from(text, "base64"));
  if (encodeBase64(bytes) !== text) throw new SigningError("MALFORMED", `${what} is not base64`);
  return bytes;
}
