import { iamOperation } from "../aws/define-operation.ts";
import { pageOfList } from "./iam-page.ts";
import { requirePolicy } from "./managed-policies.ts";

/** The tags of a managed policy (IAM API, ListPolicyTags). */
export const ListPolicyTags = iamOperation("ListPolicyTags", {
  access: { action: "iam:ListPolicyTags", resource: (input) => input.PolicyArn },
  members: ["PolicyArn", "Marker", "MaxItems"],
  handle(input, context) {
    const { tags } = requirePolicy(context, input.PolicyArn);
    const { entries, continuation } = pageOfList("ListPolicyTags", input, tags);
    return { Tags: entries, ...continuation };
  },
});
