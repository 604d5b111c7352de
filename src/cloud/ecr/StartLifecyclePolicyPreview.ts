import { startLifecyclePreview } from "../images/lifecycle-previews.ts";
import { acceptLifecyclePolicy, requireLifecyclePolicy } from "./lifecycle-policy-text.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryId } from "./repository-output.ts";

/**
 * Begins a preview of the policy that is given, or else of the repository's own, which stays as it is. The text is
 * answered as it came (Amazon ECR API, StartLifecyclePolicyPreview).
 */
export const StartLifecyclePolicyPreview = repositoryOperation("StartLifecyclePolicyPreview", {
  members: ["registryId", "repositoryName", "lifecyclePolicyText"],
  handle(input, repository, context) {
    const lifecyclePolicyText = input.lifecyclePolicyText ?? requireLifecyclePolicy(repository);
    acceptLifecyclePolicy(lifecyclePolicyText);
    startLifecyclePreview(context, repository, lifecyclePolicyText);
    return { ...repositoryId(repository), lifecyclePolicyText, status: "IN_PROGRESS" };
  },
});
