import { iamOperation } from "../aws/define-operation.ts";
import { setIdentityTags } from "./identities.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { requireRole } from "./roles.ts";
import { removeTags } from "./tags.ts";

/** Takes tags from a role (IAM API, UntagRole). */
export const UntagRole = iamOperation("UntagRole", {
  access: { action: "iam:UntagRole", resource: requestedRoleArn },
  members: ["RoleName", "TagKeys"],
  handle({ RoleName, TagKeys }, context) {
    const role = requireRole(context, RoleName);
    setIdentityTags(context, role, removeTags(role.tags, TagKeys, "ignored"));
  },
});
