import { randomUUID } from "node:crypto";
import { type FastifyInstance, fastify } from "fastify";
import { answerErrors, answerFrameworkError, refuse } from "./answer-errors.ts";
import { isAuthority } from "./authority.ts";
import { createDateHeader } from "./date-header.ts";
import type { Door, DoorSurroundings } from "./door.ts";
import { createDoorServer, type DoorServer } from "./door-server.ts";
import { limits } from "./limits.ts";
import { originForm } from "./origin-form.ts";
import { readBodiesRaw } from "./raw-bodies.ts";
import { logWhenDone } from "./request-line.ts";
import { textOfBytes } from "./text-of-bytes.ts";
import { discardUnreadBody } from "./unread-body.ts";

/** The Fastify instance of a door with everything but its address: listening on it is the caller's. */
export function createDoorApp(door: Door, { log, wall }: DoorSurroundings): FastifyInstance {
  const servers: DoorServer[] = [];
  const dateHeader = createDateHeader(wall);
  const app = fastify({
    serverFactory: (handler) => {
      const created = createDoorServer(handler, door.certificates);
      servers.push(created);
      return created.server;
    },
    genReqId: () => randomUUID(),
    // Requests that come while the door closes are still answered: they end with their connection, see drain.
    return503OnClosing: false,
    clientErrorHandler: () => {}, // the server has its own
    frameworkErrors: answerFrameworkError(door, log),
    rewriteUrl: ({ url = "/" }) => originForm(url),
    routerOptions: { maxParamLength: limits.headerBytes },
    schemaController: { compilersFactory: { buildValidator: refuseSchemas, buildSerializer: refuseSchemas } },
  });
  app.decorateRequest("principalArn", "").decorateRequest("operation", "");
  app.addHook("onRequest", (request, reply, done) => {
    logWhenDone(request, reply.raw, door.name, log);
    discardUnreadBody(request.raw, reply.raw);
    reply.header("date", dateHeader()).header("x-amzn-requestid", request.id);
    if (isAuthority(request.host)) done();
    else refuse({ status: 400, message: "the Host header names no host" }, request, reply, door.refusal);
  });
  readBodiesRaw(app);
  answerErrors(app, door.refusal, log);
  drainOnClose(app, servers);
  door.routes(app);
  return app;
}

/** No route has a schema: each room reads its own bytes. Fastify's own compilers would be loaded with every start. */
function refuseSchemas(): never {
  throw new TypeError("routes of a door have no schemas");
}

/**
 * Lets what is under way finish when the app closes, for a bounded time: idle connections end at once, the others after
 * their answer.
 */
function drainOnClose(app: FastifyInstance, servers: readonly DoorServer[]): void {
  let draining = false;
  let deadline: NodeJS.Timeout | undefined;
  app.addHook("onSend", (_request, reply, payload, done) => {
    if (draining) reply.header("connection", "close");
    done(null, textOfBytes(payload));
  });
  app.addHook("preClose", (done) => {
    draining = true;
    for (const server of servers) server.closeIdle();
    deadline = setTimeout(() => servers.forEach((server) => void server.closeAll()), limits.drainMs);
    done();
  });
  app.addHook("onClose", async () => {
    await Promise.all(servers.map((server) => server.ended()));
    clearTimeout(deadline);
  });
}
