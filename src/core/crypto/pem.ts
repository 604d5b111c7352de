import { encodeBase64 } from "../encode-base64.ts";

/** Characters of one line of a PEM body (RFC 7468 section 2). */
const LINE_LENGTH = 64;

/** DER as PEM text, ended by a line end. */
export function formatPem(label: string, der: Uint8Array): string {
  const lines = encodeBase64(der).match(new RegExp(`.{1,${LINE_LENGTH}}`, "g"));
  return `-----BEGIN ${label}-----\n${(lines ?? []).join("\n")}\n-----END ${label}-----\n`;
}
