import type { FastifyInstance, FastifyRequest } from "fastify";
import { ControlProtocolError, type ControlRequest, formatControlRefusal } from "../../core/control-protocol.ts";
import { InkanError } from "../../core/error.ts";
import { readBody } from "../listen/read-body.ts";

/** Largest body of a control request, in bytes, unless it says otherwise: a thousand repositories by name are a fifth of it. */
const usualBodyBytes = 1024 * 1024;

/**
 * Adds a route of the control door: a text in, a JSON text out.
 *
 * @param answer gets the request's body, empty where it has none; an `InkanError` that it throws is answered with 409
 * @param options `maxBodyBytes` for a body that may be larger than usual
 */
export function jsonRoute(
  app: FastifyInstance,
  { method, path }: ControlRequest,
  answer: (body: string) => string | Promise<string>,
  { maxBodyBytes = usualBodyBytes }: { readonly maxBodyBytes?: number } = {},
): void {
  answerJson(app, { method, path }, async (request) => answer(await readText(request, maxBodyBytes)));
}

/**
 * Adds a route of the control door that reads its request itself, and answers with a JSON text.
 *
 * @param answer an `InkanError` that it throws is answered with 409
 */
export function answerJson(
  app: FastifyInstance,
  { method, path }: { readonly method: "GET" | "POST" | "PUT"; readonly path: string },
  answer: (request: FastifyRequest) => Promise<string>,
): void {
  app.route({
    method,
    url: path,
    async handler(request, reply) {
      reply.type("application/json");
      try {
        return await answer(request);
      } catch (error) {
        if (!(error instanceof InkanError)) throw error;
        reply.code(409);
        return formatControlRefusal(error);
      }
    },
  });
}

async function readText(request: FastifyRequest, maxBodyBytes: number): Promise<string> {
  const bytes = await readBody(request.body as Parameters<typeof readBody>[0], {
    announced: Number(request.headers["content-length"] ?? 0),
    maxBytes: maxBodyBytes,
    refusal: (why) => new ControlProtocolError(`a body that is ${why}`),
  });
  return new TextDecoder().decode(bytes);
}
