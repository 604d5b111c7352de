import type { Assumptions } from "./assumptions.ts";
import { ageMark, ageTest } from "./image-age.ts";
import type { ImageTable } from "./image-table.ts";
import { tagMatcher } from "./match-tags.ts";
import type { LifecycleRule } from "./policy.ts";

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
  const tests = rules.map((rule) => ({
    storageClass: rule.storageClass ?? "standard",
    matches: tagMatcher(rule.tags, assumptions),
    found: new Uint32Array(images.length),
    count: 0,
  }));
  const firstMatch = new Int8Array(images.length).fill(-1);
  const firstShield = shieldsAll ? new Int8Array(images.length).fill(-1) : firstMatch;
  for (const [position, { tags }] of images.entries()) {
    const role = roles[position];
    if (role !== "standard" && role !== "archive") continue;
    for (const [place, test] of tests.entries()) {
      const sameClass = role === test.storageClass;
      if ((!sameClass && !shieldsAll) || !test.matches(tags)) continue;
      if (firstShield[position] === -1) firstShield[position] = place;
      if (sameClass) {
        if (firstMatch[position] === -1) firstMatch[position] = place;
        test.found[test.count] = position;
        test.count += 1;
      }
    }
  }
  return { firstMatch, firstShield, matched: tests.map(({ found, count }) => found.slice(0, count)) };
}

function pickImages(
  { images }: ImageTable,
  { pick }: LifecycleRule,
  matched: Uint32Array,
  now: Date,
  assumptions: Assumptions,
): Uint32Array {
  if (pick.kind === "imageCountMoreThan") return matched.subarray(0, Math.max(0, matched.length - pick.count));
  const isOlder = ageTest(pick.days, now, assumptions);
  return matched.filter((position) => {
    const image = images[position];
    return image !== undefined && isOlder(ageMark(image, pick.kind).at);
  });
}
