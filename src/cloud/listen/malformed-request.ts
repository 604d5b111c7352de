import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

/** The status for each way in which bytes are no HTTP request (RFC 9110 15.5, RFC 6585 5); any other is 400. */
const statusByCode: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * Answers bytes that are no HTTP request, where that can still be read, and closes the connection: what follows on it
 * cannot be told apart any more.
 *
 * @param latest the last answer of this connection, if there was one
 */
export function refuseMalformedRequest(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  latest: ServerResponse | undefined,
): void {
  // What fails below HTTP (a reset, a TLS handshake) leaves nobody who could read an answer, and one that has begun
  // must not get another in its middle.
  const isHttp = error.code !== undefined && (error.code.startsWith("HPE_") || error.code in statusByCode);
  const isMidAnswer = latest?.headersSent === true && !latest.writableFinished;
  if (!isHttp || isMidAnswer || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statusByCode[error.code ?? ""] ?? 400;
  const answer = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
  socket.end(answer, () => socket.destroy());
}
