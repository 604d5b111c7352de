import { InkanError } from "../../core/error.ts";

/** What can go wrong between a tool and a registry. */
export type RegistryErrorCode =
  /** No or wrong credentials. */
  | "UNAUTHORIZED"
  /** The credentials were good once. */
  | "EXPIRED"
  /** Known, but may not. */
  | "DENIED"
  /** The manifest, blob or upload is not there. */
  | "NOT_FOUND"
  /** The repository is not there. */
  | "NAME_UNKNOWN"
  /** The tag is taken and may not move. */
  | "TAG_IMMUTABLE"
  /** The registry does not do this. */
  | "UNSUPPORTED"
  /** Too many requests, also after waiting. */
  | "THROTTLED"
  /** No answer: name, connection or time-out. */
  | "UNREACHABLE"
  /** The certificate or the TLS handshake, or that there is no TLS for a login. */
  | "TLS"
  /** The registry sent something that it must not: wrong digest, too much, no JSON, a foreign redirect. */
  | "BAD_ANSWER"
  /** Everything else that the registry refused. */
  | "FAILED";

/** What the registry itself said, as far as it said anything. */
export type RegistryAnswer = {
  /** HTTP status. */
  readonly status?: number;
  /** `errors[0].code` of the body (OCI distribution-spec 1.1, "Error Codes"). */
  readonly wireCode?: string;
  /** The service's id of the request, for its support. */
  readonly requestId?: string;
};

/** A registry refused, failed or could not be reached. */
export class RegistryError extends InkanError<RegistryErrorCode> {
  override readonly name = "RegistryError";
  readonly answer: RegistryAnswer;

  constructor(
    code: RegistryErrorCode,
    message: string,
    options: { readonly answer?: RegistryAnswer; readonly cause?: unknown; readonly next?: string } = {},
  ) {
    super(code, message, options);
    this.answer = options.answer ?? {};
  }
}

/** Codes of error bodies (OCI distribution-spec 1.1, "Error Codes"; Amazon ECR's use of them) and what they mean here. */
const wireCodes: ReadonlyMap<string, RegistryErrorCode> = new Map([
  ["UNAUTHORIZED", "UNAUTHORIZED"],
  ["DENIED", "DENIED"],
  ["NAME_UNKNOWN", "NAME_UNKNOWN"],
  ["MANIFEST_UNKNOWN", "NOT_FOUND"],
  ["BLOB_UNKNOWN", "NOT_FOUND"],
  ["BLOB_UPLOAD_UNKNOWN", "NOT_FOUND"],
  ["UNSUPPORTED", "UNSUPPORTED"],
  ["TOOMANYREQUESTS", "THROTTLED"],
]);

const statusCodes: ReadonlyMap<number, RegistryErrorCode> = new Map([
  [401, "UNAUTHORIZED"],
  [403, "DENIED"],
  [404, "NOT_FOUND"],
  [405, "UNSUPPORTED"],
  [429, "THROTTLED"],
]);

/**
 * The error for an answer that is not a success.
 *
 * @param action what was being done, as the sentence's subject: `pushing the manifest app:1`
 * @param answer status, headers and the (bounded) text of the body
 */
export function registryErrorOf(
  action: string,
  answer: {
    readonly host: string;
    readonly status: number;
    readonly requestId?: string | undefined;
    readonly text: string;
    /** Whether the request went without credentials because there were none. */
    readonly anonymous?: boolean;
    /** The repository that something was to be pushed to. */
    readonly pushedTo?: string | undefined;
  },
): RegistryError {
  const { host, status, requestId, text, anonymous, pushedTo } = answer;
  const { wireCode, message } = readErrorBody(text);
  const code = classify(status, wireCode, message);
  const said = message === undefined ? "" : `: ${message}`;
  const label = [`HTTP ${status}`, wireCode, requestId === undefined ? undefined : `request ${requestId}`];
  const verb = code === "UNAUTHORIZED" && anonymous === true ? "wants a login, and there is none for it" : verbs[code];
  const sentence = `${action}: ${host} ${verb}${said} (${label.filter((part) => part !== undefined).join(", ")})`;
  return new RegistryError(code, sentence, {
    answer: {
      status,
      ...(wireCode === undefined ? {} : { wireCode }),
      ...(requestId === undefined ? {} : { requestId }),
    },
    ...nextStep(code, host, pushedTo),
  });
}

const verbs: Readonly<Record<RegistryErrorCode, string>> = {
  UNAUTHORIZED: "did not accept the credentials",
  EXPIRED: "says that the credentials have expired",
  DENIED: "does not allow it",
  NOT_FOUND: "does not have it",
  NAME_UNKNOWN: "has no such repository",
  TAG_IMMUTABLE: "does not let the tag move",
  UNSUPPORTED: "does not support it",
  THROTTLED: "asks for fewer requests",
  UNREACHABLE: "did not answer",
  TLS: "could not be trusted",
  BAD_ANSWER: "sent a wrong answer",
  FAILED: "refused",
};

function classify(status: number, wireCode: string | undefined, message: string | undefined): RegistryErrorCode {
  if (message !== undefined && /token has expired/i.test(message)) return "EXPIRED";
  if (message !== undefined && wireCode === "TAG_INVALID" && /immutable/i.test(message)) return "TAG_IMMUTABLE";
  const known = wireCode === undefined ? undefined : wireCodes.get(wireCode);
  return known ?? statusCodes.get(status) ?? "FAILED";
}

function nextStep(code: RegistryErrorCode, host: string, pushedTo: string | undefined): { readonly next?: string } {
  if (code === "UNAUTHORIZED" || code === "EXPIRED") return { next: `inkan login ${host}` };
  if (code !== "NAME_UNKNOWN") return {};
  const create = `aws ecr create-repository --repository-name ${pushedTo}`;
  return { next: pushedTo === undefined ? "inkan repos lists those that are there" : create };
}

/** Longest service message that is repeated, in characters: whole sentences of AWS fit, a web page does not. */
const maxMessageLength = 2000;

function readErrorBody(text: string): { readonly wireCode?: string; readonly message?: string } {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    const line = text.trim();
    // Plain answers such as ECR's "Not Authorized" are said; a proxy's HTML page is not.
    return line === "" || line.startsWith("<") ? {} : { message: line.slice(0, maxMessageLength) };
  }
  const errors = typeof body === "object" && body !== null && "errors" in body ? body.errors : undefined;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  if (typeof first !== "object" || first === null) return {};
  const { code, message } = first as { readonly code?: unknown; readonly message?: unknown };
  return {
    ...(typeof code === "string" ? { wireCode: code.slice(0, 100) } : {}),
    ...(typeof message === "string" && message !== "" ? { message: message.slice(0, maxMessageLength) } : {}),
  };
}
