import { readBounded } from "./bounded-body.ts";
import { openTransport } from "./http-transport.ts";

/** A signed request of an AWS SDK client (smithy's HttpRequest). */
type AwsRequest = {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

type AwsResponse = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** What an AWS SDK client sends its requests with (smithy's HttpHandler). */
export type AwsRequestHandler = {
  readonly metadata: { readonly handlerProtocol: string };
  handle(
    request: AwsRequest,
    options?: { readonly abortSignal?: AbortSignal },
  ): Promise<{ readonly response: AwsResponse }>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): object;
  destroy(): void;
};

/** Largest answer of an AWS operation that is read, in bytes: a page of findings is the longest that tools ask for. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/**
 * Sends the requests of AWS SDK clients over this program's own transport, which is loaded anyway: the SDK's own one loads
 * TLS and web streams at once, a fifth of what one call to KMS takes. Retries and errors stay the SDK's.
 *
 * @param ca PEM of certificate authorities to trust beside the system's
 */
export function createAwsRequestHandler(ca: string | undefined): AwsRequestHandler {
  const transport = openTransport({ ca });
  return {
    metadata: { handlerProtocol: "http/1.1" },
    handle: async (request, options = {}) => {
      const answer = await transport.send({
        method: request.method as "GET" | "POST",
        url: urlOf(request),
        headers: request.headers,
        body: bodyOf(request.body),
        signal: options.abortSignal,
      });
      const body = await readBounded(answer.body, MAX_ANSWER_BYTES);
      if (body === undefined) throw new Error(`${request.hostname} answered with more than ${MAX_ANSWER_BYTES} bytes`);
      const headers = Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(", ")]);
      return { response: { statusCode: answer.status, headers: Object.fromEntries(headers), body } };
    },
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
    destroy: () => transport.close(),
  };
}

/** The address that was signed: a query is written as the signature has it (RFC 3986, nothing but unreserved bare). */
function urlOf({ protocol, hostname, port, path, query }: AwsRequest): URL {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    if (value === null) return [escapeQuery(name)];
    const values: readonly string[] = typeof value === "string" ? [value] : value;
    return values.map((one) => `${escapeQuery(name)}=${escapeQuery(one)}`);
  });
  const origin = `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}`;
  return new URL(`${origin}${path}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}`);
}

function escapeQuery(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) =>
    `%${character.charCodeAt(0).toString(16)}`.toUpperCase(),
  );
}

function bodyOf(body: unknown): Uint8Array | undefined {
  if (body === undefined || body instanceof Uint8Array) return body;
  if (typeof body === "string") return new TextEncoder().encode(body);
  throw new TypeError("an AWS operation wants to stream its request, which none of those used here does");
}
