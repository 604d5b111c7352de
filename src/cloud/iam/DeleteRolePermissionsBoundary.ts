import { iamOperation } from "../aws/define-operation.ts";
import { setBoundary } from "./identities.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { requireRole } from "./roles.ts";

/** Takes the permissions boundary from a role (IAM API, DeleteRolePermissionsBoundary). */
export const DeleteRolePermissionsBoundary = iamOperation("DeleteRolePermissionsBoundary", {
  access: { action: "iam:DeleteRolePermissionsBoundary", resource: requestedRoleArn },
  members: ["RoleName"],
  handle({ RoleName }, context) {
    setBoundary(context, requireRole(context, RoleName), undefined);
  },
});
