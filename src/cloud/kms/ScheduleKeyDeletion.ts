import { AwsError } from "../aws/aws-error.ts";
import { kmsOperation } from "../aws/define-operation.ts";
import { scheduleKeyDeletion } from "./kms-key-deletion.ts";
import { refusePendingDeletion, requestedKey, requestedKeyArn } from "./requested-key.ts";

/** Days that a key is kept before it goes (AWS KMS API, ScheduleKeyDeletion). */
const defaultDays = 30;
const leastDays = 7;
const mostDays = 30;

/** Takes a key out of use now and deletes it later (AWS KMS API, ScheduleKeyDeletion). */
export const ScheduleKeyDeletion = kmsOperation("ScheduleKeyDeletion", {
  access: {
    action: "kms:ScheduleKeyDeletion",
    resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context),
    conditions: ({ PendingWindowInDays = defaultDays }) => ({
      "kms:ScheduleKeyDeletionPendingWindowInDays": String(PendingWindowInDays),
    }),
  },
  members: ["KeyId", "PendingWindowInDays"],
  handle({ KeyId, PendingWindowInDays = defaultDays }, context) {
    if (PendingWindowInDays < leastDays || PendingWindowInDays > mostDays) {
      throw new AwsError("ValidationException", `PendingWindowInDays must be between ${leastDays} and ${mostDays}`);
    }
    const key = requestedKey(KeyId, "key", context);
    refusePendingDeletion(key);
    const DeletionDate = scheduleKeyDeletion(context, key, PendingWindowInDays);
    return { KeyId: key.arn, DeletionDate, KeyState: "PendingDeletion", PendingWindowInDays };
  },
});
