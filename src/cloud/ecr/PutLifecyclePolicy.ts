import { formatLifecyclePolicy } from "../../core/lifecycle/format-policy.ts";
import { parseLifecyclePolicy } from "../../core/lifecycle/parse-policy.ts";
import { setLifecyclePolicy } from "../images/repositories.ts";
import { invalidParameter } from "./ecr-error.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryId } from "./repository-output.ts";

/** Sets a repository's lifecycle policy and answers it in ECR's own form (Amazon ECR API, PutLifecyclePolicy). */
export const PutLifecyclePolicy = repositoryOperation("PutLifecyclePolicy", {
  members: ["registryId", "repositoryName", "lifecyclePolicyText"],
  handle(input, repository, context) {
    const parsed = parseLifecyclePolicy(input.lifecyclePolicyText);
    if (parsed.kind === "invalid") throw invalidParameter("LifecyclePolicyText", parsed.refusal.constraint);
    const lifecyclePolicyText = formatLifecyclePolicy(parsed.policy);
    setLifecyclePolicy(context, repository, lifecyclePolicyText);
    return { ...repositoryId(repository), lifecyclePolicyText };
  },
});
