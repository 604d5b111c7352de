import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { hashBytes } from "../../src/core/crypto/hash.ts";
import { parsePublicKeyDer } from "../../src/core/crypto/public-key.ts";
import {
  acceptedAlgorithms,
  createVerificationKey,
  defaultAlgorithm,
} from "../../src/core/signing/verification-key.ts";
import type { Signer } from "../../src/tools/keys/kms-signer.ts";

export type TestKeyKind = "RSA-2048" | "RSA-3072" | "RSA-4096" | "P-256" | "P-384" | "P-521";

/** A signer whose private key is made on the spot, with the PEM of its public half. */
export type TestKey = Signer & { readonly pem: string; readonly privateKey: KeyObject };

export function makeTestKey(kind: TestKeyKind = "P-256"): TestKey {
  const { publicKey, privateKey } = kind.startsWith("RSA")
    ? generateKeyPairSync("rsa", { modulusLength: Number(kind.slice(4)) })
    : generateKeyPairSync("ec", { namedCurve: kind });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const parsed = parsePublicKeyDer(spki);
  const { hash } = defaultAlgorithm(parsed);
  return {
    key: createVerificationKey(parsed, { name: `a ${kind} key`, algorithms: acceptedAlgorithms(parsed) }),
    keyHint: Buffer.from(hashBytes("sha256", spki)).toString("base64"),
    sign: async (message) => new Uint8Array(sign(hash, message, privateKey)),
    pem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    privateKey,
  };
}
