import { iamOperation } from "../aws/define-operation.ts";
import { pageOfList } from "./iam-page.ts";
import { requestedRoleArn } from "./requested-identity.ts";
import { requireRole } from "./roles.ts";

/** The tags of a role (IAM API, ListRoleTags). */
export const ListRoleTags = iamOperation("ListRoleTags", {
  access: { action: "iam:ListRoleTags", resource: requestedRoleArn },
  members: ["RoleName", "Marker", "MaxItems"],
  handle(input, context) {
    const { tags } = requireRole(context, input.RoleName);
    const { entries, continuation } = pageOfList("ListRoleTags", input, tags);
    return { Tags: entries, ...continuation };
  },
});
