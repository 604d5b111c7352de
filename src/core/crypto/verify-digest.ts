import { constants, publicDecrypt } from "node:crypto";
import { hashLength } from "./hash.ts";
import type { PublicKey } from "./public-key.ts";
import { encodePkcs1, isPssEncodingOf } from "./rsa-encoding.ts";
import type { SignatureAlgorithm } from "./signature-algorithms.ts";

/**
 * Whether a signature over a ready digest verifies. PSS salts are as long as the hash. A signature or digest that is
 * none, and an algorithm that is not the key's, are a plain no.
 */
export async function verifyDigest(
  key: PublicKey,
  algorithm: SignatureAlgorithm,
  digest: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (digest.byteLength !== hashLength(algorithm.hash)) return false;
  if (key.kind === "ec") {
    if (algorithm.scheme !== "ecdsa") return false;
    const { verifyEcDigest } = await import("./ecdsa-digest.ts");
    const { x = "", y = "" } = key.keyObject.export({ format: "jwk" });
    const point = Buffer.concat([Uint8Array.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
    return verifyEcDigest(key.curve, digest, signature, point);
  }
  if (algorithm.scheme === "ecdsa") return false;
  const encoded = rsaPrimitive(key, key.bits / 8, signature);
  if (encoded === undefined) return false;
  return algorithm.scheme === "pkcs1"
    ? Buffer.from(encodePkcs1(algorithm.hash, digest, key.bits / 8)).equals(encoded)
    : isPssEncodingOf(algorithm.hash, digest, encoded);
}

/** RSAVP1 (RFC 8017, 5.2.2); undefined where the signature is no number below the modulus. */
function rsaPrimitive(key: PublicKey, length: number, signature: Uint8Array): Uint8Array | undefined {
  if (signature.byteLength !== length) return undefined;
  try {
    return publicDecrypt({ key: key.keyObject, padding: constants.RSA_NO_PADDING }, signature);
  } catch {
    // OpenSSL refuses a number that is not below the modulus, and nothing else at this length.
    return undefined;
  }
}
