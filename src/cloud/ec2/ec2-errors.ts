import { AwsError } from "../aws/aws-error.ts";

/** A value that EC2 does not take (Amazon EC2 API Reference, "Common client error codes"). */
export function invalidParameterValue(message: string): AwsError {
  return new AwsError("InvalidParameterValue", message);
}

/** What somebody is told who asks only whether a request would be allowed. */
export function dryRunOperation(): AwsError {
  const message = "Request would have succeeded, but DryRun flag is set.";
  return new AwsError("DryRunOperation", message, { status: 412 });
}
