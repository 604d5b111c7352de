import { iamOperation } from "../aws/define-operation.ts";
import { requestedOrOwnArn, requireUserOrCaller } from "./requested-identity.ts";

/** The passwords for single services of a user: this cloud has none (IAM API, ListServiceSpecificCredentials). */
export const ListServiceSpecificCredentials = iamOperation("ListServiceSpecificCredentials", {
  access: { action: "iam:ListServiceSpecificCredentials", resource: requestedOrOwnArn },
  members: ["UserName", "ServiceName", "Marker", "MaxItems"],
  handle({ UserName }, context) {
    requireUserOrCaller(UserName, context);
    return { ServiceSpecificCredentials: [], IsTruncated: false };
  },
});
