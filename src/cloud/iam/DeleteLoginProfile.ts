import { iamOperation } from "../aws/define-operation.ts";
import { missingLoginProfile } from "./iam-errors.ts";
import { requestedOrOwnArn, requireUserOrCaller } from "./requested-identity.ts";

/** Takes away a user's password for the console, which no user of this cloud has (IAM API, DeleteLoginProfile). */
export const DeleteLoginProfile = iamOperation("DeleteLoginProfile", {
  access: { action: "iam:DeleteLoginProfile", resource: requestedOrOwnArn },
  members: ["UserName"],
  handle({ UserName }, context) {
    throw missingLoginProfile(requireUserOrCaller(UserName, context).name);
  },
});
