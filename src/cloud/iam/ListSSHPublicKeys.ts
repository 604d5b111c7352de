import { iamOperation } from "../aws/define-operation.ts";
import { requestedOrOwnArn, requireUserOrCaller } from "./requested-identity.ts";

/** The SSH keys of a user: this cloud has none (IAM API, ListSSHPublicKeys). */
export const ListSSHPublicKeys = iamOperation("ListSSHPublicKeys", {
  access: { action: "iam:ListSSHPublicKeys", resource: requestedOrOwnArn },
  members: ["UserName", "Marker", "MaxItems"],
  handle({ UserName }, context) {
    requireUserOrCaller(UserName, context);
    return { SSHPublicKeys: [], IsTruncated: false };
  },
});
