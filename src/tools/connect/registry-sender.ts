import { version } from "../../core/version.ts";
import { connectionFailure } from "./connection-failure.ts";
import type { HttpRequest, HttpResponse, HttpTransport } from "./http-message.ts";
import { RegistryError } from "./registry-error.ts";

/**
 * Sends one request as this program and tells of it. Throws RegistryError `UNREACHABLE` or `TLS`, with Node's error as
 * its cause, and so does reading an answer that breaks off; an abort and what the body's own source throws pass as they
 * are.
 */
export type Sender = (action: string, request: HttpRequest) => Promise<HttpResponse>;

const userAgent = `inkan/${version} (${process.platform}; ${process.arch})`;

export function createSender(transport: HttpTransport, onRequest: ((line: string) => void) | undefined): Sender {
  return async (action, request) => {
    const failureOf = (error: unknown) =>
      error instanceof RegistryError || request.signal?.aborted === true
        ? error
        : connectionFailure(action, request.url, error);
    const tell = (outcome: string | number) => onRequest?.(`${request.method} ${showUrl(request.url)}: ${outcome}`);
    try {
      const answer = await transport.send({ ...request, headers: { "user-agent": userAgent, ...request.headers } });
      tell(answer.status);
      return { ...answer, body: withFailures(answer.body, failureOf) };
    } catch (error) {
      tell("no answer");
      throw failureOf(error);
    }
  };
}

async function* withFailures(
  body: AsyncIterable<Uint8Array>,
  failureOf: (error: unknown) => unknown,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw failureOf(error);
  }
}

/** Parameters whose values are no secrets; those of others, such as the signature of a storage's URL, are not shown. */
const openParameters: ReadonlySet<string> = new Set([
  "digest",
  "mount",
  "from",
  "n",
  "artifactType",
  "scope",
  "service",
]);

function showUrl(url: URL): string {
  const shown = [...url.searchParams].map(([name, value]) => `${name}=${openParameters.has(name) ? value : "…"}`);
  return `${url.origin}${url.pathname}${shown.length === 0 ? "" : `?${shown.join("&")}`}`;
}
