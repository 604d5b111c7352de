import { iamOperation } from "../aws/define-operation.ts";
import { setIdentityTags } from "./identities.ts";
import { requestedUserArn } from "./requested-identity.ts";
import { mergeTags } from "./tags.ts";
import { requireUser } from "./users.ts";

/** Gives a user tags (IAM API, TagUser). */
export const TagUser = iamOperation("TagUser", {
  access: { action: "iam:TagUser", resource: requestedUserArn },
  members: ["UserName", "Tags"],
  handle({ UserName, Tags }, context) {
    const user = requireUser(context, UserName);
    setIdentityTags(context, user, mergeTags(user.tags, Tags, "ignored"));
  },
});
