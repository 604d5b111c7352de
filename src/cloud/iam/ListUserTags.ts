import { iamOperation } from "../aws/define-operation.ts";
import { pageOfList } from "./iam-page.ts";
import { requestedUserArn } from "./requested-identity.ts";
import { requireUser } from "./users.ts";

/** The tags of a user (IAM API, ListUserTags). */
export const ListUserTags = iamOperation("ListUserTags", {
  access: { action: "iam:ListUserTags", resource: requestedUserArn },
  members: ["UserName", "Marker", "MaxItems"],
  handle(input, context) {
    const { tags } = requireUser(context, input.UserName);
    const { entries, continuation } = pageOfList("ListUserTags", input, tags);
    return { Tags: entries, ...continuation };
  },
});
