import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";

/**
 * Makes `request.body` the raw stream of every request that has a body, whatever its content type says: each room reads
 * what it needs, within its own bounds.
 */
export function readBodiesRaw(app: FastifyInstance): void {
  // Of a method that has none Fastify parses no body. Else it would answer 415 to a content type that it does not know,
  // where a registry or AWS answers with an error of its own.
  for (const method of app.supportedMethods) app.addHttpMethod(method, { hasBody: false, overrideExisting: true });
  app.addHook("onRequest", (request, _reply, done) => {
    if (hasBody(request.raw)) request.body = request.raw;
    done();
  });
}

/** Whether a body follows a request's head (RFC 9112 6.3); one of no bytes is none. */
function hasBody({ headers }: IncomingMessage): boolean {
  return (headers["content-length"] ?? "0") !== "0" || headers["transfer-encoding"] !== undefined;
}
