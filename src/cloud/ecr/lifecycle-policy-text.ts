import { parseLifecyclePolicy } from "../../core/lifecycle/parse-policy.ts";
import type { LifecyclePolicy } from "../../core/lifecycle/policy.ts";
import type { Repository } from "../images/image-types.ts";
import { ImagesError } from "../images/images-error.ts";
import { invalidParameter } from "./ecr-error.ts";

/**
 * The policy that a caller's text is.
 *
 * @throws AwsError `InvalidParameterException` where ECR would not take it
 */
export function acceptLifecyclePolicy(text: string): LifecyclePolicy {
  const parsed = parseLifecyclePolicy(text);
  if (parsed.kind === "invalid") throw invalidParameter("LifecyclePolicyText", parsed.refusal.constraint);
  return parsed.policy;
}

/**
 * The text of a repository's policy.
 *
 * @throws ImagesError `LIFECYCLE_POLICY_NOT_FOUND`
 */
export function requireLifecyclePolicy({ name, scope, lifecyclePolicy }: Repository): string {
  if (lifecyclePolicy !== undefined) return lifecyclePolicy;
  throw new ImagesError(
    "LIFECYCLE_POLICY_NOT_FOUND",
    `Lifecycle policy does not exist for the repository with name '${name}' in the registry with id '${scope.account}'`,
  );
}
