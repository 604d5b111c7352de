import { kmsOperation } from "../aws/define-operation.ts";
import { tagKey } from "./key-tags.ts";
import { changeKmsKey } from "./kms-keys.ts";
import { refusePendingDeletion, requestedKey, requestedKeyArn } from "./requested-key.ts";

/** Gives a key tags (AWS KMS API, TagResource). */
export const TagResource = kmsOperation("TagResource", {
  access: { action: "kms:TagResource", resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context) },
  members: ["KeyId", "Tags"],
  handle({ KeyId, Tags }, context) {
    const key = requestedKey(KeyId, "key", context);
    refusePendingDeletion(key);
    changeKmsKey(context, key, { tags: tagKey(key.tags, Tags) });
  },
});
