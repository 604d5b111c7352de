import { setRepositoryPolicy } from "../images/repository-settings.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryPolicyOutput } from "./repository-policy-output.ts";

/** Removes a repository's policy and answers what it was (Amazon ECR API, DeleteRepositoryPolicy). */
export const DeleteRepositoryPolicy = repositoryOperation("DeleteRepositoryPolicy", {
  members: ["registryId", "repositoryName"],
  handle(_input, repository, context) {
    const output = repositoryPolicyOutput(context, repository);
    setRepositoryPolicy(context, repository, undefined);
    return output;
  },
});
