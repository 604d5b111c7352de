import { countOf } from "../count-of.ts";
import type { Digest } from "../oci/digest.ts";
import type { AgeOrigin, Fate, ImageOutcome, Measure, RuleReading } from "./evaluation.ts";
import { dayMs } from "./image-age.ts";
import type { LifecycleRule, TagSelection } from "./policy.ts";

/** How a sentence names an image; a short digest serves where nothing better is known. */
export type NameImage = (digest: Digest) => string;

/** One sentence, without a full stop: what happens to an image, and why. */
export function explainFate(outcome: ImageOutcome, nameImage: NameImage): string {
  const { fate } = outcome;
  const reason = explainReason(outcome, nameImage);
  return fate.kind === "keep" ? `${fateWord(fate)}: ${reason}` : `${fateWord(fate)} ${reason}`;
}

/** What happens to an image, in a word or three: `expired`, `archived`, `kept`, `kept for now`. */
export function fateWord(fate: Fate): string {
  if (fate.kind !== "keep") return actionWords[fate.kind];
  return fate.because.kind === "in-index" ? "kept for now" : "kept";
}

const actionWords = { expire: "expired", transition: "archived" } as const;

/** The rest of that sentence: why it happens. */
export function explainReason({ fate, readings }: ImageOutcome, nameImage: NameImage): string {
  if (fate.kind !== "keep") return explainCause(fate, readings, nameImage);
  const { because } = fate;
  switch (because.kind) {
    case "no-rule":
      return "no rule matches it";
    case "not-picked":
      return explainReadingOf(because.priority, readings);
    case "shielded":
      return `rule ${because.picked} would take it, but rule ${because.by} matches it first and keeps it`;
    case "in-index": {
      const wait = because.leaving ? "goes in the next evaluation, after the index" : "stays while the index stays";
      const taker = because.priority === undefined ? "it is due" : `rule ${because.priority} takes it`;
      return `${taker}, but it is inside the index ${nameImage(because.index)} and ${wait}`;
    }
    case "follows":
      return `it belongs to ${nameImage(because.subject)}, which stays`;
    case "activating":
      return "it is being restored from the archive";
  }
}

function explainCause(
  { by }: Exclude<Fate, { kind: "keep" }>,
  readings: readonly RuleReading[],
  nameImage: NameImage,
): string {
  switch (by.kind) {
    case "rule":
      return `by ${explainReadingOf(by.priority, readings)}`;
    case "subject":
      return `with ${nameImage(by.subject)}, to which it belongs${by.priority === undefined ? "" : ` (rule ${by.priority})`}`;
    case "subject-gone":
      return `because ${nameImage(by.subject)}, to which it belongs, is gone`;
  }
}

function explainReadingOf(priority: number, readings: readonly RuleReading[]): string {
  const reading = readings.find((read) => read.priority === priority);
  return reading === undefined ? `rule ${priority}` : explainReading(reading);
}

/** One phrase: what a rule measured an image by. */
export function explainReading({ priority, picked, measure }: RuleReading): string {
  return `rule ${priority}: ${explainMeasure({ measure, picked })}`;
}

/** The same without the rule's number. */
export function explainMeasure({ measure, picked }: Pick<RuleReading, "measure" | "picked">): string {
  if (measure.kind === "count") {
    const { rank, of, limit } = measure;
    return `number ${rank} of ${of} from the newest, ${picked ? `beyond the ${limit}` : `within the ${limit}`} that stay`;
  }
  const { since, ageMs, limitDays } = measure;
  const limit = countOf(limitDays, "day");
  return `${originWords[since]} ${explainAge(ageMs, limitDays)}, ${picked ? pickedAge(measure, limit) : `not more than ${limit}`}`;
}

/** `14 days ago`, and near the limit by how much it is past: rounded alone, kept and taken images would read alike. */
function explainAge(ageMs: number, limitDays: number): string {
  if (ageMs < 0) return `${formatDays(-ageMs)} after this moment`;
  const overMs = ageMs - limitDays * dayMs;
  if (overMs < 0 || overMs >= dayMs) return `${formatDays(ageMs)} ago`;
  const limit = countOf(limitDays, "day");
  if (overMs === 0) return `exactly ${limit} ago`;
  const unit = overUnits.find(({ ms }) => overMs >= ms);
  return unit === undefined
    ? `${limit} and less than a second ago`
    : `${limit} ${Math.floor(overMs / unit.ms)} ${unit.name} ago`;
}

const overUnits = [
  { ms: 3_600_000, name: "h" },
  { ms: 60_000, name: "min" },
  { ms: 1000, name: "s" },
] as const;

/** An image of exactly the limit is taken only where that is assumed. */
function pickedAge({ ageMs, limitDays }: Extract<Measure, { kind: "age" }>, limit: string): string {
  return ageMs > limitDays * dayMs ? `more than ${limit}` : `as many as ${limit}`;
}

const originWords: Readonly<Record<AgeOrigin, string>> = {
  pushed: "pushed",
  activated: "restored",
  pulled: "last pulled",
  archived: "archived",
};

/** Days with one decimal below ten, so that an age near a limit is told apart from it. */
export function formatDays(ms: number): string {
  const value = ms / dayMs;
  const text = Math.abs(value) < 10 ? (Math.floor(value * 10) / 10).toString() : Math.floor(value).toString();
  return `${text} ${text === "1" ? "day" : "days"}`;
}

/** One phrase: what a rule does, as a person would say it. */
export function explainRule({ tags, storageClass, pick, action }: LifecycleRule): string {
  const images = `${explainTags(tags)}${storageClass === "archive" ? " in the archive" : ""}`;
  const verb = action.kind === "expire" ? "expire" : "archive";
  switch (pick.kind) {
    case "imageCountMoreThan":
      return `${verb} ${images} beyond the newest ${pick.count}`;
    case "sinceImagePushed":
      return `${verb} ${images} pushed more than ${countOf(pick.days, "day")} ago`;
    case "sinceImagePulled":
      return `${verb} ${images} not pulled for more than ${countOf(pick.days, "day")}`;
    case "sinceImageTransitioned":
      return `${verb} ${images} archived more than ${countOf(pick.days, "day")} ago`;
  }
}

function explainTags(tags: TagSelection): string {
  switch (tags.kind) {
    case "any":
      return "images";
    case "untagged":
      return "untagged images";
    case "patterns":
      return `images with a tag like ${tags.patterns.map((pattern) => `'${pattern}'`).join(" and one like ")}`;
    case "prefixes":
      return `images with a tag that starts with ${tags.prefixes.map((prefix) => `'${prefix}'`).join(" and one with ")}`;
  }
}
