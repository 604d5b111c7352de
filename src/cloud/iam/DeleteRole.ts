import { iamOperation } from "../aws/define-operation.ts";
import { deleteIdentity } from "./identities.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { requireRole } from "./roles.ts";

/** Deletes a role that nothing is attached to any more (IAM API, DeleteRole). */
export const DeleteRole = iamOperation("DeleteRole", {
  access: { action: "iam:DeleteRole", resource: requestedRoleArn },
  members: ["RoleName"],
  handle({ RoleName }, context) {
    deleteIdentity(context, requireRole(context, RoleName));
  },
});
