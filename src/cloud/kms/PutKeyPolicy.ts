import { AwsError } from "../aws/aws-error.ts";
import { kmsOperation } from "../aws/define-operation.ts";
import { acceptKeyPolicy } from "./accept-key-policy.ts";
import { keyPolicyName } from "./key-policy.ts";
import { changeKmsKey } from "./kms-keys.ts";
import { requestedKey, requestedKeyArn } from "./requested-key.ts";

/** Replaces a key's policy (AWS KMS API, PutKeyPolicy). */
export const PutKeyPolicy = kmsOperation("PutKeyPolicy", {
  access: {
    action: "kms:PutKeyPolicy",
    resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context),
    conditions: ({ BypassPolicyLockoutSafetyCheck = false }) => ({
      "kms:BypassPolicyLockoutSafetyCheck": String(BypassPolicyLockoutSafetyCheck),
    }),
  },
  members: ["KeyId", "PolicyName", "Policy", "BypassPolicyLockoutSafetyCheck"],
  handle({ KeyId, PolicyName = keyPolicyName, Policy, BypassPolicyLockoutSafetyCheck = false }, context) {
    const key = requestedKey(KeyId, "key", context);
    if (PolicyName !== keyPolicyName) throw new AwsError("NotFoundException", "No such policy exists");
    const options = { key: key.arn, bypassLockoutCheck: BypassPolicyLockoutSafetyCheck };
    changeKmsKey(context, key, { policy: acceptKeyPolicy(Policy, options, context) });
  },
});
