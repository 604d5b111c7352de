import { resolve } from "node:path";
import { InkanError } from "../core/error.ts";
import {
  type PushContent,
  parsePushContent,
  parsePushPlan,
  planParts,
} from "../core/lifecycle/simulate/parse-push-plan.ts";
import { simulationLimits } from "../core/lifecycle/simulate/push-plan.ts";
import { storagePrices } from "../core/lifecycle/simulate/storage-price.ts";
import { parseTime, timeForm } from "../core/parse-time.ts";
import type { PolicyText } from "../tools/lifecycle/parse-policy-text.ts";
import { type SimulationReport, simulatePolicy } from "../tools/lifecycle/simulate/simulate-policy.ts";
import { simulationCharts } from "../tools/lifecycle/simulate/simulation-charts.ts";
import { formatSimulationHtml } from "../tools/lifecycle/simulate/simulation-html.ts";
import { simulationToJson } from "../tools/lifecycle/simulate/simulation-json.ts";
import { formatSimulation } from "../tools/lifecycle/simulate/simulation-table.ts";
import { formatSvgDocument } from "../tools/report/chart/svg-chart.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import {
  type CommandContext,
  cloudOptions,
  defineCommand,
  type OptionValues,
  outputOptions,
  UsageError,
} from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import {
  evaluationOptions,
  type OpenedImages,
  openImages,
  policyOptions,
  readAssumptions,
  readPolicyOption,
  requireOwnPolicy,
  tellOfImages,
} from "./lifecycle-options.ts";
import { parseArgument } from "./parse-argument.ts";
import { parseCount } from "./parse-count.ts";
import { parseRepository } from "./parse-repository.ts";
import { showsUnicode, terminalWidth } from "./terminal.ts";

export const command = defineCommand({
  name: "lifecycle simulate",
  summary: "the future of a repository under a lifecycle policy, day by day",
  arguments: ["[REPO]"],
  options: {
    ...policyOptions,
    days: { kind: "value", value: "N", default: "90", summary: "days to simulate, at most ten years" },
    pushes: {
      kind: "list",
      value: "PLAN",
      summary: "what is pushed, as 2/day or 5/week,weekdays,tag=main-{sha}; several times for several kinds",
    },
    tags: {
      kind: "value",
      value: "TEMPLATE",
      filled: true,
      summary: "tags of plans that give none; commas part several",
    },
    platforms: { kind: "value", value: "N", summary: "images inside an index, for plans that do not say" },
    signed: {
      kind: "value",
      value: "FORMAT",
      choices: ["none", "v2", "v3", "both"],
      summary: "signatures, for plans that do not say: v2 under a .sig tag, v3 as a referrer",
    },
    size: {
      kind: "value",
      value: "SIZE",
      filled: true,
      summary: "of an image, for plans that do not say (default: 200MB)",
    },
    pulled: { kind: "value", value: "K", summary: "so many of the newest are pulled daily, for plans that do not say" },
    start: {
      kind: "value",
      value: "TIME",
      filled: true,
      summary: "when the first day begins, as 2026-11-25T00:00:00Z (default: the cloud's clock)",
    },
    svg: { kind: "value", value: "FILE", filled: true, summary: "also write the charts as SVG" },
    html: { kind: "value", value: "FILE", filled: true, summary: "also write the whole report as one HTML file" },
    images: evaluationOptions.images,
    manifests: evaluationOptions.manifests,
    "read-indexes": evaluationOptions["read-indexes"],
    assume: evaluationOptions.assume,
    ...outputOptions,
    output: {
      ...outputOptions.output,
      choices: ["table", "json", "yaml", "text", "svg", "html"],
      summary: "table, json, yaml, text, svg or html",
    },
    ...cloudOptions,
  },
  details: [
    `PLAN is RATE[,PART...]. RATE is a number of pushes, / and hour, day, week or month (30 days). PART is one of: ${Object.values(
      planParts,
    )
      .map(({ form, does }) => `${form} (${does})`)
      .join("; ")}.`,
    "The first images are those of REPO or --images; without either the repository is empty. Existing images with tags as a plan writes them are its deployments, and {n} goes on after them. At the end of each day of 24 hours the policy is evaluated and acts, as ECR does within 24 hours. Nothing is left to chance and nothing is changed.",
    "ROLLBACK is how many of the newest deployments without a gap can still be pulled from the standard class. Costs are for storage alone and an upper bound: ECR stores layers that images share once.",
  ],
  examples: [
    {
      line: "inkan lifecycle simulate --policy policy.json --pushes 2/day --signed v2",
      does: "what a policy does to an empty repository in 90 days",
    },
    {
      line: "inkan lifecycle simulate sample-app-1 --pushes 5/week,weekdays --html report.html",
      does: "the future of a repository under its own policy",
    },
    {
      line: "inkan lifecycle simulate --images i.json --policy policy.json --days 365 -o json",
      does: "what becomes of saved images when nothing is pushed any more",
    },
  ],
  async run([repository], options, context) {
    const { output, query, svg, html } = options;
    if (query !== undefined && (output === "svg" || output === "html")) {
      throw new UsageError(`--query picks from data, and -o ${output} is a picture`, "inkan lifecycle simulate --help");
    }
    const content = readContent(options);
    const pushes = options.pushes.map((text) => parseArgument(() => parsePushPlan(text, content)));
    const days = readDays(options.days);
    const given = await readPolicyOption(options, context);
    const opened = await openFirstImages(repository, options, context, given);
    const policy = given ?? requireOwnPolicy(opened);
    const { images, now: start, assumptions, from } = opened;
    const report = parseArgument(() => simulatePolicy({ images, start, days, pushes, assumptions }, policy, from));
    const document = (chosen: "svg" | "html") =>
      chosen === "html" ? formatSimulationHtml(report) : formatCharts(report);
    if (svg !== undefined) await writeReport(svg, document("svg"), context);
    if (html !== undefined) await writeReport(html, document("html"), context);
    if (output === "svg" || output === "html") {
      context.out.write(document(output));
      return exitCodes.done.code;
    }
    const { color } = context;
    const terminal = { color, width: terminalWidth(context), unicode: showsUnicode(context) };
    const table = () => formatSimulation(report, terminal);
    const format = output as OutputFormat;
    context.out.write(await formatAnswer(simulationToJson(report), table, { output: format, query, color }));
    if (output === "table") tellOfCosts(report, context);
    return exitCodes.done.code;
  },
});

type SimulateOptions = OptionValues<typeof command.options>;

/** What plans are that do not say otherwise; written as parts of a plan, so that one grammar holds for both. */
function readContent({ tags, platforms, signed, size, pulled }: SimulateOptions): PushContent {
  const parts = [
    ...(tags === undefined ? [] : tags.split(",").map((tag) => `tag=${tag}`)),
    ...(platforms === undefined ? [] : [`platforms=${platforms}`]),
    ...(signed === undefined ? [] : [`signed=${signed}`]),
    ...(size === undefined ? [] : [`size=${size}`]),
    ...(pulled === undefined ? [] : [`pulled=${pulled}`]),
  ];
  return parseArgument(() => parsePushContent(parts.join(",")));
}

function readDays(text: string): number {
  const days = parseCount("--days", text);
  if (days <= simulationLimits.maxDays) return days;
  throw new UsageError(`--days is ${days}; it is at most ${simulationLimits.maxDays}`);
}

async function openFirstImages(
  repository: string | undefined,
  options: SimulateOptions,
  context: CommandContext,
  policy: PolicyText | undefined,
): Promise<OpenedImages> {
  const { start, pushes, manifests } = options;
  const now = start === undefined ? undefined : parseTime(start);
  if (start !== undefined && now === undefined) throw new UsageError(`--start is '${start}'; it must be ${timeForm}`);
  if (repository !== undefined) parseRepository(repository);
  if (repository !== undefined || options.images !== undefined) {
    const opened = await openImages(repository, { ...options, now: start }, context, [policy]);
    tellOfImages(opened, options, context);
    return opened;
  }
  if (manifests !== undefined) throw new UsageError("--manifests goes with --images");
  if (pushes.length === 0) {
    throw new UsageError(
      "there is nothing to simulate: no images and no pushes",
      "name a repository or --images PATH, or what is pushed: --pushes 2/day",
    );
  }
  if (policy === undefined) throw new UsageError("an empty repository has no policy: name one with --policy FILE");
  const assumptions = readAssumptions(options.assume);
  return { images: [], from: "an empty repository", indexesRead: 0, now: now ?? new Date(), assumptions };
}

function formatCharts({ simulation, from }: SimulationReport): string {
  return formatSvgDocument(simulationCharts(simulation), `Lifecycle simulation: ${from}`);
}

async function writeReport(path: string, text: string, { cwd, say }: CommandContext): Promise<void> {
  const { writeFile } = await import("node:fs/promises");
  try {
    await writeFile(resolve(cwd, path), text);
  } catch (cause) {
    throw new InkanError("FILE_UNWRITABLE", `the report ${path} cannot be written`, { cause });
  }
  say(`wrote ${path}`);
}

function tellOfCosts({ simulation }: SimulationReport, { say, warn }: CommandContext): void {
  const { region, asOf, source } = storagePrices;
  say(`costs: storage in ${region} as of ${asOf} (${source}), at the most: layers that images share are stored once`);
  if (simulation.summary.archived > 0) {
    say(
      `the archive costs as much as the standard class up to 150 TB of an account and region, and $${storagePrices.restore} per GB to restore`,
    );
  }
  const { withoutSize } = simulation;
  if (withoutSize > 0) warn(`${withoutSize} of the images have no size and count as 0 bytes`);
}
