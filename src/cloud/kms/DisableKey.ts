import { kmsOperation } from "../aws/define-operation.ts";
import { changeKmsKey } from "./kms-keys.ts";
import { refusePendingDeletion, requestedKey, requestedKeyArn } from "./requested-key.ts";

/** Takes a key out of use until it is enabled again (AWS KMS API, DisableKey). */
export const DisableKey = kmsOperation("DisableKey", {
  access: { action: "kms:DisableKey", resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context) },
  members: ["KeyId"],
  handle({ KeyId }, context) {
    const key = requestedKey(KeyId, "key", context);
    refusePendingDeletion(key);
    changeKmsKey(context, key, { state: "Disabled" });
  },
});
