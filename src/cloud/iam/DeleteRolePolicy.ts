import { iamOperation } from "../aws/define-operation.ts";
import { deleteInlinePolicy } from "./inline-policies.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { requireRole } from "./roles.ts";

/** Takes a policy out of a role (IAM API, DeleteRolePolicy). */
export const DeleteRolePolicy = iamOperation("DeleteRolePolicy", {
  access: { action: "iam:DeleteRolePolicy", resource: requestedRoleArn },
  members: ["RoleName", "PolicyName"],
  handle({ RoleName, PolicyName }, context) {
    deleteInlinePolicy(context, requireRole(context, RoleName), PolicyName);
  },
});
