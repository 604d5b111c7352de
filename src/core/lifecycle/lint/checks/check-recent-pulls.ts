import { countOf } from "../../../count-of.ts";
import { nameSome } from "../../../name-some.ts";
import { dayMs } from "../../image-age.ts";
import { nameByTag } from "../../name-images.ts";
import { signedImage } from "../image-roles.ts";
import type { Remark } from "../lint-finding.ts";
import type { LintedPolicy } from "../linted-policy.ts";

/** A pull within so many days says that somebody starts the image still. */
const recentDays = 7;

/** Images that go although they were pulled a few days ago. */
export function checkRecentPulls({ rules, evaluation, inUse }: LintedPolicy): readonly Remark[] {
  // Who tells what is in use need not have it guessed.
  if (evaluation === undefined || inUse.length > 0) return [];
  const since = evaluation.now.getTime() - recentDays * dayMs;
  return rules.flatMap(({ rule, at, name }) => {
    const names = evaluation.outcomes
      .filter(({ image, fate }) => {
        if (fate.kind === "keep" || fate.by.kind !== "rule" || fate.by.priority !== rule.priority) return false;
        return (image.lastPulledAt?.getTime() ?? 0) > since && signedImage(image) === undefined;
      })
      .map(({ image }) => nameByTag(image));
    if (names.length === 0) return [];
    return [
      {
        code: "recently-pulled",
        at,
        message: `${name} takes ${countOf(names.length, "image")} pulled within the last ${recentDays} days: ${nameSome(names)}`,
        fix: "Find out who pulls them (CloudTrail: BatchGetImage), and keep them by tag if they run; --in-use says what does.",
      },
    ];
  });
}
