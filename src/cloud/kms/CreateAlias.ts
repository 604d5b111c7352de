import { aliasArn } from "../../core/aws/arn.ts";
import { AwsError } from "../aws/aws-error.ts";
import { kmsOperation } from "../aws/define-operation.ts";
import type { CreateAliasRequest } from "../aws/models/kms.generated.ts";
import { checkAliasName, createKmsAlias } from "./kms-aliases.ts";
import { refusePendingDeletion, requestedKey, requestedKeyArn } from "./requested-key.ts";

/** Gives a key a name (AWS KMS API, CreateAlias); needs permission on the alias and on the key. */
export const CreateAlias = kmsOperation("CreateAlias", {
  access: {
    action: "kms:CreateAlias",
    resource(input, context) {
      checkNames(input);
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

function checkNames({ AliasName, TargetKeyId }: CreateAliasRequest): void {
  checkAliasName(AliasName);
  if (/^(?:arn:[^:]*:kms:[^:]*:[^:]*:)?alias\//.test(TargetKeyId)) {
    throw new AwsError("ValidationException", "Aliases must refer to keys. Not aliases");
  }
}
