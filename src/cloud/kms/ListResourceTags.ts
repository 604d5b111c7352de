import { kmsOperation } from "../aws/define-operation.ts";
import { readKmsPage } from "./kms-page.ts";
import { requestedKey, requestedKeyArn } from "./requested-key.ts";

/** Page size where the caller names none (AWS KMS API, ListResourceTags). */
const defaultLimit = 50;

/** The tags of a key in the order of their keys (AWS KMS API, ListResourceTags). */
export const ListResourceTags = kmsOperation("ListResourceTags", {
  access: { action: "kms:ListResourceTags", resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context) },
  members: ["KeyId", "Limit", "Marker"],
  handle(input, context) {
    const key = requestedKey(input.KeyId, "key", context);
    const tags = key.tags.toSorted((a, b) => (a.Key < b.Key ? -1 : 1));
    const { entries, continuation } = readKmsPage(
      { name: `ListResourceTags ${key.id}`, scope: key.scope },
      input,
      defaultLimit,
      ({ limit, after = "" }) => tags.filter(({ Key }) => Key > after).slice(0, limit),
      ({ Key }) => Key,
    );
    return { Tags: entries.map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value })), ...continuation };
  },
});
