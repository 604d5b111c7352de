import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { hashHex } from "../../../core/crypto/hash.ts";

/** What a signature is bound to beside the key: `20260101/ap-northeast-1/kms/aws4_request`. */
export type CredentialScope = { readonly date: string; readonly region: string; readonly service: string };

/** The one algorithm whose signatures are taken. */
export const signatureAlgorithm = "AWS4-HMAC-SHA256";

/** The last part of every credential scope. */
export const scopeTerminator = "aws4_request";

/** The key that signs within one scope (Amazon IAM User Guide, "Create a signed AWS API request", step 3). */
export function deriveSigningKey(secretAccessKey: string, { date, region, service }: CredentialScope): KeyObject {
  let key = Buffer.from(`AWS4${secretAccessKey}`);
  for (const part of [date, region, service, scopeTerminator]) key = createHmac("sha256", key).update(part).digest();
  return createSecretKey(key);
}

/**
 * The signature of a canonical request, in lower-case hex.
 *
 * @param timestamp as the request has it: `20260101T120000Z`
 */
export function computeSignature(
  signingKey: KeyObject,
  { date, region, service }: CredentialScope,
  timestamp: string,
  canonical: string,
): string {
  const scope = `${date}/${region}/${service}/${scopeTerminator}`;
  const stringToSign = `${signatureAlgorithm}\n${timestamp}\n${scope}\n${hashHex("sha256", Buffer.from(canonical))}`;
  return createHmac("sha256", signingKey).update(stringToSign).digest("hex");
}
