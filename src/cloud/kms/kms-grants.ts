import { randomBytes } from "node:crypto";
import { keyArn } from "../../core/aws/arn.ts";
import type { Scope } from "../../core/aws/scope.ts";
import { AwsError } from "../aws/aws-error.ts";
import type { GrantOperation } from "../aws/models/kms.generated.ts";
import type { Row } from "../store/database.ts";
import type { KmsKey, KmsRoom } from "./kms-keys.ts";
import type { KmsPage } from "./kms-page.ts";

/** A permission on a key for one principal (AWS KMS Developer Guide, "Grants in AWS KMS"). */
export type KmsGrant = {
  readonly scope: Scope;
  readonly keyId: string;
  readonly keyArn: string;
  /** 64 hexadecimal digits. */
  readonly id: string;
  readonly token: string;
  readonly name: string | undefined;
  /** Who may, named as policies of the store name principals (`keepPrincipals`). */
  readonly grantee: string;
  /** Who may give it up, named likewise. */
  readonly retiring: string | undefined;
  readonly operations: readonly GrantOperation[];
  readonly createdAt: Date;
};

/** What makes one grant differ from another. */
export type NewGrant = Pick<KmsGrant, "name" | "grantee" | "retiring" | "operations">;

/** Most grants of a key (AWS KMS Developer Guide, "Resource quotas"). */
const maxGrants = 50_000;

/** Random bytes of a grant's id and of its token. */
const idBytes = 32;
const tokenBytes = 96;

/**
 * Makes a grant of a key; one of the same name that says the same is given again.
 *
 * @throws AwsError `LimitExceededException`
 */
export function createKmsGrant(room: KmsRoom, key: KmsKey, grant: NewGrant): KmsGrant {
  const { database } = room.store;
  const { account, region } = key.scope;
  return database.transaction(() => {
    const grants = listKmsGrants(room, key);
    const same = grants.find((other) => grant.name !== undefined && saysTheSame(other, grant));
    if (same !== undefined) return same;
    if (grants.length >= maxGrants) {
      throw new AwsError("LimitExceededException", `${key.arn} has ${maxGrants} grants, the most a key may have`);
    }
    const id = randomBytes(idBytes).toString("hex");
    database.run(
      `INSERT INTO kms_grants (account, region, key_id, id, token, name, grantee, retiring, operations, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      account,
      region,
      key.id,
      id,
      randomBytes(tokenBytes).toString("base64"),
      grant.name ?? null,
      grant.grantee,
      grant.retiring ?? null,
      JSON.stringify(grant.operations),
      room.clocks.cloud().getTime(),
    );
    return requireKmsGrant(room, key, id);
  });
}

function saysTheSame(grant: KmsGrant, other: NewGrant): boolean {
  const text = ({ name, grantee, retiring, operations }: NewGrant): string =>
    JSON.stringify([name, grantee, retiring, operations.toSorted()]);
  return text(grant) === text(other);
}

type GrantRow = Row & {
  readonly account: string;
  readonly region: string;
  readonly key_id: string;
  readonly id: string;
  readonly token: string;
  readonly name: string | null;
  readonly grantee: string;
  readonly retiring: string | null;
  readonly operations: string;
  readonly created_at: number;
};

/** About what a grant takes in memory, in bytes. */
const grantBytes = 600;

/** The grants of a key by their ids. */
export function listKmsGrants({ store }: Pick<KmsRoom, "store">, key: KmsKey): readonly KmsGrant[] {
  const { account, region } = key.scope;
  const read = (): readonly KmsGrant[] =>
    store.database
      .all<GrantRow>(
        "SELECT * FROM kms_grants WHERE account = ? AND region = ? AND key_id = ? ORDER BY id",
        ...[account, region, key.id],
      )
      .map(toGrant);
  return store.reads.get(`kms grants ${key.arn}`, read, (grants) => grants.length * grantBytes);
}

/** Grants of an account and region that a principal may retire, by their ids. */
export function listRetirableGrants(
  { store }: KmsRoom,
  { account, region }: Scope,
  retiring: string,
  { limit, after = "" }: KmsPage,
): readonly KmsGrant[] {
  return store.database
    .all<GrantRow>(
      "SELECT * FROM kms_grants WHERE account = ? AND region = ? AND retiring = ? AND id > ? ORDER BY id LIMIT ?",
      ...[account, region, retiring, after, limit],
    )
    .map(toGrant);
}

/** The grant of that id. @throws AwsError `NotFoundException` */
export function requireKmsGrant(room: Pick<KmsRoom, "store">, key: KmsKey, id: string): KmsGrant {
  const grant = listKmsGrants(room, key).find((other) => other.id === id);
  // KMS's own sentence is not known.
  if (grant === undefined) throw new AwsError("NotFoundException", `Grant '${id}' of ${key.arn} does not exist`);
  return grant;
}

/** The grant of that token. @throws AwsError `InvalidGrantTokenException` */
export function requireGrantOfToken({ store }: Pick<KmsRoom, "store">, token: string): KmsGrant {
  const row = store.database.get<GrantRow>("SELECT * FROM kms_grants WHERE token = ?", token);
  if (row === undefined) throw new AwsError("InvalidGrantTokenException", undefined);
  return toGrant(row);
}

/**
 * Checks tokens that come with a request; a grant is in force as soon as it is made, so that none of them is needed.
 *
 * @throws AwsError `InvalidGrantTokenException`
 */
export function checkGrantTokens(room: Pick<KmsRoom, "store">, tokens: readonly string[] = []): void {
  for (const token of tokens) requireGrantOfToken(room, token);
}

/** Ends a grant. */
export function deleteKmsGrant({ store }: KmsRoom, { scope, keyId, id }: KmsGrant): void {
  store.database.run(
    "DELETE FROM kms_grants WHERE account = ? AND region = ? AND key_id = ? AND id = ?",
    ...[scope.account, scope.region, keyId, id],
  );
}

function toGrant(row: GrantRow): KmsGrant {
  const scope = { account: row.account, region: row.region } as Scope;
  return {
    scope,
    keyId: row.key_id,
    keyArn: keyArn(scope, row.key_id),
    id: row.id,
    token: row.token,
    name: row.name ?? undefined,
    grantee: row.grantee,
    retiring: row.retiring ?? undefined,
    operations: JSON.parse(row.operations) as readonly GrantOperation[],
    createdAt: new Date(row.created_at),
  };
}
