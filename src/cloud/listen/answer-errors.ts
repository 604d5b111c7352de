import { STATUS_CODES } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { CloudLog } from "../log/cloud-log.ts";
import type { Door, DoorRefusal, RefusalAnswer } from "./door.ts";
import { logWhenDone } from "./request-line.ts";

/** The one place where what nobody else answered becomes an answer: an unknown path, an unreadable URL, a failure. */
export function answerErrors(app: FastifyInstance, answer: RefusalAnswer, log: CloudLog): void {
  app.setNotFoundHandler((request, reply) => {
    refuse({ status: 404, message: "there is nothing at this path" }, request, reply, answer);
  });
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error);
    // A client that went away is no failure of ours, and nobody is left to read an answer. Its answer says so: the request
    // itself counts as destroyed as soon as it was read to its end.
    if (refusal.status >= 500 && !reply.raw.destroyed) {
      log.error("a request failed", error, { requestId: request.id, operation: request.operation });
    }
    refuse(refusal, request, reply, answer);
  });
}

/** Answers what fails before routing, such as a path that does not decode (RFC 3986 2.1). */
export function answerFrameworkError(door: Door, log: CloudLog) {
  return (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    logWhenDone(request, reply.raw, door.name, log);
    refuse(refusalOf(error), request, reply, door.refusal);
  };
}

/** Sends a refusal. */
export function refuse(
  refusal: DoorRefusal,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: RefusalAnswer,
): void {
  const { contentType, body } = answer(refusal, request);
  reply.code(refusal.status).header("content-type", contentType).send(body);
}

/** Fastify's own refusals keep their status; everything else is a failure of ours. */
function refusalOf(error: unknown): DoorRefusal {
  const { code, statusCode } = error as { readonly code?: unknown; readonly statusCode?: unknown };
  const isFrameworks = typeof code === "string" && code.startsWith("FST_ERR_");
  if (isFrameworks && typeof statusCode === "number" && statusCode < 500) {
    return { status: statusCode, message: STATUS_CODES[statusCode] ?? "refused" };
  }
  return { status: 500, message: "the cloud failed on this request; its log says why" };
}
