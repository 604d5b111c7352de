import { kmsOperation } from "../aws/define-operation.ts";
import { refuseRotation } from "./refuse-rotation.ts";
import { requestedKey, requestedKeyArn } from "./requested-key.ts";

/** Has nothing to list: a signing key does not rotate (AWS KMS API, ListKeyRotations). */
export const ListKeyRotations = kmsOperation("ListKeyRotations", {
  access: { action: "kms:ListKeyRotations", resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context) },
  members: ["KeyId", "IncludeKeyMaterial", "Limit", "Marker"],
  handle({ KeyId }, context) {
    requestedKey(KeyId, "key", context);
    return refuseRotation();
  },
});
