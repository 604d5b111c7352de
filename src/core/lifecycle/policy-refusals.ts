import { policyLimits } from "./policy.ts";
import type { RuleJson } from "./policy-json.ts";
import { policySchema } from "./policy-schema.ts";
import { type RuleFault, ruleConflicts } from "./rule-conflicts.ts";
import { type SchemaFault, schemaViolations } from "./schema-check.ts";

/** One reason for which ECR refuses a policy. */
export type FoundRefusal = {
  /** JSON pointer (RFC 6901) to what is wrong; empty for the whole text. */
  readonly at: string;
  /**
   * What ECR puts between the quotes of `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint:
   * '…'`: a length constraint, or `Lifecycle policy validation failure: ` and a sentence.
   */
  readonly constraint: string;
  readonly fault: PolicyFault;
};

/** What may be wrong with the text of a policy. */
export type PolicyFault = "short-policy" | "long-policy" | "no-json" | SchemaFault | RuleFault;

/**
 * All reasons for which ECR refuses a text, in the order in which it looks: length, JSON, schema, what each rule means,
 * what the rules mean together. ECR answers the first alone. Rules that do not meet the schema are left out of what
 * comes after it, so that no reason only follows from another.
 */
export function* policyRefusals(text: string): Generator<FoundRefusal> {
  const { minTextLength, maxTextLength } = policyLimits;
  if (text.length < minTextLength) {
    const constraint = `Member must have length greater than or equal to ${minTextLength}`;
    yield { at: "", constraint, fault: "short-policy" };
  }
  if (text.length > maxTextLength) {
    const constraint = `Member must have length less than or equal to ${maxTextLength}`;
    yield { at: "", constraint, fault: "long-policy" };
  }

  const json = parsePolicyJson(text);
  if (json === undefined) {
    yield { at: "", constraint: failure("Could not map policyString into LifecyclePolicy."), fault: "no-json" };
    return;
  }

  const broken = new Set<string>();
  for (const { at, message, fault } of schemaViolations(policySchema, json)) {
    broken.add(at.split("/").slice(0, 3).join("/"));
    yield { at, constraint: failure(message), fault };
  }
  const { rules } = json as { readonly rules?: unknown };
  if (!Array.isArray(rules)) return;
  const sound = rules.map((rule: unknown, index) => (broken.has(`/rules/${index}`) ? undefined : (rule as RuleJson)));
  for (const { at, message, fault } of ruleConflicts(sound)) yield { at, constraint: failure(message), fault };
}

function failure(message: string): string {
  return `Lifecycle policy validation failure: ${message}`;
}

/** The text's JSON object; undefined for anything else. Numbers not written as integers come as NaN. */
export function parsePolicyJson(text: string): object | undefined {
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
