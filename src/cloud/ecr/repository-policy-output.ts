import type { GetRepositoryPolicyResponse } from "../aws/models/ecr.generated.ts";
import type { OperationContext } from "../aws/operation.ts";
import { showPrincipals } from "../iam/policy-principals.ts";
import type { Repository } from "../images/image-types.ts";
import { ImagesError } from "../images/images-error.ts";
import { repositoryId } from "./repository-output.ts";

/**
 * A repository with its policy, as all three operations on it answer.
 *
 * @throws ImagesError `REPOSITORY_POLICY_NOT_FOUND`
 */
export function repositoryPolicyOutput(context: OperationContext, repository: Repository): GetRepositoryPolicyResponse {
  const { policy, name, scope } = repository;
  if (policy === undefined) {
    throw new ImagesError(
      "REPOSITORY_POLICY_NOT_FOUND",
      `Repository policy does not exist for the repository with name '${name}' in the registry with id '${scope.account}'`,
    );
  }
  return { ...repositoryId(repository), policyText: showPrincipals(context, policy) };
}
