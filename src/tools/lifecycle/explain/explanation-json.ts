import type {
  AgeOrigin,
  Fate,
  ImageOutcome,
  Measure,
  RuleOutcome,
  RuleReading,
} from "../../../core/lifecycle/evaluation.ts";
import { explainFate, explainReading, explainRule, type NameImage } from "../../../core/lifecycle/explain.ts";
import type { LifecycleImage } from "../../../core/lifecycle/lifecycle-image.ts";
import type { WeighedAssumption } from "../../../core/lifecycle/weigh-assumptions.ts";
import { formatTime } from "../../report/amounts.ts";
import type { JsonObject, JsonValue } from "../../report/json-value.ts";
import { countFates, decidingRule, type Explanation, type FateTotal } from "./explanation.ts";

/**
 * The stable shape of an explanation: times RFC 3339 in UTC, sizes in bytes, the newest image first. docs/lifecycle.md
 * describes it.
 */
export function explanationToJson(
  { evaluation, from, policy, restsOn, nameImage }: Explanation,
  outcomes: readonly ImageOutcome[],
): JsonObject {
  return {
    images: from,
    policy: policy.from,
    now: formatTime(evaluation.now),
    assumptions: evaluation.assumptions,
    totals: totalsToJson(countFates(evaluation.outcomes)),
    outcomes: outcomes.map((outcome) => outcomeToJson(outcome, nameImage)),
    rules: evaluation.rules.map(ruleToJson),
    restsOn: restsOn.map(assumptionToJson),
    unknownIndexes: evaluation.unknownIndexes,
  };
}

/** Images and bytes by fate. */
export function totalsToJson({ keep, expire, transition }: Readonly<Record<Fate["kind"], FateTotal>>): JsonObject {
  return { keep, expire, transition };
}

/** An image with its fate. */
export function outcomeToJson(outcome: ImageOutcome, nameImage: NameImage): JsonObject {
  return { ...imageToJson(outcome.image), ...fateToJson(outcome, nameImage) };
}

/** What happens to an image, and why. */
export function fateToJson(outcome: ImageOutcome, nameImage: NameImage): JsonObject {
  const { fate, readings } = outcome;
  return {
    fate: fate.kind,
    rule: decidingRule(fate) ?? null,
    because: fate.kind === "keep" ? fate.because : fate.by,
    explained: explainFate(outcome, nameImage),
    readings: readings.map(readingToJson),
  };
}

/** What is known of an image. */
export function imageToJson(image: LifecycleImage): JsonObject {
  const { digest, tags, pushedAt, lastPulledAt, lastArchivedAt, lastActivatedAt, storageClass, children } = image;
  const time = (value: Date | undefined) => (value === undefined ? null : formatTime(value));
  return {
    digest,
    tags,
    pushedAt: formatTime(pushedAt),
    lastPulledAt: time(lastPulledAt),
    lastArchivedAt: time(lastArchivedAt),
    lastActivatedAt: time(lastActivatedAt),
    storageClass,
    mediaType: image.mediaType ?? null,
    artifactType: image.artifactType ?? null,
    sizeInBytes: image.sizeInBytes ?? null,
    subject: image.subject ?? null,
    children: children ?? null,
  };
}

/** What a rule says of an image; ages in milliseconds. */
export function readingToJson(reading: RuleReading): JsonObject {
  const { priority, picked, measure } = reading;
  return { rule: priority, picked, measure: measureToJson(measure), explained: explainReading(reading) };
}

function measureToJson(measure: Measure): JsonObject {
  if (measure.kind === "count") return { kind: "count", rank: measure.rank, of: measure.of, limit: measure.limit };
  const since: AgeOrigin = measure.since;
  return { kind: "age", ageMs: measure.ageMs, since, limitDays: measure.limitDays };
}

function ruleToJson({ rule, matched, picked, marked, shielded }: RuleOutcome): JsonObject {
  return {
    rule: rule.priority,
    description: rule.description ?? null,
    explained: explainRule(rule),
    matched: matched.length,
    picked: picked.length,
    marked: marked.length,
    shielded: shielded.length,
  };
}

/** An assumption and the digests of the images that would fare otherwise without it. */
export function assumptionToJson({ name, chosen, instead, images }: WeighedAssumption): JsonObject {
  return { assumption: name, chosen, instead, images: images as readonly JsonValue[] };
}
