import { version } from "../../core/version.ts";
import { connectionFailure } from "./connection-failure.ts";
import type { HttpRequest, HttpResponse, HttpTransport } from "./http-transport.ts";

/**
 * Sends one request as this program and tells of it. Throws RegistryError `UNREACHABLE` or `TLS`, with Node's error as
 * its cause; an abort passes as it is.
 */
export type Sender = (action: string, request: HttpRequest) => Promise<HttpResponse>;

const userAgent = `inkan/${version} (${process.platform}; ${process.arch})`;

export function createSender(transport: HttpTransport, onRequest: ((line: string) => void) | undefined): Sender {
  return async (action, request) => {
    const line = `${request.method} ${showUrl(request.url)}`;
    try {
      const answer = await transport.send({ ...request, headers: { "user-agent": userAgent, ...request.headers } });
      onRequest?.(`${line}: ${answer.status}`);
      return answer;
    } catch (error) {
      onRequest?.(`${line}: no answer`);
      if (request.signal?.aborted === true) throw error;
      throw connectionFailure(action, request.url, error);
    }
  };
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
