import { kmsOperation } from "../aws/define-operation.ts";
import { changeKmsKey } from "./kms-keys.ts";
import { refusePendingDeletion, requestedKey, requestedKeyArn } from "./requested-key.ts";

/** Lets a key be used again (AWS KMS API, EnableKey). */
export const EnableKey = kmsOperation("EnableKey", {
  access: { action: "kms:EnableKey", resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context) },
  members: ["KeyId"],
  handle({ KeyId }, context) {
    const key = requestedKey(KeyId, "key", context);
    refusePendingDeletion(key);
    changeKmsKey(context, key, { state: "Enabled" });
  },
});
