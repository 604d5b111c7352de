import type { FastifyInstance } from "fastify";
import type { CloudStatus } from "../../core/control-protocol.ts";

/** What the control door can do to the cloud that it belongs to. */
export type ControlledCloud = {
  status(): Promise<CloudStatus>;
  /** Begins to end the cloud. */
  stop(): void;
};

/** One request of the control door; each has a file of its own. */
export type ControlRoute = (app: FastifyInstance, cloud: ControlledCloud) => void;
