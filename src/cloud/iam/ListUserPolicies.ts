import { iamOperation } from "../aws/define-operation.ts";
import { pageOfList } from "./iam-page.ts";
import { listInlinePolicies } from "./inline-policies.ts";
import { requestedUserArn } from "./requested-identity.ts";
import { requireUser } from "./users.ts";

/** The names of the policies that are written into a user (IAM API, ListUserPolicies). */
export const ListUserPolicies = iamOperation("ListUserPolicies", {
  access: { action: "iam:ListUserPolicies", resource: requestedUserArn },
  members: ["UserName", "Marker", "MaxItems"],
  handle(input, context) {
    const names = listInlinePolicies(context, requireUser(context, input.UserName)).map(({ name }) => name);
    const { entries, continuation } = pageOfList("ListUserPolicies", input, names);
    return { PolicyNames: entries, ...continuation };
  },
});
