import { iamOperation } from "../aws/define-operation.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { changeRole, requireRole } from "./roles.ts";

/** Changes a role's description and how long its sessions may last (IAM API, UpdateRole). */
export const UpdateRole = iamOperation("UpdateRole", {
  access: { action: "iam:UpdateRole", resource: requestedRoleArn },
  members: ["RoleName", "Description", "MaxSessionDuration"],
  handle({ RoleName, Description, MaxSessionDuration }, context) {
    const role = requireRole(context, RoleName);
    changeRole(context, role, { description: Description, maxSessionSeconds: MaxSessionDuration });
    return {};
  },
});
