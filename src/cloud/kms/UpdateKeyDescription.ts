import { kmsOperation } from "../aws/define-operation.ts";
import { changeKmsKey } from "./kms-keys.ts";
import { refusePendingDeletion, requestedKey, requestedKeyArn } from "./requested-key.ts";

/** Replaces a key's description (AWS KMS API, UpdateKeyDescription). */
export const UpdateKeyDescription = kmsOperation("UpdateKeyDescription", {
  access: {
    action: "kms:UpdateKeyDescription",
    resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context),
  },
  members: ["KeyId", "Description"],
  handle({ KeyId, Description: description }, context) {
    const key = requestedKey(KeyId, "key", context);
    refusePendingDeletion(key);
    changeKmsKey(context, key, { description });
  },
});
