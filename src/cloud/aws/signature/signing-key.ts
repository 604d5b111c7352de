import { hashBytes, hashHex, hmacSha256 } from "../../../core/crypto/hash.ts";

/** What a signature is bound to beside the key: `20260101/ap-northeast-1/kms/aws4_request`. */
export type CredentialScope = { readonly date: string; readonly region: string; readonly service: string };

/** The one algorithm whose signatures are taken. */
export const signatureAlgorithm = "AWS4-HMAC-SHA256";

/** The last part of every credential scope. */
export const scopeTerminator = "aws4_request";

/** A key that signs within one scope, as the two blocks that HMAC makes of it: before the message, and before its hash. */
export type SigningKey = { readonly inner: Uint8Array; readonly outer: Uint8Array };

/** Bytes that SHA-256 takes at once: what HMAC fills a key up to. */
const blockBytes = 64;

/** The key that signs within one scope (Amazon IAM User Guide, "Create a signed AWS API request", step 3). */
export function deriveSigningKey(secretAccessKey: string, { date, region, service }: CredentialScope): SigningKey {
  const key = [date, region, service, scopeTerminator].reduce<Uint8Array>(
    hmacSha256,
    Buffer.from(`AWS4${secretAccessKey}`),
  );
  const padded = Buffer.concat([key], blockBytes);
  return { inner: padded.map((byte) => byte ^ 0x36), outer: padded.map((byte) => byte ^ 0x5c) };
}

/**
 * The signature of a canonical request, in lower-case hex.
 *
 * @param timestamp as the request has it: `20260101T120000Z`
 */
export function computeSignature(
  signingKey: SigningKey,
  { date, region, service }: CredentialScope,
  timestamp: string,
  canonical: string,
): string {
  const scope = `${date}/${region}/${service}/${scopeTerminator}`;
  const stringToSign = `${signatureAlgorithm}\n${timestamp}\n${scope}\n${hashHex("sha256", Buffer.from(canonical))}`;
  // HMAC (RFC 2104 2). Node's own makes an object a signature, which costs a busy cloud three times these two hashes.
  const inner = hashBytes("sha256", Buffer.concat([signingKey.inner, Buffer.from(stringToSign)]));
  return hashHex("sha256", Buffer.concat([signingKey.outer, inner]));
}
