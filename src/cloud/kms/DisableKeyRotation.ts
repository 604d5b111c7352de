import { kmsOperation } from "../aws/define-operation.ts";
import { refuseRotation } from "./refuse-rotation.ts";
import { requestedKey, requestedKeyArn, requireUsable } from "./requested-key.ts";

/** Has nothing to end: a signing key does not rotate (AWS KMS API, DisableKeyRotation). */
export const DisableKeyRotation = kmsOperation("DisableKeyRotation", {
  access: {
    action: "kms:DisableKeyRotation",
    resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context),
  },
  members: ["KeyId"],
  handle({ KeyId }, context) {
    requireUsable(requestedKey(KeyId, "key", context));
    refuseRotation();
  },
});
