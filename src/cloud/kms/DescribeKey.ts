import { kmsOperation } from "../aws/define-operation.ts";
import { keyMetadata } from "./key-metadata.ts";
import { requestedKey, requestedKeyArn } from "./requested-key.ts";

/** What a key is and what it is for (AWS KMS API, DescribeKey). */
export const DescribeKey = kmsOperation("DescribeKey", {
  access: {
    action: "kms:DescribeKey",
    resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "any", context),
  },
  members: ["KeyId"],
  handle: ({ KeyId }, context) => ({ KeyMetadata: keyMetadata(requestedKey(KeyId, "any", context)) }),
});
