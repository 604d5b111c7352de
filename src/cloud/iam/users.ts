import type { Tag } from "../aws/models/iam.generated.ts";
import type { Row } from "../store/database.ts";
import { entityAlreadyExists, noSuchEntity, quotaExceeded } from "./iam-errors.ts";
import type { PageSlice } from "./iam-page.ts";
import { type IamRoom, iamArn } from "./iam-room.ts";
import { readTags, writeTags } from "./tags.ts";
import { makeUniqueId } from "./unique-id.ts";

/** A user of the room's account. */
export type IamUser = {
  readonly kind: "user";
  /** `AIDA…`, of this user alone: a later one of the same name has another. */
  readonly uniqueId: string;
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly createdAt: Date;
  /** ARN of the policy that is its permissions boundary. */
  readonly boundary: string | undefined;
  readonly tags: readonly Tag[];
};

/** Most users of an account (IAM User Guide, "IAM and AWS STS quotas"). */
const maxUsers = 5_000;

/** The ARN of a user, whether it exists or not. */
export function userArn(room: Pick<IamRoom, "scope">, path: string, name: string): string {
  return iamArn(room, `user${path}${name}`);
}

/** Makes a user. @throws AwsError `EntityAlreadyExists`, `LimitExceeded` */
export function createUser(
  room: IamRoom,
  user: {
    readonly name: string;
    readonly path: string;
    readonly boundary?: string | undefined;
    readonly tags: readonly Tag[];
  },
): IamUser {
  const { database } = room.store;
  const { account } = room.scope;
  const uniqueId = makeUniqueId("AIDA");
  return database.transaction(() => {
    refuseTakenName(room, user.name);
    const count = database.get<{ users: number }>("SELECT count(*) AS users FROM iam_users WHERE account = ?", account);
    if ((count?.users ?? 0) >= maxUsers) throw quotaExceeded("UsersPerAccount", maxUsers);
    database.run(
      "INSERT INTO principals (account, unique_id, kind, arn, created_at) VALUES (?, ?, 'user', ?, ?)",
      account,
      uniqueId,
      userArn(room, user.path, user.name),
      room.clocks.cloud().getTime(),
    );
    database.run(
      "INSERT INTO iam_users (account, name, unique_id, path, boundary, tags) VALUES (?, ?, ?, ?, ?, ?)",
      account,
      user.name,
      uniqueId,
      user.path,
      user.boundary ?? null,
      writeTags(user.tags),
    );
    return requireUser(room, user.name);
  });
}

function refuseTakenName(room: IamRoom, name: string): void {
  if (findUser(room, name) !== undefined) throw entityAlreadyExists(`User with name ${name} already exists.`);
}

const select = `SELECT u.name, u.unique_id, u.path, u.boundary, u.tags, p.arn, p.created_at
  FROM iam_users u JOIN principals p ON p.account = u.account AND p.unique_id = u.unique_id`;

type UserRow = Row & {
  readonly name: string;
  readonly unique_id: string;
  readonly path: string;
  readonly boundary: string | null;
  readonly tags: string;
  readonly arn: string;
  readonly created_at: number;
};

/** The user of that name, in whatever case it is written. */
export function findUser({ store, scope }: IamRoom, name: string): IamUser | undefined {
  const row = store.database.get<UserRow>(`${select} WHERE u.account = ? AND u.name = ?`, scope.account, name);
  return row && toUser(row);
}

/** The user of that unique id. */
export function findUserById({ store, scope }: IamRoom, uniqueId: string): IamUser | undefined {
  const row = store.database.get<UserRow>(`${select} WHERE u.account = ? AND u.unique_id = ?`, scope.account, uniqueId);
  return row && toUser(row);
}

/** The user of that name. @throws AwsError `NoSuchEntity` */
export function requireUser(room: IamRoom, name: string): IamUser {
  const user = findUser(room, name);
  if (user === undefined) throw noSuchEntity(`The user with name ${name} cannot be found.`);
  return user;
}

/** Users in the order of their names, of those whose path begins with a prefix. */
export function listUsers({ store, scope }: IamRoom, pathPrefix: string, { after, limit }: PageSlice): IamUser[] {
  return store.database
    .all<UserRow>(
      `${select} WHERE u.account = ? AND u.name > ? AND substr(u.path, 1, length(?)) = ? ORDER BY u.name LIMIT ?`,
      scope.account,
      after,
      pathPrefix,
      pathPrefix,
      limit,
    )
    .map(toUser);
}

/** Gives a user another name or path, under which it stays the same user. @throws AwsError `EntityAlreadyExists` */
export function moveUser(room: IamRoom, user: IamUser, to: { readonly name: string; readonly path: string }): void {
  const { database } = room.store;
  const { account } = room.scope;
  database.transaction(() => {
    if (to.name.toLowerCase() !== user.name.toLowerCase()) refuseTakenName(room, to.name);
    database.run(
      "UPDATE iam_users SET name = ?, path = ? WHERE account = ? AND unique_id = ?",
      ...[to.name, to.path, account, user.uniqueId],
    );
    database.run(
      "UPDATE principals SET arn = ? WHERE account = ? AND unique_id = ?",
      ...[userArn(room, to.path, to.name), account, user.uniqueId],
    );
  });
}

function toUser(row: UserRow): IamUser {
  return {
    kind: "user",
    uniqueId: row.unique_id,
    name: row.name,
    path: row.path,
    arn: row.arn,
    createdAt: new Date(row.created_at),
    boundary: row.boundary ?? undefined,
    tags: readTags(row.tags),
  };
}
