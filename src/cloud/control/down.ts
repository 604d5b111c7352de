import { controlRequests } from "../../core/control-protocol.ts";
import type { ControlRoute } from "./control-route.ts";

/** `POST /down`: ends the cloud once this answer is out. */
export const downRoute: ControlRoute = (app, cloud) => {
  app.post(controlRequests.down.path, (_request, reply) => {
    reply.raw.once("close", () => cloud.stop());
    reply.code(202).send({});
  });
};
