import type { LifecyclePolicy } from "../../../core/lifecycle/policy.ts";

/** Whether a policy goes by when images were pulled, so that reading an image changes what it does. */
export function countsPulls({ rules }: LifecyclePolicy): boolean {
  return rules.some(({ pick }) => pick.kind === "sinceImagePulled");
}
