import { setLifecyclePolicy } from "../images/repository-settings.ts";
import { lifecyclePolicyOutput } from "./lifecycle-policy-output.ts";
import { repositoryOperation } from "./repository-operation.ts";

/** Removes a repository's lifecycle policy and answers what it was (Amazon ECR API, DeleteLifecyclePolicy). */
export const DeleteLifecyclePolicy = repositoryOperation("DeleteLifecyclePolicy", {
  members: ["registryId", "repositoryName"],
  handle(_input, repository, context) {
    const output = lifecyclePolicyOutput(repository);
    setLifecyclePolicy(context, repository, undefined);
    return output;
  },
});
