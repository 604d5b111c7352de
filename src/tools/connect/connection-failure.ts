import { isLoopback } from "./host-names.ts";
import { RegistryError } from "./registry-error.ts";

/** Node's and OpenSSL's codes of certificates that are not trusted. */
const certificateCodes: ReadonlySet<string> = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_UNTRUSTED",
  "CERT_REJECTED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** Why a connection failed, in words, by Node's code. */
const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOTFOUND", "the name does not resolve"],
  ["EAI_AGAIN", "the name server does not answer"],
  ["ECONNREFUSED", "nothing listens there"],
  ["ECONNRESET", "the connection broke"],
  ["EPIPE", "the connection broke"],
  ["ETIMEDOUT", "there was no answer in time"],
  ["ERR_DEADLINE", "the answer took too long"],
  ["EHOSTUNREACH", "there is no route to it"],
  ["ENETUNREACH", "there is no network"],
]);

/** Node's code of a failure, or an empty text. */
export function failureCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Whether the other side speaks the other of HTTP and HTTPS, or listens only on the other's port. */
export function isOtherProtocol(error: unknown, url: URL): boolean {
  const code = failureCode(error);
  if (code === "ECONNREFUSED") return url.port === "";
  if (url.protocol === "http:") return code === "ECONNRESET" || code.startsWith("HPE_");
  return code === "EPROTO" || code.startsWith("ERR_SSL_");
}

/** What to do where a local cloud should answer and nothing does. */
const startLocalCloud = "inkan status says where the local cloud is, inkan up starts it";

/** Why a request got no answer, in words, and what may help. */
export type FailedConnection = {
  readonly kind: "certificate" | "tls" | "unreachable";
  readonly reason: string;
  readonly next: string | undefined;
};

/**
 * Reads what Node says of a request that got no answer.
 *
 * @param hostname where the request went
 */
export function describeFailedConnection(error: unknown, hostname: string): FailedConnection {
  const code = failureCode(error);
  if (certificateCodes.has(code)) {
    const next = "name its certificate authority: export NODE_EXTRA_CA_CERTS=FILE";
    return { kind: "certificate", reason: `its certificate is not trusted (${code})`, next };
  }
  if (code === "EPROTO" || code.startsWith("ERR_SSL_")) {
    return { kind: "tls", reason: `it does not speak TLS (${code})`, next: undefined };
  }
  const reason = reasons.get(code) ?? (error instanceof Error && error.message !== "" ? error.message : "no answer");
  const next = isLoopback(hostname) && code === "ECONNREFUSED" ? startLocalCloud : undefined;
  return { kind: "unreachable", reason, next };
}

/** The error for a request to a registry that got no answer. */
export function connectionFailure(action: string, url: URL, cause: unknown): RegistryError {
  const { kind, reason, next } = describeFailedConnection(cause, url.hostname);
  const unreachable = kind === "unreachable";
  const verb = unreachable ? "cannot be reached" : "cannot be used safely";
  return new RegistryError(unreachable ? "UNREACHABLE" : "TLS", `${action}: ${url.host} ${verb}: ${reason}`, {
    cause,
    ...(next === undefined ? {} : { next }),
  });
}
