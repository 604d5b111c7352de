import { hashHex, hmacSha256 } from "../crypto/hash.ts";
import type { Region } from "./scope.ts";
import {
  type CredentialScope,
  deriveScopeSecret,
  formatScope,
  signatureAlgorithm,
  stringToSign,
} from "./signature-v4.ts";

/** What signs requests in a principal's name. */
export type SigningCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/** A call of an AWS JSON service: always a POST to `/` without a query. */
export type JsonCall = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** Whose call it is, and what its signature is bound to. */
export type CallSignature = {
  readonly credentials: SigningCredentials;
  readonly region: Region;
  /** The service's signing name, as in `kms`. */
  readonly service: string;
  readonly now: Date;
};

/**
 * Signs a call (Amazon IAM User Guide, "Create a signed AWS API request"). Every header that is given is signed; values
 * must be single-spaced and names in lower case, `host` among them.
 *
 * @returns the headers with those that the signature adds
 */
export function signJsonCall(
  { headers, body }: JsonCall,
  { credentials, region, service, now }: CallSignature,
): Readonly<Record<string, string>> {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const timestamp = now.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const scope: CredentialScope = { date: timestamp.slice(0, 8), region, service };
  const signed: Readonly<Record<string, string>> = {
    ...headers,
    "x-amz-date": timestamp,
    ...(sessionToken === undefined ? {} : { "x-amz-security-token": sessionToken }),
  };
  const names = Object.keys(signed).sort();
  const lines = names.map((name) => `${name}:${signed[name]}\n`).join("");
  const signedHeaders = names.join(";");
  const canonical = `POST\n/\n\n${lines}\n${signedHeaders}\n${hashHex("sha256", body)}`;
  const secret = deriveScopeSecret(secretAccessKey, scope);
  const signature = Buffer.from(hmacSha256(secret, stringToSign(scope, timestamp, canonical))).toString("hex");
  const credential = `${accessKeyId}/${formatScope(scope)}`;
  return {
    ...signed,
    authorization: `${signatureAlgorithm} Credential=${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  };
}
