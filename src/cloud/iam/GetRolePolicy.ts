import { iamOperation } from "../aws/define-operation.ts";
import { requireInlinePolicy } from "./inline-policies.ts";
import { encodePolicy } from "./policy-text.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { requireRole } from "./roles.ts";

/** A policy that is written into a role (IAM API, GetRolePolicy). */
export const GetRolePolicy = iamOperation("GetRolePolicy", {
  access: { action: "iam:GetRolePolicy", resource: requestedRoleArn },
  members: ["RoleName", "PolicyName"],
  handle({ RoleName, PolicyName }, context) {
    const role = requireRole(context, RoleName);
    const policy = requireInlinePolicy(context, role, PolicyName);
    return { RoleName: role.name, PolicyName: policy.name, PolicyDocument: encodePolicy(policy.document) };
  },
});
