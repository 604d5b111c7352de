import type { GetLifecyclePolicyResponse } from "../aws/models/ecr.generated.ts";
import type { Repository } from "../images/image-types.ts";
import { ImagesError } from "../images/images-error.ts";
import { repositoryId } from "./repository-output.ts";

/**
 * A repository's lifecycle policy as GetLifecyclePolicy and DeleteLifecyclePolicy answer it; `lastEvaluatedAt` is absent
 * until the policy has been evaluated.
 *
 * @throws ImagesError `LIFECYCLE_POLICY_NOT_FOUND`
 */
export function lifecyclePolicyOutput(repository: Repository): GetLifecyclePolicyResponse {
  if (repository.lifecyclePolicy === undefined) {
    throw new ImagesError(
      "LIFECYCLE_POLICY_NOT_FOUND",
      `Lifecycle policy does not exist for the repository with name '${repository.name}' in the registry with id '${repository.scope.account}'`,
    );
  }
  return {
    ...repositoryId(repository),
    lifecyclePolicyText: repository.lifecyclePolicy,
    lastEvaluatedAt: repository.lifecycleEvaluatedAt,
  };
}
