import type { HashName } from "../crypto/hash.ts";
import { type EcCurve, type PublicKey, sshFingerprint } from "../crypto/public-key.ts";
import { type SignatureAlgorithm, signatureAlgorithm } from "../crypto/signature-algorithms.ts";
import { verifyMessage } from "../crypto/verify-message.ts";

/** A public key that signatures are checked against, with the algorithms that are taken from it. */
export type VerificationKey = {
  /** What a person calls it: the file, the KMS key. */
  readonly name: string;
  /** `SHA256:…`, OpenSSH's fingerprint: the only `keyid` of a DSSE envelope that cosign takes for this key. */
  readonly sshFingerprint: string;
  /** The algorithm by which this is the key's signature over the message; undefined where it is not. */
  verify(message: Uint8Array, signature: Uint8Array): SignatureAlgorithm | undefined;
};

/** The hash a curve is signed with (AWS KMS "Supported signing algorithms"; sigstore's algorithm registry). */
const curveHashes: Readonly<Record<EcCurve, HashName>> = { "P-256": "sha256", "P-384": "sha384", "P-521": "sha512" };

/** The algorithm a key signs with unless somebody chooses another: what KMS lists first for it, and cosign takes. */
export function defaultAlgorithm(key: PublicKey): SignatureAlgorithm {
  return key.kind === "rsa"
    ? signatureAlgorithm("pkcs1", "sha256")
    : signatureAlgorithm("ecdsa", curveHashes[key.curve]);
}

/**
 * The algorithms by which a key's signatures are taken: its default one and, for the larger curves, SHA-256, which cosign
 * before 2.6 used with key files.
 *
 * @param hash leaves only this hash
 */
export function acceptedAlgorithms(key: PublicKey, hash?: HashName): readonly SignatureAlgorithm[] {
  const usual = defaultAlgorithm(key);
  if (hash !== undefined) return [signatureAlgorithm(usual.scheme, hash)];
  return usual.scheme === "ecdsa" && usual.hash !== "sha256" ? [usual, signatureAlgorithm("ecdsa", "sha256")] : [usual];
}

/** Makes a public key into one that verifies. */
export function createVerificationKey(
  key: PublicKey,
  options: { readonly name: string; readonly algorithms: readonly SignatureAlgorithm[] },
): VerificationKey {
  return {
    name: options.name,
    // Only asked for where an envelope names a key.
    get sshFingerprint() {
      return sshFingerprint(key);
    },
    verify: (message, signature) =>
      options.algorithms.find((algorithm) => verifyMessage(key, algorithm, message, signature)),
  };
}
