import type { EntityType } from "../aws/models/iam.generated.ts";
import type { Row } from "../store/database.ts";
import { noSuchEntity, quotaExceeded } from "./iam-errors.ts";
import type { IamRoom } from "./iam-room.ts";
import type { IamIdentity } from "./identities.ts";
import { findPolicy, type ManagedPolicy } from "./managed-policies.ts";

/** A managed policy as it is named where it is attached. */
export type AttachedPolicy = { readonly name: string; readonly arn: string };

/** An identity as it is named where it uses a policy. */
export type PolicyUse = { readonly kind: "user" | "role"; readonly name: string; readonly uniqueId: string };

/** Which uses of a policy are listed. */
export type PolicyUseFilter = {
  /** `User`, `Role`; of the others there are none here. */
  readonly kinds: readonly EntityType[];
  readonly pathPrefix: string;
  readonly usage: "PermissionsPolicy" | "PermissionsBoundary" | undefined;
};

/** Most managed policies of an identity (IAM User Guide, "IAM and AWS STS quotas"). */
const maxAttached = 10;
const quotaNames = { user: "PoliciesPerUser", role: "PoliciesPerRole" } as const;

/** Attaches a policy; one that is attached stays. @throws AwsError `NoSuchEntity`, `LimitExceeded`, `ValidationError` */
export function attachPolicy(room: IamRoom, identity: IamIdentity, policyArn: string): void {
  const { database } = room.store;
  database.transaction(() => {
    if (findPolicy(room, policyArn) === undefined) {
      throw noSuchEntity(`Policy ${policyArn} does not exist or is not attachable.`);
    }
    const others = listAttachedPolicies(room, identity, "/").filter(({ arn }) => arn !== policyArn);
    if (others.length >= maxAttached) throw quotaExceeded(quotaNames[identity.kind], maxAttached);
    database.run(
      "INSERT INTO iam_attached_policies (account, principal_id, policy_arn) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      ...[room.scope.account, identity.uniqueId, policyArn],
    );
  });
}

/** Detaches a policy. @throws AwsError `NoSuchEntity` where it is not attached */
export function detachPolicy({ store, scope }: IamRoom, identity: IamIdentity, policyArn: string): void {
  const { changes } = store.database.run(
    "DELETE FROM iam_attached_policies WHERE account = ? AND principal_id = ? AND policy_arn = ?",
    ...[scope.account, identity.uniqueId, policyArn],
  );
  if (changes === 0) throw noSuchEntity(`Policy ${policyArn} was not found.`);
}

/** The policies attached to an identity, by name, of those whose path begins with a prefix. */
export function listAttachedPolicies(
  { store, scope }: IamRoom,
  identity: IamIdentity,
  pathPrefix: string,
): readonly AttachedPolicy[] {
  return store.database.all<Row & { readonly name: string; readonly arn: string }>(
    `SELECT p.name, p.arn FROM iam_attached_policies a JOIN iam_policies p ON p.arn = a.policy_arn
      WHERE a.account = ? AND a.principal_id = ? AND substr(p.path, 1, length(?)) = ? ORDER BY p.name, p.arn`,
    ...[scope.account, identity.uniqueId, pathPrefix, pathPrefix],
  );
}

/**
 * Checks a policy that is to become a permissions boundary.
 *
 * @throws AwsError `NoSuchEntity`, `ValidationError`
 */
export function checkBoundary(room: IamRoom, policyArn: string): void {
  if (findPolicy(room, policyArn) === undefined) {
    throw noSuchEntity(`Scope ARN: ${policyArn} does not exist or is not attachable.`);
  }
}

/** The users and roles that a policy is attached to, or whose boundary it is; users first, each by name. */
export function listPolicyUses(
  { store, scope }: IamRoom,
  policy: ManagedPolicy,
  filter: PolicyUseFilter,
): readonly PolicyUse[] {
  const isAttached = `EXISTS (SELECT 1 FROM iam_attached_policies a
    WHERE a.account = i.account AND a.principal_id = i.unique_id AND a.policy_arn = ?)`;
  const wanted = (usage: string): number => Number((filter.usage ?? usage) === usage);
  const usesOf = (kind: "user" | "role", table: string): readonly PolicyUse[] => {
    return store.database
      .all<Row & { readonly name: string; readonly unique_id: string }>(
        `SELECT i.name, i.unique_id FROM ${table} i WHERE i.account = ? AND substr(i.path, 1, length(?)) = ?
            AND ((? AND ${isAttached}) OR (? AND i.boundary = ?)) ORDER BY i.name`,
        ...[scope.account, filter.pathPrefix, filter.pathPrefix],
        ...[wanted("PermissionsPolicy"), policy.arn, wanted("PermissionsBoundary"), policy.arn],
      )
      .map((row) => ({ kind, name: row.name, uniqueId: row.unique_id }));
  };
  return [
    ...(filter.kinds.includes("User") ? usesOf("user", "iam_users") : []),
    ...(filter.kinds.includes("Role") ? usesOf("role", "iam_roles") : []),
  ];
}
