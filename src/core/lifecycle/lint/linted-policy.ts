import type { LifecycleEvaluation } from "../evaluation.ts";
import type { InUseImage } from "../in-use-image.ts";
import type { LifecyclePolicy, LifecycleRule } from "../policy.ts";
import type { PolicyJson } from "../policy-json.ts";
import type { Remark } from "./lint-finding.ts";

/** A policy that ECR accepts, as checks look at it. */
export type LintedPolicy = {
  /** By priority. */
  readonly rules: readonly PlacedRule[];
  /** What the policy does to the images of a repository; undefined where no images are given. */
  readonly evaluation?: LifecycleEvaluation;
  readonly inUse: readonly InUseImage[];
};

/** A rule with its place in the text. */
export type PlacedRule = {
  readonly rule: LifecycleRule;
  /** JSON pointer to the rule. */
  readonly at: string;
  /** What the rule is called in sentences. */
  readonly name: string;
};

/** One check: everything it has to say of a policy. */
export type PolicyCheck = (policy: LintedPolicy) => readonly Remark[];

/** Finds the place of each rule; priorities are unique in a policy that ECR accepts. */
export function placeRules(policy: LifecyclePolicy, json: PolicyJson): readonly PlacedRule[] {
  return policy.rules.map((rule) => {
    const index = json.rules.findIndex(({ rulePriority }) => rulePriority === rule.priority);
    return { rule, at: `/rules/${index}`, name: `rule ${rule.priority}` };
  });
}

/** The rules that are applied before a rule to images of the same storage class. */
export function rulesBefore({ rules }: LintedPolicy, { rule }: PlacedRule): readonly PlacedRule[] {
  return rules.filter((other) => other.rule.priority < rule.priority && classOf(other.rule) === classOf(rule));
}

/** The rules that are applied after a rule to images of the same storage class. */
export function rulesAfter({ rules }: LintedPolicy, { rule }: PlacedRule): readonly PlacedRule[] {
  return rules.filter((other) => other.rule.priority > rule.priority && classOf(other.rule) === classOf(rule));
}

/** The storage class whose images a rule sees. */
export function classOf(rule: LifecycleRule): "standard" | "archive" {
  return rule.storageClass ?? "standard";
}

/** JSON pointer to a rule's list of tags. */
export function tagListPointer({ rule, at }: PlacedRule): string {
  return `${at}/selection/${rule.tags.kind === "prefixes" ? "tagPrefixList" : "tagPatternList"}`;
}
