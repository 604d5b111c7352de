import { formatLifecyclePolicy } from "../../core/lifecycle/format-policy.ts";
import { setLifecyclePolicy } from "../images/repository-settings.ts";
import { acceptLifecyclePolicy } from "./lifecycle-policy-text.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryId } from "./repository-output.ts";

/** Sets a repository's lifecycle policy and answers it in ECR's own form (Amazon ECR API, PutLifecyclePolicy). */
export const PutLifecyclePolicy = repositoryOperation("PutLifecyclePolicy", {
  members: ["registryId", "repositoryName", "lifecyclePolicyText"],
  handle(input, repository, context) {
    const lifecyclePolicyText = formatLifecyclePolicy(acceptLifecyclePolicy(input.lifecyclePolicyText));
    setLifecyclePolicy(context, repository, lifecyclePolicyText);
    return { ...repositoryId(repository), lifecyclePolicyText };
  },
});
