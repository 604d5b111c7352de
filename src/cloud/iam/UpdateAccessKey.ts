import { iamOperation } from "../aws/define-operation.ts";
import { invalidInput } from "./iam-errors.ts";
import { requestedOrOwnArn, requireUserOrCaller } from "./requested-identity.ts";
import { setAccessKeyStatus } from "./user-access-keys.ts";

/** Lets an access key of a user sign, or not (IAM API, UpdateAccessKey). */
export const UpdateAccessKey = iamOperation("UpdateAccessKey", {
  access: { action: "iam:UpdateAccessKey", resource: requestedOrOwnArn },
  members: ["UserName", "AccessKeyId", "Status"],
  handle({ UserName, AccessKeyId, Status }, context) {
    const { uniqueId } = requireUserOrCaller(UserName, context);
    if (Status === "Expired") throw invalidInput("An access key can be made Active or Inactive.");
    setAccessKeyStatus(context, { uniqueId, accessKeyId: AccessKeyId }, Status);
  },
});
