import { kmsOperation } from "../aws/define-operation.ts";
import { refuseRotation } from "./refuse-rotation.ts";
import { requestedKey, requestedKeyArn, requireUsable } from "./requested-key.ts";

/** KMS's rotation period where the caller names none, in days (AWS KMS API, EnableKeyRotation). */
const defaultDays = 365;

/** Refuses to rotate the material of a signing key each year (AWS KMS API, EnableKeyRotation). */
export const EnableKeyRotation = kmsOperation("EnableKeyRotation", {
  access: {
    action: "kms:EnableKeyRotation",
    resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context),
    conditions: ({ RotationPeriodInDays = defaultDays }) => ({
      "kms:RotationPeriodInDays": String(RotationPeriodInDays),
    }),
  },
  members: ["KeyId", "RotationPeriodInDays"],
  handle({ KeyId }, context) {
    requireUsable(requestedKey(KeyId, "key", context));
    refuseRotation();
  },
});
