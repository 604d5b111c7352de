import {
  type AccessDecision,
  evaluateAccess,
  type PoliciesInForce,
  type ResourcePolicy,
} from "../../core/iam/evaluate-access.ts";
import { denialEnding, nameStatement } from "../../core/iam/explain-access.ts";
import type { AccessRequest } from "../../core/iam/request.ts";
import { grantInForce } from "../kms/grants-in-force.ts";
import type { Principal } from "../principal.ts";
import type { Store } from "../store/open-store.ts";
import { type ConditionKeySource, lookUpKeys } from "./access/condition-keys.ts";
import { identityPolicies } from "./access/identity-policies.ts";
import { principalKeys } from "./access/principal-keys.ts";
import { findRequestedRegistry, findRequestedResource } from "./access/requested-resource.ts";
import { resourceKeys, resourcePolicy } from "./access/resource-access.ts";

/** Whether a principal may, and why. */
export type Decision =
  | { readonly kind: "allow"; readonly reason: string }
  /**
   * The reason ends AWS's sentence: `because no resource-based policy allows the kms:Sign action`; empty where AWS's sentence
   * gives none.
   */
  | { readonly kind: "deny"; readonly reason: string };

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

/** Decides by the policies that a store holds at that moment. */
export function createAuthorize(store: Store): Authorize {
  return (principal, action, resource, conditions) => {
    const considered = considerAccess(store, principal, { action, resource, conditions });
    const { kind } = considered.decision;
    // Of roles that may not be assumed STS says no more, and the same of those that are not there.
    const isSilent = kind === "deny" && action.startsWith("sts:");
    return { kind, reason: isSilent ? "" : reasonOf(principal, considered) };
  };
}

/** A question for permission with the answer, and everything that the answer comes from. */
export type ConsideredAccess = {
  readonly request: AccessRequest;
  readonly policies: PoliciesInForce;
  readonly decision: AccessDecision;
};

/** Gathers the policies that have a say in what a principal asks for, and decides by them. */
export function considerAccess(
  store: Store,
  principal: Principal,
  asked: {
    readonly action: string;
    readonly resource: string;
    readonly conditions: ConditionKeySource;
    /** What the resource's policy would be. By default, what it is. */
    readonly resourcePolicy?: ResourcePolicy;
    /** Asks what policies alone allow. */
    readonly grants?: "ignored";
  },
): ConsideredAccess {
  const { action, conditions } = asked;
  const resource = findRequestedResource(store, asked.resource);
  const context = lookUpKeys([conditions, () => principalKeys(store, principal), () => resourceKeys(store, resource)]);
  const request = { principal, action, resource: asked.resource, context };
  const policy = asked.resourcePolicy ?? resourcePolicy(resource, action, findRequestedRegistry(store, request));
  const grant =
    resource?.kind === "key" && asked.grants !== "ignored"
      ? grantInForce({ store }, resource.key, principal, action)
      : undefined;
  const policies: PoliciesInForce = {
    ...identityPolicies(store, principal),
    ...(policy === undefined ? {} : { resource: policy }),
    ...(grant === undefined ? {} : { grant: grant.id }),
  };
  return { request, policies, decision: evaluateAccess(request, policies) };
}

/** What decided: a statement, the root user's right, a grant; of a denial what ends AWS's sentence. */
export function reasonOf(principal: Principal, { request, decision }: ConsideredAccess): string {
  if (decision.kind === "deny") return denialEnding(request.action, decision).trimStart();
  if (decision.by === "root") return `${principal.arn} may do everything in its account`;
  return decision.by === "grant" ? "a grant of the key allows it" : nameStatement(decision.by);
}

/** AWS's sentence for a denial (IAM User Guide, "Troubleshoot access denied error messages"). */
export function denialSentence(
  principal: Principal,
  action: string,
  resource: string | undefined,
  denial: Decision & { readonly kind: "deny" },
): string {
  const asked = `User: ${principal.arn} is not authorized to perform: ${action}`;
  const about = resource === undefined ? "" : ` on resource: ${resource}`;
  return `${asked}${about}${denial.reason === "" ? "" : ` ${denial.reason}`}`;
}
