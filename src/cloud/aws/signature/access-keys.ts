import type { KeyObject } from "node:crypto";
import type { AccountId } from "../../../core/aws/scope.ts";
import type { Principal } from "../../principal.ts";
import type { Row } from "../../store/database.ts";
import type { Store } from "../../store/open-store.ts";
import { type CredentialScope, deriveSigningKey } from "./signing-key.ts";

/** An access key that may sign, and whose it is. */
export type ActiveKey = {
  readonly principal: Principal;
  readonly signingKey: (scope: CredentialScope) => KeyObject;
};

/** Looks up access keys for the signature check. */
export type AccessKeys = {
  /** The key, or undefined where it is unknown or inactive or its principal is gone. */
  find(accessKeyId: string): ActiveKey | undefined;
};

/**
 * How many derived signing keys are kept. One serves a key, day, region and service, so that this is far more than a
 * cloud ever has in use; deriving one anew costs an unsealing and four HMACs.
 */
const maxSigningKeys = 1_000;

/** What a sealed secret access key is bound to. */
export function accessKeyPurpose(accessKeyId: string): string {
  return `access key ${accessKeyId}`;
}

type KeyRow = Row & {
  readonly account: string;
  readonly unique_id: string;
  readonly kind: string;
  readonly arn: string;
  readonly created_at: number;
  readonly sealed_secret: Uint8Array;
};

/** About what a row takes in memory, in bytes. */
const keyRowBytes = 500;

function readKey(store: Store, accessKeyId: string): KeyRow | undefined {
  return store.database.get<KeyRow>(
    `SELECT p.account, p.unique_id, p.kind, p.arn, k.created_at, k.sealed_secret
       FROM access_keys k JOIN principals p ON p.account = k.account AND p.unique_id = k.principal_id
      WHERE k.access_key_id = ? AND k.status = 'Active'`,
    accessKeyId,
  );
}

/** The access keys of a store. Each look-up tells what the database holds now, so that a deleted key stops at once. */
export function openAccessKeys(store: Store): AccessKeys {
  const signingKeys = new Map<string, KeyObject>();
  return {
    find(accessKeyId) {
      const row = store.reads.get(
        `access key ${accessKeyId}`,
        () => readKey(store, accessKeyId),
        () => keyRowBytes,
      );
      if (row === undefined || row.kind !== "root") return undefined;
      return {
        principal: { kind: row.kind, account: row.account as AccountId, arn: row.arn, uniqueId: row.unique_id },
        signingKey(scope) {
          const cacheKey = `${accessKeyId}/${row.created_at}/${scope.date}/${scope.region}/${scope.service}`;
          let key = signingKeys.get(cacheKey);
          if (key === undefined) {
            const secret = store.sealer.open(row.sealed_secret, accessKeyPurpose(accessKeyId));
            key = deriveSigningKey(new TextDecoder().decode(secret), scope);
            if (signingKeys.size >= maxSigningKeys) signingKeys.clear();
            signingKeys.set(cacheKey, key);
          }
          return key;
        },
      };
    },
  };
}
