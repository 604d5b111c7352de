import type { FastifyInstance, FastifyRequest } from "fastify";
import { ControlProtocolError, type ControlRequest, formatControlRefusal } from "../../core/control-protocol.ts";
import { InkanError } from "../../core/error.ts";
import { readBody } from "../listen/read-body.ts";

/** Largest body of a control request, in bytes: a thousand repositories by name are a fifth of it. */
const maxBodyBytes = 1024 * 1024;

/**
 * Adds a route of the control door: a text in, a JSON text out.
 *
 * @param answer gets the request's body, empty where it has none; an `InkanError` that it throws is answered with 409
 */
export function jsonRoute(
  app: FastifyInstance,
  { method, path }: ControlRequest,
  answer: (body: string) => string | Promise<string>,
): void {
  app.route({
    method,
    url: path,
    async handler(request, reply) {
      reply.type("application/json");
      try {
        return await answer(await readText(request));
      } catch (error) {
        if (!(error instanceof InkanError)) throw error;
        reply.code(409);
        return formatControlRefusal(error);
      }
    },
  });
}

async function readText(request: FastifyRequest): Promise<string> {
  const bytes = await readBody(request.body as Parameters<typeof readBody>[0], {
    announced: Number(request.headers["content-length"] ?? 0),
    maxBytes: maxBodyBytes,
    refusal: (why) => new ControlProtocolError(`a body that is ${why}`),
  });
  return new TextDecoder().decode(bytes);
}
