import { afterEach, expect } from "vitest";
import { command as apply } from "../../src/cli/provision-apply.ts";
import { command as destroy } from "../../src/cli/provision-destroy.ts";
import { command as plan } from "../../src/cli/provision-plan.ts";
import type { CloudConfig } from "../../src/cloud/cloud-config.ts";
import { type RunningCloud, startCloud } from "../../src/cloud/start-cloud.ts";
import { type Cloud, connectCloud } from "../../src/tools/connect/cloud.ts";
import { type CommandResult, runCommand } from "../run-command.ts";

/** What `provision … -o json` answers, as far as tests look at it. */
export type ProvisionAnswer = {
  readonly account: string;
  readonly region: string;
  readonly endpoint: string;
  readonly resources: readonly {
    readonly kind: string;
    readonly name: string;
    readonly action: string;
    readonly differences: readonly { readonly field: string }[];
    readonly note: string | null;
    readonly done?: boolean;
  }[];
  readonly outputs: Readonly<Record<string, unknown>> | null;
};

type Line = readonly string[];

/** A cloud of one test, and `inkan provision` on it. */
export type ProvisionedCloud = {
  /** Starts it; it ends with the test. */
  start(config: CloudConfig): Promise<void>;
  readonly running: RunningCloud;
  readonly cloud: Cloud;
  /** The environment in which a person works with it. */
  readonly env: Readonly<Record<string, string>>;
  planned(...line: Line): Promise<ProvisionAnswer>;
  applied(...line: Line): Promise<ProvisionAnswer>;
  destroyed(...line: Line): Promise<ProvisionAnswer>;
  /** Whether `plan --detailed-exitcode` finds nothing to change. */
  isPlanClean(): Promise<boolean>;
};

/** Prepares one for the tests of a file. */
export function useProvisionedCloud(): ProvisionedCloud {
  let started: Pick<ProvisionedCloud, "running" | "cloud" | "env"> | undefined;
  const current = () => {
    if (started === undefined) throw new Error("the cloud is not started yet");
    return started;
  };
  afterEach(async () => await started?.running.close());
  return {
    async start(config) {
      const running = await startCloud(config);
      const env = {
        AWS_ENDPOINT_URL: running.endpoint,
        AWS_ACCESS_KEY_ID: running.credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: running.credentials.secretAccessKey,
        AWS_REGION: running.region,
      };
      started = { running, env, cloud: await connectCloud({ env }) };
    },
    get running() {
      return current().running;
    },
    get cloud() {
      return current().cloud;
    },
    get env() {
      return current().env;
    },
    planned: async (...line) => answerOf(await runCommand(plan, ["-o", "json", ...line], current().env)),
    applied: async (...line) => answerOf(await runCommand(apply, ["--yes", "-o", "json", ...line], current().env)),
    destroyed: async (...line) => answerOf(await runCommand(destroy, ["--yes", "-o", "json", ...line], current().env)),
    isPlanClean: async () => (await runCommand(plan, ["--detailed-exitcode"], current().env)).code === 0,
  };
}

/** What an answer would do or did, without what stays: `create key …`. */
export function changesOf({ resources }: ProvisionAnswer): readonly string[] {
  return resources
    .filter(({ action }) => action !== "keep")
    .map(({ action, kind, name }) => `${action} ${kind} ${name}`);
}

/** The fields in which something differs: `key.policy`. */
export function fieldsOf({ resources }: ProvisionAnswer): readonly string[] {
  return resources.flatMap(({ kind, differences }) => differences.map(({ field }) => `${kind}.${field}`));
}

function answerOf({ code, stdout, stderr }: CommandResult): ProvisionAnswer {
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return JSON.parse(stdout) as ProvisionAnswer;
}
