import { constants, privateEncrypt } from "node:crypto";
import { hashLength } from "./hash.ts";
import type { PrivateKey } from "./private-key.ts";
import { encodePkcs1, encodePss } from "./rsa-encoding.ts";
import type { SignatureAlgorithm } from "./signature-algorithms.ts";

/**
 * Signs a digest as it stands: node:crypto would hash it once more under ECDSA and PSS. ECDSA signatures are DER, their
 * nonce is RFC 6979's.
 *
 * @param digest of the algorithm's hash
 * @param salt random bytes as long as the hash; only PSS uses them
 */
export async function signDigest(
  key: PrivateKey,
  algorithm: SignatureAlgorithm,
  digest: Uint8Array,
  salt: Uint8Array,
): Promise<Uint8Array> {
  const length = hashLength(algorithm.hash);
  if (digest.byteLength !== length) throw new TypeError(`a ${algorithm.hash} digest has ${length} bytes`);
  if (key.kind === "ec") {
    if (algorithm.scheme !== "ecdsa") throw new TypeError(`an EC key does not sign ${algorithm.name}`);
    // Loaded on demand: the curves take longer to load than all the rest of the cloud.
    const { signEcDigest } = await import("./ecdsa-digest.ts");
    return signEcDigest(key.curve, digest, key.scalar);
  }
  const modulusBytes = key.bits / 8;
  switch (algorithm.scheme) {
    case "ecdsa":
      throw new TypeError(`an RSA key does not sign ${algorithm.name}`);
    case "pkcs1":
      return rsaPrimitive(key, encodePkcs1(algorithm.hash, digest, modulusBytes));
    case "pss":
      if (salt.byteLength !== length) throw new TypeError(`the salt of ${algorithm.name} has ${length} bytes`);
      return rsaPrimitive(key, encodePss(algorithm.hash, digest, salt, modulusBytes));
  }
}

/** RSASP1 (RFC 8017, 5.2.1). */
function rsaPrimitive(key: PrivateKey, encoded: Uint8Array): Uint8Array {
  return privateEncrypt({ key: key.keyObject, padding: constants.RSA_NO_PADDING }, encoded);
}
