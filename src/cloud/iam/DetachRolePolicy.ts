import { iamOperation } from "../aws/define-operation.ts";
import { detachPolicy } from "./attached-policies.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { requireRole } from "./roles.ts";

/** Detaches a managed policy from a role (IAM API, DetachRolePolicy). */
export const DetachRolePolicy = iamOperation("DetachRolePolicy", {
  access: { action: "iam:DetachRolePolicy", resource: requestedRoleArn },
  members: ["RoleName", "PolicyArn"],
  handle({ RoleName, PolicyArn }, context) {
    detachPolicy(context, requireRole(context, RoleName), PolicyArn);
  },
});
