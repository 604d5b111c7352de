import { countOf } from "../core/count-of.ts";
import {
  checkLifecycle,
  type LifecycleCheck,
  type LifecyclePlan,
  numberedTag,
} from "../tools/check/check-lifecycle.ts";
import { testTag } from "../tools/check/check-target.ts";
import type { Decision } from "../tools/check/expiry.ts";
import { type LifecycleTools, lifecycleTitles } from "../tools/check/lifecycle-tools.ts";
import { createOwnLifecycle } from "../tools/check/own-lifecycle.ts";
import { formatSteps, hasPassed, stepToJson, summarizeSteps } from "../tools/check/step-report.ts";
import { createStockLifecycle } from "../tools/check/stock-lifecycle.ts";
import type { Cloud } from "../tools/connect/cloud.ts";
import { readCloudClock } from "../tools/connect/cloud-clock.ts";
import { decidingRule } from "../tools/lifecycle/explain/explanation.ts";
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
import { canAsk, confirm } from "./confirm.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";
import { parseCount } from "./parse-count.ts";

/** Most images that one check pushes: enough to see any rule at work, few enough to be pushed in a minute. */
const MAX_IMAGES = 500;

export const command = defineCommand({
  name: "lifecycle-check",
  summary: "push images and see what the repository's lifecycle policy does with them",
  arguments: ["[COUNT]", "[LIMIT]"],
  options: {
    ...checkOptions,
    yes: { kind: "flag", short: "y", summary: "expire what the policy takes, without asking" },
    no: { kind: "flag", summary: "expire nothing, without asking" },
    ...outputOptions,
    ...cloudOptions,
  },
  details: [
    "Pushes COUNT small images (15), each with a digest of its own, as test-DATE-TIME-NUMBER; shows the images before and after, the policy, what it expires and by which rule; offers to expire that now; and compares what is left with LIMIT (10). LIMIT is only compared: what the policy says is what is done.",
    "ECR lets a policy act by itself within 24 hours, the local cloud when inkan lifecycle run says so. To expire here means to delete, by digest, what the policy takes; nothing brings it back. That may be images that were there before: how many is said first. Without a terminal, and without --yes or --no, nothing is deleted.",
    "Exit code 0: every step passed, also where more than LIMIT are left because nothing was expired; 14: more than LIMIT are left after the expiry; 1: a step failed.",
  ],
  examples: [
    { line: "inkan lifecycle-check --local", does: "pushes 15 images to sample-app-1 and shows what goes" },
    { line: "inkan lifecycle-check 20 10 --repository sample-app-3 --yes", does: "pushes 20 and expires at once" },
  ],
  async run([count = "15", limit = "10"], options, context) {
    if (options.yes && options.no)
      throw new UsageError("--yes and --no exclude each other", "inkan lifecycle-check --help");
    const plan: LifecyclePlan = {
      repository: readRepository(options.repository),
      count: readCount(count),
      limit: parseCount("LIMIT", limit),
      tagPrefix: testTag(new Date()),
    };
    const cloud = await openCloud(options, context);
    const check = await openCheck(lifecycleTitles, cloud, { repository: plan.repository }, context);
    const tools = check.remember(await openTools(cloud, options, context));
    const { results } = check.runner;
    let checked: LifecycleCheck;
    try {
      checked = await checkLifecycle(check.runner, tools, plan, {
        now: async () => (await readCloudClock(cloud)) ?? new Date(),
        decide: (images) => decide({ ...images, cloud }, plan, options, context),
        warn: context.warn,
      });
    } catch (error) {
      if (context.interrupted.aborted && results.some(({ name }) => name === "before")) {
        context.say(
          `images ${plan.tagPrefix}-… may be there: inkan images ${plan.repository} --tag '${plan.tagPrefix}-*'`,
        );
      }
      throw error;
    }
    const { output, query } = options;
    const { color } = context;
    const table = () => `${formatSteps(results, { color })}\n${closingLines(checked, check, plan, options)}`;
    const answer = { output: output as OutputFormat, query, color };
    context.out.write(await formatAnswer(() => toJson(checked, check, plan, options), table, answer));
    const heading = `inkan lifecycle-check: ${summarizeSteps(results)}`;
    await writeActionsSummary(context.env, heading, formatSteps(results, { color: false }));
    return exitCodeOf(checked, check);
  },
});

type Options = OptionValues<typeof command.options>;

function readCount(text: string): number {
  const count = parseCount("COUNT", text);
  if (count <= MAX_IMAGES) return count;
  throw new UsageError(`COUNT is ${text}; one check pushes at most ${MAX_IMAGES} images`);
}

async function openTools(cloud: Cloud, options: Options, context: CommandContext): Promise<LifecycleTools> {
  if (options.stock) {
    const { shell, env } = await openStockShell(cloud, options, context);
    return createStockLifecycle(shell, env);
  }
  const progress = createProgress(context.err, { quiet: context.quiet });
  const { env, interrupted: signal } = context;
  return createOwnLifecycle(cloud, { env, now: () => new Date(), progress, signal });
}

async function decide(
  { due, earlier, cloud }: { readonly due: number; readonly earlier: number; readonly cloud: Cloud },
  { repository }: LifecyclePlan,
  options: Options,
  context: CommandContext,
): Promise<Decision> {
  if (options.no) return "no";
  if (!options.yes && !canAsk(context)) return "nobody";
  const those = earlier === 0 ? "" : `, ${earlier} of which ${earlier === 1 ? "was" : "were"} there before this check,`;
  context.tell(`about to delete ${countOf(due, "image")} of ${repository}${those} in ${await cloud.describe()}`);
  return await confirm(`Delete ${countOf(due, "image")}?`, options.yes, context);
}

function exitCodeOf({ expiry, verdict }: LifecycleCheck, { runner }: OpenedCheck<string>): ExitCode {
  if (!hasPassed(runner.results)) return exitCodes.failed.code;
  if (expiry?.kind === "left" && expiry.decision === "interrupted") return exitCodes.interrupted.code;
  return verdict?.kind === "over" ? exitCodes.policyViolated.code : exitCodes.done.code;
}

function closingLines(
  checked: LifecycleCheck,
  { runner }: OpenedCheck<string>,
  plan: LifecyclePlan,
  options: Options,
): string {
  const lines = [summarizeSteps(runner.results)];
  const { before, after, left, verdict } = checked;
  if (before !== undefined && after !== undefined && left !== undefined && verdict !== undefined) {
    lines.push(
      `images    ${before.length} before, ${after.length} after ${plan.count} were pushed, ${left.length} left`,
    );
    lines.push(`limit     ${verdict.lines.at(-1)}`);
  }
  lines.push(...cleanUp(checked, plan, options).map((line) => `clean up  ${line}`));
  return lines.map((line) => `${line}\n`).join("");
}

/** Command lines that take away what the check left. */
function cleanUp(
  { target, after, left = after }: LifecycleCheck,
  plan: LifecyclePlan,
  options: Options,
): readonly string[] {
  if (target === undefined || left === undefined) return [];
  const there = new Set(left.flatMap(({ tags }) => tags));
  const pushed = Array.from({ length: plan.count }, (_, index) => numberedTag(plan, index + 1));
  const own = pushed.filter((tag) => there.has(tag));
  const remove = `inkan rm ${inBraces(target.name, own)} --yes${options.local ? " --local" : ""}`;
  return [
    ...(own.length === 0 ? [] : [remove]),
    ...(options.stock ? [`docker rmi ${inBraces(target.name, pushed)}`] : []),
  ];
}

/** `NAME:PREFIX-{01,02}`, which bash, zsh and fish take apart. */
function inBraces(name: string, tags: readonly string[]): string {
  const [first = "", ...others] = tags;
  if (others.length === 0) return `${name}:${first}`;
  const prefix = first.slice(0, first.lastIndexOf("-") + 1);
  return `${name}:${prefix}{${tags.map((tag) => tag.slice(prefix.length)).join(",")}}`;
}

function toJson(
  checked: LifecycleCheck,
  check: OpenedCheck<string>,
  plan: LifecyclePlan,
  options: Options,
): JsonObject {
  const { before, after, left, policy, due, expiry, verdict } = checked;
  const caller = check.caller();
  const { results } = check.runner;
  const failures = new Map(
    expiry?.kind === "expired" ? expiry.deletions.map(({ digest, failure }) => [digest, failure ?? null]) : [],
  );
  return {
    result: hasPassed(results) ? "passed" : "failed",
    tools: options.stock ? "stock" : "inkan",
    account: caller?.account ?? null,
    caller: caller?.arn ?? null,
    registry: checked.target?.registry ?? null,
    repository: plan.repository,
    count: plan.count,
    limit: plan.limit,
    policy: policy?.text ?? null,
    images: { before: before?.length ?? null, after: after?.length ?? null, left: left?.length ?? null },
    compared: verdict?.compared ?? null,
    verdict: verdict?.kind ?? null,
    due: due.map(({ image: { digest, tags }, fate }) => ({ digest, tags, rule: decidingRule(fate) ?? null })),
    expiry:
      expiry === undefined
        ? null
        : {
            result: expiry.kind,
            decision: expiry.kind === "left" ? expiry.decision : null,
            deleted: [...failures].flatMap(([digest, failure]) => (failure === null ? [digest] : [])),
            failed: [...failures].flatMap(([digest, reason]) => (reason === null ? [] : [{ digest, reason }])),
          },
    steps: results.map(stepToJson),
    cleanUp: cleanUp(checked, plan, options),
  };
}
