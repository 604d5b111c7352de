import { repositoryOperation } from "./repository-operation.ts";
import { repositoryPolicyOutput } from "./repository-policy-output.ts";

/** A repository's policy (Amazon ECR API, GetRepositoryPolicy). */
export const GetRepositoryPolicy = repositoryOperation("GetRepositoryPolicy", {
  members: ["registryId", "repositoryName"],
  handle: (_input, repository, context) => repositoryPolicyOutput(context, repository),
});
