import { InkanError } from "../../core/error.ts";
import { nearestNode, positionOf, readJsonSource } from "../../core/json-source.ts";
import { parseLifecyclePolicy } from "../../core/lifecycle/parse-policy.ts";
import type { LifecyclePolicy } from "../../core/lifecycle/policy.ts";
import type { TextPlace } from "./text-place.ts";

/** A policy with the text that ECR gets. */
export type PolicyText = {
  readonly policy: LifecyclePolicy;
  readonly text: string;
  /** Where it comes from, for people. */
  readonly from: string;
};

/** ECR refuses a policy. */
export class PolicyError extends InkanError<"POLICY_INVALID"> {
  override readonly name = "PolicyError";
}

/**
 * A policy from its text.
 *
 * @param from where it comes from, for people
 * @throws PolicyError with ECR's own sentence, and the place of what it refuses
 */
export function parsePolicyText(text: string, from: string): PolicyText {
  const parsed = parseLifecyclePolicy(text);
  if (parsed.kind === "policy") return { policy: parsed.policy, text, from };
  const { at, constraint } = parsed.refusal;
  throw new PolicyError("POLICY_INVALID", `${from}${describePlace(text, at)}: ECR refuses the policy: ${constraint}`, {
    next: "inkan lifecycle lint POLICY says everything that is wrong with it",
  });
}

/** `:LINE:COLUMN: POINTER`; nothing where the whole text is meant. */
function describePlace(text: string, pointer: string): string {
  const source = readJsonSource(text);
  if (pointer === "" && source.kind === "json") return "";
  const { line, column } = placeInPolicy(text, pointer);
  return `:${line}:${column}: ${source.kind === "json" ? pointer : `${source.expected} is expected here`}`;
}

/** Where the value of a JSON pointer, or what holds the next above it, stands in a policy; in broken JSON the break. */
export function placeInPolicy(text: string, pointer: string): TextPlace {
  const source = readJsonSource(text);
  return positionOf(text, source.kind === "json" ? nearestNode(source.root, pointer).start : source.at);
}
