import type { Assumptions } from "./assumptions.ts";
import { ageMark, ageTest } from "./image-age.ts";
import { type ImageTable, imageAt } from "./image-table.ts";
import { tagMatcher } from "./match-tags.ts";
import type { LifecycleRule } from "./policy.ts";
import { PositionList } from "./position-list.ts";

/** What one rule finds, each list oldest first, as positions in the image table. */
export type RuleMatches = {
  readonly rule: LifecycleRule;
  readonly matched: Uint32Array;
  readonly picked: Uint32Array;
};

/** What all rules find; for each image the place of a rule in `matches`, or -1. */
export type AppliedRules = {
  readonly matches: readonly RuleMatches[];
  readonly firstMatch: Int8Array;
  /** The first rule that keeps later ones away: the first match, but for the assumption `class-shield`. */
  readonly firstShield: Int8Array;
  readonly firstPick: Int8Array;
};

/**
 * Lets every rule look at all images by itself, then notes for each image the first rule that matches it and the first
 * that picks it. A rule marks an image exactly when it is both: what a rule of higher priority matches is shielded from
 * it, and images marked by others still count (Amazon ECR User Guide, "Automate the cleanup of images", evaluation rules).
 */
export function applyRules(
  table: ImageTable,
  rules: readonly LifecycleRule[],
  now: Date,
  assumptions: Assumptions,
): AppliedRules {
  const { firstMatch, firstShield, matched } = matchImages(table, rules, assumptions);
  const firstPick = new Int8Array(table.images.length).fill(-1);
  const matches = rules.map((rule, place) => {
    const own = matched[place] ?? new Uint32Array();
    const picked = pickImages(table, rule, own, now, assumptions);
    for (const position of picked) if (firstPick[position] === -1) firstPick[position] = place;
    return { rule, matched: own, picked };
  });
  return { matches, firstMatch, firstShield, firstPick };
}

// Image by image, not rule by rule: an image's tags are then read from memory once and not for every rule.
function matchImages(
  { images, roles }: ImageTable,
  rules: readonly LifecycleRule[],
  assumptions: Assumptions,
): Pick<AppliedRules, "firstMatch" | "firstShield"> & { readonly matched: readonly Uint32Array[] } {
  const shieldsAll = assumptions["class-shield"] === "across";
  const tests = rules.map((rule, place) => ({
    place,
    storageClass: rule.storageClass ?? "standard",
    matches: tagMatcher(rule.tags, assumptions),
    found: new PositionList(),
  }));
  const firstMatch = new Int8Array(images.length).fill(-1);
  const firstShield = shieldsAll ? new Int8Array(images.length).fill(-1) : firstMatch;
  for (const [position, { tags }] of images.entries()) {
    const role = roles[position];
    if (role !== "standard" && role !== "archive") continue;
    for (const test of tests) {
      const sameClass = role === test.storageClass;
      if ((!sameClass && !shieldsAll) || !test.matches(tags)) continue;
      if (firstShield[position] === -1) firstShield[position] = test.place;
      if (sameClass) {
        if (firstMatch[position] === -1) firstMatch[position] = test.place;
        test.found.add(position);
      }
    }
  }
  return { firstMatch, firstShield, matched: tests.map(({ found }) => found.toArray()) };
}

function pickImages(
  table: ImageTable,
  { pick }: LifecycleRule,
  matched: Uint32Array,
  now: Date,
  assumptions: Assumptions,
): Uint32Array {
  if (pick.kind === "imageCountMoreThan") return matched.subarray(0, Math.max(0, matched.length - pick.count));
  const isOlder = ageTest(pick.days, now, assumptions);
  const picked = new PositionList();
  for (const position of matched) {
    if (isOlder(ageMark(imageAt(table, position), pick.kind).at)) picked.add(position);
  }
  return picked.toArray();
}
