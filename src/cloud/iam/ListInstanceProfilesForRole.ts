import { iamOperation } from "../aws/define-operation.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { requireRole } from "./roles.ts";

/** The instance profiles of a role: this cloud has none (IAM API, ListInstanceProfilesForRole). */
export const ListInstanceProfilesForRole = iamOperation("ListInstanceProfilesForRole", {
  access: { action: "iam:ListInstanceProfilesForRole", resource: requestedRoleArn },
  members: ["RoleName", "Marker", "MaxItems"],
  handle({ RoleName }, context) {
    requireRole(context, RoleName);
    return { InstanceProfiles: [], IsTruncated: false };
  },
});
