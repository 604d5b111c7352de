import { once } from "node:events";
import { isIPv4 } from "node:net";
import { type RunningCloud, startCloud } from "../cloud/start-cloud.ts";
import { parseGithubRepository } from "../core/image-registry/github-repository.ts";
import { isRunEvery } from "../core/lifecycle-run.ts";
import { ageForm, parseAge } from "../core/parse-age.ts";
import type { RunningCloudRecord } from "../core/running-cloud.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { cloudAnswer, describeCloud } from "./cloud-answer.ts";
import {
  type CommandContext,
  cloudOptions,
  defineCommand,
  type OptionSpecs,
  type OptionValues,
  outputOptions,
  UsageError,
} from "./command.ts";
import { clearStart } from "./crash-file.ts";
import { commandLine, dataFolderOf } from "./data-folder.ts";
import { exitCodes } from "./exit-codes.ts";
import { parseArgument } from "./parse-argument.ts";
import { announce, DetachedStartError, startDetached } from "./start-detached.ts";

const options = {
  port: { kind: "value", value: "PORT", default: "4566", summary: "the port to listen on; 0 takes any free one" },
  host: {
    kind: "value",
    value: "ADDRESS",
    default: "127.0.0.1",
    summary: "the address to listen on; any but loopback lets other machines in",
  },
  mirror: {
    kind: "value",
    value: "PORT",
    filled: true,
    summary:
      "a second port, on loopback, from which a docker engine pulls what `inkan import` brought; 0 takes any free one",
  },
  data: cloudOptions.data,
  ephemeral: { kind: "flag", summary: "keep nothing: all goes when the cloud ends" },
  detach: { kind: "flag", short: "d", summary: "go to the background once it answers" },
  empty: {
    kind: "flag",
    summary: "begin a new data folder with nothing in it: no sample repositories, no key, no role",
  },
  github: {
    kind: "value",
    value: "OWNER/REPO",
    filled: true,
    summary: "whose GitHub workflows may assume the role, also on a data folder that has it already",
  },
  quirks: {
    kind: "value",
    value: "on|off",
    choices: ["on", "off"],
    default: "on",
    summary: "on: as ECR does it; off: as the OCI distribution specification has it, where ECR differs",
  },
  lifecycle: {
    kind: "value",
    value: "every=SPAN",
    filled: true,
    summary:
      "let every lifecycle policy act at intervals, as every=1h; by default they act on `inkan lifecycle run` alone",
  },
  announce: { kind: "flag", hidden: true, summary: "tell the process that started this one when the cloud answers" },
  made: {
    kind: "value",
    hidden: true,
    value: "DIR",
    summary: "the outermost folder that was made for this start, taken away at its end if nothing is in it",
  },
  ...outputOptions,
} as const satisfies OptionSpecs;

type UpOptions = OptionValues<typeof options>;

export const command = defineCommand({
  name: "up",
  summary: "start an ECR, a KMS, an STS and an IAM on this machine",
  arguments: [],
  options,
  details: [
    "A new data folder is given the repositories sample-app-1, sample-app-2 and sample-app-3, a signing key named alias/sandbox-ecr-kms/cosign, and GitHub as an identity provider with the role sandbox-ecr-kms-github-actions-role. What is pushed, signed and made there stays until it is deleted.",
    "--ephemeral leaves its record where --data says, else in the default data folder, so that status, env and down find it.",
  ],
  examples: [
    { line: "inkan up --detach", does: "starts it in the background on port 4566" },
    { line: "inkan up --port 0 --ephemeral -o json", does: "starts one for a test run and prints where it is" },
  ],
  async run(_args, given, context) {
    const port = parsePort("--port", given.port);
    const mirrorPort = given.mirror === undefined ? undefined : parsePort("--mirror", given.mirror);
    const everyMs = parseLifecycle(given.lifecycle);
    checkGithub(given);
    if (!isLoopback(given.host) && !given.announce) {
      context.warn(`${given.host} lets other machines reach this cloud; every request still needs its access key`);
    }
    return given.detach
      ? await runDetached(given, context)
      : await runHere(given, { port, mirrorPort, everyMs }, context);
  },
});

/** What is read of the options before anything is started. */
type ReadOptions = {
  readonly port: number;
  readonly mirrorPort: number | undefined;
  readonly everyMs: number | undefined;
};

async function runHere(given: UpOptions, { port, mirrorPort, everyMs }: ReadOptions, context: CommandContext) {
  const { interrupted } = context; // from here on: a start that is broken off leaves what it has begun
  let cloud: RunningCloud;
  try {
    cloud = await startCloud({
      ...folders(given, context),
      host: given.host,
      port,
      empty: given.empty,
      ...(given.github === undefined ? {} : { github: given.github }),
      quirks: given.quirks === "off" ? "off" : "on",
      ...(mirrorPort === undefined ? {} : { mirrorPort }),
      ...(everyMs === undefined ? {} : { lifecycleEveryMs: everyMs }),
      ...(given.announce || context.quiet
        ? {}
        : { watch: { write: (text) => context.err.write(text), color: context.color } }),
    });
  } catch (error) {
    if (!given.announce) throw error;
    announce({ error });
    return exitCodes.failed.code;
  }
  if (given.announce) announce(cloud);
  else await show(cloud, given, context);
  await untilEnd(cloud, interrupted, context);
  if (given.announce) clearStart(dataFolderOf(given.data, context), given.made);
  return exitCodes.done.code;
}

async function runDetached(given: UpOptions, context: CommandContext) {
  const folder = dataFolderOf(given.data, context);
  try {
    const record = await startDetached(
      (made) => [
        "up",
        ...["--port", given.port, "--host", given.host, "--data", folder, "--quirks", given.quirks],
        `--ephemeral=${given.ephemeral}`,
        `--empty=${given.empty}`,
        ...optional("--github", given.github),
        ...optional("--made", given.made ?? made),
        ...optional("--lifecycle", given.lifecycle),
        ...optional("--mirror", given.mirror),
        ...["--detach=false", "--announce", "--quiet"], // its stderr is the crash file
      ],
      folder,
      context.interrupted,
    );
    await show(record, given, context);
    return exitCodes.done.code;
  } catch (error) {
    if (!(error instanceof DetachedStartError) || context.interrupted.aborted) throw error;
    context.err.write(error.text);
    return exitCodes.failed.code;
  }
}

function optional(option: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [option, value];
}

function folders(given: UpOptions, context: CommandContext): { dataFolder: string } | { recordFolder: string } {
  const folder = dataFolderOf(given.data, context);
  return given.ephemeral ? { recordFolder: folder } : { dataFolder: folder };
}

async function show(record: RunningCloudRecord, given: UpOptions, context: CommandContext): Promise<void> {
  const { query, output } = given;
  const answer = { output: output as OutputFormat, query, color: context.color };
  context.out.write(await formatAnswer(cloudAnswer(record), () => describeCloud(record), answer));
  context.say(`point a shell at it with: eval "$(${commandLine("env", dataFolderOf(given.data, context), context)})"`);
}

/** Until the cloud ends: by `inkan down`, or by a signal; a second signal ends the process at once. */
async function untilEnd(cloud: RunningCloud, interrupted: AbortSignal, { say }: CommandContext): Promise<void> {
  const interruption = interrupted.aborted ? Promise.resolve() : once(interrupted, "abort");
  await Promise.race([cloud.closed, interruption]);
  if (!interrupted.aborted) return;
  say("ending; requests under way are given ten seconds, a second signal ends them at once");
  await cloud.close();
}

function parsePort(option: "--port" | "--mirror", text: string): number {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(`${option} takes a number from 0 to 65535, not '${text}'`, `inkan up ${option} 0`);
}

function checkGithub({ github, empty }: UpOptions): void {
  if (github === undefined) return;
  if (empty) throw new UsageError("--empty and --github exclude each other: without a role nobody assumes it");
  parseArgument(() => parseGithubRepository(github));
}

/** Milliseconds between two runs of lifecycle policies. */
function parseLifecycle(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const everyMs = text.startsWith("every=") ? parseAge(text.slice("every=".length)) : undefined;
  if (everyMs !== undefined && isRunEvery(everyMs)) return everyMs;
  const form = everyMs === undefined ? `every= and ${ageForm}` : "from one second to one day";
  throw new UsageError(`--lifecycle is '${text}'; it must be ${form}`, "inkan up --lifecycle every=1h");
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));
}
