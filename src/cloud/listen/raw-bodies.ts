import type { FastifyInstance } from "fastify";

const sentContentType = Symbol("content type as it was sent");

declare module "http" {
  interface IncomingMessage {
    [sentContentType]?: string;
  }
}

/**
 * Makes `request.body` the raw stream of every request that has a body, whatever its content type says: each room reads
 * what it needs, within its own bounds.
 *
 * Fastify answers 415 to a content type that it cannot parse, where a registry or AWS answers with an error of its own.
 * So it is shown none: the header is taken away after the `onRequest` hooks and put back before the handler.
 */
export function readBodiesRaw(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  app.addHook("preParsing", (request, _reply, payload, done) => {
    const { headers } = request.raw;
    if (headers["content-type"] !== undefined) {
      request.raw[sentContentType] = headers["content-type"];
      delete headers["content-type"];
    }
    done(null, payload);
  });
  app.addHook("preValidation", (request, _reply, done) => {
    const sent = request.raw[sentContentType];
    if (sent !== undefined) request.raw.headers["content-type"] = sent;
    done();
  });
}
