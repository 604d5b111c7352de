import { SigningError } from "./signing-error.ts";

/** Standard base64 with padding (RFC 4648 section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

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
