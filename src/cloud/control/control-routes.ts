import type { FastifyInstance } from "fastify";
import { clockRoutes } from "./clock.ts";
import type { ControlledCloud, ControlRoute } from "./control-route.ts";
import { downRoute } from "./down.ts";
import { iamExplainRoute } from "./iam-explain.ts";
import { lifecycleRunRoute } from "./lifecycle-run.ts";
import { mirrorRoutes } from "./mirror.ts";
import { statusRoute } from "./status.ts";

const routes: readonly ControlRoute[] = [
  statusRoute,
  downRoute,
  clockRoutes,
  lifecycleRunRoute,
  iamExplainRoute,
  mirrorRoutes,
];

/** What the owner of a running cloud can ask of it and nobody else can: the door is a socket that only they may open. */
export function controlRoutes(cloud: ControlledCloud): (app: FastifyInstance) => void {
  return (app) => {
    for (const route of routes) route(app, cloud);
  };
}
