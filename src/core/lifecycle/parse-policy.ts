import { type LifecyclePolicy, type LifecycleRule, policyLimits, type TagSelection } from "./policy.ts";
import type { PolicyJson, RuleJson, SelectionJson } from "./policy-json.ts";
import { policySchema } from "./policy-schema.ts";
import { findRuleConflict } from "./rule-conflicts.ts";
import { checkSchema, type Violation } from "./schema-check.ts";

/** What `parseLifecyclePolicy` made of a text. */
export type ParsedLifecyclePolicy =
  | { readonly kind: "policy"; readonly policy: LifecyclePolicy }
  | { readonly kind: "invalid"; readonly refusal: PolicyRefusal };

/** Why ECR refuses a policy. */
export type PolicyRefusal = {
  /** JSON pointer (RFC 6901) to what is wrong; empty for the whole text. */
  readonly at: string;
  /**
   * What ECR puts between the quotes of `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint:
   * '…'`: a length constraint, or `Lifecycle policy validation failure: ` and a sentence.
   */
  readonly constraint: string;
};

/**
 * Reads the text of a lifecycle policy as ECR does: length, JSON, schema, what each rule means, what the rules mean
 * together. The first thing wrong is what is answered.
 */
export function parseLifecyclePolicy(text: string): ParsedLifecyclePolicy {
  const length = checkLength(text);
  if (length !== undefined) return { kind: "invalid", refusal: { at: "", constraint: length } };

  const json = parseJson(text);
  if (json === undefined) return invalid({ at: "", message: "Could not map policyString into LifecyclePolicy." });

  const schemaViolation = checkSchema(policySchema, json);
  if (schemaViolation !== undefined) return invalid(schemaViolation);

  const { rules } = json as PolicyJson;
  const conflict = findRuleConflict(rules);
  if (conflict !== undefined) return invalid(conflict);

  return { kind: "policy", policy: { rules: rules.map(readRule).sort((a, b) => a.priority - b.priority) } };
}

function invalid({ at, message }: Violation): ParsedLifecyclePolicy {
  return { kind: "invalid", refusal: { at, constraint: `Lifecycle policy validation failure: ${message}` } };
}

function checkLength(text: string): string | undefined {
  const { minTextLength, maxTextLength } = policyLimits;
  if (text.length < minTextLength) return `Member must have length greater than or equal to ${minTextLength}`;
  if (text.length > maxTextLength) return `Member must have length less than or equal to ${maxTextLength}`;
  return undefined;
}

/** The text's JSON object; undefined for anything else. */
function parseJson(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text, markNonIntegers);
    return typeof json === "object" && json !== null && !Array.isArray(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

// ECR's validator goes by how a number is written: 1.0 and 1e1 are numbers to it, not integers.
function markNonIntegers(_name: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === "number" && !/^-?[0-9]+$/.test(context?.source ?? "") ? Number.NaN : value;
}

function readRule(json: RuleJson): LifecycleRule {
  const { rulePriority, description, selection, action } = json;
  const base = {
    priority: rulePriority,
    ...(description === undefined ? {} : { description }),
    tags: readTags(selection),
  };
  // What goes together with a count type has been checked by the schema and by `findRuleConflict`.
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
