import { iamOperation } from "../aws/define-operation.ts";
import { listAttachedPolicies } from "./attached-policies.ts";
import { pageOfList } from "./iam-page.ts";
import { requestedUserArn } from "./requested-identity.ts";
import { requireUser } from "./users.ts";

/** The managed policies that are attached to a user (IAM API, ListAttachedUserPolicies). */
export const ListAttachedUserPolicies = iamOperation("ListAttachedUserPolicies", {
  access: { action: "iam:ListAttachedUserPolicies", resource: requestedUserArn },
  members: ["UserName", "PathPrefix", "Marker", "MaxItems"],
  handle(input, context) {
    const attached = listAttachedPolicies(context, requireUser(context, input.UserName), input.PathPrefix ?? "/");
    const { entries, continuation } = pageOfList("ListAttachedUserPolicies", input, attached);
    return {
      AttachedPolicies: entries.map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn })),
      ...continuation,
    };
  },
});
