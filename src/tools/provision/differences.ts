import { isSamePolicy } from "../../core/iam/canonical-policy.ts";
import type { PolicyJson } from "../../core/image-registry/policies.ts";
import type { JsonValue } from "../report/json-value.ts";
import type { Difference, PlanAction } from "./registry-plan.ts";

/** The difference of a plain value, where there is one. */
export function differ(
  field: string,
  from: string | number | boolean | undefined,
  to: string | number | boolean,
): Difference[] {
  return from === to ? [] : [{ field, from: from ?? null, to }];
}

/** The difference of an IAM policy, where the two do not mean the same; undefined: there is none. */
export function differInPolicy(field: string, from: string | undefined, to: PolicyJson): Difference[] {
  if (from !== undefined && isSamePolicy(from, JSON.stringify(to))) return [];
  return [{ field, from: from === undefined ? null : readPolicy(from), to: to as unknown as JsonValue }];
}

/** A policy as JSON; a text that is none as it stands. */
export function readPolicy(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}

/** What is to be done to a resource that differs so. */
export function actionFor(found: unknown, differences: readonly Difference[]): PlanAction {
  if (found === undefined) return "create";
  return differences.length === 0 ? "keep" : "change";
}
