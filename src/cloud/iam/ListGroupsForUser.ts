import { iamOperation } from "../aws/define-operation.ts";
import { requestedUserArn } from "./requested-identity.ts";
import { requireUser } from "./users.ts";

/** The groups of a user: this cloud has none (IAM API, ListGroupsForUser). */
export const ListGroupsForUser = iamOperation("ListGroupsForUser", {
  access: { action: "iam:ListGroupsForUser", resource: requestedUserArn },
  members: ["UserName", "Marker", "MaxItems"],
  handle({ UserName }, context) {
    requireUser(context, UserName);
    return { Groups: [], IsTruncated: false };
  },
});
