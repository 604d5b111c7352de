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
 * Checks the name of an alias that is to be made, changed or deleted.
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
 * Checks what an alias is to name, as a request has it.
 *
 * @throws AwsError `ValidationException` where it is an alias
 */
export function checkAliasTarget(keyId: string): void {
  if (!/^(?:arn:[^:]*:kms:[^:]*:[^:]*:)?alias\//.test(keyId)) return;
  throw new AwsError("ValidationException", "Aliases must refer to keys. Not aliases");
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
    refuseFurtherAlias(room, key);
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

/**
 * Makes an alias the name of another key, or of the one that it names already.
 *
 * @throws AwsError `LimitExceededException`
 */
export function pointKmsAlias(room: KmsRoom, alias: KmsAlias, key: KmsKey): void {
  const { database } = room.store;
  database.transaction(() => {
    if (alias.keyId !== key.id) refuseFurtherAlias(room, key);
    database.run(
      "UPDATE kms_aliases SET key_id = ?, updated_at = ? WHERE account = ? AND region = ? AND name = ?",
      ...[key.id, room.clocks.cloud().getTime()],
      ...[alias.scope.account, alias.scope.region, alias.name],
    );
  });
}

/** Takes a name away from its key. */
export function deleteKmsAlias({ store }: KmsRoom, { scope, name }: KmsAlias): void {
  store.database.run(
    "DELETE FROM kms_aliases WHERE account = ? AND region = ? AND name = ?",
    ...[scope.account, scope.region, name],
  );
}

function refuseFurtherAlias(room: KmsRoom, key: KmsKey): void {
  const aliases = listKmsAliases(room, key.scope, { keyId: key.id, limit: maxAliasesPerKey });
  if (aliases.length < maxAliasesPerKey) return;
  throw new AwsError("LimitExceededException", `${key.arn} has ${maxAliasesPerKey} aliases, the most a key may have`);
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
export function findKmsAlias({ store }: Pick<KmsRoom, "store">, scope: Scope, name: string): KmsAlias | undefined {
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

/** The alias of that name. @throws AwsError `NotFoundException` */
export function requireKmsAlias(room: Pick<KmsRoom, "store">, scope: Scope, name: string): KmsAlias {
  const alias = findKmsAlias(room, scope, name);
  if (alias === undefined) throw new AwsError("NotFoundException", `Alias ${aliasArn(scope, name)} is not found.`);
  return alias;
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
