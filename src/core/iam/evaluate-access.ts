import { parseArn } from "../aws/arn.ts";
import { matchPrincipal, type PrincipalMatch } from "./match-principal.ts";
import { statementsFor } from "./match-statement.ts";
import type { NamedPolicy } from "./named-policy.ts";
import type { Statement } from "./policy-document.ts";
import type { AccessRequest } from "./request.ts";

/** All policies that have a say in a request. */
export type PoliciesInForce = {
  /** Inline and attached, of the user or of the role behind the session. */
  readonly identity: readonly NamedPolicy[];
  /** The most the user or role may do, whatever else allows. */
  readonly boundary?: NamedPolicy;
  /** The most the session may do; several add up. */
  readonly session?: readonly NamedPolicy[];
  readonly resource?: ResourcePolicy;
  /** Names the grant of the KMS key that covers the request, where there is one. */
  readonly grant?: string;
};

/**
 * The policies of the resource: of an ECR repository its own and its registry's. `alone`: in its own account one of them or
 * an identity policy suffices (ECR). `needed`: one must allow the principal or hand the decision to the account (KMS keys,
 * role trust).
 */
export type ResourcePolicy = { readonly policies: readonly NamedPolicy[]; readonly say: "alone" | "needed" };

/** Where a statement stands. */
export type PolicySource = "identity" | "resource" | "boundary" | "session";

/** A statement that decided. */
export type DecidingStatement = {
  readonly source: PolicySource;
  readonly policy: NamedPolicy;
  readonly statement: Statement;
  /** Its place in the policy, from 0. */
  readonly index: number;
};

/** Whether a request is allowed, and what decided. */
export type AccessDecision =
  | { readonly kind: "allow"; readonly by: DecidingStatement }
  | { readonly kind: "allow"; readonly by: "root" | "grant" }
  | { readonly kind: "deny"; readonly because: "explicit"; readonly by: DecidingStatement }
  /** Nothing of this kind of policy allows it. */
  | { readonly kind: "deny"; readonly because: "no-allow"; readonly missing: PolicySource };

/**
 * Decides as AWS does (IAM User Guide, "Policy evaluation logic"; AWS KMS Developer Guide, "Determining access to AWS KMS
 * keys"): an explicit deny anywhere wins; then the resource's policy, then the identity's, within boundary and session.
 */
export function evaluateAccess(request: AccessRequest, policies: PoliciesInForce): AccessDecision {
  const denied = findDeny(request, policies);
  if (denied !== undefined) return { kind: "deny", because: "explicit", by: denied };

  const { principal } = request;
  const resource = findResourceAllow(request, policies.resource);
  // Who has no policies of their own is judged by the resource's alone.
  if (principal.kind === "web-identity") return allowIf(resource?.by, "resource");

  const isForeign = isElsewhere(request);
  const isNeeded = isForeign || policies.resource?.say === "needed";
  if (isNeeded && resource === undefined && policies.grant === undefined) return noAllow("resource");
  if (principal.kind === "root") return { kind: "allow", by: resource?.by ?? "root" };
  if (policies.grant !== undefined) return withinLimits(request, policies) ?? { kind: "allow", by: "grant" };
  if (resource?.match === "self" && !isForeign) return { kind: "allow", by: resource.by };

  const isDirect = resource !== undefined && resource.match !== "account" && !isForeign;
  const allowing = isDirect ? resource.by : findStatement(request, policies.identity, "identity", "Allow");
  if (allowing === undefined) return noAllow("identity");
  return withinLimits(request, policies) ?? { kind: "allow", by: allowing };
}

/** Whether the resource belongs to another account than the principal: then both accounts have to allow. */
function isElsewhere({ principal, resource }: AccessRequest): boolean {
  const owner = parseArn(resource)?.account ?? "";
  return owner !== "" && owner !== principal.account;
}

function allowIf(by: DecidingStatement | undefined, missing: PolicySource): AccessDecision {
  return by === undefined ? noAllow(missing) : { kind: "allow", by };
}

function noAllow(missing: PolicySource): AccessDecision {
  return { kind: "deny", because: "no-allow", missing };
}

/** A denial where boundary or session policy does not allow what others do. */
function withinLimits(request: AccessRequest, { boundary, session }: PoliciesInForce): AccessDecision | undefined {
  if (boundary !== undefined && findStatement(request, [boundary], "boundary", "Allow") === undefined)
    return noAllow("boundary");
  if (session !== undefined && findStatement(request, session, "session", "Allow") === undefined)
    return noAllow("session");
  return undefined;
}

function findDeny(request: AccessRequest, policies: PoliciesInForce): DecidingStatement | undefined {
  return (
    findStatement(request, policies.identity, "identity", "Deny") ??
    findStatement(request, policies.resource?.policies ?? [], "resource", "Deny") ??
    findStatement(request, policies.boundary === undefined ? [] : [policies.boundary], "boundary", "Deny") ??
    findStatement(request, policies.session ?? [], "session", "Deny")
  );
}

function findStatement(
  request: AccessRequest,
  policies: readonly NamedPolicy[],
  source: PolicySource,
  effect: Statement["effect"],
): DecidingStatement | undefined {
  for (const { policy, statement, index } of statementsFor(policies, request)) {
    if (statement.effect !== effect) continue;
    if (statement.principals === undefined || matchPrincipal(statement.principals, request.principal) !== undefined) {
      return { source, policy, statement, index };
    }
  }
  return undefined;
}

/** The statement of a resource's policies that allows and names the principal most closely. */
function findResourceAllow(
  request: AccessRequest,
  resource: ResourcePolicy | undefined,
): { readonly match: PrincipalMatch; readonly by: DecidingStatement } | undefined {
  if (resource === undefined) return undefined;
  const found = new Map<PrincipalMatch, DecidingStatement>();
  for (const { policy, statement, index } of statementsFor(resource.policies, request)) {
    if (statement.effect !== "Allow" || statement.principals === undefined) continue;
    const match = matchPrincipal(statement.principals, request.principal);
    if (match === undefined || found.has(match)) continue;
    found.set(match, { source: "resource", policy, statement, index });
  }
  for (const match of ["self", "role", "everyone", "account"] as const) {
    const by = found.get(match);
    if (by !== undefined) return { match, by };
  }
  return undefined;
}
