import { parseTag } from "../core/oci/names.ts";
import type { SignedAnnotations } from "../core/signing/annotations.ts";
import { checkSigning, type SigningCheck, type SigningPlan } from "../tools/check/check-signing.ts";
import { testTag } from "../tools/check/check-target.ts";
import { createOwnSigning } from "../tools/check/own-signing.ts";
import { type SigningTools, signingTitles } from "../tools/check/signing-tools.ts";
import { readSourceCommit } from "../tools/check/source-commit.ts";
import { formatSteps, hasPassed, stepToJson, summarizeSteps } from "../tools/check/step-report.ts";
import { createStockSigning } from "../tools/check/stock-signing.ts";
import type { Cloud } from "../tools/connect/cloud.ts";
import { variable } from "../tools/connect/environment.ts";
import { type KmsKeyReference, parseKeyReference } from "../tools/keys/key-reference.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { writeActionsSummary } from "../tools/report/github-actions.ts";
import type { JsonObject } from "../tools/report/json-value.ts";
import { createProgress } from "../tools/report/progress.ts";
import { checkOptions, type OpenedCheck, openCheck, openStockShell, readRepository } from "./check-options.ts";
import {
  type CommandContext,
  cloudOptions,
  defineCommand,
  type OptionValues,
  outputOptions,
  UsageError,
} from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";
import { parseArgument } from "./parse-argument.ts";

export const command = defineCommand({
  name: "check",
  summary: "whether pushing, signing and verifying work here, step by step",
  arguments: [],
  options: {
    ...checkOptions,
    key: {
      kind: "value",
      value: "KEY",
      env: ["KMS_KEY_ARN"],
      default: "alias/sandbox-ecr-kms/cosign",
      summary: "the KMS key: its id, ARN, alias/NAME or alias ARN, also behind awskms:///; KMS_KEY_ARN names it too",
    },
    ...outputOptions,
    ...cloudOptions,
  },
  details: [
    "Pushes a small image of its own as test-DATE-TIME, signs and verifies it, and shows what is there then. Every step says what it does and what it found; one that fails says the likely cause and the next command, and the steps that need it are not run. docs/check.md tells what each step proves.",
    "The image stays, with its signature; the command that takes it away is shown. ECR_REGISTRY names another registry than that of the account and region. Exit code 0: every step passed; 1: one did not.",
  ],
  examples: [
    { line: "inkan check --local", does: "checks the local cloud" },
    { line: "inkan check --repository sample-app-2 --stock", does: "does the same with aws, docker and cosign" },
  ],
  async run(_arguments, options, context) {
    const repository = readRepository(options.repository);
    const key = readKey(options.key);
    const now = new Date();
    const cloud = await openCloud(options, context);
    const about = { repository, key: options.key };
    const check = await openCheck(signingTitles, cloud, about, context);
    const plan = { repository, tag: parseTag(testTag(now)), annotations: await chooseAnnotations(now, context) };
    const tools = check.remember(await openTools(cloud, key, options, context));
    const { results } = check.runner;
    let checked: SigningCheck;
    try {
      checked = await checkSigning(check.runner, tools, plan);
    } catch (error) {
      const isPushed = results.some(({ name, outcome }) => name === "image" && outcome.kind === "passed");
      if (context.interrupted.aborted && isPushed)
        context.say(`the image stays: ${removalOf(`${repository}:${plan.tag}`, options)}`);
      throw error;
    }
    const { output, query } = options;
    const { color } = context;
    const table = () => `${formatSteps(results, { color })}\n${closingLines(checked, check, options)}`;
    const answer = { output: output as OutputFormat, query, color };
    context.out.write(await formatAnswer(() => toJson(checked, check, plan, options), table, answer));
    await writeActionsSummary(
      context.env,
      `inkan check: ${summarizeSteps(results)}`,
      formatSteps(results, { color: false }),
    );
    return hasPassed(results) ? exitCodes.done.code : exitCodes.failed.code;
  },
});

type Options = OptionValues<typeof command.options>;

function readKey(text: string): KmsKeyReference {
  const key = parseArgument(() => parseKeyReference(text));
  if (key.kind === "kms") return key;
  throw new UsageError(`the check signs with a KMS key, and '${text}' is none`, "inkan keys list");
}

/** What the check signs beside the digest: the commit, the moment, and who builds. */
async function chooseAnnotations(now: Date, { env, cwd }: CommandContext): Promise<SignedAnnotations> {
  const commit = await readSourceCommit(env, cwd);
  return new Map([
    ...(commit === undefined ? [] : [["git-sha", commit] as const]),
    ["build-date", now.toISOString().replace(/\.\d+Z$/, "Z")],
    ["builder", variable(env, "GITHUB_ACTIONS") === "true" ? "github-actions" : "local"],
  ]);
}

async function openTools(
  cloud: Cloud,
  key: KmsKeyReference,
  options: Options,
  context: CommandContext,
): Promise<SigningTools> {
  if (options.stock) {
    const { shell, env } = await openStockShell(cloud, options, context);
    return createStockSigning(shell, { env, key });
  }
  const progress = createProgress(context.err, { quiet: context.quiet });
  const { env, interrupted: signal } = context;
  return createOwnSigning(cloud, { env, key, now: () => new Date(), progress, signal });
}

function closingLines(checked: SigningCheck, { runner }: OpenedCheck<string>, options: Options): string {
  const lines = [summarizeSteps(runner.results)];
  if (checked.image !== undefined) {
    lines.push(`image     ${checked.image}${checked.digest === undefined ? "" : ` (${checked.digest})`}`);
    for (const line of cleanUp(checked.image, options)) lines.push(`clean up  ${line}`);
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** Command lines that take away what the check left. */
function cleanUp(image: string, options: Options): readonly string[] {
  return [removalOf(image, options), ...(options.stock ? [`docker rmi ${image}`] : [])];
}

function removalOf(image: string, { local }: Options): string {
  return `inkan rm ${image} --yes${local ? " --local" : ""}`;
}

function toJson(checked: SigningCheck, check: OpenedCheck<string>, plan: SigningPlan, options: Options): JsonObject {
  const caller = check.caller();
  const { results } = check.runner;
  return {
    result: hasPassed(results) ? "passed" : "failed",
    tools: options.stock ? "stock" : "inkan",
    account: caller?.account ?? null,
    caller: caller?.arn ?? null,
    registry: checked.registry ?? null,
    repository: plan.repository,
    key: options.key,
    image: checked.image ?? null,
    digest: checked.digest ?? null,
    annotations: Object.fromEntries(plan.annotations),
    steps: results.map(stepToJson),
    cleanUp: checked.image === undefined ? [] : cleanUp(checked.image, options),
  };
}
