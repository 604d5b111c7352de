import { randomUUID } from "node:crypto";
import { keyArn } from "../../core/aws/arn.ts";
import { partitionOf, type Scope } from "../../core/aws/scope.ts";
import { type KeySpec, keySpecs } from "../../core/crypto/key-specs.ts";
import type { Tag } from "../aws/models/iam.generated.ts";
import type { Clocks } from "../clocks.ts";
import { readTags, writeTags } from "../iam/tags.ts";
import type { Row } from "../store/database.ts";
import type { Store } from "../store/open-store.ts";
import { generateKmsKeyPair } from "./generate-key-pair.ts";
import { defaultKeyPolicy } from "./key-policy.ts";

/** What the functions of KMS work on; `OperationContext` satisfies it. */
export type KmsRoom = { readonly store: Store; readonly clocks: Clocks };

/** States of a key (AWS KMS Developer Guide, "Key states of AWS KMS keys"), as far as a key here can come into them. */
export type KeyState = "Enabled" | "Disabled" | "PendingDeletion";

/** A KMS key without its private half. */
export type KmsKey = {
  readonly scope: Scope;
  readonly id: string;
  readonly arn: string;
  readonly spec: KeySpec;
  readonly usage: "SIGN_VERIFY";
  readonly state: KeyState;
  /** When a key goes that is pending deletion, by the cloud's clock; undefined of all others. */
  readonly deletesAt: Date | undefined;
  readonly description: string;
  /** The key policy's text. */
  readonly policy: string;
  readonly tags: readonly Tag[];
  readonly createdAt: Date;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
};

/** What a sealed private key is bound to. */
export function privateKeyPurpose(arn: string): string {
  return `private key of ${arn}`;
}

/** Makes an enabled signing key, on disk when the promise is kept. */
export async function createKmsKey(
  { store, clocks }: KmsRoom,
  scope: Scope,
  options: {
    readonly spec: KeySpec;
    readonly description: string;
    /** The policy of the key of that ARN. By default, the account decides who may use it. */
    readonly policy?: (arn: string) => string | undefined;
    readonly tags?: readonly Tag[];
  },
): Promise<KmsKey> {
  const { spec, description, tags = [] } = options;
  const id = randomUUID();
  const arn = keyArn(scope, id);
  const policy = options.policy?.(arn) ?? defaultKeyPolicy(scope.account, partitionOf(scope.region));
  const { publicKey, privateKey } = await generateKmsKeyPair(spec);
  const key: KmsKey = {
    scope,
    id,
    arn,
    spec,
    usage: "SIGN_VERIFY",
    state: "Enabled",
    deletesAt: undefined,
    description,
    policy,
    tags,
    createdAt: clocks.cloud(),
    publicKey,
  };
  store.database.run(
    `INSERT INTO kms_keys
       (account, region, id, spec, usage, state, description, policy, tags, created_at, public_key, sealed_private_key)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    scope.account,
    scope.region,
    id,
    spec.name,
    key.usage,
    key.state,
    description,
    key.policy,
    writeTags(tags),
    key.createdAt.getTime(),
    publicKey,
    store.sealer.seal(privateKey, privateKeyPurpose(arn)),
  );
  return key;
}

/** What can change of a key, each checked before. */
export type KeyChange = Partial<Pick<KmsKey, "state" | "deletesAt" | "description" | "policy" | "tags">>;

/** Changes a key that has just been read; what a change does not name stays. */
export function changeKmsKey({ store }: KmsRoom, key: KmsKey, change: KeyChange): void {
  const { scope, id, state, deletesAt, description, policy, tags } = { ...key, ...change };
  store.database.run(
    `UPDATE kms_keys SET state = ?, deletion_at = ?, description = ?, policy = ?, tags = ?
      WHERE account = ? AND region = ? AND id = ?`,
    ...[state, deletesAt?.getTime() ?? null, description, policy, writeTags(tags)],
    ...[scope.account, scope.region, id],
  );
}

const columns = "id, spec, usage, state, deletion_at, description, policy, tags, created_at, public_key";

type KeyRow = Row & {
  readonly id: string;
  readonly spec: string;
  readonly usage: string;
  readonly state: string;
  readonly deletion_at: number | null;
  readonly description: string;
  readonly policy: string;
  readonly tags: string;
  readonly created_at: number;
  readonly public_key: Uint8Array;
};

/** About what a key takes in memory, in bytes: its public half and its policy above all. */
const keyBytes = 2_000;

/** The key of that id in an account and region. */
export function findKmsKey({ store }: Pick<KmsRoom, "store">, scope: Scope, id: string): KmsKey | undefined {
  const read = (): KmsKey | undefined => {
    const row = store.database.get<KeyRow>(
      `SELECT ${columns} FROM kms_keys WHERE account = ? AND region = ? AND id = ?`,
      scope.account,
      scope.region,
      id,
    );
    return row && toKey(scope, row);
  };
  return store.reads.get(`kms key ${scope.account} ${scope.region} ${id}`, read, () => keyBytes);
}

/**
 * The keys of an account and region in the order of their ids.
 *
 * @param after the id that the page before ended with
 */
export function listKmsKeys(
  { store }: KmsRoom,
  scope: Scope,
  { limit, after = "" }: { readonly limit: number; readonly after?: string },
): readonly KmsKey[] {
  return store.database
    .all<KeyRow>(
      `SELECT ${columns} FROM kms_keys WHERE account = ? AND region = ? AND id > ? ORDER BY id LIMIT ?`,
      scope.account,
      scope.region,
      after,
      limit,
    )
    .map((row) => toKey(scope, row));
}

function toKey(scope: Scope, row: KeyRow): KmsKey {
  const spec = keySpecs.get(row.spec);
  if (spec === undefined || row.usage !== "SIGN_VERIFY") {
    throw new TypeError(`the store has a key of a kind that is not known: ${row.spec}, ${row.usage}`);
  }
  return {
    scope,
    id: row.id,
    arn: keyArn(scope, row.id),
    spec,
    usage: row.usage,
    state: row.state as KeyState,
    deletesAt: row.deletion_at === null ? undefined : new Date(row.deletion_at),
    description: row.description,
    policy: row.policy,
    tags: readTags(row.tags),
    createdAt: new Date(row.created_at),
    publicKey: row.public_key,
  };
}
