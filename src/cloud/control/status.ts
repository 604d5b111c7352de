import { controlRequests, formatStatus } from "../../core/control-protocol.ts";
import type { ControlRoute } from "./control-route.ts";

/** `GET /status`: what runs here, and where. */
export const statusRoute: ControlRoute = (app, cloud) => {
  app.get(controlRequests.status.path, async (_request, reply) => {
    reply.type("application/json");
    return formatStatus(await cloud.status());
  });
};
