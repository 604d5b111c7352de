import { hash } from "node:crypto";
import { signatureAlgorithm } from "../../../core/aws/signature-v4.ts";
import type { AuthFailure } from "./auth-failure.ts";
import type { QueryParameter } from "./canonical-request.ts";
import type { RequestHead } from "./signed-request.ts";

/** What a request says about its own signature; nothing of it is proven yet. */
export type Authorization = {
  readonly credential: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `X-Amz-Date`, else `Date`, as sent. */
  readonly timestamp: string;
  /** The header that the timestamp came from, which must be signed; none in a presigned URL. */
  readonly timestampHeader: "x-amz-date" | "date" | undefined;
  /** `X-Amz-Expires` of a presigned URL as sent. */
  readonly expires: string | undefined;
  readonly securityToken: string | undefined;
};

/** A parsed authorization, or what is wrong with it. */
export type AuthorizationReading =
  | { readonly kind: "parsed"; readonly authorization: Authorization }
  | { readonly kind: "refused"; readonly failure: AuthFailure };

/** Most names of signed headers: the SDKs sign about ten, and each is put into what is hashed. */
const maxSignedHeaders = 100;

/** Reads the signature of a request from its `Authorization` header or, presigned, from its query. */
export function parseAuthorization(request: RequestHead, parameters: readonly QueryParameter[]): AuthorizationReading {
  const headers = request.headers.get("authorization") ?? [];
  const presigned = parameters.some(([name]) => name === "X-Amz-Algorithm");
  if (headers.length === 0 && !presigned) return refused("missing", "Request is missing Authentication Token");
  if (headers.length > 0 && presigned) {
    return refused(
      "ambiguous",
      "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
    );
  }
  if (headers.length > 1) return refused("ambiguous", "Found more than one 'Authorization' as HTTP header.");
  const reading = presigned ? parsePresigned(parameters) : parseHeader(request, headers[0] as string);
  const problem = reading.kind === "parsed" ? listProblem(reading.authorization.signedHeaders) : undefined;
  return problem === undefined ? reading : refused("incomplete", problem);
}

/** What is wrong with a list of signed headers. A name that stood there again would be hashed again with all its text. */
function listProblem(names: readonly string[]): string | undefined {
  if (names.length > maxSignedHeaders) return `'SignedHeaders' must name at most ${maxSignedHeaders} headers.`;
  return new Set(names).size < names.length ? "'SignedHeaders' must name each header once." : undefined;
}

function parseHeader(request: RequestHead, header: string): AuthorizationReading {
  const algorithm = header.split(" ", 1)[0] as string;
  if (algorithm !== signatureAlgorithm) return refused("incomplete", `Unsupported AWS 'algorithm': '${algorithm}'.`);
  const parts = new Map<string, string>();
  for (const part of header.slice(algorithm.length).split(",")) {
    const pair = part.trim();
    const equals = pair.indexOf("=");
    if (equals < 0) {
      return refused(
        "incomplete",
        `'${pair}' not a valid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hashText(header)}'.`,
      );
    }
    const key = pair.slice(0, equals);
    if (parts.has(key)) return refused("incomplete", `Authorization header has more than one '${key}' parameter.`);
    parts.set(key, pair.slice(equals + 1));
  }
  const timestampHeader = request.headers.has("x-amz-date") ? "x-amz-date" : "date";
  const timestamp = request.headers.get(timestampHeader)?.join(",");
  const credential = parts.get("Credential");
  const signature = parts.get("Signature");
  const signedHeaders = parts.get("SignedHeaders");
  if (!credential || !signature || !signedHeaders || timestamp === undefined) {
    const missing = [
      credential ? [] : ["Authorization header requires 'Credential' parameter."],
      signature ? [] : ["Authorization header requires 'Signature' parameter."],
      signedHeaders ? [] : ["Authorization header requires 'SignedHeaders' parameter."],
      timestamp === undefined
        ? ["Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."]
        : [],
    ].flat();
    return refused(
      "incomplete",
      `${missing.join(" ")} (Hashed with SHA-256 and encoded with Base64) Authorization=${hashText(header)}`,
    );
  }
  return {
    kind: "parsed",
    authorization: {
      credential,
      signature,
      signedHeaders: splitSignedHeaders(signedHeaders),
      timestamp: timestamp.trim(),
      timestampHeader,
      expires: undefined,
      securityToken: request.headers.get("x-amz-security-token")?.join(","),
    },
  };
}

function parsePresigned(parameters: readonly QueryParameter[]): AuthorizationReading {
  const values = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (!name.startsWith("X-Amz-")) continue;
    if (values.has(name)) return refused("incomplete", `AWS query-string parameters include '${name}' more than once.`);
    values.set(name, value);
  }
  const algorithm = values.get("X-Amz-Algorithm") ?? "";
  if (algorithm !== signatureAlgorithm) return refused("incomplete", `Unsupported AWS 'algorithm': '${algorithm}'.`);
  const read = (name: string): string => values.get(name) ?? "";
  const required = ["X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date", "X-Amz-Expires"];
  const missing = required.filter((name) => read(name) === "");
  if (missing.length > 0) {
    const sentences = missing.map((name) => `AWS query-string parameters must include '${name}'.`);
    return refused("incomplete", `${sentences.join(" ")} Re-examine the query-string parameters.`);
  }
  return {
    kind: "parsed",
    authorization: {
      credential: read("X-Amz-Credential"),
      signature: read("X-Amz-Signature"),
      signedHeaders: splitSignedHeaders(read("X-Amz-SignedHeaders")),
      timestamp: read("X-Amz-Date"),
      timestampHeader: undefined,
      expires: read("X-Amz-Expires"),
      securityToken: values.get("X-Amz-Security-Token"),
    },
  };
}

function splitSignedHeaders(text: string): readonly string[] {
  return text.toLowerCase().split(";");
}

// A header that could not be read may still hold a signature that others could use: only its hash is repeated.
function hashText(text: string): string {
  return hash("sha256", text, "base64");
}

function refused(kind: AuthFailure["kind"], message: string): AuthorizationReading {
  return { kind: "refused", failure: { kind, message } };
}
