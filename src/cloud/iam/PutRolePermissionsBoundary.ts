import { iamOperation } from "../aws/define-operation.ts";
import { checkBoundary } from "./attached-policies.ts";
import { setBoundary } from "./identities.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { requireRole } from "./roles.ts";

/** Sets the policy beyond which nothing is allowed to a role (IAM API, PutRolePermissionsBoundary). */
export const PutRolePermissionsBoundary = iamOperation("PutRolePermissionsBoundary", {
  access: { action: "iam:PutRolePermissionsBoundary", resource: requestedRoleArn },
  members: ["RoleName", "PermissionsBoundary"],
  handle({ RoleName, PermissionsBoundary }, context) {
    const role = requireRole(context, RoleName);
    checkBoundary(context, PermissionsBoundary);
    setBoundary(context, role, PermissionsBoundary);
  },
});
