import type { AccountId } from "../../core/aws/scope.ts";

/** The one policy that a key has. */
export const keyPolicyName = "default";

/** The policy of a key that was made without one, character for character as GetKeyPolicy prints it. */
export function defaultKeyPolicy(account: AccountId, partition: string): string {
  return `{
  "Version" : "2012-10-17",
  "Id" : "key-default-1",
  "Statement" : [ {
    "Sid" : "Enable IAM User Permissions",
    "Effect" : "Allow",
    "Principal" : {
      "AWS" : "arn:${partition}:iam::${account}:root"
    },
    "Action" : "kms:*",
    "Resource" : "*"
  } ]
}`;
}
