import { iamOperation } from "../aws/define-operation.ts";
import { deleteIdentity } from "./identities.ts";
import { requestedUserArn } from "./requested-identity.ts";
import { requireUser } from "./users.ts";

/** Deletes a user that nothing is attached to any more (IAM API, DeleteUser). */
export const DeleteUser = iamOperation("DeleteUser", {
  access: { action: "iam:DeleteUser", resource: requestedUserArn },
  members: ["UserName"],
  handle({ UserName }, context) {
    deleteIdentity(context, requireUser(context, UserName));
  },
});
