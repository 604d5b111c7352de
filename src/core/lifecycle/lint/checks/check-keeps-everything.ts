import { isKeepRule } from "../keep-rule.ts";
import type { Remark } from "../lint-finding.ts";
import { type LintedPolicy, type PlacedRule, rulesAfter } from "../linted-policy.ts";
import { coversTagged } from "../tag-entry.ts";

/** Keep rules over every tagged image, which leave the rules after them nothing but untagged ones. */
export function checkKeepsEverything(policy: LintedPolicy): readonly Remark[] {
  return policy.rules
    .filter(({ rule }, place) => {
      // What takes images of this very repository keeps no more than it says.
      const reached = (policy.evaluation?.rules[place]?.picked.length ?? 0) > 0;
      return isKeepRule(rule) && coversTagged(rule.tags) && !reached;
    })
    .flatMap((placed) => remarks(placed, rulesAfter(policy, placed)));
}

function remarks({ at, name, rule }: PlacedRule, after: readonly PlacedRule[]): readonly Remark[] {
  const limit =
    rule.pick.kind === "imageCountMoreThan" ? `${rule.pick.count} images` : `an age of ${rule.pick.days} days`;
  const reach = `it takes something from ${limit} on`;
  if (rule.tags.kind === "any") {
    return [
      {
        code: "keeps-everything",
        at,
        message: `${name} keeps all images: ${reach}`,
        fix: "Give it a limit that is reached, or leave it out.",
      },
    ];
  }
  const meant = after.filter((other) => other.rule.tags.kind !== "untagged");
  if (meant.length === 0) return [];
  const names = meant.map((other) => other.name).join(" and ");
  return [
    {
      code: "keeps-everything",
      at,
      message: `${name} shields every tagged image from ${names}: ${reach}`,
      fix: `Name in ${name} only the tags that must stay, for example "tagPatternList": ["prod-*"].`,
    },
  ];
}
