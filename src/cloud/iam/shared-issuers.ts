import type { Condition, PolicyDocument } from "../../core/iam/policy-document.ts";
import { malformedPolicy } from "./iam-errors.ts";

/**
 * Issuers whose tokens anyone in the world can have (IAM User Guide, "Identity-provider controls for shared OIDC
 * providers"): a role that trusts one must say whose tokens it means.
 */
const sharedIssuers = ["token.actions.githubusercontent.com", "gitlab.com", "app.terraform.io"];

const narrowingOperators = ["StringEquals", "StringLike", "StringEqualsIgnoreCase"];

/**
 * Refuses a trust policy that would let everyone in whom a shared issuer vouches for, as IAM does since June 2025.
 *
 * @throws AwsError `MalformedPolicyDocument`
 */
export function refuseOpenTrust({ statements }: PolicyDocument): void {
  for (const { effect, principals, conditions } of statements) {
    if (effect !== "Allow") continue;
    for (const principal of principals?.named.federated ?? []) {
      const provider = /^arn:[^:]+:iam::[0-9]{12}:oidc-provider\/(.+)$/.exec(principal)?.[1];
      if (provider === undefined || !sharedIssuers.includes(provider.split("/", 1)[0] ?? "")) continue;
      const subject = `${provider}:sub`;
      if (conditions.some((condition) => narrows(condition, subject))) continue;
      throw malformedPolicy(
        `Trust policy with trusted principal ${principal} must evaluate, using StringEquals, StringLike or StringEqualsIgnoreCase, ${subject} which is not scoped to all.`,
      );
    }
  }
}

function narrows({ operator, key, values }: Condition, subject: string): boolean {
  // ForAllValues and IfExists hold where there is no subject at all.
  const mayBeAbsent = operator.ifExists || operator.quantifier === "ForAllValues";
  return (
    key === subject.toLowerCase() &&
    narrowingOperators.includes(operator.name) &&
    !mayBeAbsent &&
    values.every((value) => !/^[*?]*$/.test(value))
  );
}
