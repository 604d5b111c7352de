import { iamOperation } from "../aws/define-operation.ts";
import { setBoundary } from "./identities.ts";
import { requestedUserArn } from "./requested-identity.ts";
import { requireUser } from "./users.ts";

/** Takes the permissions boundary from a user (IAM API, DeleteUserPermissionsBoundary). */
export const DeleteUserPermissionsBoundary = iamOperation("DeleteUserPermissionsBoundary", {
  access: { action: "iam:DeleteUserPermissionsBoundary", resource: requestedUserArn },
  members: ["UserName"],
  handle({ UserName }, context) {
    setBoundary(context, requireUser(context, UserName), undefined);
  },
});
