import type { ImageOutcome } from "../../../core/lifecycle/evaluation.ts";
import { explainFate, formatDays, type NameImage } from "../../../core/lifecycle/explain.ts";
import { pushMark } from "../../../core/lifecycle/image-age.ts";
import type { LifecycleImage } from "../../../core/lifecycle/lifecycle-image.ts";
import type { WeighedAssumption } from "../../../core/lifecycle/weigh-assumptions.ts";
import { printable } from "../../../core/printable.ts";
import { formatBytes, formatMinute, formatTime } from "../../report/amounts.ts";
import type { JsonObject } from "../../report/json-value.ts";
import { formatTable, type TableOptions } from "../../report/table.ts";
import type { Explanation } from "./explanation.ts";
import { assumptionToJson, outcomeToJson } from "./explanation-json.ts";
import { describeRow, rowsBelow } from "./image-rows.ts";
import { type RuleStory, tellRules } from "./rule-story.ts";

/** The whole story of one image under a policy. */
export type ImageStory = {
  readonly explanation: Explanation;
  readonly outcome: ImageOutcome;
  readonly rules: readonly RuleStory[];
  /** The indexes that contain it, as far as the source tells. */
  readonly indexes: readonly ImageOutcome[];
  /** What it refers to; undefined also where that is not in the repository. */
  readonly subject: ImageOutcome | undefined;
  /** The assumptions without which this image would fare otherwise. */
  readonly restsOn: readonly WeighedAssumption[];
};

/** Gathers the story of an image. */
export function tellStory(explanation: Explanation, outcome: ImageOutcome): ImageStory {
  const { evaluation, restsOn } = explanation;
  const { digest, subject } = outcome.image;
  return {
    explanation,
    outcome,
    rules: tellRules(evaluation, outcome),
    indexes: evaluation.outcomes.filter(
      ({ image: { children } }) => children !== undefined && children !== "unknown" && children.includes(digest),
    ),
    subject: evaluation.outcomes.find(({ image }) => image.digest === subject),
    restsOn: restsOn.filter(({ images }) => images.includes(digest)),
  };
}

/** The stable shape of a story; docs/lifecycle.md describes it. */
export function storyToJson({ explanation, outcome, rules, indexes, restsOn }: ImageStory): JsonObject {
  const { evaluation, from, policy, nameImage } = explanation;
  return {
    images: from,
    policy: policy.from,
    now: formatTime(evaluation.now),
    assumptions: evaluation.assumptions,
    outcome: outcomeToJson(outcome, nameImage),
    rules: rules.map(({ priority, does, matches, picks, says }) => ({ rule: priority, does, matches, picks, says })),
    indexes: indexes.map(({ image }) => image.digest),
    restsOn: restsOn.map(assumptionToJson),
  };
}

/** The story for people: the fate, what is known of the image, then rule by rule. */
export function formatStory(story: ImageStory, options: TableOptions): string {
  const { explanation, outcome, rules, restsOn } = story;
  const { nameImage } = explanation;
  const lines = [
    [outcome.image.tags.join(", ") || "<untagged>", outcome.image.digest].join("  "),
    explainFate(outcome, nameImage),
    "",
    ...describeImage(story).map(([name, value]) => `${name.padEnd(12)}${value}`),
    "",
  ];
  const table = formatTable(
    [
      { title: "RULE", value: ({ priority }) => String(priority), align: "right" },
      { title: "DOES", value: ({ does }) => does },
      { title: "SAYS OF IT", value: ({ says }) => says },
    ],
    rules,
    options,
  );
  const notes = restsOn.map(
    ({ name, chosen, instead }) => `rests on ${name}=${chosen}: with ${name}=${instead} it would fare otherwise`,
  );
  return [
    ...lines.map((line) => `${printable(line)}\n`),
    table,
    ...(notes.length === 0 ? [] : ["\n", ...notes.map((note) => `${note}\n`)]),
  ].join("");
}

function describeImage({ explanation, outcome, indexes, subject }: ImageStory): readonly (readonly [string, string])[] {
  const { evaluation, nameImage } = explanation;
  const { image } = outcome;
  const ago = (time: Date) => `${formatMinute(time)} UTC, ${formatDays(evaluation.now.getTime() - time.getTime())} ago`;
  const time = (name: string, value: Date | undefined) => (value === undefined ? [] : [[name, ago(value)] as const]);
  return [
    ["pushed", ago(image.pushedAt)],
    ...time("last pulled", image.lastPulledAt),
    ...time("archived", image.lastArchivedAt),
    ...time("restored", image.lastActivatedAt),
    ...(pushMark(image).since === "activated" ? [["counts from", "its restoration"] as const] : []),
    ...(image.sizeInBytes === undefined ? [] : [["size", formatBytes(image.sizeInBytes)] as const]),
    ["storage", storageWords[image.storageClass]],
    ...(subject === undefined && image.subject !== undefined
      ? [["refers to", `${image.subject}, which is not in the repository`] as const]
      : []),
    ...(subject === undefined ? [] : [["refers to", describeOther(subject, nameImage)] as const]),
    ...indexes.map((index) => ["inside", describeOther(index, nameImage)] as const),
    ...rowsBelow(evaluation.outcomes, outcome).map(
      (row) => ["has", `${describeRow(row)}  ${explainFate(row.outcome, nameImage)}`] as const,
    ),
  ];
}

const storageWords: Readonly<Record<LifecycleImage["storageClass"], string>> = {
  standard: "standard",
  archive: "archive",
  activating: "on the way back from the archive",
};

function describeOther(other: ImageOutcome, nameImage: NameImage): string {
  return `${nameImage(other.image.digest)}  ${explainFate(other, nameImage)}`;
}
