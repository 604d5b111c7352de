import { constants, verify } from "node:crypto";
import type { PublicKey } from "./public-key.ts";
import type { SignatureAlgorithm } from "./signature-algorithms.ts";

/**
 * Whether a signature over a whole message verifies. ECDSA signatures are DER; a signature that is none, and an algorithm
 * that is not the key's, are a plain no.
 */
export function verifyMessage(
  key: PublicKey,
  algorithm: SignatureAlgorithm,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const { keyObject } = key;
  switch (algorithm.scheme) {
    case "ecdsa":
      return key.kind === "ec" && verify(algorithm.hash, message, { key: keyObject, dsaEncoding: "der" }, signature);
    case "pkcs1":
      return (
        key.kind === "rsa" &&
        verify(algorithm.hash, message, { key: keyObject, padding: constants.RSA_PKCS1_PADDING }, signature)
      );
    case "pss": {
      // Node's default takes a salt of any length; KMS and cosign know only that of the hash.
      const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
      return key.kind === "rsa" && verify(algorithm.hash, message, { key: keyObject, ...pss }, signature);
    }
  }
}
