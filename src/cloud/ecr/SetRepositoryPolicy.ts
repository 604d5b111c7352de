import { repositoryArn } from "../../core/aws/arn.ts";
import { ecrPolicy } from "../aws/access/resource-access.ts";
import type { OperationContext } from "../aws/operation.ts";
import type { Repository } from "../images/image-types.ts";
import { getRegistry } from "../images/registries.ts";
import { setRepositoryPolicy } from "../images/repository-settings.ts";
import { acceptEcrPolicy, refuseLockout } from "./ecr-policy-text.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryPolicyOutput } from "./repository-policy-output.ts";

/** Sets who else may use a repository (Amazon ECR API, SetRepositoryPolicy). */
export const SetRepositoryPolicy = repositoryOperation("SetRepositoryPolicy", {
  members: ["registryId", "repositoryName", "policyText", "force"],
  handle({ policyText, force }, repository, context) {
    const policy = acceptEcrPolicy(policyText, "repository", context);
    if (force !== true) refuseRepositoryLockout({ ...repository, policy }, context);
    return repositoryPolicyOutput(context, setRepositoryPolicy(context, repository, policy));
  },
});

function refuseRepositoryLockout(repository: Repository, context: OperationContext): void {
  const { scope, name } = repository;
  const asked = {
    action: "ecr:SetRepositoryPolicy",
    resource: repositoryArn(scope, name),
    resourcePolicy: ecrPolicy(repository, getRegistry(context, scope)),
  };
  refuseLockout(context, asked, "force sets it all the same");
}
