import { kmsOperation } from "../aws/define-operation.ts";
import { keyPolicyName } from "./key-policy.ts";
import { requestedKey, requestedKeyArn } from "./requested-key.ts";

/** The names of a key's policies: it has one (AWS KMS API, ListKeyPolicies). */
export const ListKeyPolicies = kmsOperation("ListKeyPolicies", {
  access: { action: "kms:ListKeyPolicies", resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context) },
  members: ["KeyId", "Limit", "Marker"],
  handle({ KeyId }, context) {
    requestedKey(KeyId, "key", context);
    return { PolicyNames: [keyPolicyName], Truncated: false };
  },
});
