import { iamOperation } from "../aws/define-operation.ts";

/** The account's virtual devices for multi-factor authentication: this cloud has none (IAM API, ListVirtualMFADevices). */
export const ListVirtualMFADevices = iamOperation("ListVirtualMFADevices", {
  access: { action: "iam:ListVirtualMFADevices", resource: () => "*" },
  members: ["AssignmentStatus", "Marker", "MaxItems"],
  handle() {
    return { VirtualMFADevices: [], IsTruncated: false };
  },
});
