import { kmsOperation } from "../aws/define-operation.ts";
import { untagKey } from "./key-tags.ts";
import { changeKmsKey } from "./kms-keys.ts";
import { refusePendingDeletion, requestedKey, requestedKeyArn } from "./requested-key.ts";

/** Takes tags from a key (AWS KMS API, UntagResource). */
export const UntagResource = kmsOperation("UntagResource", {
  access: { action: "kms:UntagResource", resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context) },
  members: ["KeyId", "TagKeys"],
  handle({ KeyId, TagKeys }, context) {
    const key = requestedKey(KeyId, "key", context);
    refusePendingDeletion(key);
    changeKmsKey(context, key, { tags: untagKey(key.tags, TagKeys) });
  },
});
