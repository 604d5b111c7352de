import { Agent, type IncomingMessage, type RequestOptions, request as requestHttp } from "node:http";
import { hasErrorCode } from "../../core/has-error-code.ts";
import { isLoopbackName } from "./host-names.ts";
import {
  CONNECT_TIMEOUT_MS,
  deadlineError,
  type HttpRequest,
  type HttpResponse,
  type HttpTransport,
  IDLE_TIMEOUT_MS,
  MAX_CONNECTIONS,
  MAX_DISCARD_BYTES,
  silenceError,
} from "./http-message.ts";
import { openPlainHttp } from "./plain-http.ts";
import { trustedRoots } from "./trusted-roots.ts";

/**
 * How long a request and its whole answer may take once they have a connection, in milliseconds, unless they carry a blob:
 * what sends its four megabytes byte by byte would keep a tool busy for ever. Time enough for them on a slow line.
 */
const DEADLINE_MS = 120_000;

export type HttpTransportOptions = {
  /** PEM of certificate authorities to trust beside the system's. */
  readonly ca?: string | undefined;
  /** Default: two minutes. */
  readonly deadlineMs?: number;
};

/** How requests of one scheme are made by Node. */
type Scheme = { readonly agent: Agent; readonly start: typeof requestHttp; readonly deadlineMs: number };

type Send = (request: HttpRequest, address?: string) => Promise<HttpResponse>;

export function openTransport({ ca, deadlineMs = DEADLINE_MS }: HttpTransportOptions = {}): HttpTransport {
  const small = openPlainHttp(deadlineMs);
  let plain: Scheme | undefined;
  let tls: Promise<Scheme> | undefined;
  const sendTls: Send = async (request, address) => {
    tls ??= createTls(ca, deadlineMs);
    return await send(request, await tls, address);
  };
  const sendPlain: Send = async (request, address) => {
    const { url, body, signal } = request;
    if (request.transfer !== true && signal === undefined && (body === undefined || body instanceof Uint8Array)) {
      return await small.send({ ...request, body, address: address ?? url.hostname.replace(/^\[|\]$/g, "") });
    }
    plain ??= { agent: new Agent({ keepAlive: true, maxSockets: MAX_CONNECTIONS }), start: requestHttp, deadlineMs };
    return await send(request, plain, address);
  };
  return {
    send: async (request) => await sendTo(request, request.url.protocol === "https:" ? sendTls : sendPlain),
    close: () => {
      small.close();
      plain?.agent.destroy();
      tls?.then(({ agent }) => agent.destroy()).catch(() => {}); // the request that it was for has failed already
    },
  };
}

/** TLS is loaded when a registry speaks it: loading it takes as long as a small verification. */
async function createTls(ca: string | undefined, deadlineMs: number): Promise<Scheme> {
  const { Agent: TlsAgent, request: start } = await import("node:https");
  const trusted = ca === undefined ? {} : { ca: [...(await trustedRoots(ca))] };
  return { agent: new TlsAgent({ keepAlive: true, maxSockets: MAX_CONNECTIONS, ...trusted }), start, deadlineMs };
}

/** Names of this machine lead to its addresses, the second one where nothing listens on the first. */
async function sendTo(request: HttpRequest, send: Send): Promise<HttpResponse> {
  if (!isLoopbackName(request.url.hostname)) return await send(request);
  try {
    return await send(request, "127.0.0.1");
  } catch (error) {
    if (!hasErrorCode(error, "ECONNREFUSED")) throw error;
    return await send(request, "::1").catch(() => {
      throw error;
    });
  }
}

function send(request: HttpRequest, { agent, start, deadlineMs }: Scheme, address?: string): Promise<HttpResponse> {
  const { url, body } = request;
  const options: RequestOptions & { readonly servername?: string } = {
    method: request.method,
    agent,
    timeout: CONNECT_TIMEOUT_MS,
    headers: {
      host: url.host,
      ...request.headers,
      ...(body === undefined ? {} : { "content-length": body instanceof Uint8Array ? body.byteLength : body.size }),
    },
    // An address instead of the name, and the server's name given: Node would take 5 ms to see that it is no address.
    ...(address === undefined ? {} : { hostname: address, servername: url.protocol === "https:" ? url.hostname : "" }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  };
  return new Promise((resolve, reject) => {
    const outgoing = start(url, options);
    outgoing.on("response", (incoming) => resolve(toResponse(incoming)));
    // Stays for the life of the request: an error after the answer began belongs to the reader of the body.
    outgoing.on("error", reject);
    outgoing.on("timeout", () => {
      outgoing.destroy(silenceError(url.host));
    });
    outgoing.on("socket", (socket) => {
      const established = () => socket.setTimeout(IDLE_TIMEOUT_MS);
      if (socket.connecting) socket.once("connect", established);
      else established();
      if (request.transfer !== true) endAt(outgoing, deadlineMs, url.host);
    });
    if (body === undefined || body instanceof Uint8Array) {
      outgoing.end(body, () => request.onSent?.(body?.byteLength ?? 0));
    } else {
      writeBody(outgoing, body.open(), request.onSent).catch((error: Error) => outgoing.destroy(error));
    }
  });
}

/** Ends a request that is not over, with the last byte of its answer, after so many milliseconds. */
function endAt(outgoing: ReturnType<typeof requestHttp>, deadlineMs: number, host: string): void {
  let answer: IncomingMessage | undefined;
  outgoing.once("response", (incoming) => {
    answer = incoming;
  });
  const timer = setTimeout(() => {
    (answer ?? outgoing).destroy(deadlineError(host));
  }, deadlineMs);
  outgoing.once("close", () => clearTimeout(timer));
}

/** Writes at the connection's pace. Ends early when the registry closed the connection: its answer says why. */
async function writeBody(
  outgoing: ReturnType<typeof requestHttp>,
  chunks: AsyncIterable<Uint8Array>,
  onSent: HttpRequest["onSent"],
): Promise<void> {
  for await (const chunk of chunks) {
    if (outgoing.destroyed) return;
    if (!outgoing.write(chunk)) await drained(outgoing);
    onSent?.(chunk.byteLength);
  }
  outgoing.end();
}

function drained(outgoing: ReturnType<typeof requestHttp>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off("drain", done).off("close", done);
      resolve();
    };
    outgoing.on("drain", done).on("close", done);
  });
}

function toResponse(incoming: IncomingMessage): HttpResponse {
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    body: incoming,
    discard: () => {
      const length = Number(incoming.headers["content-length"] ?? Number.NaN);
      if (length <= MAX_DISCARD_BYTES || incoming.complete) incoming.resume();
      else incoming.destroy();
    },
  };
}
