import { iamOperation } from "../aws/define-operation.ts";
import { setIdentityTags } from "./identities.ts";
import { requestedUserArn } from "./requested-identity.ts";
import { removeTags } from "./tags.ts";
import { requireUser } from "./users.ts";

/** Takes tags from a user (IAM API, UntagUser). */
export const UntagUser = iamOperation("UntagUser", {
  access: { action: "iam:UntagUser", resource: requestedUserArn },
  members: ["UserName", "TagKeys"],
  handle({ UserName, TagKeys }, context) {
    const user = requireUser(context, UserName);
    setIdentityTags(context, user, removeTags(user.tags, TagKeys, "ignored"));
  },
});
