import { AwsError } from "../aws/aws-error.ts";
import { kmsOperation } from "../aws/define-operation.ts";
import { showPrincipals } from "../iam/policy-principals.ts";
import { keyPolicyName } from "./key-policy.ts";
import { requestedKey, requestedKeyArn } from "./requested-key.ts";

/** A key's policy (AWS KMS API, GetKeyPolicy). */
export const GetKeyPolicy = kmsOperation("GetKeyPolicy", {
  access: {
    action: "kms:GetKeyPolicy",
    resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context),
  },
  members: ["KeyId", "PolicyName"],
  handle({ KeyId, PolicyName = keyPolicyName }, context) {
    const { policy } = requestedKey(KeyId, "key", context);
    if (PolicyName !== keyPolicyName) throw new AwsError("NotFoundException", "No such policy exists");
    return { Policy: showPrincipals(context, policy), PolicyName };
  },
});
