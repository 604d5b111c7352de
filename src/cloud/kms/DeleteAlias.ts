import { keyArn } from "../../core/aws/arn.ts";
import { kmsOperation } from "../aws/define-operation.ts";
import { checkAliasName, deleteKmsAlias, requireKmsAlias } from "./kms-aliases.ts";

/** Takes a name away from its key (AWS KMS API, DeleteAlias); needs permission on the alias and on the key. */
export const DeleteAlias = kmsOperation("DeleteAlias", {
  access: {
    action: "kms:DeleteAlias",
    resource({ AliasName }, context) {
      checkAliasName(AliasName);
      const { arn, scope, keyId } = requireKmsAlias(context, context.scope, AliasName);
      return [arn, keyArn(scope, keyId)];
    },
  },
  members: ["AliasName"],
  handle({ AliasName }, context) {
    deleteKmsAlias(context, requireKmsAlias(context, context.scope, AliasName));
  },
});
