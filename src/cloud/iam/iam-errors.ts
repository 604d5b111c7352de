import { AwsError } from "../aws/aws-error.ts";

/** Something that the request names does not exist. */
export function noSuchEntity(message: string): AwsError {
  return new AwsError("NoSuchEntity", message);
}

/** A user has no password for the console. */
export function missingLoginProfile(userName: string): AwsError {
  return noSuchEntity(`Login Profile for User ${userName} cannot be found.`);
}

/** A name that is taken. */
export function entityAlreadyExists(message: string): AwsError {
  return new AwsError("EntityAlreadyExists", message);
}

/** Something that others still hang on. */
export function deleteConflict(message: string): AwsError {
  return new AwsError("DeleteConflict", message);
}

/** A quota that would be passed, named as IAM names it: `RolesPerAccount`. */
export function quotaExceeded(quota: string, limit: number): AwsError {
  return limitExceeded(`Cannot exceed quota for ${quota}: ${limit}`);
}

/** A limit that would be passed, in a sentence of its own. */
export function limitExceeded(message: string): AwsError {
  return new AwsError("LimitExceeded", message);
}

/** A policy that IAM cannot take. */
export function malformedPolicy(message: string): AwsError {
  return new AwsError("MalformedPolicyDocument", message);
}

/** An input that the model lets through and IAM does not. */
export function invalidInput(message: string): AwsError {
  return new AwsError("InvalidInput", message);
}

/** As `invalidInput`, in those cases for which IAM has the other code. */
export function validationError(message: string): AwsError {
  return new AwsError("ValidationError", message, { status: 400 });
}
