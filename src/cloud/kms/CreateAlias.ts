import { aliasArn } from "../../core/aws/arn.ts";
import { kmsOperation } from "../aws/define-operation.ts";
import { checkAliasName, checkAliasTarget, createKmsAlias } from "./kms-aliases.ts";
import { refusePendingDeletion, requestedKey, requestedKeyArn } from "./requested-key.ts";

/** Gives a key a name (AWS KMS API, CreateAlias); needs permission on the alias and on the key. */
export const CreateAlias = kmsOperation("CreateAlias", {
  access: {
    action: "kms:CreateAlias",
    resource(input, context) {
      checkAliasName(input.AliasName);
      checkAliasTarget(input.TargetKeyId);
      return [aliasArn(context.scope, input.AliasName), requestedKeyArn(input.TargetKeyId, "key", context)];
    },
  },
  members: ["AliasName", "TargetKeyId"],
  handle({ AliasName, TargetKeyId }, context) {
    const key = requestedKey(TargetKeyId, "key", context);
    refusePendingDeletion(key);
    createKmsAlias(context, key, AliasName);
  },
});
