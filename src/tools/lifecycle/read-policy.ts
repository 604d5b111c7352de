import { InkanError } from "../../core/error.ts";
import { nearestNode, positionOf, readJsonSource } from "../../core/lifecycle/lint/json-source.ts";
import { parseLifecyclePolicy } from "../../core/lifecycle/parse-policy.ts";
import { type LifecyclePolicy, policyLimits } from "../../core/lifecycle/policy.ts";
import { readSmallFile } from "../connect/read-small-file.ts";

/** A policy with the text that ECR gets. */
export type PolicyText = {
  readonly policy: LifecyclePolicy;
  readonly text: string;
  /** Where it comes from, for people. */
  readonly from: string;
};

/** A policy that cannot be read, or that ECR refuses. */
export class PolicyFileError extends InkanError<"POLICY_UNREADABLE" | "POLICY_INVALID"> {
  override readonly name = "PolicyFileError";
}

/** Most bytes of a policy file: each character of the longest policy as a JSON string in a wrapper may take six. */
const maxFileBytes = 8 * policyLimits.maxTextLength;

/**
 * The text of a policy in a file: the file's own, or what stands in the `lifecyclePolicyText` of a saved
 * `aws ecr get-lifecycle-policy`. It need not be a policy that ECR takes.
 *
 * @throws PolicyFileError `POLICY_UNREADABLE`
 */
export function readPolicyText(path: string): string {
  try {
    return unwrapPolicy(readSmallFile(path, maxFileBytes));
  } catch (cause) {
    throw new PolicyFileError("POLICY_UNREADABLE", `the policy ${path} cannot be read`, { cause });
  }
}

/**
 * A policy from a file.
 *
 * @throws PolicyFileError
 */
export function readPolicy(path: string): PolicyText {
  return parsePolicyText(readPolicyText(path), path);
}

/**
 * A policy from its text, or from a saved answer that holds it.
 *
 * @param from where it comes from, for people
 * @throws PolicyFileError `POLICY_INVALID` with ECR's own sentence, and the place of what it refuses
 */
export function parsePolicyText(given: string, from: string): PolicyText {
  const text = unwrapPolicy(given);
  const parsed = parseLifecyclePolicy(text);
  if (parsed.kind === "policy") return { policy: parsed.policy, text, from };
  const { at, constraint } = parsed.refusal;
  throw new PolicyFileError("POLICY_INVALID", `${from}${describePlace(text, at)}: ECR refuses this: ${constraint}`, {
    next: "inkan lifecycle lint says everything that is wrong with a policy",
  });
}

/** A saved answer of PutLifecyclePolicy or GetLifecyclePolicy keeps the policy as a string. */
function unwrapPolicy(text: string): string {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== "object" || json === null || !("lifecyclePolicyText" in json)) return text;
    return typeof json.lifecyclePolicyText === "string" ? json.lifecyclePolicyText : text;
  } catch {
    return text;
  }
}

/** `:LINE:COLUMN: POINTER`; nothing where the whole text is meant. */
function describePlace(text: string, pointer: string): string {
  const source = readJsonSource(text);
  if (source.kind === "broken") {
    const { line, column } = positionOf(text, source.at);
    return `:${line}:${column}: ${source.expected} is expected here`;
  }
  if (pointer === "") return "";
  const { line, column } = positionOf(text, nearestNode(source.root, pointer).start);
  return `:${line}:${column}: ${pointer}`;
}
