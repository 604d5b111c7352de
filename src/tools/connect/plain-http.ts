import { connect, type Socket } from "node:net";
import { readAnswerBody, readUntil } from "./answer-body.ts";
import { type AnswerHead, parseAnswerHead } from "./answer-head.ts";
import {
  CONNECT_TIMEOUT_MS,
  deadlineError,
  type HttpRequest,
  type HttpResponse,
  IDLE_TIMEOUT_MS,
  MAX_CONNECTIONS,
  MAX_DISCARD_BYTES,
  silenceError,
} from "./http-message.ts";
import { createSocketReader, type SocketReader } from "./socket-reader.ts";

/** A request with nothing or little to carry, to an address that may differ from its URL's host. */
export type PlainRequest = Pick<HttpRequest, "method" | "url" | "headers" | "onSent"> & {
  readonly body: Uint8Array | undefined;
  readonly address: string;
};

/** Sends small requests by plain HTTP/1.1 over kept connections. */
export type PlainHttp = {
  send(request: PlainRequest): Promise<HttpResponse>;
  /** Ends idle connections. */
  close(): void;
};

/** Longest head of an answer, in bytes, as in Node. */
const MAX_HEAD_BYTES = 16 * 1024;

/** Most heads that may come before the answer's own (RFC 9110 section 15.2). */
const MAX_INTERIM_ANSWERS = 8;

type Connection = { readonly socket: Socket; readonly reader: SocketReader; readonly pool: Pool };

/** The connections to one address. */
type Pool = { open: number; readonly idle: Connection[]; readonly waiting: (() => void)[] };

/**
 * A client of our own for what a short command mostly does (docs/decisions/0004-start.md). TLS and what is streamed are
 * left to node:http.
 */
export function openPlainHttp(deadlineMs: number): PlainHttp {
  const pools = new Map<string, Pool>();
  const poolOf = (key: string) => {
    const pool = pools.get(key) ?? { open: 0, idle: [], waiting: [] };
    pools.set(key, pool);
    return pool;
  };
  return {
    send: async (request) => {
      const port = Number(request.url.port || 80);
      const connection = await takeConnection(poolOf(`${request.address} ${port}`), request.address, port);
      return await exchange(connection, request, deadlineMs);
    },
    close: () => {
      for (const { idle } of pools.values()) for (const { socket } of idle) socket.destroy();
    },
  };
}

async function takeConnection(pool: Pool, host: string, port: number): Promise<Connection> {
  for (;;) {
    const kept = pool.idle.pop();
    if (kept !== undefined && isUsable(kept)) {
      kept.socket.ref();
      return kept;
    }
    if (kept !== undefined) continue;
    if (pool.open < MAX_CONNECTIONS) return openConnection(pool, host, port);
    await new Promise<void>((resolve) => pool.waiting.push(resolve));
  }
}

function openConnection(pool: Pool, host: string, port: number): Connection {
  const socket = connect({ host, port, noDelay: true });
  const connection = { socket, reader: createSocketReader(socket), pool };
  pool.open += 1;
  socket.setTimeout(CONNECT_TIMEOUT_MS, () => socket.destroy(silenceError(`${host}:${port}`)));
  socket.once("connect", () => socket.setTimeout(IDLE_TIMEOUT_MS));
  socket.once("close", () => {
    pool.open -= 1;
    const index = pool.idle.indexOf(connection);
    if (index >= 0) pool.idle.splice(index, 1);
    pool.waiting.shift()?.();
  });
  return connection;
}

/** Whether a request may follow the last answer; otherwise the connection is ended. */
function isUsable({ socket, reader }: Connection): boolean {
  // What comes unasked is not the next request's answer.
  if (!reader.hasMore() && !socket.destroyed && socket.writable) return true;
  socket.destroy();
  return false;
}

/** Keeps a connection, whose answer is read, for the next request. */
function giveBack(connection: Connection): void {
  const { socket, pool } = connection;
  if (!isUsable(connection)) return;
  pool.idle.push(connection);
  socket.unref();
  pool.waiting.shift()?.();
}

async function exchange(connection: Connection, request: PlainRequest, deadlineMs: number): Promise<HttpResponse> {
  const { socket, reader } = connection;
  const timer = setTimeout(() => socket.destroy(deadlineError(request.url.host)), deadlineMs);
  let isFinished = false;
  const finish = (isWhole: boolean) => {
    if (isFinished) return;
    isFinished = true;
    clearTimeout(timer);
    if (isWhole) giveBack(connection);
    else socket.destroy();
  };
  try {
    writeRequest(socket, request);
    return toResponse(reader, await readHead(reader, request.method), finish);
  } catch (error) {
    finish(false);
    throw error;
  }
}

function writeRequest(socket: Socket, { method, url, headers = {}, body, onSent }: PlainRequest): void {
  const mayLackBody = method === "GET" || method === "HEAD" || method === "DELETE";
  const fields = {
    host: url.host,
    connection: "keep-alive",
    ...headers,
    ...(body === undefined && mayLackBody ? {} : { "content-length": String(body?.byteLength ?? 0) }),
  };
  const lines = Object.entries(fields).map(([name, value]) => {
    // A value comes from elsewhere, such as a token: it must not end its line.
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
      throw Object.assign(new TypeError(`the header ${name} holds a character that none may`), {
        code: "ERR_INVALID_CHAR",
      });
    }
    return `${name}: ${value}\r\n`;
  });
  const head = Buffer.from(`${method} ${url.pathname}${url.search} HTTP/1.1\r\n${lines.join("")}\r\n`, "latin1");
  socket.write(body === undefined ? head : Buffer.concat([head, body]), () => onSent?.(body?.byteLength ?? 0));
}

async function readHead(reader: SocketReader, method: string): Promise<AnswerHead> {
  for (let count = 0; ; count += 1) {
    const head = parseAnswerHead(await readUntil(reader, "\r\n\r\n", MAX_HEAD_BYTES), method);
    if (head.status >= 200 || head.status === 101 || count === MAX_INTERIM_ANSWERS) return head;
  }
}

function toResponse(reader: SocketReader, head: AnswerHead, finish: (isWhole: boolean) => void): HttpResponse {
  const { status, headers, end, keepsConnection } = head;
  const isEmpty = end.kind === "length" && end.bytes === 0;
  if (isEmpty) finish(keepsConnection);
  const body = isEmpty
    ? noBody()
    : finishing(readAnswerBody(reader, end), (isWhole) => finish(isWhole && keepsConnection));
  return {
    status,
    headers,
    body,
    discard: () => {
      if (isEmpty) return;
      if (end.kind !== "length" || end.bytes > MAX_DISCARD_BYTES) finish(false);
      else readAway(body).catch(() => {}); // nobody waits for what is discarded
    },
  };
}

async function* noBody(): AsyncGenerator<Uint8Array> {}

async function* finishing(
  body: AsyncGenerator<Uint8Array>,
  finish: (isWhole: boolean) => void,
): AsyncGenerator<Uint8Array> {
  let isWhole = false;
  try {
    yield* body;
    isWhole = true;
  } finally {
    finish(isWhole);
  }
}

async function readAway(body: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of body);
}
