import { lifecyclePolicyOutput } from "./lifecycle-policy-output.ts";
import { repositoryOperation } from "./repository-operation.ts";

/** A repository's lifecycle policy (Amazon ECR API, GetLifecyclePolicy). */
export const GetLifecyclePolicy = repositoryOperation("GetLifecyclePolicy", {
  members: ["registryId", "repositoryName"],
  handle: (_input, repository) => lifecyclePolicyOutput(repository),
});
