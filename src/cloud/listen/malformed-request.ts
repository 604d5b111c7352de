import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { limits } from "./limits.ts";

/** The status for each way in which bytes are no HTTP request (RFC 9110 15.5, RFC 6585 5); any other is 400. */
const statusByCode: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/** Connections that have been refused: what comes on them after that is no news. */
const refused = new WeakSet<Socket>();

/**
 * Answers bytes that are no HTTP request, where that can still be read, and closes the connection: what follows on it
 * cannot be told apart any more.
 *
 * @param latest the last answer of this connection, if there was one
 */
export function refuseMalformedRequest(
  error: NodeJS.ErrnoException,
  socket: Socket,
  latest: ServerResponse | undefined,
): void {
  if (refused.has(socket)) return;
  // What fails below HTTP (a reset, a TLS handshake) leaves nobody who could read an answer, and one that has begun
  // must not get another in its middle.
  const isHttp = error.code !== undefined && (error.code.startsWith("HPE_") || error.code in statusByCode);
  const isMidAnswer = latest?.headersSent === true && !latest.writableFinished;
  if (isMidAnswer && latest.writableEnded) {
    refused.add(socket);
    latest.once("close", () => void socket.destroy()); // nothing is missing of it but the sending
    return;
  }
  if (!isHttp || isMidAnswer || !socket.writable) {
    socket.destroy();
    return;
  }
  refused.add(socket);
  const status = statusByCode[error.code ?? ""] ?? 400;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  readRest(socket);
}

/**
 * Reads what the other side still sends, for a bounded time: closing over unread bytes resets the connection, and the
 * answer may be lost before it is read (RFC 9112 9.6).
 */
function readRest(socket: Socket): void {
  const end = (): void => void socket.destroy();
  socket.removeAllListeners("data");
  socket.on("data", () => {}).on("end", end);
  const timer = setTimeout(end, limits.lingerMs);
  socket.on("close", () => clearTimeout(timer));
  socket.resume();
}
