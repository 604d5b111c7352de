import { AwsError } from "../aws-error.ts";
import type { ProtocolKind } from "../service-model.ts";

/** Why a request is not believed to come from whom it says. */
export type AuthFailure = {
  readonly kind: keyof typeof failureTable;
  readonly message: string;
};

/** AWS's code of each failure: of JSON services (all HTTP 400), and of query services with their HTTP status. */
const failureTable = {
  "malformed-query": { json: "IncompleteSignatureException", query: "MalformedQueryString", queryStatus: 400 },
  missing: { json: "MissingAuthenticationTokenException", query: "MissingAuthenticationToken", queryStatus: 403 },
  ambiguous: { json: "InvalidSignatureException", query: "SignatureDoesNotMatch", queryStatus: 403 },
  incomplete: { json: "IncompleteSignatureException", query: "IncompleteSignature", queryStatus: 400 },
  /** Signed longer ago, or further ahead, than it may be. */
  stale: { json: "InvalidSignatureException", query: "SignatureDoesNotMatch", queryStatus: 403 },
  mismatch: { json: "InvalidSignatureException", query: "SignatureDoesNotMatch", queryStatus: 403 },
  "expired-token": { json: "ExpiredTokenException", query: "ExpiredToken", queryStatus: 403 },
  "unknown-key": { json: "UnrecognizedClientException", query: "InvalidClientTokenId", queryStatus: 403 },
} as const;

/** The error that answers a failed authentication. */
export function authError({ kind, message }: AuthFailure, protocol: ProtocolKind): AwsError {
  const { json, query, queryStatus } = failureTable[kind];
  if (protocol === "json") return new AwsError(json, message, { status: 400 });
  if (protocol === "ec2") return ec2AuthError(kind);
  // Query services say nothing about two ways of signing at once.
  return new AwsError(query, kind === "ambiguous" ? undefined : message, { status: queryStatus });
}

/** EC2 says only whether it was too late; anything else it leaves untold (Amazon EC2 API Reference, "Common client error codes"). */
function ec2AuthError(kind: AuthFailure["kind"]): AwsError {
  if (kind === "stale" || kind === "expired-token") {
    return new AwsError("RequestExpired", "Request has expired.", { status: 400 });
  }
  return new AwsError("AuthFailure", "AWS was not able to validate the provided access credentials", { status: 401 });
}
