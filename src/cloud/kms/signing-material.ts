import { type PrivateKey, parsePrivateKeyDer } from "../../core/crypto/private-key.ts";
import { type PublicKey, parsePublicKeyDer } from "../../core/crypto/public-key.ts";
import type { Store } from "../store/open-store.ts";
import { type KmsKey, privateKeyPurpose } from "./kms-keys.ts";

/**
 * How many parsed keys of each half a store's KMS keeps in memory, some 3 KiB each: unsealing and parsing one takes as
 * long as signing with it.
 */
const maxParsedKeys = 500;

type ParsedKeys = { readonly privateKeys: Map<string, PrivateKey>; readonly publicKeys: Map<string, PublicKey> };

const parsed = new WeakMap<Store, ParsedKeys>();

/** The private half of a key that has just been read from the store. */
export function privateKeyOf(store: Store, key: KmsKey): PrivateKey {
  return remembered(parsedKeys(store).privateKeys, key, () => {
    const row = store.database.get<{ sealed_private_key: Uint8Array }>(
      "SELECT sealed_private_key FROM kms_keys WHERE account = ? AND region = ? AND id = ?",
      key.scope.account,
      key.scope.region,
      key.id,
    );
    if (row === undefined) throw new TypeError(`${key.arn} is gone`);
    return parsePrivateKeyDer(store.sealer.open(row.sealed_private_key, privateKeyPurpose(key.arn)));
  });
}

/** The public half of a key that has just been read from the store. */
export function publicKeyOf(store: Store, key: KmsKey): PublicKey {
  return remembered(parsedKeys(store).publicKeys, key, () => parsePublicKeyDer(key.publicKey));
}

/** Drops what is remembered of a key that is no more. */
export function forgetKey(store: Store, arn: string): void {
  const { privateKeys, publicKeys } = parsedKeys(store);
  privateKeys.delete(arn);
  publicKeys.delete(arn);
}

function parsedKeys(store: Store): ParsedKeys {
  let keys = parsed.get(store);
  if (keys === undefined) {
    keys = { privateKeys: new Map(), publicKeys: new Map() };
    parsed.set(store, keys);
  }
  return keys;
}

/** An ARN is never given twice: its id is random, and the material of a key does not change. */
function remembered<Value>(values: Map<string, Value>, { arn }: KmsKey, read: () => Value): Value {
  let value = values.get(arn);
  if (value === undefined) {
    value = read();
    if (values.size >= maxParsedKeys) values.clear();
    values.set(arn, value);
  }
  return value;
}
