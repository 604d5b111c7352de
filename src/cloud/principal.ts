import type { AccountId } from "../core/aws/scope.ts";
import type { Tag } from "./aws/models/iam.generated.ts";

/** Who a request was made by, once its signature or registry password has been checked. */
export type Principal = RootPrincipal | UserPrincipal | RoleSession;

/** The owner of an account. */
export type RootPrincipal = {
  readonly kind: "root";
  readonly account: AccountId;
  /** As `GetCallerIdentity` prints it (IAM User Guide, "IAM identifiers"). */
  readonly arn: string;
  /** `UserId` of `GetCallerIdentity`: of the root user the account. */
  readonly uniqueId: string;
  /** The temporary credentials it signed with, if it did (AWS STS API, GetSessionToken). */
  readonly session?: Session;
};

/** A user of IAM. */
export type UserPrincipal = {
  readonly kind: "user";
  readonly account: AccountId;
  readonly arn: string;
  /** `AIDA…`. */
  readonly uniqueId: string;
  readonly name: string;
  readonly session?: Session;
};

/** Someone who has assumed a role. */
export type RoleSession = {
  readonly kind: "role-session";
  readonly account: AccountId;
  /** `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`, without the role's path. */
  readonly arn: string;
  /** `AROA…:SESSION`. */
  readonly uniqueId: string;
  /** With the role's path. */
  readonly roleArn: string;
  readonly roleId: string;
  readonly sessionName: string;
  readonly session: Session;
};

/** Temporary credentials, as far as they say what their bearer may do. Times are the wall clock's. */
export type Session = {
  /** `ASIA…`: names the session. */
  readonly accessKeyId: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  /** Texts of the session policies, none where the session may all that its role may. */
  readonly policies: readonly string[];
  /** ARNs of managed policies that are session policies too. */
  readonly policyArns: readonly string[];
  readonly tags: readonly Tag[];
  /** Keys of those tags that a role assumed from this session inherits. */
  readonly transitiveTagKeys: readonly string[];
  readonly sourceIdentity: string | undefined;
  /** ARN of the identity provider that vouched for the bearer. */
  readonly provider: string | undefined;
};
