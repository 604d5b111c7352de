import { kmsOperation } from "../aws/define-operation.ts";
import { keyMetadata } from "./key-metadata.ts";
import { checkGrantTokens } from "./kms-grants.ts";
import { requestAliasKey } from "./request-keys.ts";
import { requestedKey, requestedKeyArn } from "./requested-key.ts";

/** What a key is and what it is for (AWS KMS API, DescribeKey). */
export const DescribeKey = kmsOperation("DescribeKey", {
  access: {
    action: "kms:DescribeKey",
    resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "any", context),
    conditions: requestAliasKey,
  },
  members: ["KeyId", "GrantTokens"],
  handle({ KeyId, GrantTokens }, context) {
    const key = requestedKey(KeyId, "any", context);
    checkGrantTokens(context, GrantTokens);
    return { KeyMetadata: keyMetadata(key) };
  },
});
