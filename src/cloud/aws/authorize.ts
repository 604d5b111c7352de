import { parseArn } from "../../core/aws/arn.ts";
import type { Scope } from "../../core/aws/scope.ts";
import type { Principal } from "../principal.ts";
import type { RequestedEndpoint } from "./operation.ts";

/** Whether a principal may, and why. */
export type Decision =
  | { readonly kind: "allow"; readonly reason: string }
  /** The reason ends AWS's sentence: `because no resource-based policy allows the kms:Sign action`. */
  | { readonly kind: "deny"; readonly reason: string };

/** Condition keys of a request with their values (AWS Service Authorization Reference): `aws:SourceIp`, … */
export type ConditionKeys = Readonly<Record<string, string | readonly string[]>>;

/** A request's condition keys, made when a policy asks for one: the root user's are never looked at. */
export type ConditionKeySource = () => ConditionKeys;

/**
 * Asked once for every request, `/v2` included, before anything is done or told.
 *
 * @param action as IAM names it: `ecr:PutImage`
 * @param resource the ARN it is about, or `*`
 */
export type Authorize = (
  principal: Principal,
  action: string,
  resource: string,
  conditions: ConditionKeySource,
) => Decision;

/** The root user may do everything in its own account, and nothing in another, which no resource policy opens to it. */
export const authorize: Authorize = (principal, action, resource) => {
  const owner = parseArn(resource)?.account ?? "";
  if (owner === "" || owner === principal.account) {
    return { kind: "allow", reason: `${principal.arn} may do everything in its account` };
  }
  return { kind: "deny", reason: `because no resource-based policy allows the ${action} action` };
};

/** The condition keys that every request has, on either door (IAM User Guide, "AWS global condition context keys"). */
export function conditionKeys(
  scope: Scope,
  endpoint: RequestedEndpoint,
  sourceAddress: string,
  wallNow: Date,
): ConditionKeys {
  return {
    "aws:CurrentTime": wallNow.toISOString(),
    "aws:RequestedRegion": scope.region,
    "aws:SecureTransport": String(endpoint.scheme === "https"),
    "aws:SourceIp": sourceAddress,
  };
}

/** AWS's sentence for a denial (IAM User Guide, "Troubleshoot access denied error messages"). */
export function denialSentence(
  principal: Principal,
  action: string,
  resource: string,
  denial: Decision & { readonly kind: "deny" },
): string {
  return `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource} ${denial.reason}`;
}
