import { constants, createPublicKey, type KeyObject, verify } from "node:crypto";
import type { HashName } from "./hash.ts";

/** A public key with which an issuer signs tokens (RFC 7517). */
export type JsonWebKey = {
  readonly keyId: string | undefined;
  /** The only algorithm it is for, where it says one. */
  readonly algorithm: string | undefined;
  /** `RSA`, or the curve of an elliptic key. */
  readonly kind: string;
  readonly keyObject: KeyObject;
};

/** Most keys of each type in a set that are looked at (AWS IAM User Guide, OIDC identity providers). */
const maxKeysOfType = 100;

/** The smallest RSA modulus that is taken, in bits (RFC 7518 section 3.3). */
const minRsaBits = 2048;

/**
 * The keys of a JSON Web Key Set with which signatures can be checked: RSA and NIST curves; others are left out, as are
 * broken ones (RFC 7517 section 5). Undefined where the value is no key set.
 */
export function readJsonWebKeys(value: unknown): readonly JsonWebKey[] | undefined {
  const keys = typeof value === "object" && value !== null && "keys" in value ? value.keys : undefined;
  if (!Array.isArray(keys)) return undefined;
  const entries = keys.filter((entry): entry is Entry => typeof entry === "object" && entry !== null);
  return ["RSA", "EC"].flatMap((type) =>
    entries
      .filter(({ kty }) => kty === type)
      .slice(0, maxKeysOfType)
      .flatMap(readKey),
  );
}

type Entry = Readonly<Record<string, unknown>>;

function readKey(entry: Entry): readonly JsonWebKey[] {
  const { kty, kid, alg, use } = entry;
  if (use !== undefined && use !== "sig") return [];
  if (kid !== undefined && typeof kid !== "string") return [];
  if (alg !== undefined && typeof alg !== "string") return [];
  const text = (name: string): string => (typeof entry[name] === "string" ? entry[name] : "");
  // The public members alone: of a key that was given out whole the private half is not touched.
  const key =
    kty === "RSA"
      ? { kty: "RSA", n: text("n"), e: text("e") }
      : { kty: "EC", crv: text("crv"), x: text("x"), y: text("y") };
  try {
    const keyObject = createPublicKey({ key, format: "jwk" });
    if (kty === "RSA" && (keyObject.asymmetricKeyDetails?.modulusLength ?? 0) < minRsaBits) return [];
    return [{ keyId: kid, algorithm: alg, kind: kty === "RSA" ? "RSA" : text("crv"), keyObject }];
  } catch {
    return [];
  }
}

/** The algorithms that are taken (RFC 7518 section 3.1), each with the one kind of key that it is for. */
const algorithms: ReadonlyMap<string, { readonly kind: string; readonly hash: HashName }> = new Map([
  ["RS256", { kind: "RSA", hash: "sha256" }],
  ["RS384", { kind: "RSA", hash: "sha384" }],
  ["RS512", { kind: "RSA", hash: "sha512" }],
  ["ES256", { kind: "P-256", hash: "sha256" }],
  ["ES384", { kind: "P-384", hash: "sha384" }],
  ["ES512", { kind: "P-521", hash: "sha512" }],
]);

/** The key of a set that a token names; without a name, the only one. */
export function findJsonWebKey(keys: readonly JsonWebKey[], keyId: string | undefined): JsonWebKey | undefined {
  if (keyId === undefined) return keys.length === 1 ? keys[0] : undefined;
  return keys.find((key) => key.keyId === keyId);
}

/** Whether a signature of that algorithm over a message was made with a key's private half. */
export function verifyJsonWebSignature(
  key: JsonWebKey,
  algorithm: string,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const row = algorithms.get(algorithm);
  if (row === undefined || row.kind !== key.kind) return false;
  if (key.algorithm !== undefined && key.algorithm !== algorithm) return false;
  const { keyObject } = key;
  return row.kind === "RSA"
    ? verify(row.hash, message, { key: keyObject, padding: constants.RSA_PKCS1_PADDING }, signature)
    : verify(row.hash, message, { key: keyObject, dsaEncoding: "ieee-p1363" }, signature);
}
