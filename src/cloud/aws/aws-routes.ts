import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Clocks } from "../clocks.ts";
import { requestedEndpoint } from "../listen/authority.ts";
import { readBody } from "../listen/read-body.ts";
import { splitTarget } from "../listen/split-target.ts";
import type { CloudLog } from "../log/cloud-log.ts";
import type { Quirks } from "../quirks.ts";
import type { Store } from "../store/open-store.ts";
import { admitBody } from "./admit-body.ts";
import type { Authorize } from "./authorize.ts";
import { type AwsAnswer, answerError, answerOutput, unknownOperationPage } from "./aws-answer.ts";
import { AwsError } from "./aws-error.ts";
import { type BodyBudget, createBodyBudget } from "./body-budget.ts";
import type { ServiceId } from "./operation.ts";
import { type Call, type NoSuchCall, routeForm, routeHead } from "./route-call.ts";
import { type CallFacts, type CallRoom, runCall } from "./run-call.ts";
import { openAccessKeys } from "./signature/access-keys.ts";
import { type RequestHead, readHeaders, type SignedRequest } from "./signature/signed-request.ts";

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

/**
 * Memory for the large bodies of all requests at once, in bytes: four of the largest pieces of a layer, each of which
 * takes some four times as much until it is written.
 */
const maxHeldBytes = 128 * 1024 * 1024;

/** The AWS APIs of every service, at `/`; `request.body` is the raw stream. */
export function awsRoutes(parts: AwsRoutesParts): (app: FastifyInstance) => void {
  const room: CallRoom = { ...parts, accessKeys: openAccessKeys(parts.store) };
  const bodies = createBodyBudget(maxHeldBytes);
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    await answerRequest(parts, room, bodies, request, reply);
  };
  return (app) => {
    app.post("/", handler);
    app.get("/", { exposeHeadRoute: false }, handler);
  };
}

async function answerRequest(
  parts: AwsRoutesParts,
  room: CallRoom,
  bodies: BodyBudget,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const head: RequestHead = {
    method: request.method,
    query: splitTarget(request.raw.url ?? "").query,
    headers: readHeaders(request.raw.rawHeaders),
  };
  const routing = routeHead(head);
  if (routing.kind === "no-call") return send(reply, unknownOperationPage);
  if (routing.kind === "error") return send(reply, answerNoCall(routing, request.id));
  if (routing.kind === "call") announceCall(routing.call, request, reply);
  const admission = admitBody(head, routing, { accessKeys: room.accessKeys, now: room.clocks.wall() });
  const memory = admission.room === 0 ? undefined : bodies.ask(admission.room);
  try {
    const body = await readBody(request.body as Readable | undefined, { ...admission, granted: memory?.granted });
    const signed: SignedRequest = { ...head, body };
    const routed = routing.kind === "form" ? routeForm(signed) : routing;
    if (routed.kind === "error") return send(reply, answerNoCall(routed, request.id));
    if (routing.kind === "form") announceCall(routed.call, request, reply);
    return send(reply, await answerCall(parts, room, routed.call, signed, request));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const protocol = routing.kind === "form" ? "query" : "json";
    return send(reply, answerNoCall({ kind: "error", protocol, error }, request.id));
  } finally {
    memory?.release();
  }
}

/** Tells the log which call it is, and gives the answer what every answer of its service has. */
function announceCall({ service, operation }: Call, request: FastifyRequest, reply: FastifyReply): void {
  request.operation = `${service.model.service}:${operation}`;
  reply.headers(service.headers);
}

function answerNoCall({ protocol, error }: NoSuchCall, requestId: string): AwsAnswer {
  return answerError(protocol, undefined, error, requestId);
}

async function answerCall(
  parts: AwsRoutesParts,
  room: CallRoom,
  call: Call,
  signed: SignedRequest,
  request: FastifyRequest,
): Promise<AwsAnswer> {
  const { model } = call.service;
  try {
    const output = await runCall(room, call, signed, callFacts(request));
    parts.inspectOutput?.(model.service, call.operation, output);
    const operation = model.operations[call.operation] ?? { errors: [] };
    return answerOutput(model, call.operation, operation, output, request.id);
  } catch (error) {
    const answer = error instanceof AwsError ? error : internalError(parts, call, error, request);
    return answerError(call.protocol, model, answer, request.id);
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

function send(reply: FastifyReply, { status, contentType, body }: AwsAnswer): void {
  // Without a serializer of its own Fastify adds a charset to a JSON type, which AWS does not send.
  reply.code(status).header("content-type", contentType).serializer(asItIs).send(body);
}

function asItIs(body: string): string {
  return body;
}
