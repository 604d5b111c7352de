import { iamOperation } from "../aws/define-operation.ts";
import { missingLoginProfile } from "./iam-errors.ts";
import { requestedOrOwnArn, requireUserOrCaller } from "./requested-identity.ts";

/** Shows a user's password for the console, which no user of this cloud has (IAM API, GetLoginProfile). */
export const GetLoginProfile = iamOperation("GetLoginProfile", {
  access: { action: "iam:GetLoginProfile", resource: requestedOrOwnArn },
  members: ["UserName"],
  handle({ UserName }, context) {
    throw missingLoginProfile(requireUserOrCaller(UserName, context).name);
  },
});
