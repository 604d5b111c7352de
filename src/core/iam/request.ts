import type { AccountId } from "../aws/scope.ts";

/** A request for access: who wants to do what to which resource, under which circumstances. */
export type AccessRequest = {
  readonly principal: AccessPrincipal;
  /** As IAM names it: `ecr:PutImage`. */
  readonly action: string;
  /** The ARN it is about, or `*`. */
  readonly resource: string;
  /** The values of a condition key, named in lower case; undefined where the request does not have it. */
  readonly context: (key: string) => readonly string[] | undefined;
};

/** Who asks, as policies name them (IAM User Guide, "IAM identifiers"). */
export type AccessPrincipal =
  | { readonly kind: "root"; readonly account: AccountId; readonly arn: string }
  | { readonly kind: "user"; readonly account: AccountId; readonly arn: string; readonly uniqueId: string }
  | {
      readonly kind: "role-session";
      readonly account: AccountId;
      /** `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION` */
      readonly arn: string;
      readonly roleArn: string;
      readonly roleId: string;
    }
  /** Someone whom an OIDC provider vouches for, before they have a role. */
  | { readonly kind: "web-identity"; readonly account: AccountId; readonly providerArn: string };
