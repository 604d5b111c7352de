import type { AccountId } from "../core/aws/scope.ts";

/** Who a request was made by, once its signature or registry password has been checked. */
export type Principal = {
  readonly kind: "root";
  readonly account: AccountId;
  /** As `GetCallerIdentity` prints it (IAM User Guide, "IAM identifiers"). */
  readonly arn: string;
  /** `UserId` of `GetCallerIdentity`; names the principal in access keys and registry passwords. */
  readonly uniqueId: string;
};
