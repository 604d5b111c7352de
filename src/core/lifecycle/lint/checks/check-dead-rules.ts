import type { JsonEditGroup } from "../edit-json.ts";
import { isKeepRule } from "../keep-rule.ts";
import type { Remark } from "../lint-finding.ts";
import { type LintedPolicy, type PlacedRule, rulesBefore } from "../linted-policy.ts";
import { coversTagged, nameTags, selectionCovers } from "../tag-entry.ts";

/** Rules that a rule before them, or two together, leave no image to. */
export function checkDeadRules(policy: LintedPolicy): readonly Remark[] {
  return policy.rules.flatMap((placed) => {
    const covering = findCovering(policy, placed);
    return covering.length === 0 ? [] : [remark(placed, covering)];
  });
}

function findCovering(policy: LintedPolicy, placed: PlacedRule): readonly PlacedRule[] {
  const before = rulesBefore(policy, placed);
  const one = before.find(({ rule }) => selectionCovers(rule.tags, placed.rule.tags));
  if (one !== undefined) return [one];
  if (placed.rule.tags.kind !== "any") return [];
  const untagged = before.find(({ rule }) => rule.tags.kind === "untagged");
  const tagged = before.find(({ rule }) => coversTagged(rule.tags));
  return untagged === undefined || tagged === undefined ? [] : [untagged, tagged];
}

function remark(placed: PlacedRule, covering: readonly PlacedRule[]): Remark {
  const names = covering.map(({ name }) => name).join(" and ");
  const match = covering.length === 1 ? "matches" : "match";
  const { at, name, rule } = placed;
  const earlier = `give it a smaller rulePriority than ${names}`;
  if (isKeepRule(rule) && !covering.every((other) => isKeepRule(other.rule))) {
    return {
      code: "dead-keep-rule",
      at,
      message: `${name} is to keep ${nameTags(rule.tags)}, but ${names} before it ${match} all of them and may take them`,
      fix: `Let ${name} stand first: ${earlier}.`,
    };
  }
  // It takes nothing and shields nothing that is not shielded already: without it every image fares the same.
  const edit: JsonEditGroup = [{ kind: "remove", at }];
  return {
    code: "dead-rule",
    at,
    message: `${name} can never act: ${names} before it ${match} every image that it matches`,
    fix: `Remove ${name}, or ${earlier}.`,
    edit,
  };
}
