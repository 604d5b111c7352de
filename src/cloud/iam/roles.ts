import type { Tag } from "../aws/models/iam.generated.ts";
import type { Row } from "../store/database.ts";
import { entityAlreadyExists, noSuchEntity, quotaExceeded } from "./iam-errors.ts";
import type { PageSlice } from "./iam-page.ts";
import { type IamRoom, iamArn } from "./iam-room.ts";
import { readTags, writeTags } from "./tags.ts";
import { makeUniqueId } from "./unique-id.ts";

/** A role of the room's account. */
export type IamRole = {
  readonly kind: "role";
  /** `AROA…`, of this role alone: a later one of the same name has another. */
  readonly uniqueId: string;
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly createdAt: Date;
  readonly description: string | undefined;
  readonly maxSessionSeconds: number;
  /** As it is stored: users and roles of the account stand as unique ids (`trust-policies.ts`). */
  readonly trustPolicy: string;
  /** ARN of the policy that is its permissions boundary. */
  readonly boundary: string | undefined;
  readonly tags: readonly Tag[];
  readonly lastUsed: { readonly at: Date; readonly region: string } | undefined;
};

/** What of a role its owner may change. */
export type RoleChange = {
  readonly description?: string | undefined;
  readonly maxSessionSeconds?: number | undefined;
  readonly trustPolicy?: string | undefined;
};

/** Most roles of an account (IAM User Guide, "IAM and AWS STS quotas"). */
const maxRoles = 1_000;

/** How long a session lasts at most where the role does not say, in seconds (IAM API, CreateRole). */
export const defaultMaxSessionSeconds = 3_600;

/** The ARN of a role, whether it exists or not. */
export function roleArn(room: Pick<IamRoom, "scope">, path: string, name: string): string {
  return iamArn(room, `role${path}${name}`);
}

/** Makes a role; its trust policy comes ready for the store. @throws AwsError `EntityAlreadyExists`, `LimitExceeded` */
export function createRole(
  room: IamRoom,
  role: {
    readonly name: string;
    readonly path: string;
    readonly trustPolicy: string;
    readonly description?: string | undefined;
    readonly maxSessionSeconds: number;
    readonly boundary?: string | undefined;
    readonly tags: readonly Tag[];
  },
): IamRole {
  const { database } = room.store;
  const { account } = room.scope;
  const uniqueId = makeUniqueId("AROA");
  return database.transaction(() => {
    if (findRole(room, role.name) !== undefined)
      throw entityAlreadyExists(`Role with name ${role.name} already exists.`);
    const count = database.get<{ roles: number }>("SELECT count(*) AS roles FROM iam_roles WHERE account = ?", account);
    if ((count?.roles ?? 0) >= maxRoles) throw quotaExceeded("RolesPerAccount", maxRoles);
    database.run(
      "INSERT INTO principals (account, unique_id, kind, arn, created_at) VALUES (?, ?, 'role', ?, ?)",
      account,
      uniqueId,
      roleArn(room, role.path, role.name),
      room.clocks.cloud().getTime(),
    );
    database.run(
      `INSERT INTO iam_roles
         (account, name, unique_id, path, description, max_session_seconds, trust_policy, boundary, tags)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      account,
      role.name,
      uniqueId,
      role.path,
      role.description ?? null,
      role.maxSessionSeconds,
      role.trustPolicy,
      role.boundary ?? null,
      writeTags(role.tags),
    );
    return requireRole(room, role.name);
  });
}

const select = `SELECT r.name, r.unique_id, r.path, r.description, r.max_session_seconds, r.trust_policy, r.boundary,
    r.tags, r.last_used_at, r.last_used_region, p.arn, p.created_at
  FROM iam_roles r JOIN principals p ON p.account = r.account AND p.unique_id = r.unique_id`;

type RoleRow = Row & {
  readonly name: string;
  readonly unique_id: string;
  readonly path: string;
  readonly description: string | null;
  readonly max_session_seconds: number;
  readonly trust_policy: string;
  readonly boundary: string | null;
  readonly tags: string;
  readonly last_used_at: number | null;
  readonly last_used_region: string | null;
  readonly arn: string;
  readonly created_at: number;
};

/** The role of that name, in whatever case it is written. */
export function findRole({ store, scope }: IamRoom, name: string): IamRole | undefined {
  const row = store.database.get<RoleRow>(`${select} WHERE r.account = ? AND r.name = ?`, scope.account, name);
  return row && toRole(row);
}

/** The role of that unique id. */
export function findRoleById({ store, scope }: IamRoom, uniqueId: string): IamRole | undefined {
  const row = store.database.get<RoleRow>(`${select} WHERE r.account = ? AND r.unique_id = ?`, scope.account, uniqueId);
  return row && toRole(row);
}

/** The role of that name. @throws AwsError `NoSuchEntity` */
export function requireRole(room: IamRoom, name: string): IamRole {
  const role = findRole(room, name);
  if (role === undefined) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return role;
}

/** Roles in the order of their names, of those whose path begins with a prefix. */
export function listRoles({ store, scope }: IamRoom, pathPrefix: string, { after, limit }: PageSlice): IamRole[] {
  return store.database
    .all<RoleRow>(
      `${select} WHERE r.account = ? AND r.name > ? AND substr(r.path, 1, length(?)) = ? ORDER BY r.name LIMIT ?`,
      scope.account,
      after,
      pathPrefix,
      pathPrefix,
      limit,
    )
    .map(toRole);
}

/** Changes a role; what is not given stays. */
export function changeRole({ store, scope }: IamRoom, role: IamRole, change: RoleChange): void {
  store.database.run(
    `UPDATE iam_roles SET description = ?, max_session_seconds = ?, trust_policy = ?
      WHERE account = ? AND unique_id = ?`,
    change.description ?? role.description ?? null,
    change.maxSessionSeconds ?? role.maxSessionSeconds,
    change.trustPolicy ?? role.trustPolicy,
    scope.account,
    role.uniqueId,
  );
}

function toRole(row: RoleRow): IamRole {
  return {
    kind: "role",
    uniqueId: row.unique_id,
    name: row.name,
    path: row.path,
    arn: row.arn,
    createdAt: new Date(row.created_at),
    description: row.description ?? undefined,
    maxSessionSeconds: row.max_session_seconds,
    trustPolicy: row.trust_policy,
    boundary: row.boundary ?? undefined,
    tags: readTags(row.tags),
    lastUsed:
      row.last_used_at === null ? undefined : { at: new Date(row.last_used_at), region: row.last_used_region ?? "" },
  };
}
