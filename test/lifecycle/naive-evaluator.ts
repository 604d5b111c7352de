/**
 * A second evaluator of lifecycle policies, to judge the first. It is written sentence by sentence from the text of AWS's
 * documentation, with no thought of speed, and shares no code with src/core/lifecycle: own wildcards, own sorting, own days.
 *
 * The pages, by the names that the comments use:
 * - EVALUATION: Amazon ECR User Guide, "Automate the cleanup of images by using lifecycle policies", "Lifecycle policy
 *   evaluation rules"
 * - PROPERTIES: "Lifecycle policy properties in Amazon ECR"
 * - EXAMPLES: "Examples of lifecycle policies in Amazon ECR"
 * - ASSUMED: the pages are silent, and the named assumption answers
 */

import type { Assumptions } from "../../src/core/lifecycle/assumptions.ts";
import type { LifecycleImage } from "../../src/core/lifecycle/lifecycle-image.ts";
import type { LifecyclePolicy, LifecycleRule } from "../../src/core/lifecycle/policy.ts";
import type { Digest } from "../../src/core/oci/digest.ts";
import { indexesOf, sweepNaively } from "./naive-sweep.ts";

/** What both evaluators are asked. */
export type NaiveInput = {
  readonly images: readonly LifecycleImage[];
  readonly policy: LifecyclePolicy;
  readonly now: Date;
  readonly assumptions: Assumptions;
};

/** What the naive evaluator found. */
export type NaiveEvaluation = {
  /** By digest, in words; more than one where the documentation gives no preference between several true reasons. */
  readonly fates: ReadonlyMap<Digest, readonly string[]>;
  /** By priority. */
  readonly rules: ReadonlyMap<number, NaiveRule>;
};

/** The images of one rule. */
export type NaiveRule = {
  readonly matched: ReadonlySet<Digest>;
  readonly picked: ReadonlySet<Digest>;
  readonly marked: ReadonlySet<Digest>;
  readonly shielded: ReadonlySet<Digest>;
};

/** Evaluates a policy by brute force. */
export function evaluateNaively(input: NaiveInput): NaiveEvaluation {
  const rules = [...input.policy.rules];
  // PROPERTIES, rulePriority: rules are applied from the lowest number to the highest.
  rules.sort((a, b) => a.priority - b.priority);
  const outcomes = new Map<number, NaiveRule>();
  const marks = new Map<Digest, LifecycleRule>();

  for (const [position, rule] of rules.entries()) {
    // EVALUATION: all rules are evaluated at the same time, regardless of priority, and then applied by priority. So what
    // a rule matches and picks is found from all images, whatever the rules before it did.
    const matched = input.images.filter((image) => matches(rule, image, input));
    const picked = matched.filter((image) => picks(rule, image, matched, input));

    // EVALUATION: an image that matches the tagging requirements of a rule cannot be expired or archived by a rule with a
    // lower priority. And: rules can never mark images that are marked by higher priority rules, but can still identify
    // them. A marked image is a matched one, so that the first sentence has the second in it.
    const earlier = rules.slice(0, position);
    const marked = picked.filter((image) => !earlier.some((other) => shields(other, image, input)));
    for (const image of marked) marks.set(image.digest, rule);

    const shielded = input.images.filter((image) => {
      if (!shields(rule, image, input) || picked.includes(image)) return false;
      if (earlier.some((other) => shields(other, image, input))) return false;
      const later = rules.slice(position + 1);
      return later.some((other) => picks(other, image, undefined, input));
    });
    outcomes.set(rule.priority, {
      matched: digestsOf(matched),
      picked: digestsOf(picked),
      marked: digestsOf(marked),
      shielded: digestsOf(shielded),
    });
  }

  const fates = sweepNaively({
    images: input.images,
    assumptions: input.assumptions,
    marks,
    isOlder: (a, b) => compareAge(a, b, input) < 0,
    isFollower: (image) => isFollower(image, input),
    whyUnmarked: (image) => whyUnmarked(image, rules, input),
  });
  return { fates, rules: outcomes };
}

function digestsOf(images: readonly LifecycleImage[]): ReadonlySet<Digest> {
  return new Set(images.map(({ digest }) => digest));
}

/** Why no rule marked an image that takes part in rules. */
function whyUnmarked(image: LifecycleImage, rules: readonly LifecycleRule[], input: NaiveInput): string {
  if (image.storageClass === "activating" && input.assumptions.activating === "unseen") return "keep: activating";
  const matching = rules.filter((rule) => matches(rule, image, input));
  const first = matching[0];
  if (first === undefined) return "keep: no rule";
  const picking = matching.find((rule) => picks(rule, image, undefined, input));
  if (picking === undefined) return `keep: not picked by ${first.priority}`;
  const shield = rules.find((rule) => shields(rule, image, input));
  return `keep: picked by ${picking.priority}, shielded by ${shield?.priority}`;
}

/** Whether a rule keeps later rules away from an image. */
function shields(rule: LifecycleRule, image: LifecycleImage, input: NaiveInput): boolean {
  if (!takesPart(image, input)) return false;
  // PROPERTIES, storageClass: the rule will only select images of this storage class.
  if (isOfClass(rule, image, input)) return hasTags(rule, image, input);
  // ASSUMED: class-shield.
  return input.assumptions["class-shield"] === "across" && hasTags(rule, image, input);
}

/** Whether an image is one that a rule looks at. */
function matches(rule: LifecycleRule, image: LifecycleImage, input: NaiveInput): boolean {
  return takesPart(image, input) && isOfClass(rule, image, input) && hasTags(rule, image, input);
}

/** Whether rules may match and count an image at all. */
function takesPart(image: LifecycleImage, input: NaiveInput): boolean {
  // ASSUMED: activating.
  if (image.storageClass === "activating" && input.assumptions.activating === "unseen") return false;
  if (isFollower(image, input)) return false;
  // ASSUMED: index-children. An index that is archived no longer stands between its images and the rules (EVALUATION: they
  // cannot be expired or archived without the list being deleted or archived first).
  return input.assumptions["index-children"] === "counted" || indexesOf(image, input.images).length === 0;
}

/** Whether an image goes with what it refers to and takes no part in rules. */
function isFollower(image: LifecycleImage, { images, assumptions }: NaiveInput): boolean {
  // EVALUATION: when reference artifacts are present, they are automatically expired or archived after their subject.
  // ASSUMED: referrers, missing-subject.
  if (image.subject === undefined || assumptions.referrers === "ordinary") return false;
  const isMissing = !images.some(({ digest }) => digest === image.subject);
  return !(isMissing && assumptions["missing-subject"] === "ordinary");
}

/** PROPERTIES, storageClass: omitted, it is `standard`. ASSUMED: activating. */
function isOfClass(rule: LifecycleRule, image: LifecycleImage, { assumptions }: NaiveInput): boolean {
  const wanted = rule.storageClass ?? "standard";
  if (image.storageClass !== "activating") return image.storageClass === wanted;
  return assumptions.activating === "standard" && wanted === "standard";
}

/** Whether an image meets a rule's "tagging requirements". */
function hasTags({ tags }: LifecycleRule, image: LifecycleImage, { assumptions }: NaiveInput): boolean {
  // ASSUMED: tag-case.
  const fold = (text: string) => (assumptions["tag-case"] === "ignored" ? text.toLowerCase() : text);
  const own = image.tags.map(fold);
  switch (tags.kind) {
    case "any":
      // PROPERTIES, tagStatus: with `any`, all images have the rule evaluated against them.
      return true;
    case "untagged":
      return own.length === 0;
    case "patterns":
      // EVALUATION: an image is matched if all of the list's entries are matched against any of its tags.
      return tags.patterns.every((pattern) => own.some((tag) => isLike(fold(pattern), tag)));
    case "prefixes":
      return tags.prefixes.every((prefix) => own.some((tag) => tag.slice(0, prefix.length) === fold(prefix)));
  }
}

/** EVALUATION: `prod*` is what begins with prod, `*prod*` what contains it. All but the asterisk stands for itself. */
function isLike(pattern: string, tag: string): boolean {
  if (pattern === "") return tag === "";
  if (pattern[0] === "*") return isLike(pattern.slice(1), tag) || (tag !== "" && isLike(pattern, tag.slice(1)));
  return tag !== "" && tag[0] === pattern[0] && isLike(pattern.slice(1), tag.slice(1));
}

/** Whether a rule picks an image, all other rules left aside. */
function picks(
  rule: LifecycleRule,
  image: LifecycleImage,
  matched: readonly LifecycleImage[] | undefined,
  input: NaiveInput,
): boolean {
  const among = matched ?? input.images.filter((other) => matches(rule, other, input));
  if (!among.includes(image)) return false;
  switch (rule.pick.kind) {
    case "imageCountMoreThan": {
      // EVALUATION: images are sorted from youngest to oldest, and all images greater than the count are picked. EXAMPLES,
      // "Filtering on all images": those that earlier rules marked are sorted along.
      const younger = among.filter((other) => compareAge(image, other, input) < 0);
      return younger.length >= rule.pick.count;
    }
    case "sinceImagePushed":
      // EVALUATION: all images whose pushed_at_time is older than the number of days.
      return isOlderThan(birthOf(image), rule.pick.days, input);
    case "sinceImagePulled":
      return isOlderThan(lastUseOf(image), rule.pick.days, input);
    case "sinceImageTransitioned":
      // EVALUATION: all archived images whose last_archived_at is older than the number of days.
      return image.lastArchivedAt !== undefined && isOlderThan(image.lastArchivedAt, rule.pick.days, input);
  }
}

/** EVALUATION: if an image was archived and restored at any point, last_activated_at is used instead of pushed_at_time. */
function birthOf(image: LifecycleImage): Date {
  return image.lastActivatedAt ?? image.pushedAt;
}

function lastUseOf(image: LifecycleImage): Date {
  const { lastPulledAt, lastActivatedAt } = image;
  // EVALUATION: if an image was never pulled, its pushed_at_time is used.
  if (lastPulledAt === undefined) return birthOf(image);
  // EVALUATION: if it was restored and never pulled since, its last_activated_at is used.
  if (lastActivatedAt !== undefined && lastPulledAt < lastActivatedAt) return lastActivatedAt;
  return lastPulledAt;
}

function isOlderThan(time: Date, days: number, { now, assumptions }: NaiveInput): boolean {
  // ASSUMED: day-length. The dates are counted from their names in ISO 8601.
  const elapsed =
    assumptions["day-length"] === "24-hours"
      ? (now.getTime() - time.getTime()) / (24 * 60 * 60 * 1000)
      : (Date.parse(now.toISOString().slice(0, 10)) - Date.parse(time.toISOString().slice(0, 10))) / 86_400_000;
  // ASSUMED: age-boundary. EXAMPLES, "Filtering on all images", calls for "no": an image of one day stays.
  return assumptions["age-boundary"] === "picked" ? elapsed >= days : elapsed > days;
}

/** Negative where `a` is the older one. */
function compareAge(a: LifecycleImage, b: LifecycleImage, { assumptions }: NaiveInput): number {
  // EVALUATION: ordered by pushed_at_time or transitioned_at_time, and by last_activated_at where an image was restored.
  const timeOf = (image: LifecycleImage) =>
    (image.storageClass === "archive" ? image.lastArchivedAt : birthOf(image)).getTime();
  if (timeOf(a) !== timeOf(b)) return timeOf(a) - timeOf(b);
  if (a.digest === b.digest) return 0;
  // ASSUMED: equal-times.
  const isFirst = assumptions["equal-times"] === "smaller-digest" ? a.digest < b.digest : a.digest > b.digest;
  return isFirst ? -1 : 1;
}
