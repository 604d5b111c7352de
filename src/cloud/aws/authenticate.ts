import { timingSafeEqual } from "node:crypto";
import type { Scope } from "../../core/aws/scope.ts";
import { hashHex } from "../../core/crypto/hash.ts";
import type { Principal } from "../principal.ts";
import { equalSecrets } from "./equal-secrets.ts";
import { hashToken } from "./sessions.ts";
import type { AccessKeys, ActiveKey } from "./signature/access-keys.ts";
import type { AuthFailure } from "./signature/auth-failure.ts";
import { canonicalRequest, parseQuery, type QueryParameter } from "./signature/canonical-request.ts";
import { readCredential, type ScopedCredential } from "./signature/check-scope.ts";
import { checkExpiry, checkSkew, readTimestamp } from "./signature/check-time.ts";
import { type Authorization, parseAuthorization } from "./signature/parse-authorization.ts";
import type { RequestHead, RequestHeaders, SignedRequest } from "./signature/signed-request.ts";
import { computeSignature } from "./signature/signing-key.ts";

/** Who made a request and for which region, or why that is not believed. */
export type Authentication =
  | { readonly kind: "authenticated"; readonly principal: Principal; readonly scope: Scope }
  | { readonly kind: "refused"; readonly failure: AuthFailure };

/** What a signature is checked against. */
export type AuthenticationOptions = {
  readonly accessKeys: AccessKeys;
  /** The service's name in a credential scope. */
  readonly service: string;
  readonly now: Date;
  /** How far the signer's clock may be off. */
  readonly skewMinutes: number;
};

/** Whose key a request says it is signed with. The key exists and the request is of now; the signature is not proven. */
export type ClaimedSigner = {
  readonly parameters: readonly QueryParameter[];
  readonly authorization: Authorization;
  readonly signedAt: Date;
  readonly credential: ScopedCredential;
  readonly key: ActiveKey;
};

/** A claimed signer, or why there is none. */
export type SignerReading =
  | { readonly kind: "claimed"; readonly signer: ClaimedSigner }
  | { readonly kind: "refused"; readonly failure: AuthFailure };

/**
 * Checks the AWS Signature Version 4 of a request, in its header or presigned in its query: everything in AWS's order,
 * with AWS's sentences (measured there; docs/decisions/0002-sigv4.md).
 */
export function authenticate(request: SignedRequest, options: AuthenticationOptions): Authentication {
  const reading = readSigner(request, options);
  if (reading.kind === "refused") return reading;
  const { parameters, authorization, signedAt, credential, key } = reading.signer;

  const bodyHash = hashHex("sha256", request.body);
  const canonical = canonicalRequest(request, parameters, authorization.signedHeaders, bodyHash);
  const scope = { date: credential.date, region: credential.region, service: options.service };
  const expected = computeSignature(key.signingKey(scope), scope, authorization.timestamp, canonical);
  if (!equalSecrets(expected, authorization.signature) || !claimsHash(request.headers, bodyHash)) {
    return refused("mismatch", signatureMismatch);
  }

  const expired =
    authorization.expires === undefined ? undefined : checkExpiry(authorization.expires, signedAt, options.now);
  if (expired !== undefined) return { kind: "refused", failure: expired };
  const { principal } = key;
  return { kind: "authenticated", principal, scope: { account: principal.account, region: credential.region } };
}

/** The part of the check that needs no body: who a request says it is from, and whether that can be. */
export function readSigner(head: RequestHead, options: AuthenticationOptions): SignerReading {
  const parameters = parseQuery(head.query);
  if (parameters === undefined) return refused("malformed-query", "Incomplete trailing escape % sequence");

  const reading = parseAuthorization(head, parameters);
  if (reading.kind === "refused") return reading;
  const { authorization } = reading;

  const unsigned = checkSignedHeaders(head.headers, authorization);
  if (unsigned !== undefined) return { kind: "refused", failure: unsigned };

  const time = readTimestamp(authorization.timestamp);
  if (time.kind === "refused") return time;
  const skewed = checkSkew(authorization.timestamp, time.at, options.now, options.skewMinutes);
  if (skewed !== undefined) return { kind: "refused", failure: skewed };

  const scoped = readCredential(authorization.credential, {
    service: options.service,
    timestamp: authorization.timestamp,
    host: head.headers.get("host")?.[0] ?? "",
  });
  if (scoped.kind === "refused") return scoped;
  const { credential } = scoped;

  const key = options.accessKeys.find(credential.accessKeyId);
  if (key === undefined || !isItsToken(key, authorization.securityToken)) {
    return refused("unknown-key", invalidTokenSentence);
  }
  const { session } = key.principal;
  if (session !== undefined && options.now >= session.expiresAt) {
    return refused("expired-token", "The security token included in the request is expired");
  }
  return { kind: "claimed", signer: { parameters, authorization, signedAt: time.at, credential, key } };
}

/** Whether a key came with the token of its session, or without one where it has none. */
function isItsToken({ tokenHash }: ActiveKey, token: string | undefined): boolean {
  if (tokenHash === undefined || token === undefined) return tokenHash === undefined && token === undefined;
  return timingSafeEqual(hashToken(token), tokenHash);
}

/** AWS's sentence about a key that is unknown, or whose token is another's. */
export const invalidTokenSentence = "The security token included in the request is invalid.";

const signatureMismatch =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

/** Headers that decide what a request means: unsigned, they could be changed on the way. */
const decisiveHeaders = ["x-amz-target", "x-amz-security-token"] as const;

function checkSignedHeaders(headers: RequestHeaders, authorization: Authorization): AuthFailure | undefined {
  const { signedHeaders, timestampHeader } = authorization;
  if (!signedHeaders.includes("host")) {
    return {
      kind: "mismatch",
      message: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    };
  }
  const required = [
    ...decisiveHeaders.filter((name) => headers.has(name)),
    ...(timestampHeader === undefined ? [] : [timestampHeader]),
  ];
  const unsigned = required.find((name) => !signedHeaders.includes(name));
  if (unsigned === undefined) return undefined;
  return { kind: "mismatch", message: `'${unsigned}' must be a 'SignedHeader' in the AWS Authorization.` };
}

/** Whether `x-amz-content-sha256`, where it is sent, says what came. */
function claimsHash(headers: RequestHeaders, bodyHash: string): boolean {
  return (headers.get("x-amz-content-sha256") ?? []).every((claim) => claim.trim() === bodyHash);
}

function refused(
  kind: AuthFailure["kind"],
  message: string,
): { readonly kind: "refused"; readonly failure: AuthFailure } {
  return { kind: "refused", failure: { kind, message } };
}
