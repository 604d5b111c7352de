import type { LifecyclePolicy, LifecycleRule, TagSelection } from "./policy.ts";
import type { PolicyJson, RuleJson, SelectionJson } from "./policy-json.ts";
import { type FoundRefusal, parsePolicyJson, policyRefusals } from "./policy-refusals.ts";

/** What `parseLifecyclePolicy` made of a text. */
export type ParsedLifecyclePolicy =
  | { readonly kind: "policy"; readonly policy: LifecyclePolicy }
  | { readonly kind: "invalid"; readonly refusal: PolicyRefusal };

/** Why ECR refuses a policy: where, and in its words. */
export type PolicyRefusal = Pick<FoundRefusal, "at" | "constraint">;

/** Reads the text of a lifecycle policy as ECR does. The first thing wrong is what is answered. */
export function parseLifecyclePolicy(text: string): ParsedLifecyclePolicy {
  for (const { at, constraint } of policyRefusals(text)) return { kind: "invalid", refusal: { at, constraint } };
  const { rules } = parsePolicyJson(text) as PolicyJson;
  return { kind: "policy", policy: { rules: rules.map(readRule).sort((a, b) => a.priority - b.priority) } };
}

function readRule(json: RuleJson): LifecycleRule {
  const { rulePriority, description, selection, action } = json;
  const base = {
    priority: rulePriority,
    ...(description === undefined ? {} : { description }),
    tags: readTags(selection),
  };
  // What goes together with a count type has been checked by the schema and by `ruleConflicts`.
  const standard = selection.storageClass === undefined ? {} : { storageClass: "standard" as const };
  switch (selection.countType) {
    case "imageCountMoreThan":
      return {
        ...base,
        ...standard,
        pick: { kind: selection.countType, count: selection.countNumber },
        action: { kind: action.type },
      };
    case "sinceImagePushed":
      return {
        ...base,
        ...standard,
        pick: { kind: selection.countType, days: selection.countNumber },
        action: { kind: action.type },
      };
    case "sinceImagePulled":
      return {
        ...base,
        ...standard,
        pick: { kind: selection.countType, days: selection.countNumber },
        action: { kind: "transition" },
      };
    case "sinceImageTransitioned":
      return {
        ...base,
        storageClass: "archive",
        pick: { kind: selection.countType, days: selection.countNumber },
        action: { kind: "expire" },
      };
  }
}

function readTags(selection: SelectionJson): TagSelection {
  if (selection.tagStatus !== "tagged") return { kind: selection.tagStatus };
  if (selection.tagPatternList !== undefined) return { kind: "patterns", patterns: selection.tagPatternList };
  return { kind: "prefixes", prefixes: selection.tagPrefixList ?? [] };
}
