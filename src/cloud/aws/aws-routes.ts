import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Clocks } from "../clocks.ts";
import { requestedEndpoint } from "../listen/authority.ts";
import type { CloudLog } from "../log/cloud-log.ts";
import type { Quirks } from "../quirks.ts";
import type { Store } from "../store/open-store.ts";
import type { Authorize } from "./authorize.ts";
import { type AwsAnswer, answerJsonError, answerOutput, answerQueryError, unknownOperationPage } from "./aws-answer.ts";
import { AwsError } from "./aws-error.ts";
import type { ServiceId } from "./operation.ts";
import { bodyLimit, readBody } from "./read-body.ts";
import { type Call, routeCall } from "./route-call.ts";
import { type CallFacts, type CallRoom, runCall } from "./run-call.ts";
import { openAccessKeys } from "./signature/access-keys.ts";
import { readHeaders, type SignedRequest } from "./signature/signed-request.ts";

/** What the AWS APIs are served from. */
export type AwsRoutesParts = {
  readonly store: Store;
  readonly clocks: Clocks;
  readonly quirks: Quirks;
  readonly authorize: Authorize;
  readonly log: CloudLog;
  /** Shown what each operation returned, before it is encoded: tests hold it against the service's model. */
  readonly inspectOutput?: (service: ServiceId, operation: string, output: unknown) => void;
};

/** The AWS APIs of every service, at `/`; `request.body` is the raw stream. */
export function awsRoutes(parts: AwsRoutesParts): (app: FastifyInstance) => void {
  const room: CallRoom = { ...parts, accessKeys: openAccessKeys(parts.store) };
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    await answerRequest(parts, room, request, reply);
  };
  return (app) => {
    app.post("/", handler);
    app.get("/", { exposeHeadRoute: false }, handler);
  };
}

async function answerRequest(
  parts: AwsRoutesParts,
  room: CallRoom,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const headers = readHeaders(request.raw.rawHeaders);
  const target = headers.get("x-amz-target")?.[0];
  const envelope = { method: request.method, query: queryOf(request.raw.url ?? ""), headers };
  let body: Uint8Array;
  try {
    body = await readBody(request.body as Readable | undefined, bodyLimit(target));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const tooLarge =
      target === undefined ? answerQueryError(undefined, error, request.id) : answerJsonError(undefined, error);
    return send(reply, tooLarge);
  }
  const signed: SignedRequest = { ...envelope, body };
  const routing = routeCall(signed);
  switch (routing.kind) {
    case "no-call":
      return send(reply, unknownOperationPage);
    case "error": {
      const { protocol, error } = routing;
      return send(
        reply,
        protocol === "json" ? answerJsonError(undefined, error) : answerQueryError(undefined, error, request.id),
      );
    }
    case "call":
      reply.headers(routing.call.service.headers);
      return send(reply, await answerCall(parts, room, routing.call, signed, request));
  }
}

async function answerCall(
  parts: AwsRoutesParts,
  room: CallRoom,
  call: Call,
  signed: SignedRequest,
  request: FastifyRequest,
): Promise<AwsAnswer> {
  const { model } = call.service;
  request.operation = `${model.service}:${call.operation}`;
  try {
    const output = await runCall(room, call, signed, callFacts(request));
    parts.inspectOutput?.(model.service, call.operation, output);
    const operation = model.operations[call.operation] ?? { errors: [] };
    return answerOutput(model, call.operation, operation, output, request.id);
  } catch (error) {
    const answer = error instanceof AwsError ? error : internalError(parts, call, error, request);
    return call.protocol === "json" ? answerJsonError(model, answer) : answerQueryError(model, answer, request.id);
  }
}

function callFacts(request: FastifyRequest): CallFacts {
  return {
    endpoint: requestedEndpoint(request),
    requestId: request.id,
    sourceAddress: request.ip,
    onAuthenticated(principalArn) {
      request.principalArn = principalArn;
    },
  };
}

/** The answer to a failure of ours: the client learns only where to look, the log everything. */
function internalError(parts: AwsRoutesParts, call: Call, error: unknown, request: FastifyRequest): AwsError {
  parts.log.error("an operation failed", error, { requestId: request.id, operation: request.operation });
  const message = `The cloud failed on this request; its log says why, under the request id ${request.id}.`;
  return new AwsError(call.service.internalError, message, { status: 500 });
}

function queryOf(url: string): string {
  const mark = url.indexOf("?");
  return mark < 0 ? "" : url.slice(mark + 1);
}

function send(reply: FastifyReply, { status, contentType, body }: AwsAnswer): void {
  // Without a serializer of its own Fastify adds a charset to a JSON type, which AWS does not send.
  reply.code(status).header("content-type", contentType).serializer(asItIs).send(body);
}

function asItIs(body: string): string {
  return body;
}
