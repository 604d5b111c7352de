import { hashHex, hmacSha256 } from "../crypto/hash.ts";

/** What a signature is bound to beside the key: `20260101/ap-northeast-1/kms/aws4_request`. */
export type CredentialScope = { readonly date: string; readonly region: string; readonly service: string };

/** The algorithm of AWS Signature Version 4 with a shared secret. */
export const signatureAlgorithm = "AWS4-HMAC-SHA256";

/** The last part of every credential scope. */
export const scopeTerminator = "aws4_request";

/** A scope as requests write it. */
export function formatScope({ date, region, service }: CredentialScope): string {
  return `${date}/${region}/${service}/${scopeTerminator}`;
}

/** The secret that signs within one scope (Amazon IAM User Guide, "Create a signed AWS API request", step 3). */
export function deriveScopeSecret(secretAccessKey: string, { date, region, service }: CredentialScope): Uint8Array {
  return [date, region, service, scopeTerminator].reduce<Uint8Array>(hmacSha256, Buffer.from(`AWS4${secretAccessKey}`));
}

/**
 * What is signed of a canonical request (the same page, step 2).
 *
 * @param timestamp as the request has it: `20260101T120000Z`
 */
export function stringToSign(scope: CredentialScope, timestamp: string, canonical: string): string {
  return `${signatureAlgorithm}\n${timestamp}\n${formatScope(scope)}\n${hashHex("sha256", Buffer.from(canonical))}`;
}
