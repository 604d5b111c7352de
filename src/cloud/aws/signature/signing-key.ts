import { type CredentialScope, deriveScopeSecret, stringToSign } from "../../../core/aws/signature-v4.ts";
import { hashBytes, hashHex } from "../../../core/crypto/hash.ts";

/** A key that signs within one scope, as the two blocks that HMAC makes of it: before the message, and before its hash. */
export type SigningKey = { readonly inner: Uint8Array; readonly outer: Uint8Array };

/** Bytes that SHA-256 takes at once: what HMAC fills a key up to. */
const blockBytes = 64;

/** The key that signs within one scope. */
export function deriveSigningKey(secretAccessKey: string, scope: CredentialScope): SigningKey {
  const padded = Buffer.concat([deriveScopeSecret(secretAccessKey, scope)], blockBytes);
  return { inner: padded.map((byte) => byte ^ 0x36), outer: padded.map((byte) => byte ^ 0x5c) };
}

/**
 * The signature of a canonical request, in lower-case hex.
 *
 * @param timestamp as the request has it: `20260101T120000Z`
 */
export function computeSignature(
  signingKey: SigningKey,
  scope: CredentialScope,
  timestamp: string,
  canonical: string,
): string {
  // HMAC (RFC 2104 2). Node's own makes an object a signature, which costs a busy cloud three times these two hashes.
  const inner = hashBytes(
    "sha256",
    Buffer.concat([signingKey.inner, Buffer.from(stringToSign(scope, timestamp, canonical))]),
  );
  return hashHex("sha256", Buffer.concat([signingKey.outer, inner]));
}
