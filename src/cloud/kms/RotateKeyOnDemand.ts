import { kmsOperation } from "../aws/define-operation.ts";
import { refuseRotation } from "./refuse-rotation.ts";
import { requestedKey, requestedKeyArn, requireUsable } from "./requested-key.ts";

/** Refuses to rotate the material of a signing key (AWS KMS API, RotateKeyOnDemand). */
export const RotateKeyOnDemand = kmsOperation("RotateKeyOnDemand", {
  access: { action: "kms:RotateKeyOnDemand", resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context) },
  members: ["KeyId"],
  handle({ KeyId }, context) {
    requireUsable(requestedKey(KeyId, "key", context));
    return refuseRotation();
  },
});
