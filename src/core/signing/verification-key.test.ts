import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { expect, test } from "vitest";
import { type PublicKey, parsePublicKeyDer } from "../crypto/public-key.ts";
import { acceptedAlgorithms, createVerificationKey, defaultAlgorithm } from "./verification-key.ts";

const message = new TextEncoder().encode("what is signed");

function pair(curve?: string): { readonly publicKey: PublicKey; readonly privateKey: KeyObject } {
  const { publicKey, privateKey } =
    curve === undefined
      ? generateKeyPairSync("rsa", { modulusLength: 2048 })
      : generateKeyPairSync("ec", { namedCurve: curve });
  return { publicKey: parsePublicKeyDer(publicKey.export({ type: "spki", format: "der" })), privateKey };
}

test.each([
  [undefined, "RSASSA_PKCS1_V1_5_SHA_256", ["RSASSA_PKCS1_V1_5_SHA_256"]],
  ["P-256", "ECDSA_SHA_256", ["ECDSA_SHA_256"]],
  ["P-384", "ECDSA_SHA_384", ["ECDSA_SHA_384", "ECDSA_SHA_256"]],
  ["P-521", "ECDSA_SHA_512", ["ECDSA_SHA_512", "ECDSA_SHA_256"]],
])("a key of %s signs with %s and is taken with %s", (curve, usual, accepted) => {
  const { publicKey } = pair(curve);
  expect(defaultAlgorithm(publicKey).name).toBe(usual);
  expect(acceptedAlgorithms(publicKey).map(({ name }) => name)).toEqual(accepted);
});

test("a hash that is asked for leaves only the key's scheme with it", () => {
  expect(acceptedAlgorithms(pair().publicKey, "sha512").map(({ name }) => name)).toEqual(["RSASSA_PKCS1_V1_5_SHA_512"]);
  expect(acceptedAlgorithms(pair("P-384").publicKey, "sha256").map(({ name }) => name)).toEqual(["ECDSA_SHA_256"]);
});

test("a signature is taken by the algorithm it was made with, if it is an accepted one", () => {
  const { publicKey, privateKey } = pair("P-384");
  const key = createVerificationKey(publicKey, { name: "k", algorithms: acceptedAlgorithms(publicKey) });
  expect(key.verify(message, sign("sha384", message, privateKey))?.name).toBe("ECDSA_SHA_384");
  expect(key.verify(message, sign("sha256", message, privateKey))?.name).toBe("ECDSA_SHA_256");
  expect(key.verify(message, sign("sha512", message, privateKey))).toBeUndefined();
  // The other form of ECDSA signatures, which cosign falls back to: two spellings of one signature are one too many.
  const raw = sign("sha384", message, { key: privateKey, dsaEncoding: "ieee-p1363" });
  expect(key.verify(message, raw)).toBeUndefined();
});
