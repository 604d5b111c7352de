import { policyLimits } from "./policy.ts";
import type { RuleJson } from "./policy-json.ts";
import type { Violation } from "./schema-check.ts";

/**
 * What the schema cannot say: what a rule means by itself, then what the rules mean together (Amazon ECR User Guide,
 * "Lifecycle policy properties" and "Considerations"). The first conflict is the answer.
 */
export function findRuleConflict(rules: readonly RuleJson[]): Violation | undefined {
  for (const [index, rule] of rules.entries()) {
    const conflict = tagListConflict(rule, index) ?? wildcardConflict(rule, index) ?? actionConflict(rule, index);
    if (conflict !== undefined) return conflict;
  }
  return (
    findRepeatedPriority(rules) ?? findSecondUntagged(rules) ?? findAnyBeforeOthers(rules) ?? findRepeatedPrefix(rules)
  );
}

function tagListConflict({ selection }: RuleJson, index: number): Violation | undefined {
  const at = `/rules/${index}/selection`;
  const lists = [selection.tagPatternList, selection.tagPrefixList].filter((list) => list !== undefined).length;
  if (selection.tagStatus === "tagged") {
    if (lists === 0) return { at, message: "Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED." };
    // ECR refuses both lists in one rule; the sentence is ours.
    if (lists === 2) return { at, message: "Must specify only one of tagPrefixList and tagPatternList." };
    return undefined;
  }
  if (lists === 0) return undefined;
  // ECR refuses a list without tagStatus=TAGGED; the sentence is ours.
  const status = selection.tagStatus.toUpperCase();
  return { at, message: `Must not specify tagPrefixList or tagPatternList when tagStatus=${status}.` };
}

function wildcardConflict({ selection }: RuleJson, index: number): Violation | undefined {
  const { maxWildcards } = policyLimits;
  const patterns = selection.tagPatternList ?? [];
  const position = patterns.findIndex((pattern) => pattern.split("*").length - 1 > maxWildcards);
  if (position < 0) return undefined;
  // ECR refuses a fifth wildcard; the sentence is ours.
  const message = `Tag pattern '${patterns[position]}' has more than ${maxWildcards} wildcards (*).`;
  return { at: `/rules/${index}/selection/tagPatternList/${position}`, message };
}

// ECR refuses these combinations and the short time; the sentences are ours.
function actionConflict({ selection, action }: RuleJson, index: number): Violation | undefined {
  const at = `/rules/${index}`;
  if (selection.countType === "sinceImagePulled" && action.type === "expire") {
    return { at: `${at}/action`, message: "Only action type transition is allowed when countType=sinceImagePulled." };
  }
  if (selection.countType !== "sinceImageTransitioned") return undefined;
  if (action.type === "transition") {
    const message = "Only action type expire is allowed when countType=sinceImageTransitioned.";
    return { at: `${at}/action`, message };
  }
  if (selection.countNumber < policyLimits.minArchiveDays) {
    const limit = `(minimum: ${policyLimits.minArchiveDays}, found: ${selection.countNumber})`;
    const message = `numeric instance is lower than the required minimum ${limit}`;
    return { at: `${at}/selection/countNumber`, message };
  }
  return undefined;
}

// ECR demands unique priorities; the sentence is ours.
function findRepeatedPriority(rules: readonly RuleJson[]): Violation | undefined {
  const seen = new Set<number>();
  for (const [index, { rulePriority }] of rules.entries()) {
    if (seen.has(rulePriority)) {
      return { at: `/rules/${index}/rulePriority`, message: `Rule priority ${rulePriority} is used more than once.` };
    }
    seen.add(rulePriority);
  }
  return undefined;
}

function findSecondUntagged(rules: readonly RuleJson[]): Violation | undefined {
  const seen = new Set<string>();
  for (const [index, rule] of rules.entries()) {
    if (rule.selection.tagStatus !== "untagged") continue;
    if (seen.has(storageClass(rule))) {
      return { at: `/rules/${index}`, message: "Only one rule can select Untagged images per storage class." };
    }
    seen.add(storageClass(rule));
  }
  return undefined;
}

function findAnyBeforeOthers(rules: readonly RuleJson[]): Violation | undefined {
  const index = rules.findIndex(
    (rule) =>
      rule.selection.tagStatus === "any" &&
      rules.some((other) => storageClass(other) === storageClass(rule) && other.rulePriority > rule.rulePriority),
  );
  if (index < 0) return undefined;
  return {
    at: `/rules/${index}`,
    message: "Rule for tagStatus=ANY must have the lowest priority per storage class",
  };
}

// ECR demands "a unique set of prefixes" a rule, read as no prefix in two rules; the sentence is ours. One rule may
// repeat itself.
function findRepeatedPrefix(rules: readonly RuleJson[]): Violation | undefined {
  const owners = new Map<string, number>();
  for (const [index, rule] of rules.entries()) {
    for (const [position, prefix] of (rule.selection.tagPrefixList ?? []).entries()) {
      const key = `${storageClass(rule)} ${prefix}`;
      const owner = owners.get(key) ?? index;
      if (owner !== index) {
        return {
          at: `/rules/${index}/selection/tagPrefixList/${position}`,
          message: `Tag prefix '${prefix}' is used by more than one rule.`,
        };
      }
      owners.set(key, index);
    }
  }
  return undefined;
}

function storageClass(rule: RuleJson): string {
  return rule.selection.storageClass ?? "standard";
}
