import { iamOperation } from "../aws/define-operation.ts";
import { setIdentityTags } from "./identities.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { requireRole } from "./roles.ts";
import { mergeTags } from "./tags.ts";

/** Gives a role tags (IAM API, TagRole). */
export const TagRole = iamOperation("TagRole", {
  access: { action: "iam:TagRole", resource: requestedRoleArn },
  members: ["RoleName", "Tags"],
  handle({ RoleName, Tags }, context) {
    const role = requireRole(context, RoleName);
    setIdentityTags(context, role, mergeTags(role.tags, Tags, "ignored"));
  },
});
