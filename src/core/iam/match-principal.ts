import type { Choice, PrincipalNames } from "./policy-document.ts";
import type { AccessPrincipal } from "./request.ts";

/**
 * How closely a statement of a resource policy names a principal: `self` the user, the session or the root user itself,
 * `role` the role behind a session, `everyone`, or `account` the account it belongs to, which only lets that account's own
 * policies decide (IAM User Guide, "Policy evaluation for requests within a single account").
 */
export type PrincipalMatch = "self" | "role" | "everyone" | "account";

/** How a statement names the principal; undefined where it does not. */
export function matchPrincipal(
  { not, named }: Choice<PrincipalNames>,
  principal: AccessPrincipal,
): PrincipalMatch | undefined {
  const match = namedMatch(named, principal);
  if (!not) return match;
  return match === undefined ? "everyone" : undefined;
}

function namedMatch(names: PrincipalNames, principal: AccessPrincipal): PrincipalMatch | undefined {
  if (principal.kind === "web-identity") {
    if (names.federated.includes(principal.providerArn)) return "self";
    return names.everyone ? "everyone" : undefined;
  }
  if (selfNames(principal).some((name) => names.aws.includes(name))) return "self";
  if (
    principal.kind === "role-session" &&
    [principal.roleArn, principal.roleId].some((name) => names.aws.includes(name))
  ) {
    return "role";
  }
  if (names.everyone) return "everyone";
  return names.aws.some((name) => isRootOf(name, principal.account)) ? "account" : undefined;
}

function selfNames(principal: Exclude<AccessPrincipal, { kind: "web-identity" }>): readonly string[] {
  return principal.kind === "user" ? [principal.arn, principal.uniqueId] : [principal.arn];
}

function isRootOf(name: string, account: string): boolean {
  return name === account || (name.startsWith("arn:") && name.endsWith(`:iam::${account}:root`));
}
