import type { IncomingHttpHeaders } from "node:http";

/** How the body of an answer ends (RFC 9112 section 6.3). */
export type BodyEnd =
  | { readonly kind: "length"; readonly bytes: number }
  | { readonly kind: "chunks" }
  /** With its connection. */
  | { readonly kind: "close" };

/** The head of an HTTP/1 answer, read. */
export type AnswerHead = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly end: BodyEnd;
  /** Whether the connection may carry another request afterwards. */
  readonly keepsConnection: boolean;
};

/** What a server sent is no HTTP/1 answer. The code begins as those of Node's own parser do. */
export class AnswerFormatError extends Error {
  override readonly name = "AnswerFormatError";
  readonly code: string;

  constructor(what: "CONSTANT" | "HEADER_TOKEN" | "CONTENT_LENGTH" | "TRANSFER_ENCODING" | "CHUNK_SIZE" | "HEAD_SIZE") {
    super(`the answer is not HTTP (${what.toLowerCase().replace("_", " ")})`);
    this.code = `HPE_INVALID_${what}`;
  }
}

const statusPattern = /^HTTP\/1\.([01]) ([1-9][0-9]{2})(?: .*)?$/;

/** A field's name and its value (RFC 9112 section 5). */
const fieldPattern = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\0\r\n]*?)[ \t]*$/;

/** Fields of which the first counts, as in Node; of all others the values are joined. */
const singleFields: ReadonlySet<string> = new Set(["content-type", "location", "retry-after"]);

/**
 * Reads the lines before a body, without the empty one that ends them. Strict where two readers could disagree about where
 * the body ends, since the next answer on the connection begins there.
 *
 * @throws AnswerFormatError
 */
export function parseAnswerHead(text: string, method: string): AnswerHead {
  const [first = "", ...lines] = text.split("\r\n");
  const [, minor, digits] = statusPattern.exec(first) ?? [];
  if (digits === undefined) throw new AnswerFormatError("CONSTANT");
  const status = Number(digits);
  const headers: Record<string, string> = Object.create(null);
  for (const line of lines) {
    const [, name, value] = fieldPattern.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new AnswerFormatError("HEADER_TOKEN");
    const field = name.toLowerCase();
    const before = headers[field];
    if (before === undefined) headers[field] = value;
    else if (!singleFields.has(field)) headers[field] = `${before}, ${value}`;
  }
  const connection = (headers.connection ?? "").toLowerCase().split(/[ \t]*,[ \t]*/);
  const end = bodyEnd(method, status, headers);
  const keepsConnection = minor === "1" ? !connection.includes("close") : connection.includes("keep-alive");
  return { status, headers, end, keepsConnection: keepsConnection && end.kind !== "close" && status >= 200 };
}

function bodyEnd(method: string, status: number, headers: Readonly<Record<string, string>>): BodyEnd {
  const { "content-length": length, "transfer-encoding": coding } = headers;
  if (coding !== undefined && (length !== undefined || coding.toLowerCase() !== "chunked")) {
    throw new AnswerFormatError("TRANSFER_ENCODING");
  }
  const bytes = Number(length);
  if (length !== undefined && !(/^[0-9]+$/.test(length) && Number.isSafeInteger(bytes))) {
    throw new AnswerFormatError("CONTENT_LENGTH");
  }
  if (method === "HEAD" || status < 200 || status === 204 || status === 304) return { kind: "length", bytes: 0 };
  if (coding !== undefined) return { kind: "chunks" };
  return length === undefined ? { kind: "close" } : { kind: "length", bytes };
}
