import { p256, p384, p521 } from "@noble/curves/nist.js";
import type { EcCurve } from "./public-key.ts";

const curves = { "P-256": p256, "P-384": p384, "P-521": p521 } as const;

// KMS promises no low s and gives none to others' signatures: both halves of the range are taken.
const options = { prehash: false, format: "der", lowS: false } as const;

/** ECDSA over a ready digest: a DER signature with the nonce of RFC 6979. */
export function signEcDigest(curve: EcCurve, digest: Uint8Array, scalar: Uint8Array): Uint8Array {
  return curves[curve].sign(digest, scalar, options);
}

/**
 * Whether a DER signature over a ready digest verifies.
 *
 * @param point the public key, uncompressed (SEC 1, 2.3.3)
 */
export function verifyEcDigest(curve: EcCurve, digest: Uint8Array, signature: Uint8Array, point: Uint8Array): boolean {
  return curves[curve].verify(signature, digest, point, options);
}
