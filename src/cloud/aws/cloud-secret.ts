import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import type { Store } from "../store/open-store.ts";

/** What the cloud signs for itself; each has a secret of its own, so that none of them can stand for another. */
export type SecretName = "registry-password" | "layer-url";

/** Bytes of a secret: the output of HMAC-SHA-256, beyond which a key adds nothing (RFC 2104, 3). */
const secretBytes = 32;

const opened = new WeakMap<Store, Map<SecretName, KeyObject>>();

/** The HMAC key of that name, made at the first call and kept sealed in the store, so that signatures outlive a restart. */
export function cloudSecret(store: Store, name: SecretName): KeyObject {
  let secrets = opened.get(store);
  if (secrets === undefined) {
    secrets = new Map();
    opened.set(store, secrets);
  }
  let secret = secrets.get(name);
  if (secret === undefined) {
    secret = createSecretKey(readOrMakeSecret(store, name));
    secrets.set(name, secret);
  }
  return secret;
}

function readOrMakeSecret(store: Store, name: SecretName): Uint8Array {
  const purpose = `secret ${name}`;
  const row = store.database.get<{ sealed: Uint8Array }>("SELECT sealed FROM secrets WHERE name = ?", name);
  if (row !== undefined) return store.sealer.open(row.sealed, purpose);
  const secret = randomBytes(secretBytes);
  store.database.run("INSERT INTO secrets (name, sealed) VALUES (?, ?)", name, store.sealer.seal(secret, purpose));
  return secret;
}
