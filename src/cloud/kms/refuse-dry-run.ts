import { AwsError } from "../aws/aws-error.ts";

/** Ends a request that only asks whether it would succeed. @throws AwsError `DryRunOperationException` */
export function refuseDryRun({ DryRun }: { readonly DryRun?: boolean | undefined }): void {
  if (DryRun !== true) return;
  throw new AwsError("DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
}
