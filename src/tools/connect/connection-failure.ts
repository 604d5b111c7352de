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

/** The error for a request that got no answer. */
export function connectionFailure(action: string, url: URL, error: unknown): RegistryError {
  const code = failureCode(error);
  const certificate = certificateCodes.has(code);
  if (certificate || code === "EPROTO" || code.startsWith("ERR_SSL_")) {
    const reason = certificate ? "its certificate is not trusted" : "it does not speak TLS";
    return new RegistryError("TLS", `${action}: ${url.host} cannot be used safely: ${reason} (${code})`, {
      cause: error,
      ...(certificate ? { next: "name its certificate authority: export NODE_EXTRA_CA_CERTS=FILE" } : {}),
    });
  }
  const reason = reasons.get(code) ?? (error instanceof Error && error.message !== "" ? error.message : "no answer");
  return new RegistryError("UNREACHABLE", `${action}: ${url.host} cannot be reached: ${reason}`, {
    cause: error,
    ...(isLoopback(url.hostname) && code === "ECONNREFUSED" ? { next: "inkan status, then inkan up" } : {}),
  });
}
