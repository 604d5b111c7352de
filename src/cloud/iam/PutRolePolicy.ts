import { iamOperation } from "../aws/define-operation.ts";
import { putInlinePolicy } from "./inline-policies.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { requireRole } from "./roles.ts";

/** Writes a policy into a role (IAM API, PutRolePolicy). */
export const PutRolePolicy = iamOperation("PutRolePolicy", {
  access: { action: "iam:PutRolePolicy", resource: requestedRoleArn },
  members: ["RoleName", "PolicyName", "PolicyDocument"],
  handle({ RoleName, PolicyName, PolicyDocument }, context) {
    putInlinePolicy(context, requireRole(context, RoleName), { name: PolicyName, document: PolicyDocument });
  },
});
