import { countOf } from "../core/count-of.ts";
import { ageForm, parseAge } from "../core/parse-age.ts";
import { openEcrRepository } from "../tools/images/ecr-repository.ts";
import { flatImageToJson, formatFlatImages, listFlat } from "../tools/images/image-report.ts";
import { type ImageRound, watchImages } from "../tools/images/watch-images.ts";
import { formatTime } from "../tools/report/amounts.ts";
import { checkQuery, formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import type { JsonObject } from "../tools/report/json-value.ts";
import { type CommandContext, cloudOptions, defineCommand, outputOptions, UsageError } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";
import { parseCount } from "./parse-count.ts";
import { parseRepository } from "./parse-repository.ts";

/** Shortest time between two looks, in milliseconds: more often, and ECR throttles who looks. */
const MIN_EVERY_MS = 1000;

/** Longest, in milliseconds: what a timer holds is some 24 days, and nobody watches that long. */
const MAX_EVERY_MS = 86_400_000;

/** Images that a terminal shows at each look, newest push first. */
const SHOWN_IMAGES = 15;

/** Cursor to the top left, and everything below it cleared (ECMA-48, CUP and ED). */
const CLEAR_SCREEN = "\u001b[H\u001b[2J";

export const command = defineCommand({
  name: "watch images",
  summary: "how many images a repository has, looked at again and again",
  arguments: ["REPO"],
  options: {
    every: {
      kind: "value",
      value: "SPAN",
      short: "n",
      filled: true,
      default: "10s",
      summary: "time between two looks, as 10s or 5m",
    },
    times: { kind: "value", value: "N", filled: true, summary: "how many looks (default: until Ctrl-C)" },
    ...outputOptions,
    ...cloudOptions,
  },
  details: [
    "A terminal shows the newest images and what came and went; elsewhere each look is a line, or with -o an answer of its own. Images are counted as ECR counts them, signatures too.",
    "Only DescribeImages is sent, so that watching is no pull. A look that fails is said and tried again at the next; when the first fails, the command does.",
  ],
  examples: [
    { line: "inkan watch images sample-app-1 --local --times 1", does: "looks once" },
    {
      line: "inkan watch images sample-app-1 --local --times 1 -o text --query total",
      does: "prints how many images ECR counts",
    },
  ],
  async run([text = ""], options, context) {
    const everyMs = parseEvery(options.every);
    const times = options.times === undefined ? undefined : parseCount("--times", options.times);
    const reference = parseRepository(text);
    if (options.query !== undefined) await checkQuery(options.query);
    const ecr = await openEcrRepository(await openCloud(options, context), reference);
    const stopped = context.interrupted;
    for await (const round of watchImages(ecr, { everyMs, times, stopped })) {
      if (round.kind === "missed") context.warn(`${formatTime(round.at)} ${round.error.message}`);
      else await show(round, { text, every: options.every }, options, context);
    }
    return stopped.aborted ? exitCodes.interrupted.code : exitCodes.done.code;
  },
});

type SeenRound = Extract<ImageRound, { readonly kind: "seen" }>;

async function show(
  round: SeenRound,
  watched: { readonly text: string; readonly every: string },
  { output, query }: { readonly output: string; readonly query: string | undefined },
  { out, color }: CommandContext,
): Promise<void> {
  const table = () =>
    out.isTTY === true ? `${CLEAR_SCREEN}${formatScreen(round, watched, color)}` : `${formatLine(round)}\n`;
  out.write(await formatAnswer(() => roundToJson(round), table, { output: output as OutputFormat, query, color }));
}

/** The stable shape of a look. */
function roundToJson({ at, images, arranged, added, removed }: SeenRound): JsonObject {
  return {
    at: formatTime(at),
    total: images.length,
    onTheirOwn: arranged.length,
    added: added.map(({ digest, tags }) => ({ digest, tags })),
    removed: removed.map(({ digest, tags }) => ({ digest, tags })),
    images: listFlat(arranged).map(flatImageToJson),
  };
}

function formatLine({ at, images, added, removed }: SeenRound): string {
  return `${formatTime(at)}  ${countOf(images.length, "image")}${formatChange(added.length, removed.length)}`;
}

function formatScreen(round: SeenRound, watched: { readonly text: string; readonly every: string }, color: boolean) {
  const flat = listFlat(round.arranged);
  const more = flat.length - SHOWN_IMAGES;
  return [
    `${watched.text}, every ${watched.every} (Ctrl-C ends)`,
    formatLine(round),
    "",
    formatFlatImages(flat.slice(0, SHOWN_IMAGES), { color }).trimEnd(),
    ...(more > 0 ? [`… and ${more} older`] : []),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function formatChange(added: number, removed: number): string {
  if (added === 0 && removed === 0) return "";
  return `  +${added} -${removed}`;
}

function parseEvery(text: string): number {
  const everyMs = parseAge(text);
  if (everyMs !== undefined && everyMs >= MIN_EVERY_MS && everyMs <= MAX_EVERY_MS) return everyMs;
  const form = everyMs === undefined ? ageForm : "from one second to one day";
  throw new UsageError(`--every is '${text}'; it must be ${form}`, "inkan watch images REPO --every 10s");
}
