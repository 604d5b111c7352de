import { iamOperation } from "../aws/define-operation.ts";
import { requestedOrOwnArn, requireUserOrCaller } from "./requested-identity.ts";

/** The devices for multi-factor authentication of a user: this cloud has none (IAM API, ListMFADevices). */
export const ListMFADevices = iamOperation("ListMFADevices", {
  access: { action: "iam:ListMFADevices", resource: requestedOrOwnArn },
  members: ["UserName", "Marker", "MaxItems"],
  handle({ UserName }, context) {
    requireUserOrCaller(UserName, context);
    return { MFADevices: [], IsTruncated: false };
  },
});
