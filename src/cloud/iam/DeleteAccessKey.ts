import { iamOperation } from "../aws/define-operation.ts";
import { requestedOrOwnArn, requireUserOrCaller } from "./requested-identity.ts";
import { deleteUserAccessKey } from "./user-access-keys.ts";

/** Deletes an access key of a user (IAM API, DeleteAccessKey). */
export const DeleteAccessKey = iamOperation("DeleteAccessKey", {
  access: { action: "iam:DeleteAccessKey", resource: requestedOrOwnArn },
  members: ["UserName", "AccessKeyId"],
  handle({ UserName, AccessKeyId }, context) {
    const { uniqueId } = requireUserOrCaller(UserName, context);
    deleteUserAccessKey(context, { uniqueId, accessKeyId: AccessKeyId });
  },
});
