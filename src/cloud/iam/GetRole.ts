import { iamOperation } from "../aws/define-operation.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { wholeRoleOutput } from "./role-output.ts";
import { requireRole } from "./roles.ts";

/** A role with its trust policy (IAM API, GetRole). */
export const GetRole = iamOperation("GetRole", {
  access: { action: "iam:GetRole", resource: requestedRoleArn },
  members: ["RoleName"],
  handle({ RoleName }, context) {
    return { Role: wholeRoleOutput(context, requireRole(context, RoleName)) };
  },
});
