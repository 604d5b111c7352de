import { iamOperation } from "../aws/define-operation.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { createdRoleOutput } from "./role-output.ts";
import { changeRole, requireRole } from "./roles.ts";

/** Changes a role's description (IAM API, UpdateRoleDescription). */
export const UpdateRoleDescription = iamOperation("UpdateRoleDescription", {
  access: { action: "iam:UpdateRoleDescription", resource: requestedRoleArn },
  members: ["RoleName", "Description"],
  handle({ RoleName, Description }, context) {
    changeRole(context, requireRole(context, RoleName), { description: Description });
    return { Role: createdRoleOutput(context, requireRole(context, RoleName)) };
  },
});
