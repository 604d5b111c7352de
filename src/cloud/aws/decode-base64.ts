/** The bytes of padded base64 (RFC 4648 4); undefined where the text is no such thing. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, "base64");
  // Node skips what is not base64 and takes base64url too: neither may pass, and both would be seen here.
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const isWhole = bytes.byteLength === (text.length / 4) * 3 - padding;
  return isWhole && !text.includes("-") && !text.includes("_") ? bytes : undefined;
}
