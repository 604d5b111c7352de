import { countOf } from "../../../count-of.ts";
import { childDigests, keptByCount, signedImage } from "../image-roles.ts";
import type { Remark } from "../lint-finding.ts";
import { classOf, type LintedPolicy } from "../linted-policy.ts";

/** Counting rules most of whose places are used up by images that belong to rules before them. */
export function checkCountedShielded({ rules, evaluation }: LintedPolicy): readonly Remark[] {
  if (evaluation === undefined) return [];
  const children = childDigests(evaluation);
  return rules.flatMap(({ rule, at, name }, place) => {
    const outcome = evaluation.rules[place];
    if (outcome === undefined || outcome.marked.length === 0) return [];
    const before = evaluation.rules.slice(0, place).filter((other) => classOf(other.rule) === classOf(rule));
    const shielded = new Set(before.flatMap(({ matched }) => matched.map(({ digest }) => digest)));
    const kept = keptByCount(outcome);
    // What is counted as a signature or as part of an index is told as such.
    const taken = kept.filter(
      (image) => shielded.has(image.digest) && !children.has(image.digest) && !signedImage(image),
    );
    if (taken.length === 0 || 2 * taken.length < kept.length) return [];
    const others = before.filter(({ matched }) => matched.length > 0).map((other) => `rule ${other.rule.priority}`);
    return [
      {
        code: "counted-shielded",
        at: `${at}/selection/countNumber`,
        message:
          `of the ${countOf(kept.length, "image")} that ${name} keeps, ${taken.length} ${taken.length === 1 ? "belongs" : "belong"} to ${others.join(" and ")}: ` +
          `of all others it keeps ${kept.length - taken.length}`,
        fix: "Name in the rule the tags that it is to count, or raise countNumber by what other rules keep.",
      },
    ];
  });
}
