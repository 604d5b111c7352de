import type { AccountId } from "../../../core/aws/scope.ts";
import type { Principal } from "../../principal.ts";
import type { Store } from "../../store/open-store.ts";
import { type CredentialScope, deriveSigningKey, type SigningKey } from "./signing-key.ts";

/** An access key that may sign, and whose it is. */
export type ActiveKey = {
  readonly principal: Principal;
  readonly signingKey: (scope: CredentialScope) => SigningKey;
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

/** What an access key id looks like (AWS STS API, `accessKeyIdType`); anything longer is not worth remembering as unknown. */
const accessKeyIdPattern = /^\w{16,128}$/;

/** What a sealed secret access key is bound to. */
export function accessKeyPurpose(accessKeyId: string): string {
  return `access key ${accessKeyId}`;
}

/** The access keys of a store. Each look-up tells what the database holds now, so that a deleted key stops at once. */
export function openAccessKeys(store: Store): AccessKeys {
  const signingKeys = new Map<string, SigningKey>();

  const signingKeyOf = (key: StoredKey, accessKeyId: string, scope: CredentialScope): SigningKey => {
    const cacheKey = `${key.version}/${scope.date}/${scope.region}/${scope.service}`;
    let signingKey = signingKeys.get(cacheKey);
    if (signingKey === undefined) {
      const secret = store.sealer.open(key.sealedSecret, accessKeyPurpose(accessKeyId));
      signingKey = deriveSigningKey(new TextDecoder().decode(secret), scope);
      if (signingKeys.size >= maxSigningKeys) signingKeys.clear();
      signingKeys.set(cacheKey, signingKey);
    }
    return signingKey;
  };

  return {
    find(accessKeyId) {
      if (!accessKeyIdPattern.test(accessKeyId)) return undefined;
      const read = (): StoredKey | undefined => readKey(store, accessKeyId);
      const key = store.reads.get(`access key ${accessKeyId}`, read, () => storedKeyBytes);
      return key && { principal: key.principal, signingKey: (scope) => signingKeyOf(key, accessKeyId, scope) };
    },
  };
}

type StoredKey = {
  readonly principal: Principal;
  readonly sealedSecret: Uint8Array;
  /** Differs for another secret under the same id: a sealed box is never made twice. */
  readonly version: string;
};

/** About what a stored key takes in memory, in bytes. */
const storedKeyBytes = 700;

function readKey(store: Store, accessKeyId: string): StoredKey | undefined {
  const row = store.database.get<{
    account: string;
    unique_id: string;
    kind: string;
    arn: string;
    sealed_secret: Uint8Array;
  }>(
    `SELECT p.account, p.unique_id, p.kind, p.arn, k.sealed_secret
       FROM access_keys k JOIN principals p ON p.account = k.account AND p.unique_id = k.principal_id
      WHERE k.access_key_id = ? AND k.status = 'Active'`,
    accessKeyId,
  );
  if (row === undefined || row.kind !== "root") return undefined;
  return {
    principal: { kind: row.kind, account: row.account as AccountId, arn: row.arn, uniqueId: row.unique_id },
    sealedSecret: row.sealed_secret,
    version: Buffer.from(row.sealed_secret).toString("base64"),
  };
}
