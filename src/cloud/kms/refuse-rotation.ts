import { AwsError } from "../aws/aws-error.ts";

/**
 * Refuses to rotate the material of a key that signs, as KMS does without a word (AWS KMS Developer Guide, "Rotate AWS KMS
 * keys": symmetric encryption keys alone rotate).
 *
 * @throws AwsError `UnsupportedOperationException`
 */
export function refuseRotation(): never {
  throw new AwsError("UnsupportedOperationException", undefined);
}
