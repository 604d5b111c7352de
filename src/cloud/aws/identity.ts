import { randomBytes } from "node:crypto";
import { accessKeyIdRandomBytes, formatAccessKeyId } from "../../core/aws/access-key-id.ts";
import type { AccountId } from "../../core/aws/scope.ts";
import type { Principal } from "../principal.ts";
import type { Store } from "../store/open-store.ts";
import { type PrincipalRow, principalColumns, principalNames, toPrincipal } from "./read-principal.ts";
import { readSession } from "./sessions.ts";
import { openAccessKeySecret, sealAccessKeySecret } from "./signature/access-key-secret.ts";

/** A long-term access key as its owner holds it. */
export type AccessKey = { readonly accessKeyId: string; readonly secretAccessKey: string };

/** A caller with the moment when it, or its session, was made, which tells it from a later one of the same name. */
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

/** About what a principal takes in memory, in bytes, its session's policies apart. */
const principalBytes = 1_000;

/** What names a caller where only a short text can: its unique id, or the access key of its session. */
export function callerId({ session, uniqueId }: Principal): string {
  return session?.accessKeyId ?? uniqueId;
}

/** When the principal's session ends, in seconds since 1970; never, where it has none. */
export function sessionEndSeconds({ session }: Principal): number {
  return session === undefined ? Number.POSITIVE_INFINITY : session.expiresAt.getTime() / 1000;
}

/** The caller that an id of `callerId` names, while it exists; whether its session has ended is not asked. */
export function findPrincipal(store: Store, account: AccountId, id: string): KnownPrincipal | undefined {
  const read = (): KnownPrincipal | undefined => readPrincipal(store, account, id);
  const weigh = (known: KnownPrincipal | undefined): number =>
    (known?.principal.session?.policies ?? []).reduce((sum, policy) => sum + 2 * policy.length, principalBytes);
  return store.identityReads.get(`caller ${account} ${id}`, read, weigh);
}

function readPrincipal(store: Store, account: AccountId, id: string): KnownPrincipal | undefined {
  const row = store.database.get<PrincipalRow>(
    `SELECT ${principalColumns} FROM principals p ${principalNames} WHERE p.account = ? AND p.unique_id = ?`,
    account,
    id,
  );
  const principal = row === undefined ? readSession(store, id)?.principal : toPrincipal(row);
  if (principal === undefined || principal.account !== account) return undefined;
  return { principal, createdAt: principal.session?.issuedAt.getTime() ?? row?.created_at ?? 0 };
}

function findAccessKey(store: Store, account: AccountId): AccessKey | undefined {
  const row = store.database.get<{ access_key_id: string; sealed_secret: Uint8Array }>(
    `SELECT access_key_id, sealed_secret FROM access_keys
      WHERE account = ? AND principal_id = ? AND status = 'Active' ORDER BY created_at, access_key_id`,
    account,
    account,
  );
  if (row === undefined) return undefined;
  const accessKeyId = row.access_key_id;
  return { accessKeyId, secretAccessKey: openAccessKeySecret(store, accessKeyId, row.sealed_secret) };
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
    sealAccessKeySecret(store, accessKeyId, secretAccessKey),
    now.getTime(),
  );
  return { accessKeyId, secretAccessKey };
}
