import { iamOperation } from "../aws/define-operation.ts";
import { requireOwnPolicy, setPolicyTags } from "./managed-policies.ts";
import { removeTags } from "./tags.ts";

/** Takes tags from a managed policy (IAM API, UntagPolicy). */
export const UntagPolicy = iamOperation("UntagPolicy", {
  access: { action: "iam:UntagPolicy", resource: (input) => input.PolicyArn },
  members: ["PolicyArn", "TagKeys"],
  handle({ PolicyArn, TagKeys }, context) {
    const policy = requireOwnPolicy(context, "UntagPolicy", PolicyArn);
    setPolicyTags(context, policy, removeTags(policy.tags, TagKeys, "kept"));
  },
});
