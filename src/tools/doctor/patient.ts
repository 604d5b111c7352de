import type { CloudStatus } from "../../core/control-protocol.ts";
import type { CloudOptions } from "../connect/cloud.ts";
import type { LocalCloud } from "../connect/local-cloud.ts";

/** What is examined. */
export type Patient = Pick<CloudOptions, "env" | "region" | "allowHttpRegistry" | "onRequest"> & {
  /** Whether the local cloud is asked, whatever the environment says. */
  readonly local: boolean;
  /** Where the local cloud keeps its data. */
  readonly dataFolder: string;
  /** A command line about the cloud of that folder: `inkan env --data DIR`. */
  readonly commandLine: (command: string) => string;
  readonly now: () => Date;
};

/** A local cloud that runs and says so. */
export type RunningLocal = { readonly cloud: LocalCloud; readonly status: CloudStatus };
