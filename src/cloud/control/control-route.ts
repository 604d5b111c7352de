import type { FastifyInstance } from "fastify";
import type { AccessExplanation, AccessQuestion } from "../../core/access-explanation.ts";
import type { CloudStatus } from "../../core/control-protocol.ts";
import type { MovableClocks } from "../clocks.ts";
import type { LifecycleRuns } from "../lifecycle-runs.ts";
import type { Mirror } from "../mirror/open-mirror.ts";

/** What the control door can do to the cloud that it belongs to. */
export type ControlledCloud = {
  status(): Promise<CloudStatus>;
  /** Begins to end the cloud. */
  stop(): void;
  readonly clocks: MovableClocks;
  readonly runs: LifecycleRuns;
  explainAccess(question: AccessQuestion): AccessExplanation;
  readonly mirror: Mirror;
};

/** What the control door does about one matter; each has a file of its own. */
export type ControlRoute = (app: FastifyInstance, cloud: ControlledCloud) => void;
