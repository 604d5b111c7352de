import { randomBytes } from "node:crypto";
import { accessKeyIdRandomBytes, formatAccessKeyId } from "../../core/aws/access-key-id.ts";
import type { AccountId } from "../../core/aws/scope.ts";
import type { Principal } from "../principal.ts";
import type { Store } from "../store/open-store.ts";
import { accessKeyPurpose } from "./signature/access-keys.ts";

/** A long-term access key as its owner holds it. */
export type AccessKey = { readonly accessKeyId: string; readonly secretAccessKey: string };

/** A principal with the moment it was made, which tells it from a later one of the same name. */
export type KnownPrincipal = { readonly principal: Principal; readonly createdAt: number };

/** Random bytes of a secret access key: 40 characters of base64. */
const secretBytes = 30;

/**
 * The access key of an account's root user, made with the user at the first call and the same ever after.
 *
 * @param now the cloud's time
 */
export function rootAccessKey(store: Store, account: AccountId, now: Date): AccessKey {
  return store.database.transaction(() => {
    store.database.run(
      "INSERT INTO principals (account, unique_id, kind, arn, created_at) VALUES (?, ?, 'root', ?, ?) ON CONFLICT DO NOTHING",
      account,
      account,
      `arn:aws:iam::${account}:root`,
      now.getTime(),
    );
    return findAccessKey(store, account) ?? makeAccessKey(store, { account, uniqueId: account }, now);
  });
}

/** About what a principal takes in memory, in bytes. */
const principalBytes = 300;

/** The principal of that unique id, while it exists. */
export function findPrincipal(store: Store, account: AccountId, uniqueId: string): KnownPrincipal | undefined {
  const read = (): KnownPrincipal | undefined => readPrincipal(store, account, uniqueId);
  return store.reads.get(`principal ${account} ${uniqueId}`, read, () => principalBytes);
}

function readPrincipal(store: Store, account: AccountId, uniqueId: string): KnownPrincipal | undefined {
  const row = store.database.get<{ account: string; unique_id: string; kind: string; arn: string; created_at: number }>(
    "SELECT account, unique_id, kind, arn, created_at FROM principals WHERE account = ? AND unique_id = ?",
    account,
    uniqueId,
  );
  if (row === undefined || row.kind !== "root") return undefined;
  return {
    principal: { kind: row.kind, account: row.account as AccountId, arn: row.arn, uniqueId: row.unique_id },
    createdAt: row.created_at,
  };
}

function findAccessKey(store: Store, account: AccountId): AccessKey | undefined {
  const row = store.database.get<{ access_key_id: string; sealed_secret: Uint8Array }>(
    `SELECT access_key_id, sealed_secret FROM access_keys
      WHERE account = ? AND principal_id = ? AND status = 'Active' ORDER BY created_at, access_key_id`,
    account,
    account,
  );
  if (row === undefined) return undefined;
  const secret = store.sealer.open(row.sealed_secret, accessKeyPurpose(row.access_key_id));
  return { accessKeyId: row.access_key_id, secretAccessKey: new TextDecoder().decode(secret) };
}

/** Makes an active access key for a principal; its secret is told here and never again. */
export function makeAccessKey(
  store: Store,
  { account, uniqueId }: { readonly account: AccountId; readonly uniqueId: string },
  now: Date,
): AccessKey {
  const accessKeyId = formatAccessKeyId(account, randomBytes(accessKeyIdRandomBytes));
  const secretAccessKey = randomBytes(secretBytes).toString("base64");
  store.database.run(
    `INSERT INTO access_keys (access_key_id, account, principal_id, sealed_secret, status, created_at)
     VALUES (?, ?, ?, ?, 'Active', ?)`,
    accessKeyId,
    account,
    uniqueId,
    store.sealer.seal(Buffer.from(secretAccessKey), accessKeyPurpose(accessKeyId)),
    now.getTime(),
  );
  return { accessKeyId, secretAccessKey };
}
