import { iamOperation } from "../aws/define-operation.ts";
import { requestedOrOwnArn, requireUserOrCaller } from "./requested-identity.ts";
import { createUserAccessKey } from "./user-access-keys.ts";

/** Makes an access key for a user; its secret is in this answer alone (IAM API, CreateAccessKey). */
export const CreateAccessKey = iamOperation("CreateAccessKey", {
  access: { action: "iam:CreateAccessKey", resource: requestedOrOwnArn },
  members: ["UserName"],
  handle({ UserName }, context) {
    const user = requireUserOrCaller(UserName, context);
    const { accessKeyId, secretAccessKey, createdAt } = createUserAccessKey(context, user.uniqueId);
    return {
      AccessKey: {
        UserName: user.name,
        AccessKeyId: accessKeyId,
        Status: "Active",
        SecretAccessKey: secretAccessKey,
        CreateDate: createdAt,
      },
    };
  },
});
