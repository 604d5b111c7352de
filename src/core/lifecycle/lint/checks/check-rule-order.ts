import type { Remark } from "../lint-finding.ts";
import type { LintedPolicy, PlacedRule } from "../linted-policy.ts";

/** Policies whose text has the rules in another order than that of their priorities. */
export function checkRuleOrder({ rules }: LintedPolicy): readonly Remark[] {
  const places = rules.map(placeOf);
  if (places.every((place, index) => place === index)) return [];
  const written = rules.toSorted((a, b) => placeOf(a) - placeOf(b)).map(({ rule }) => rule.priority);
  return [
    {
      code: "rule-order",
      at: "/rules",
      message: `rules stand in the order ${written.join(", ")} and are applied by rulePriority`,
      fix: "Write them in ascending rulePriority.",
      edit: [{ kind: "order", at: "/rules", places }],
    },
  ];
}

function placeOf({ at }: PlacedRule): number {
  return Number(at.slice(at.lastIndexOf("/") + 1));
}
