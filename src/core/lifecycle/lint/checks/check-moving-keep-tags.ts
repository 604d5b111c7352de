import { isKeepRule } from "../keep-rule.ts";
import type { Remark } from "../lint-finding.ts";
import { type LintedPolicy, type PlacedRule, tagListPointer } from "../linted-policy.ts";
import { entriesOf } from "../tag-entry.ts";

/** Keep rules for one tag as it stands, beside a rule that takes what the tag has left. */
export function checkMovingKeepTags({ rules }: LintedPolicy): readonly Remark[] {
  const taker = rules.find(({ rule }) => rule.tags.kind === "untagged" && rule.storageClass !== "archive");
  if (taker === undefined || isKeepRule(taker.rule)) return [];
  return rules
    .filter(({ rule }) => isKeepRule(rule) && rule.tags.kind === "patterns")
    .flatMap((placed) => remarks(placed, taker));
}

function remarks(placed: PlacedRule, taker: PlacedRule): readonly Remark[] {
  return entriesOf(placed.rule.tags)
    .filter(({ text }) => !text.includes("*"))
    .map(({ text }) => ({
      code: "moving-keep-tag",
      at: tagListPointer(placed),
      message: `${placed.name} keeps the image that has the tag '${text}' now; the one that had it before is left to ${taker.name}`,
      fix: "Give each image a tag that stays as well, or let the rule for untagged images wait longer than anything runs.",
    }));
}
