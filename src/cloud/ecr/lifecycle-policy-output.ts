import type { GetLifecyclePolicyResponse } from "../aws/models/ecr.generated.ts";
import type { Repository } from "../images/image-types.ts";
import { requireLifecyclePolicy } from "./lifecycle-policy-text.ts";
import { repositoryId } from "./repository-output.ts";

/**
 * A repository's lifecycle policy as GetLifecyclePolicy and DeleteLifecyclePolicy answer it; `lastEvaluatedAt` is absent
 * until the policy has been evaluated.
 *
 * @throws ImagesError `LIFECYCLE_POLICY_NOT_FOUND`
 */
export function lifecyclePolicyOutput(repository: Repository): GetLifecyclePolicyResponse {
  return {
    ...repositoryId(repository),
    lifecyclePolicyText: requireLifecyclePolicy(repository),
    lastEvaluatedAt: repository.lifecycleEvaluatedAt,
  };
}
