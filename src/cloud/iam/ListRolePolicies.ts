import { iamOperation } from "../aws/define-operation.ts";
import { pageOfList } from "./iam-page.ts";
import { listInlinePolicies } from "./inline-policies.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { requireRole } from "./roles.ts";

/** The names of the policies that are written into a role (IAM API, ListRolePolicies). */
export const ListRolePolicies = iamOperation("ListRolePolicies", {
  access: { action: "iam:ListRolePolicies", resource: requestedRoleArn },
  members: ["RoleName", "Marker", "MaxItems"],
  handle(input, context) {
    const names = listInlinePolicies(context, requireRole(context, input.RoleName)).map(({ name }) => name);
    const { entries, continuation } = pageOfList("ListRolePolicies", input, names);
    return { PolicyNames: entries, ...continuation };
  },
});
