import { parseLifecyclePolicy } from "../../../core/lifecycle/parse-policy.ts";

/** Whether a policy goes by when images were pulled, so that reading an image changes what it does. */
export function countsPulls(policyText: string): boolean {
  const parsed = parseLifecyclePolicy(policyText);
  return parsed.kind === "policy" && parsed.policy.rules.some(({ pick }) => pick.kind === "sinceImagePulled");
}
