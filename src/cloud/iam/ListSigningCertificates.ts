import { iamOperation } from "../aws/define-operation.ts";
import { requestedOrOwnArn, requireUserOrCaller } from "./requested-identity.ts";

/** The signing certificates of a user: this cloud has none (IAM API, ListSigningCertificates). */
export const ListSigningCertificates = iamOperation("ListSigningCertificates", {
  access: { action: "iam:ListSigningCertificates", resource: requestedOrOwnArn },
  members: ["UserName", "Marker", "MaxItems"],
  handle({ UserName }, context) {
    requireUserOrCaller(UserName, context);
    return { Certificates: [], IsTruncated: false };
  },
});
