import { parseArn } from "../../core/aws/arn.ts";
import { AwsError } from "../aws/aws-error.ts";
import type { Tag } from "../aws/models/iam.generated.ts";
import type { Principal } from "../principal.ts";
import type { Row } from "../store/database.ts";
import { deleteConflict, entityAlreadyExists, noSuchEntity, quotaExceeded, validationError } from "./iam-errors.ts";
import type { PageSlice } from "./iam-page.ts";
import { type IamRoom, iamArn } from "./iam-room.ts";
import { insertPolicyVersion, type VersionedPolicy } from "./policy-versions.ts";
import { readTags, writeTags } from "./tags.ts";
import { makeUniqueId } from "./unique-id.ts";

/** A managed policy: the account's own, or one of those that AWS provides. */
export type ManagedPolicy = VersionedPolicy & {
  /** Whose it is: `aws` for AWS's. */
  readonly owner: string;
  readonly name: string;
  /** `ANPA…`; empty where AWS's own id is not known. */
  readonly policyId: string;
  readonly path: string;
  readonly description: string | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly tags: readonly Tag[];
  /** How many users and roles of the account it is attached to. */
  readonly attachments: number;
  /** How many of them have it as their permissions boundary. */
  readonly boundaries: number;
};

/** Which managed policies are listed. */
export type PolicyFilter = {
  readonly scope: "All" | "AWS" | "Local";
  readonly pathPrefix: string;
  readonly onlyAttached: boolean;
  readonly usage: "PermissionsPolicy" | "PermissionsBoundary" | undefined;
};

/** Whose policies those are that AWS provides. */
const awsOwner = "aws";

/** Most managed policies that an account may make (IAM User Guide, "IAM and AWS STS quotas"). */
const maxPolicies = 1_500;

/** Makes a policy with its first version; the document has been checked. @throws AwsError `EntityAlreadyExists`, `LimitExceeded` */
export function createPolicy(
  room: IamRoom,
  policy: {
    readonly name: string;
    readonly path: string;
    readonly description: string | undefined;
    readonly document: string;
    readonly tags: readonly Tag[];
  },
): ManagedPolicy {
  const { database } = room.store;
  const { account } = room.scope;
  const arn = iamArn(room, `policy${policy.path}${policy.name}`);
  return database.transaction(() => {
    const taken = database.get("SELECT 1 FROM iam_policies WHERE account = ? AND name = ?", account, policy.name);
    if (taken !== undefined) {
      throw entityAlreadyExists(`A policy called ${policy.name} already exists. Duplicate names are not allowed.`);
    }
    const count = database.get<{ policies: number }>(
      "SELECT count(*) AS policies FROM iam_policies WHERE account = ?",
      account,
    );
    if ((count?.policies ?? 0) >= maxPolicies) throw quotaExceeded("PoliciesPerAccount", maxPolicies);
    const now = room.clocks.cloud().getTime();
    database.run(
      `INSERT INTO iam_policies
         (arn, account, name, policy_id, path, description, default_version, newest_version, created_at, updated_at, tags)
       VALUES (?, ?, ?, ?, ?, ?, 1, 1, ?, ?, ?)`,
      arn,
      account,
      policy.name,
      makeUniqueId("ANPA"),
      policy.path,
      policy.description ?? null,
      now,
      now,
      writeTags(policy.tags),
    );
    insertPolicyVersion(room, arn, 1, policy.document);
    return requirePolicy(room, arn);
  });
}

const select = `SELECT p.*,
    (SELECT count(*) FROM iam_attached_policies a WHERE a.policy_arn = p.arn AND a.account = ?) AS attachments,
    (SELECT count(*) FROM iam_users u WHERE u.account = ? AND u.boundary = p.arn) +
    (SELECT count(*) FROM iam_roles r WHERE r.account = ? AND r.boundary = p.arn) AS boundaries
  FROM iam_policies p`;

type PolicyRow = Row & {
  readonly arn: string;
  readonly account: string;
  readonly name: string;
  readonly policy_id: string;
  readonly path: string;
  readonly description: string | null;
  readonly default_version: number;
  readonly newest_version: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly tags: string;
  readonly attachments: number;
  readonly boundaries: number;
};

/**
 * A policy of the account, or one of AWS's.
 *
 * @throws AwsError `ValidationError` where the text is no ARN
 */
export function findPolicy({ store, scope }: IamRoom, arn: string): ManagedPolicy | undefined {
  const { account } = scope;
  // AWS's own policies have its name in the place of an account.
  if (parseArn(arn.replace(/^(arn:aws:iam::)aws:/, "$1:")) === undefined) {
    throw validationError("Invalid ARN:  Could not be parsed!");
  }
  const row = store.database.get<PolicyRow>(
    `${select} WHERE p.arn = ? AND p.account IN (?, ?)`,
    ...[account, account, account, arn, account, awsOwner],
  );
  return row && toPolicy(row);
}

/** The policy of that ARN. @throws AwsError `NoSuchEntity`, `ValidationError` */
export function requirePolicy(room: IamRoom, arn: string): ManagedPolicy {
  const policy = findPolicy(room, arn);
  if (policy === undefined) throw noSuchEntity(`Policy ${arn} was not found.`);
  return policy;
}

/**
 * The policy of that ARN, for someone who would change it: nobody may change AWS's.
 *
 * @throws AwsError `NoSuchEntity`, `ValidationError`, `AccessDenied`
 */
export function requireOwnPolicy(
  room: IamRoom & { readonly principal: Principal },
  operation: string,
  arn: string,
): ManagedPolicy {
  const policy = requirePolicy(room, arn);
  if (policy.owner === awsOwner) {
    const who = `User: ${room.principal.arn} is not authorized to perform: iam:${operation}`;
    throw new AwsError("AccessDenied", `${who} on resource: policy ${arn}`, { status: 403 });
  }
  return policy;
}

/** Where a policy stands in the order of names; an account may use the name of one of AWS's. */
export function policyPosition(policy: ManagedPolicy): string {
  return `${policy.name} ${policy.owner}`;
}

/** Policies in the order of `policyPosition`. */
export function listPolicies({ store, scope }: IamRoom, filter: PolicyFilter, page: PageSlice): ManagedPolicy[] {
  const { account } = scope;
  const owners = { All: [account, awsOwner], AWS: [awsOwner, awsOwner], Local: [account, account] }[filter.scope];
  const uses = { PermissionsPolicy: "attachments", PermissionsBoundary: "boundaries", any: "attachments + boundaries" };
  const isUsed = filter.onlyAttached || filter.usage !== undefined;
  const position = "(p.name || ' ' || p.account) COLLATE NOCASE";
  return store.database
    .all<PolicyRow>(
      `SELECT * FROM (${select} WHERE p.account IN (?, ?) AND ${position} > ? AND substr(p.path, 1, length(?)) = ?) p
        WHERE ${isUsed ? uses[filter.usage ?? "any"] : "1"} > 0 ORDER BY ${position} LIMIT ?`,
      ...[account, account, account, ...owners, page.after, filter.pathPrefix, filter.pathPrefix, page.limit],
    )
    .map(toPolicy);
}

/** Deletes a policy that nothing uses, with its default version. @throws AwsError `DeleteConflict` */
export function deletePolicy({ store }: IamRoom, policy: ManagedPolicy): void {
  const { database } = store;
  database.transaction(() => {
    if (policy.attachments + policy.boundaries > 0) {
      throw deleteConflict("Cannot delete a policy attached to entities.");
    }
    const count = database.get<{ versions: number }>(
      "SELECT count(*) AS versions FROM iam_policy_versions WHERE arn = ?",
      policy.arn,
    );
    if ((count?.versions ?? 0) > 1) {
      throw deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      );
    }
    database.run("DELETE FROM iam_policies WHERE arn = ?", policy.arn);
  });
}

/** Keeps a policy's tags. */
export function setPolicyTags({ store }: IamRoom, policy: ManagedPolicy, tags: readonly Tag[]): void {
  store.database.run("UPDATE iam_policies SET tags = ? WHERE arn = ?", writeTags(tags), policy.arn);
}

function toPolicy(row: PolicyRow): ManagedPolicy {
  return {
    arn: row.arn,
    owner: row.account,
    name: row.name,
    policyId: row.policy_id,
    path: row.path,
    description: row.description ?? undefined,
    defaultVersion: row.default_version,
    newestVersion: row.newest_version,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    tags: readTags(row.tags),
    attachments: row.attachments,
    boundaries: row.boundaries,
  };
}
