import { nameImage, nameSome } from "../image-roles.ts";
import type { Remark } from "../lint-finding.ts";
import type { LintedPolicy, PlacedRule } from "../linted-policy.ts";

/** Images that a rule for their tags would keep, and that a rule before it takes. */
export function checkShadowedRules({ rules, evaluation }: LintedPolicy): readonly Remark[] {
  const found = new Map<string, { readonly placed: PlacedRule; readonly taker: number; readonly names: string[] }>();
  for (const { image, fate, readings } of evaluation?.outcomes ?? []) {
    if (fate.kind === "keep" || fate.by.kind !== "rule") continue;
    const taker = fate.by.priority;
    for (const { priority, picked } of readings) {
      const placed = rules.find(({ rule }) => rule.priority === priority);
      if (placed === undefined || priority <= taker || picked || !hasTagList(placed)) continue;
      const group = found.get(`${priority} ${taker}`) ?? { placed, taker, names: [] };
      group.names.push(nameImage(image));
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

// That the rule for any image comes last is ECR's demand, not a slip.
function hasTagList({ rule: { tags } }: PlacedRule): boolean {
  return tags.kind === "patterns" || tags.kind === "prefixes";
}
