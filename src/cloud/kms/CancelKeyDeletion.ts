import { kmsOperation } from "../aws/define-operation.ts";
import { cancelKeyDeletion } from "./kms-key-deletion.ts";
import { requestedKey, requestedKeyArn, requirePendingDeletion } from "./requested-key.ts";

/** Keeps a key that was to be deleted (AWS KMS API, CancelKeyDeletion). */
export const CancelKeyDeletion = kmsOperation("CancelKeyDeletion", {
  access: {
    action: "kms:CancelKeyDeletion",
    resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context),
  },
  members: ["KeyId"],
  handle({ KeyId }, context) {
    const key = requestedKey(KeyId, "key", context);
    requirePendingDeletion(key);
    cancelKeyDeletion(context, key);
    return { KeyId: key.arn };
  },
});
