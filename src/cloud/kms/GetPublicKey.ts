import { kmsOperation } from "../aws/define-operation.ts";
import { checkGrantTokens } from "./kms-grants.ts";
import { requestAliasKey } from "./request-keys.ts";
import { requestedKey, requestedKeyArn, requireUsable } from "./requested-key.ts";

/** The public half of a key (AWS KMS API, GetPublicKey). */
export const GetPublicKey = kmsOperation("GetPublicKey", {
  access: {
    action: "kms:GetPublicKey",
    resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "any", context),
    conditions: requestAliasKey,
  },
  members: ["KeyId", "GrantTokens"],
  handle({ KeyId, GrantTokens }, context) {
    const key = requestedKey(KeyId, "any", context);
    requireUsable(key);
    checkGrantTokens(context, GrantTokens);
    return {
      KeyId: key.arn,
      PublicKey: key.publicKey,
      CustomerMasterKeySpec: key.spec.name,
      KeySpec: key.spec.name,
      KeyUsage: key.usage,
      SigningAlgorithms: key.spec.signingAlgorithms,
    };
  },
});
