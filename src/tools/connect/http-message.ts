import type { IncomingHttpHeaders } from "node:http";

/** What a request carries; a source can be opened again for another attempt. `size` in bytes. */
export type HttpBody = Uint8Array | { readonly size: number; readonly open: () => AsyncIterable<Uint8Array> };

/** A request, whatever carries it. */
export type HttpRequest = {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody | undefined;
  /** A blob of any size is on its way: only silence ends it, not the time that it takes. */
  readonly transfer?: boolean;
  /** Told of every piece of the body that the connection took, in bytes. */
  readonly onSent?: ((bytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** An answer whose body is still on its way: read it to the end, or `discard` it, so that the connection is free again. */
export type HttpResponse = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: AsyncIterable<Uint8Array>;
  discard(): void;
};

/** Sends requests over kept connections. Redirects are answers like others. */
export type HttpTransport = {
  /** Rejects with Node's error when there is no answer. */
  send(request: HttpRequest): Promise<HttpResponse>;
  close(): void;
};

/** How long a connection may take to come up, in milliseconds: long for a far region, short for a person. */
export const CONNECT_TIMEOUT_MS = 20_000;

/** How long an established connection may be silent, in milliseconds: a registry that stores gigabytes answers late. */
export const IDLE_TIMEOUT_MS = 300_000;

/** Connections to one host at once: what the parallel blobs of a push need beside their small requests. */
export const MAX_CONNECTIONS = 16;

/** Longest unread body that is read away to keep the connection, in bytes; beyond, a new connection is cheaper. */
export const MAX_DISCARD_BYTES = 64 * 1024;

/** The error of a request that was not answered in time, as Node has it. */
export function silenceError(host: string): Error {
  return Object.assign(new Error(`no answer from ${host} in time`), { code: "ETIMEDOUT" });
}

/** The error of a request whose answer was not over in time. */
export function deadlineError(host: string): Error {
  return Object.assign(new Error(`no whole answer from ${host} in time`), { code: "ERR_DEADLINE" });
}
