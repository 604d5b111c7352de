import { countOf } from "../../../count-of.ts";
import type { LifecycleEvaluation } from "../../evaluation.ts";
import type { Remark } from "../lint-finding.ts";
import type { LintedPolicy, PlacedRule } from "../linted-policy.ts";

/** Days without a pull within which what runs may well not have been started again. */
const shortPullDays = 30;

/** Rules by the last pull: what runs on without a pull, and what was never pulled at all. */
export function checkPullAge({ rules, evaluation }: LintedPolicy): readonly Remark[] {
  return rules.flatMap((placed) => {
    const { pick } = placed.rule;
    if (pick.kind !== "sinceImagePulled") return [];
    const short = pick.days < shortPullDays ? [shortAge(placed, pick.days)] : [];
    const never = evaluation === undefined ? undefined : neverPulled(placed, evaluation);
    return never === undefined ? short : [...short, never];
  });
}

function shortAge({ at, name }: PlacedRule, days: number): Remark {
  const lag = days === 1 ? "; the record of pulls may itself be 24 hours old" : "";
  return {
    code: "pull-age",
    at: `${at}/selection/countNumber`,
    message: `${name} archives what was not pulled for ${countOf(days, "day")}, which a long-running task or function is not${lag}`,
    fix: `Wait longer than anything runs without being started again, at least ${shortPullDays} days.`,
  };
}

function neverPulled({ at, name, rule }: PlacedRule, { rules }: LifecycleEvaluation): Remark | undefined {
  const marked = rules.find((other) => other.rule.priority === rule.priority)?.marked ?? [];
  const never = marked.filter(({ lastPulledAt }) => lastPulledAt === undefined).length;
  if (never === 0) return undefined;
  return {
    code: "pull-age",
    severity: "note",
    at,
    message: `of the ${countOf(marked.length, "image")} that ${name} archives, ${never} ${never === 1 ? "was" : "were"} never pulled: the push counts instead`,
    fix: "Look at them; where pulls are excluded from the record (pull-time update exclusions), they may be in use.",
  };
}
