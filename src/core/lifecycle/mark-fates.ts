import type { AppliedRules } from "./apply-rules.ts";
import type { Fate } from "./evaluation.ts";
import type { ImageRole, ImageTable } from "./image-table.ts";
import type { LifecycleImage } from "./lifecycle-image.ts";

/**
 * What the rules mark, before indexes hold images back and followers go with their subject.
 *
 * @returns a fate for each position of the table; that of a referrer is "keep" until its subject's is known
 */
export function markFates(
  { images, roles }: ImageTable,
  { matches, firstMatch, firstShield, firstPick }: AppliedRules,
): Fate[] {
  // Thousands of images share a few fates.
  const fatesByRules = new Map<number, Fate>();
  return images.map((image, position) => {
    const bound = boundFate(image, roles[position]);
    if (bound !== undefined) return bound;
    const pick = firstPick[position] ?? -1;
    const match = (pick === -1 ? firstMatch : firstShield)[position] ?? -1;
    const key = match * (matches.length + 1) + pick;
    const known = fatesByRules.get(key);
    if (known !== undefined) return known;
    const fate = ruledFate(matches[match]?.rule, matches[pick]?.rule);
    fatesByRules.set(key, fate);
    return fate;
  });
}

function boundFate({ subject }: LifecycleImage, role: ImageRole | undefined): Fate | undefined {
  switch (role) {
    case "activating":
      return { kind: "keep", because: { kind: "activating" } };
    case "kept-orphan":
    case "referrer":
      return subject && { kind: "keep", because: { kind: "follows", subject } };
    case "orphan":
      return subject && { kind: "expire", by: { kind: "subject-gone", subject } };
    default:
      return undefined;
  }
}

type Rule = AppliedRules["matches"][number]["rule"];

function ruledFate(match: Rule | undefined, pick: Rule | undefined): Fate {
  if (match === undefined) return { kind: "keep", because: { kind: "no-rule" } };
  if (pick === undefined) return { kind: "keep", because: { kind: "not-picked", priority: match.priority } };
  if (pick !== match) {
    return { kind: "keep", because: { kind: "shielded", by: match.priority, picked: pick.priority } };
  }
  return { kind: match.action.kind, by: { kind: "rule", priority: match.priority } };
}
