import { iamOperation } from "../aws/define-operation.ts";
import { attachPolicy } from "./attached-policies.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { requireRole } from "./roles.ts";

/** Attaches a managed policy to a role (IAM API, AttachRolePolicy). */
export const AttachRolePolicy = iamOperation("AttachRolePolicy", {
  access: { action: "iam:AttachRolePolicy", resource: requestedRoleArn },
  members: ["RoleName", "PolicyArn"],
  handle({ RoleName, PolicyArn }, context) {
    attachPolicy(context, requireRole(context, RoleName), PolicyArn);
  },
});
