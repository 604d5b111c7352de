import type { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";

/** The body in chunks as they come, which are the reader's to keep; undefined where the request has none. */
export function bodyChunks(request: FastifyRequest): AsyncIterable<Uint8Array> | undefined {
  const body = request.body as Readable | undefined;
  // A stream that is left early would else be destroyed, and with it the connection that is to carry the answer.
  return body?.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array> | undefined;
}

/** Whether the request carries bytes, as far as its head tells. */
export function hasBody(request: FastifyRequest): boolean {
  return request.body !== undefined && announcedLength(request) !== 0;
}

/** How many bytes the request says its body has; undefined where it does not say. */
export function announcedLength(request: FastifyRequest): number | undefined {
  const header = request.headers["content-length"];
  // Node's parser has refused what is not a number.
  return header === undefined ? undefined : Number(header);
}
