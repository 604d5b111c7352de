import { policyLimits } from "./policy.ts";
import type { RuleJson } from "./policy-json.ts";

/** What is wrong with rules that the schema allows. */
export type RuleConflict = {
  /** JSON pointer (RFC 6901). */
  readonly at: string;
  readonly message: string;
  readonly fault: RuleFault;
};

/** What a rule, or rules together, may not say. */
export type RuleFault =
  | "no-tag-list"
  | "two-tag-lists"
  | "idle-tag-list"
  | "too-many-wildcards"
  | "pulled-and-expired"
  | "archived-twice"
  | "short-archive"
  | "repeated-priority"
  | "second-untagged"
  | "any-not-last"
  | "repeated-prefix";

/**
 * What the schema cannot say: what a rule means by itself, then what the rules mean together (Amazon ECR User Guide,
 * "Lifecycle policy properties" and "Considerations"). Of a policy without other faults ECR answers the first.
 *
 * @param rules by their place in the text; undefined where the schema is not met
 */
export function* ruleConflicts(rules: readonly (RuleJson | undefined)[]): Generator<RuleConflict> {
  const sound = [...rules.entries()].flatMap(([index, rule]) => (rule === undefined ? [] : [{ index, rule }]));
  for (const { index, rule } of sound) {
    yield* tagListConflicts(rule, index);
    yield* wildcardConflicts(rule, index);
    yield* actionConflicts(rule, index);
  }
  yield* repeatedPriorities(sound);
  yield* secondUntagged(sound);
  yield* anyBeforeOthers(sound);
  yield* repeatedPrefixes(sound);
}

type PlacedRule = { readonly index: number; readonly rule: RuleJson };

function* tagListConflicts({ selection }: RuleJson, index: number): Generator<RuleConflict> {
  const at = `/rules/${index}/selection`;
  const lists = [selection.tagPatternList, selection.tagPrefixList].filter((list) => list !== undefined).length;
  if (selection.tagStatus === "tagged") {
    if (lists === 0) {
      const message = "Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.";
      yield { at, message, fault: "no-tag-list" };
    }
    // ECR refuses both lists in one rule; the sentence is ours.
    if (lists === 2) {
      yield { at, message: "Must specify only one of tagPrefixList and tagPatternList.", fault: "two-tag-lists" };
    }
    return;
  }
  if (lists === 0) return;
  // ECR refuses a list without tagStatus=TAGGED; the sentence is ours.
  const status = selection.tagStatus.toUpperCase();
  const message = `Must not specify tagPrefixList or tagPatternList when tagStatus=${status}.`;
  yield { at, message, fault: "idle-tag-list" };
}

function* wildcardConflicts({ selection }: RuleJson, index: number): Generator<RuleConflict> {
  const { maxWildcards } = policyLimits;
  for (const [position, pattern] of (selection.tagPatternList ?? []).entries()) {
    if (pattern.split("*").length - 1 <= maxWildcards) continue;
    // ECR refuses a fifth wildcard; the sentence is ours.
    const message = `Tag pattern '${pattern}' has more than ${maxWildcards} wildcards (*).`;
    yield { at: `/rules/${index}/selection/tagPatternList/${position}`, message, fault: "too-many-wildcards" };
  }
}

// ECR refuses these combinations and the short time; the sentences are ours.
function* actionConflicts({ selection, action }: RuleJson, index: number): Generator<RuleConflict> {
  const at = `/rules/${index}`;
  if (selection.countType === "sinceImagePulled" && action.type === "expire") {
    const message = "Only action type transition is allowed when countType=sinceImagePulled.";
    yield { at: `${at}/action`, message, fault: "pulled-and-expired" };
  }
  if (selection.countType !== "sinceImageTransitioned") return;
  if (action.type === "transition") {
    const message = "Only action type expire is allowed when countType=sinceImageTransitioned.";
    yield { at: `${at}/action`, message, fault: "archived-twice" };
  } else if (selection.countNumber < policyLimits.minArchiveDays) {
    const limit = `(minimum: ${policyLimits.minArchiveDays}, found: ${selection.countNumber})`;
    const message = `numeric instance is lower than the required minimum ${limit}`;
    yield { at: `${at}/selection/countNumber`, message, fault: "short-archive" };
  }
}

// ECR demands unique priorities; the sentence is ours.
function* repeatedPriorities(rules: readonly PlacedRule[]): Generator<RuleConflict> {
  const seen = new Set<number>();
  for (const {
    index,
    rule: { rulePriority },
  } of rules) {
    if (seen.has(rulePriority)) {
      const message = `Rule priority ${rulePriority} is used more than once.`;
      yield { at: `/rules/${index}/rulePriority`, message, fault: "repeated-priority" };
    }
    seen.add(rulePriority);
  }
}

function* secondUntagged(rules: readonly PlacedRule[]): Generator<RuleConflict> {
  const seen = new Set<string>();
  for (const { index, rule } of rules) {
    if (rule.selection.tagStatus !== "untagged") continue;
    if (seen.has(storageClass(rule))) {
      const message = "Only one rule can select Untagged images per storage class.";
      yield { at: `/rules/${index}`, message, fault: "second-untagged" };
    }
    seen.add(storageClass(rule));
  }
}

function* anyBeforeOthers(rules: readonly PlacedRule[]): Generator<RuleConflict> {
  for (const { index, rule } of rules) {
    if (rule.selection.tagStatus !== "any") continue;
    const isBefore = rules.some(
      ({ rule: other }) => storageClass(other) === storageClass(rule) && other.rulePriority > rule.rulePriority,
    );
    if (!isBefore) continue;
    const message = "Rule for tagStatus=ANY must have the lowest priority per storage class";
    yield { at: `/rules/${index}`, message, fault: "any-not-last" };
  }
}

// ECR demands "a unique set of prefixes" a rule, read as no prefix in two rules; the sentence is ours. One rule may
// repeat itself.
function* repeatedPrefixes(rules: readonly PlacedRule[]): Generator<RuleConflict> {
  const owners = new Map<string, number>();
  for (const { index, rule } of rules) {
    for (const [position, prefix] of (rule.selection.tagPrefixList ?? []).entries()) {
      const key = `${storageClass(rule)} ${prefix}`;
      const owner = owners.get(key) ?? index;
      if (owner !== index) {
        const message = `Tag prefix '${prefix}' is used by more than one rule.`;
        yield { at: `/rules/${index}/selection/tagPrefixList/${position}`, message, fault: "repeated-prefix" };
      }
      owners.set(key, owner);
    }
  }
}

function storageClass(rule: RuleJson): string {
  return rule.selection.storageClass ?? "standard";
}
