import type { PoliciesInForce } from "../../../core/iam/evaluate-access.ts";
import type { NamedPolicy } from "../../../core/iam/named-policy.ts";
import type { Principal, RoleSession, UserPrincipal } from "../../principal.ts";
import type { Row } from "../../store/database.ts";
import type { Store } from "../../store/open-store.ts";
import { callerId } from "../identity.ts";
import { readStoredPolicy } from "./stored-policy.ts";

/** The policies that a principal brings along, whatever it asks for. */
export type IdentityPolicies = Pick<PoliciesInForce, "identity" | "boundary" | "session">;

/** The root user has none: nothing limits it but the policies of resources. */
const none: IdentityPolicies = { identity: [] };

/** About what a policy takes in memory, in bytes, beside its document, which is shared. */
const policyBytes = 300;

/** Those of a user or role, and of the session, as they are now. */
export function identityPolicies(store: Store, principal: Principal): IdentityPolicies {
  if (principal.kind === "root") return none;
  return store.identityReads.get(
    `identity policies ${principal.account} ${callerId(principal)}`,
    () => readIdentityPolicies(store, principal),
    ({ identity, session = [] }) => (identity.length + session.length + 1) * policyBytes,
  );
}

function readIdentityPolicies(store: Store, principal: UserPrincipal | RoleSession): IdentityPolicies {
  const isUser = principal.kind === "user";
  const owned = [principal.account, isUser ? principal.uniqueId : principal.roleId] as const;
  const identity = store.database
    .all<PolicyRow>(
      `SELECT name, NULL AS arn, document FROM iam_inline_policies WHERE account = ? AND principal_id = ?
       UNION ALL
       SELECT p.name, p.arn, v.document FROM iam_attached_policies a
         JOIN iam_policies p ON p.arn = a.policy_arn ${versionInForce}
         WHERE a.account = ? AND a.principal_id = ?`,
      ...[...owned, ...owned],
    )
    .map(toPolicy);
  const boundary = store.database.get<{ boundary: string | null }>(
    `SELECT boundary FROM ${isUser ? "iam_users" : "iam_roles"} WHERE account = ? AND unique_id = ?`,
    ...owned,
  )?.boundary;
  const session = sessionPolicies(store, principal);
  return {
    identity,
    ...(boundary == null ? {} : { boundary: managedPolicy(store, boundary) }),
    ...(session.length === 0 ? {} : { session }),
  };
}

type PolicyRow = Row & { readonly name: string; readonly arn: string | null; readonly document: string };

/** Joins the version in force to a managed policy. */
const versionInForce = "JOIN iam_policy_versions v ON v.arn = p.arn AND v.version = p.default_version";

function sessionPolicies(store: Store, { session }: UserPrincipal | RoleSession): readonly NamedPolicy[] {
  if (session === undefined) return [];
  return [
    ...session.policies.map((text) => ({ name: "session policy", document: readStoredPolicy(text, "identity") })),
    ...session.policyArns.map((arn) => managedPolicy(store, arn)),
  ];
}

/** A managed policy that sets limits: one that is gone allows nothing. */
function managedPolicy({ database }: Store, arn: string): NamedPolicy {
  const row = database.get<PolicyRow>(
    `SELECT p.name, p.arn, v.document FROM iam_policies p ${versionInForce} WHERE p.arn = ?`,
    arn,
  );
  return row === undefined ? { name: arn, arn, document: { version: "2012-10-17", statements: [] } } : toPolicy(row);
}

function toPolicy({ name, arn, document }: PolicyRow): NamedPolicy {
  return { name, ...(arn === null ? {} : { arn }), document: readStoredPolicy(document, "identity") };
}
