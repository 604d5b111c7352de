import { nameSome } from "../../../name-some.ts";
import { nameByTag } from "../../name-images.ts";
import type { Remark } from "../lint-finding.ts";
import type { LintedPolicy, PlacedRule } from "../linted-policy.ts";
import { selectionCovers } from "../tag-entry.ts";

/** Images that a rule for their tags would keep, and that a rule before it takes. */
export function checkShadowedRules({ rules, evaluation }: LintedPolicy): readonly Remark[] {
  const found = new Map<string, { readonly placed: PlacedRule; readonly taker: number; readonly names: string[] }>();
  for (const { image, fate, readings } of evaluation?.outcomes ?? []) {
    if (fate.kind === "keep" || fate.by.kind !== "rule") continue;
    const taker = fate.by.priority;
    for (const { priority, picked } of readings) {
      const placed = rules.find(({ rule }) => rule.priority === priority);
      if (placed === undefined || priority <= taker || picked || !isTelling(placed, taker, rules)) continue;
      const group = found.get(`${priority} ${taker}`) ?? { placed, taker, names: [] };
      group.names.push(nameByTag(image));
      found.set(`${priority} ${taker}`, group);
    }
  }
  return [...found.values()].map(({ placed: { at, name }, taker, names }) => ({
    code: "shadowed-rule",
    at,
    message: `${name} would keep ${nameSome(names)}, but rule ${taker} before it takes ${names.length === 1 ? "it" : "them"}`,
    fix: `Give ${name} a smaller rulePriority than rule ${taker}.`,
  }));
}

// That the rule for any image comes last is ECR's demand, not a slip; a rule that is out of reach altogether is told as dead.
function isTelling({ rule: { tags } }: PlacedRule, taker: number, rules: LintedPolicy["rules"]): boolean {
  if (tags.kind === "any" || tags.kind === "untagged") return false;
  const before = rules.find(({ rule }) => rule.priority === taker);
  return before === undefined || !selectionCovers(before.rule.tags, tags);
}
