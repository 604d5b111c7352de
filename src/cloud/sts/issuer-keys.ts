import { findJsonWebKey, type JsonWebKey, readJsonWebKeys } from "../../core/crypto/json-web-keys.ts";
import { AwsError } from "../aws/aws-error.ts";
import type { Store } from "../store/open-store.ts";
import { fetchIssuerDocument, isIssuerUrl } from "./fetch-issuer-document.ts";

/** How long an issuer's keys are used before they are fetched again, in milliseconds. */
const keptMs = 60 * 60 * 1000;

/** How soon they are fetched again for a token that names another key, in milliseconds: tokens can be made up. */
const refetchMs = 60 * 1000;

/** Most issuers whose keys are kept; an account has at most 100. */
const maxIssuers = 200;

type KeptKeys = { readonly fetchedAt: number; readonly keys: readonly JsonWebKey[] };

const kept = new WeakMap<Store, Map<string, KeptKeys>>();

/**
 * The key that an issuer's token names, from where the issuer publishes its keys (OpenID Connect Discovery 1.0, 4);
 * undefined where it has no such key.
 *
 * @param issuer the `iss` of the token
 * @throws AwsError `IDPCommunicationError` where the issuer cannot be reached or publishes no keys
 */
export async function findIssuerKey(
  store: Store,
  issuer: string,
  keyId: string | undefined,
  wallNow: Date,
): Promise<JsonWebKey | undefined> {
  let issuers = kept.get(store);
  if (issuers === undefined) {
    issuers = new Map();
    kept.set(store, issuers);
  }
  const known = issuers.get(issuer);
  const age = known === undefined ? Number.POSITIVE_INFINITY : Math.abs(wallNow.getTime() - known.fetchedAt);
  const found = known === undefined || age > keptMs ? undefined : findJsonWebKey(known.keys, keyId);
  if (found !== undefined || age < refetchMs) return found;
  const keys = await fetchKeys(issuer);
  if (issuers.size >= maxIssuers) issuers.clear();
  issuers.set(issuer, { fetchedAt: wallNow.getTime(), keys });
  return findJsonWebKey(keys, keyId);
}

async function fetchKeys(issuer: string): Promise<readonly JsonWebKey[]> {
  const discovery = (await fetchIssuerDocument(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`)) as {
    readonly issuer?: unknown;
    readonly jwks_uri?: unknown;
  } | null;
  if (discovery?.issuer !== issuer) throw unusable(`${issuer} publishes the configuration of another issuer`);
  const { jwks_uri: keysUrl } = discovery;
  if (typeof keysUrl !== "string" || !mayPublishAt(issuer, keysUrl))
    throw unusable(`${issuer} names no https address of keys`);
  const keys = readJsonWebKeys(await fetchIssuerDocument(keysUrl));
  if (keys === undefined) throw unusable(`${keysUrl} holds no key set`);
  return keys;
}

/** Whether an issuer may have its keys there: one that is asked over https leads to nothing less, this machine included. */
export function mayPublishAt(issuer: string, keysUrl: string): boolean {
  return isIssuerUrl(keysUrl) && (new URL(issuer).protocol === "http:" || new URL(keysUrl).protocol === "https:");
}

function unusable(message: string): AwsError {
  return new AwsError("IDPCommunicationError", message);
}
