import { iamOperation } from "../aws/define-operation.ts";
import { requireOwnPolicy, setPolicyTags } from "./managed-policies.ts";
import { mergeTags } from "./tags.ts";

/** Gives a managed policy tags (IAM API, TagPolicy). */
export const TagPolicy = iamOperation("TagPolicy", {
  access: { action: "iam:TagPolicy", resource: (input) => input.PolicyArn },
  members: ["PolicyArn", "Tags"],
  handle({ PolicyArn, Tags }, context) {
    const policy = requireOwnPolicy(context, "TagPolicy", PolicyArn);
    setPolicyTags(context, policy, mergeTags(policy.tags, Tags, "kept"));
  },
});
