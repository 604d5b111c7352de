import { countOf } from "../../../core/count-of.ts";
import type { Fate, ImageOutcome, RuleOutcome } from "../../../core/lifecycle/evaluation.ts";
import {
  explainMeasure,
  explainReason,
  explainRule,
  fateWord,
  formatDays,
  type NameImage,
} from "../../../core/lifecycle/explain.ts";
import { pushMark } from "../../../core/lifecycle/image-age.ts";
import { shortDigest } from "../../../core/oci/digest.ts";
import { formatBytes } from "../../report/amounts.ts";
import { type Column, formatTable, type TableOptions } from "../../report/table.ts";
import { countFates, decidingRule, type Explanation } from "./explanation.ts";
import { arrangeOutcomes, describeRow, type ImageRow } from "./image-rows.ts";
import { formatRestsOn } from "./rests-on-table.ts";

/** The images with their fates and totals, then the rules, then what the result rests on. */
export function formatExplanation(
  explanation: Explanation,
  options: TableOptions & { readonly isShown: (outcome: ImageOutcome) => boolean },
): string {
  const { evaluation, restsOn } = explanation;
  const rows = arrangeOutcomes(evaluation.outcomes, options.isShown);
  const images = formatTable(imageColumns(explanation), rows, options);
  const totals = `${describeTotals(evaluation.outcomes)}\n`;
  const rules = formatTable(ruleColumns, evaluation.rules, options);
  const parts = [
    `${images}${totals}`,
    rules,
    ...(restsOn.length === 0 ? [] : [formatRestsOn(restsOn, explanation.nameImage, options)]),
  ];
  return parts.join("\n");
}

function imageColumns({ evaluation: { now }, nameImage }: Explanation): readonly Column<ImageRow>[] {
  return [
    { title: "IMAGE", value: describeRow },
    { title: "DIGEST", value: ({ outcome }) => shortDigest(outcome.image.digest) },
    { title: "AGE", value: ({ outcome }) => formatDays(now.getTime() - pushMark(outcome.image).at), align: "right" },
    { title: "SIZE", value: ({ outcome }) => formatSize(outcome.image.sizeInBytes), align: "right" },
    { title: "FATE", value: ({ outcome }) => fateWord(outcome.fate) },
    { title: "RULE", value: ({ outcome }) => String(decidingRule(outcome.fate) ?? "-"), align: "right" },
    { title: "WHY", value: ({ outcome }) => describeReason(outcome, nameImage) },
  ];
}

function formatSize(bytes: number | undefined): string {
  return bytes === undefined ? "" : formatBytes(bytes);
}

/** The reason beside the rule's number: where a rule's measure says it all, that alone. */
export function describeReason(outcome: ImageOutcome, nameImage: NameImage): string {
  const reading = outcome.readings.find(({ priority }) => priority === measuringRule(outcome.fate));
  return reading === undefined ? explainReason(outcome, nameImage) : explainMeasure(reading);
}

function measuringRule(fate: Fate): number | undefined {
  if (fate.kind !== "keep") return fate.by.kind === "rule" ? fate.by.priority : undefined;
  return fate.because.kind === "not-picked" ? fate.because.priority : undefined;
}

const ruleColumns: readonly Column<RuleOutcome>[] = [
  { title: "RULE", value: ({ rule }) => String(rule.priority), align: "right" },
  { title: "DOES", value: ({ rule }) => explainRule(rule) },
  { title: "MATCHES", value: ({ matched }) => String(matched.length), align: "right" },
  { title: "PICKS", value: ({ picked }) => String(picked.length), align: "right" },
  { title: "MARKS", value: ({ marked }) => String(marked.length), align: "right" },
  { title: "SHIELDS", value: ({ shielded }) => String(shielded.length), align: "right" },
];

/** `12 images: 8 kept (80 MB), 4 expired (at most 40 MB)`; what there is none of is left out, except what is kept. */
export function describeTotals(outcomes: readonly ImageOutcome[]): string {
  const { keep, expire, transition } = countFates(outcomes);
  const parts = [
    `${keep.images} kept (${formatBytes(keep.bytes)})`,
    `${expire.images} expired${expire.images === 0 ? "" : ` (at most ${formatBytes(expire.bytes)})`}`,
    ...(transition.images === 0 ? [] : [`${transition.images} archived (at most ${formatBytes(transition.bytes)})`]),
  ];
  return `${countOf(outcomes.length, "image")}: ${parts.join(", ")}`;
}
