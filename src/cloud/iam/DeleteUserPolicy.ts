import { iamOperation } from "../aws/define-operation.ts";
import { deleteInlinePolicy } from "./inline-policies.ts";
import { requestedUserArn } from "./requested-identity.ts";
import { requireUser } from "./users.ts";

/** Takes a policy out of a user (IAM API, DeleteUserPolicy). */
export const DeleteUserPolicy = iamOperation("DeleteUserPolicy", {
  access: { action: "iam:DeleteUserPolicy", resource: requestedUserArn },
  members: ["UserName", "PolicyName"],
  handle({ UserName, PolicyName }, context) {
    deleteInlinePolicy(context, requireUser(context, UserName), PolicyName);
  },
});
