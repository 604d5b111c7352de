import { aliasArn } from "../../core/aws/arn.ts";
import type { Scope } from "../../core/aws/scope.ts";
import { AwsError } from "../aws/aws-error.ts";
import type { Row } from "../store/database.ts";
import type { KmsKey, KmsRoom } from "./kms-keys.ts";

/** A name for a key; unique in its account and region. */
export type KmsAlias = {
  readonly scope: Scope;
  /** With its prefix `alias/`. */
  readonly name: string;
  readonly arn: string;
  readonly keyId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** How many aliases a key may have (AWS KMS Developer Guide, "Resource quotas"). */
const maxAliasesPerKey = 50;

const prefix = "alias/";

/**
 * Checks the name of an alias that is to be made.
 *
 * @throws AwsError KMS's own, for what its model lets through
 */
export function checkAliasName(name: string): void {
  if (!name.startsWith(prefix) || name === prefix) {
    throw new AwsError(
      "ValidationException",
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    );
  }
  if (name.startsWith("alias/aws/")) throw new AwsError("NotAuthorizedException", "");
  if (name.includes(":")) {
    throw new AwsError("ValidationException", `${name} contains invalid characters for an alias`);
  }
}

/**
 * Gives a key an alias.
 *
 * @throws AwsError `AlreadyExistsException`, `LimitExceededException`
 */
export function createKmsAlias(room: KmsRoom, key: KmsKey, name: string): void {
  checkAliasName(name);
  const { database } = room.store;
  const { account, region } = key.scope;
  database.transaction(() => {
    if (findKmsAlias(room, key.scope, name) !== undefined) {
      throw new AwsError(
        "AlreadyExistsException",
        `An alias with the name ${aliasArn(key.scope, name)} already exists`,
      );
    }
    const count = database.get<{ aliases: number }>(
      "SELECT count(*) AS aliases FROM kms_aliases WHERE account = ? AND region = ? AND key_id = ?",
      account,
      region,
      key.id,
    );
    if ((count?.aliases ?? 0) >= maxAliasesPerKey) {
      throw new AwsError(
        "LimitExceededException",
        `${key.arn} has ${maxAliasesPerKey} aliases, the most a key may have`,
      );
    }
    const now = room.clocks.cloud().getTime();
    database.run(
      "INSERT INTO kms_aliases (account, region, name, key_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)",
      account,
      region,
      name,
      key.id,
      now,
      now,
    );
  });
}

const columns = "name, key_id, created_at, updated_at";

type AliasRow = Row & {
  readonly name: string;
  readonly key_id: string;
  readonly created_at: number;
  readonly updated_at: number;
};

/** About what an alias takes in memory, in bytes. */
const aliasBytes = 1_000;

/** The alias of that name in an account and region. */
export function findKmsAlias({ store }: KmsRoom, scope: Scope, name: string): KmsAlias | undefined {
  const read = (): KmsAlias | undefined => {
    const row = store.database.get<AliasRow>(
      `SELECT ${columns} FROM kms_aliases WHERE account = ? AND region = ? AND name = ?`,
      scope.account,
      scope.region,
      name,
    );
    return row && toAlias(scope, row);
  };
  return store.reads.get(`kms alias ${scope.account} ${scope.region} ${name}`, read, () => aliasBytes);
}

/**
 * The aliases of an account and region, or of one key in it, in the order of their names.
 *
 * @param after the name that the page before ended with
 */
export function listKmsAliases(
  { store }: Pick<KmsRoom, "store">,
  scope: Scope,
  options: { readonly limit: number; readonly after?: string; readonly keyId?: string },
): readonly KmsAlias[] {
  const { limit, after = "", keyId } = options;
  const ofKey = keyId === undefined ? "" : "AND key_id = ?";
  return store.database
    .all<AliasRow>(
      `SELECT ${columns} FROM kms_aliases
        WHERE account = ? AND region = ? AND name > ? ${ofKey} ORDER BY name LIMIT ?`,
      ...[scope.account, scope.region, after],
      ...(keyId === undefined ? [] : [keyId]),
      limit,
    )
    .map((row) => toAlias(scope, row));
}

function toAlias(scope: Scope, row: AliasRow): KmsAlias {
  return {
    scope,
    name: row.name,
    arn: aliasArn(scope, row.name),
    keyId: row.key_id,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
  };
}
