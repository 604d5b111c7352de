import { isKeepRule } from "../keep-rule.ts";
import type { Remark } from "../lint-finding.ts";
import { type LintedPolicy, type PlacedRule, rulesBefore } from "../linted-policy.ts";
import { nameTags, selectionCovers } from "../tag-entry.ts";

/** Keep rules after a rule that takes images by other tags: what has tags of both is not kept. */
export function checkLateKeepRules(policy: LintedPolicy): readonly Remark[] {
  return policy.rules
    .filter(({ rule }) => isKeepRule(rule) && isTagged(rule.tags))
    .flatMap((keeper) => {
      const taker = rulesBefore(policy, keeper).find((placed) => mayTake(placed, keeper));
      return taker === undefined ? [] : [remark(keeper, taker)];
    });
}

// A narrower rule before the keep rule is an exception from it, a wider one makes it dead, which is told as such.
function mayTake({ rule }: PlacedRule, { rule: keeper }: PlacedRule): boolean {
  if (isKeepRule(rule) || !isTagged(rule.tags)) return false;
  return !selectionCovers(keeper.tags, rule.tags) && !selectionCovers(rule.tags, keeper.tags);
}

function isTagged({ kind }: PlacedRule["rule"]["tags"]): boolean {
  return kind === "patterns" || kind === "prefixes";
}

function remark({ at, name, rule }: PlacedRule, taker: PlacedRule): Remark {
  return {
    code: "late-keep-rule",
    at,
    message:
      `${name} is to keep ${nameTags(rule.tags)}, but one that is among ${nameTags(taker.rule.tags)} as well ` +
      `belongs to ${taker.name}, which may take it`,
    fix: `Give ${name} a smaller rulePriority than ${taker.name}.`,
  };
}
