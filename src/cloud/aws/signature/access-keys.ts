import type { CredentialScope } from "../../../core/aws/signature-v4.ts";
import type { Principal } from "../../principal.ts";
import type { Store } from "../../store/open-store.ts";
import { type PrincipalRow, principalColumns, principalNames, toPrincipal } from "../read-principal.ts";
import { readSession } from "../sessions.ts";
import { openAccessKeySecret } from "./access-key-secret.ts";
import { deriveSigningKey, type SigningKey } from "./signing-key.ts";

/** An access key that may sign, and whose it is. */
export type ActiveKey = {
  /** With its session, where the key is of temporary credentials: they may have expired. */
  readonly principal: Principal;
  /** SHA-256 of the session token that has to come with a key of temporary credentials. */
  readonly tokenHash: Uint8Array | undefined;
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

/** The access keys of a store. Each look-up tells what the database holds now, so that a deleted key stops at once. */
export function openAccessKeys(store: Store): AccessKeys {
  const signingKeys = new Map<string, SigningKey>();

  const signingKeyOf = (key: StoredKey, accessKeyId: string, scope: CredentialScope): SigningKey => {
    const cacheKey = `${key.version}/${scope.date}/${scope.region}/${scope.service}`;
    let signingKey = signingKeys.get(cacheKey);
    if (signingKey === undefined) {
      signingKey = deriveSigningKey(openAccessKeySecret(store, accessKeyId, key.sealedSecret), scope);
      if (signingKeys.size >= maxSigningKeys) signingKeys.clear();
      signingKeys.set(cacheKey, signingKey);
    }
    return signingKey;
  };

  return {
    find(accessKeyId) {
      if (!accessKeyIdPattern.test(accessKeyId)) return undefined;
      const read = (): StoredKey | undefined => readKey(store, accessKeyId);
      const key = store.identityReads.get(`access key ${accessKeyId}`, read, weigh);
      if (key === undefined) return undefined;
      const { principal, tokenHash } = key;
      return { principal, tokenHash, signingKey: (scope) => signingKeyOf(key, accessKeyId, scope) };
    },
  };
}

type StoredKey = {
  readonly principal: Principal;
  readonly tokenHash: Uint8Array | undefined;
  readonly sealedSecret: Uint8Array;
  /** Differs for another secret under the same id: a sealed box is never made twice. */
  readonly version: string;
};

/** About what a stored key takes in memory, in bytes, its session's policies apart. */
const storedKeyBytes = 1_500;

function weigh(key: StoredKey | undefined): number {
  return (key?.principal.session?.policies ?? []).reduce((sum, policy) => sum + 2 * policy.length, storedKeyBytes);
}

function readKey(store: Store, accessKeyId: string): StoredKey | undefined {
  const key = readLongTermKey(store, accessKeyId) ?? readSession(store, accessKeyId);
  if (key === undefined) return undefined;
  const { principal, sealedSecret } = key;
  return { principal, sealedSecret, tokenHash: key.tokenHash, version: Buffer.from(sealedSecret).toString("base64") };
}

function readLongTermKey({ database }: Store, accessKeyId: string): Omit<StoredKey, "version"> | undefined {
  const row = database.get<PrincipalRow & { readonly sealed_secret: Uint8Array }>(
    `SELECT ${principalColumns}, k.sealed_secret
       FROM access_keys k JOIN principals p ON p.account = k.account AND p.unique_id = k.principal_id
       ${principalNames}
      WHERE k.access_key_id = ? AND k.status = 'Active'`,
    accessKeyId,
  );
  const principal = row && toPrincipal(row);
  return principal && { principal, sealedSecret: row.sealed_secret, tokenHash: undefined };
}
