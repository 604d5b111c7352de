import { keyArn } from "../../core/aws/arn.ts";
import { kmsOperation } from "../aws/define-operation.ts";
import { checkAliasName, checkAliasTarget, pointKmsAlias, requireKmsAlias } from "./kms-aliases.ts";
import { refusePendingDeletion, requestedKey, requestedKeyArn } from "./requested-key.ts";

/**
 * Makes an alias the name of another key (AWS KMS API, UpdateAlias); needs permission on the alias and on both keys. All
 * keys here are of one usage, so that any may take another's place.
 */
export const UpdateAlias = kmsOperation("UpdateAlias", {
  access: {
    action: "kms:UpdateAlias",
    resource({ AliasName, TargetKeyId }, context) {
      checkAliasName(AliasName);
      checkAliasTarget(TargetKeyId);
      const { arn, scope, keyId } = requireKmsAlias(context, context.scope, AliasName);
      return [arn, keyArn(scope, keyId), requestedKeyArn(TargetKeyId, "key", context)];
    },
  },
  members: ["AliasName", "TargetKeyId"],
  handle({ AliasName, TargetKeyId }, context) {
    const key = requestedKey(TargetKeyId, "key", context);
    refusePendingDeletion(key);
    pointKmsAlias(context, requireKmsAlias(context, context.scope, AliasName), key);
  },
});
