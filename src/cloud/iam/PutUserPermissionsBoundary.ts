import { iamOperation } from "../aws/define-operation.ts";
import { checkBoundary } from "./attached-policies.ts";
import { setBoundary } from "./identities.ts";
import { requestedUserArn } from "./requested-identity.ts";
import { requireUser } from "./users.ts";

/** Sets the policy beyond which nothing is allowed to a user (IAM API, PutUserPermissionsBoundary). */
export const PutUserPermissionsBoundary = iamOperation("PutUserPermissionsBoundary", {
  access: { action: "iam:PutUserPermissionsBoundary", resource: requestedUserArn },
  members: ["UserName", "PermissionsBoundary"],
  handle({ UserName, PermissionsBoundary }, context) {
    const user = requireUser(context, UserName);
    checkBoundary(context, PermissionsBoundary);
    setBoundary(context, user, PermissionsBoundary);
  },
});
