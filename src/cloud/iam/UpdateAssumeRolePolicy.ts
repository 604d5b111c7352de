import { iamOperation } from "../aws/define-operation.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { changeRole, requireRole } from "./roles.ts";
import { acceptTrustPolicy } from "./trust-policies.ts";

/** Changes who may assume a role (IAM API, UpdateAssumeRolePolicy). */
export const UpdateAssumeRolePolicy = iamOperation("UpdateAssumeRolePolicy", {
  access: { action: "iam:UpdateAssumeRolePolicy", resource: requestedRoleArn },
  members: ["RoleName", "PolicyDocument"],
  handle({ RoleName, PolicyDocument }, context) {
    const role = requireRole(context, RoleName);
    changeRole(context, role, { trustPolicy: acceptTrustPolicy(context, PolicyDocument) });
  },
});
