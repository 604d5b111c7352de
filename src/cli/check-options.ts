import { cloudEnvironment } from "../core/cloud-environment.ts";
import type { RepositoryName } from "../core/oci/names.ts";
import { parseRepositoryName } from "../core/oci/names.ts";
import { type Circumstances, diagnose } from "../tools/check/diagnose.ts";
import type { Caller, GroundTools } from "../tools/check/ground-tools.ts";
import { createStepRunner, type StepRunner } from "../tools/check/run-steps.ts";
import { describeEvent } from "../tools/check/step-report.ts";
import { createStockShell, type StockShell } from "../tools/check/stock-shell.ts";
import type { Cloud } from "../tools/connect/cloud.ts";
import { askStatus } from "../tools/connect/control-client.ts";
import type { Environment } from "../tools/connect/environment.ts";
import type { CommandContext, cloudOptions, OptionSpecs, OptionValues } from "./command.ts";
import { parseArgument } from "./parse-argument.ts";

/** Options of the commands that check step by step. */
export const checkOptions = {
  repository: {
    kind: "value",
    value: "REPO",
    env: ["ECR_REPOSITORY"],
    default: "sample-app-1",
    summary: "the repository to work in; ECR_REPOSITORY names it too",
  },
  stock: {
    kind: "flag",
    summary: "use aws, docker and cosign instead of Inkan's own tools, and show each command line",
  },
} as const satisfies OptionSpecs;

/** Reads `--repository`. Throws UsageError. */
export function readRepository(text: string): RepositoryName {
  return parseArgument(() => parseRepositoryName(text));
}

/** A check that is about to begin. */
export type OpenedCheck<Name extends string> = {
  readonly runner: StepRunner<Name>;
  /** Who calls, once the check has found that out. */
  readonly caller: () => Caller | undefined;
  /** Remembers who calls, for the diagnosis of what fails later. */
  readonly remember: <Tools extends GroundTools>(tools: Tools) => Tools;
};

/** Makes the runner of a check whose steps are told on stderr as they go. */
export async function openCheck<Name extends string>(
  titles: Readonly<Record<Name, string>>,
  cloud: Cloud,
  about: Pick<Circumstances, "repository" | "key">,
  context: CommandContext,
): Promise<OpenedCheck<Name>> {
  const isLocal = (await cloud.localCloud()) !== undefined;
  let caller: Caller | undefined;
  const runner = createStepRunner(titles, {
    signal: context.interrupted,
    diagnose: async (error) => {
      const region = await cloud.region().catch(() => undefined);
      return diagnose(error, {
        ...about,
        isLocal,
        ...(caller === undefined ? {} : { account: caller.account, caller: caller.arn }),
        ...(region === undefined ? {} : { region }),
      });
    },
    onEvent: (event) => {
      const { lines, isFailure } = describeEvent(event);
      for (const line of lines) (isFailure ? context.tell : context.say)(line);
    },
  });
  return {
    runner,
    caller: () => caller,
    remember: (tools) => ({
      ...tools,
      askCaller: async (talk) => {
        caller = await tools.askCaller(talk);
        return caller;
      },
    }),
  };
}

/** The environment and the shell in which stock programs act on the very cloud that the options choose. */
export async function openStockShell(
  cloud: Cloud,
  options: OptionValues<typeof cloudOptions>,
  context: CommandContext,
): Promise<{ readonly shell: StockShell; readonly env: Environment }> {
  const local = options.local ? await cloud.localCloud() : undefined;
  const { set, unset } =
    local === undefined
      ? { set: {}, unset: [] }
      : cloudEnvironment(await askStatus(local.controlSocket), local.credentials, context.env);
  const region = options.region === undefined ? {} : { AWS_REGION: options.region, AWS_DEFAULT_REGION: options.region };
  const gone = Object.fromEntries(unset.map((name) => [name, undefined]));
  const env = { ...context.env, ...gone, ...set, ...region };
  return { env, shell: createStockShell(env, { signal: context.interrupted }) };
}
