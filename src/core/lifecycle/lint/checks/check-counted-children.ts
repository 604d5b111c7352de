import { countOf } from "../../../count-of.ts";
import { childDigests, keptByCount, signedImage } from "../image-roles.ts";
import { isKeepRule } from "../keep-rule.ts";
import type { Remark } from "../lint-finding.ts";
import type { LintedPolicy, PlacedRule } from "../linted-policy.ts";

/** Rules that count the images inside indexes: platforms, and the attestations that buildx adds to each. */
export function checkCountedChildren({ rules, evaluation }: LintedPolicy): readonly Remark[] {
  const children = evaluation === undefined ? undefined : childDigests(evaluation);
  return rules.flatMap((placed, place) => {
    const { rule } = placed;
    if (rule.pick.kind !== "imageCountMoreThan" || isKeepRule(rule)) return [];
    const outcome = evaluation?.rules[place];
    if (outcome === undefined || children === undefined) {
      return rule.tags.kind === "any" || rule.tags.kind === "untagged" ? [supposed(placed, rule.pick.count)] : [];
    }
    const kept = keptByCount(outcome);
    const inside = kept.filter(({ digest }) => children.has(digest)).length;
    const own = kept.filter((image) => !children.has(image.digest) && signedImage(image) === undefined).length;
    return inside === 0 ? [] : [counted(placed, { kept: kept.length, inside, own })];
  });
}

function supposed({ at, name, rule }: PlacedRule, count: number): Remark {
  return {
    code: "counted-children",
    severity: "note",
    at: `${at}/selection/countNumber`,
    message: `of the ${countOf(count, "image")} that ${name} keeps, some are inside others where indexes are pushed`,
    fix: suggest(rule.tags.kind === "untagged"),
  };
}

function counted(
  { at, name, rule }: PlacedRule,
  { kept, inside, own }: { readonly kept: number; readonly inside: number; readonly own: number },
): Remark {
  const are = inside === 1 ? "is inside an index" : "are inside indexes";
  const what = own === 1 ? "1 is an image of its own" : `${own} are images of their own`;
  return {
    code: "counted-children",
    at: `${at}/selection/countNumber`,
    message: `of the ${countOf(kept, "image")} that ${name} keeps, ${inside} ${are}: ${what}`,
    fix: suggest(rule.tags.kind === "untagged"),
  };
}

function suggest(untagged: boolean): string {
  return untagged
    ? "Take untagged images by age (sinceImagePushed); ECR leaves those inside an index alone while it stays."
    : 'Count tagged images ("tagPatternList": ["*"]) and take untagged ones by age, or raise countNumber by what a push leaves.';
}
