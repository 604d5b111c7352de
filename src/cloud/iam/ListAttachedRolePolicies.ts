import { iamOperation } from "../aws/define-operation.ts";
import { listAttachedPolicies } from "./attached-policies.ts";
import { pageOfList } from "./iam-page.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { requireRole } from "./roles.ts";

/** The managed policies that are attached to a role (IAM API, ListAttachedRolePolicies). */
export const ListAttachedRolePolicies = iamOperation("ListAttachedRolePolicies", {
  access: { action: "iam:ListAttachedRolePolicies", resource: requestedRoleArn },
  members: ["RoleName", "PathPrefix", "Marker", "MaxItems"],
  handle(input, context) {
    const attached = listAttachedPolicies(context, requireRole(context, input.RoleName), input.PathPrefix ?? "/");
    const { entries, continuation } = pageOfList("ListAttachedRolePolicies", input, attached);
    return {
      AttachedPolicies: entries.map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn })),
      ...continuation,
    };
  },
});
