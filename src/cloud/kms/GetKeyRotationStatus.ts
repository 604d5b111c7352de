import { kmsOperation } from "../aws/define-operation.ts";
import { requestedKey, requestedKeyArn } from "./requested-key.ts";

/** Whether a key's material is rotated, which that of a signing key never is (AWS KMS API, GetKeyRotationStatus). */
export const GetKeyRotationStatus = kmsOperation("GetKeyRotationStatus", {
  access: {
    action: "kms:GetKeyRotationStatus",
    resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context),
  },
  members: ["KeyId"],
  handle({ KeyId }, context) {
    return { KeyId: requestedKey(KeyId, "key", context).arn, KeyRotationEnabled: false };
  },
});
