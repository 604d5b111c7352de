import type { HashName } from "./hash.ts";

/** How a hash becomes a signature: RFC 8017 sections 8.2 and 8.1, or ECDSA with a DER signature (X9.62). */
export type SignatureScheme = "pkcs1" | "pss" | "ecdsa";

/** One signature algorithm. PSS salts are as long as the hash, and its MGF1 uses the same hash. */
export type SignatureAlgorithm = {
  readonly name: SignatureAlgorithmName;
  readonly scheme: SignatureScheme;
  readonly hash: HashName;
};

/** AWS KMS API, `SigningAlgorithmSpec`, as far as RSA and the NIST curves go. */
export type SignatureAlgorithmName =
  | "RSASSA_PKCS1_V1_5_SHA_256"
  | "RSASSA_PKCS1_V1_5_SHA_384"
  | "RSASSA_PKCS1_V1_5_SHA_512"
  | "RSASSA_PSS_SHA_256"
  | "RSASSA_PSS_SHA_384"
  | "RSASSA_PSS_SHA_512"
  | "ECDSA_SHA_256"
  | "ECDSA_SHA_384"
  | "ECDSA_SHA_512";

const rows: readonly SignatureAlgorithm[] = [
  { name: "RSASSA_PKCS1_V1_5_SHA_256", scheme: "pkcs1", hash: "sha256" },
  { name: "RSASSA_PKCS1_V1_5_SHA_384", scheme: "pkcs1", hash: "sha384" },
  { name: "RSASSA_PKCS1_V1_5_SHA_512", scheme: "pkcs1", hash: "sha512" },
  { name: "RSASSA_PSS_SHA_256", scheme: "pss", hash: "sha256" },
  { name: "RSASSA_PSS_SHA_384", scheme: "pss", hash: "sha384" },
  { name: "RSASSA_PSS_SHA_512", scheme: "pss", hash: "sha512" },
  { name: "ECDSA_SHA_256", scheme: "ecdsa", hash: "sha256" },
  { name: "ECDSA_SHA_384", scheme: "ecdsa", hash: "sha384" },
  { name: "ECDSA_SHA_512", scheme: "ecdsa", hash: "sha512" },
];

/** Every algorithm, in the order in which KMS lists those of a key. */
export const signatureAlgorithms: ReadonlyMap<string, SignatureAlgorithm> = new Map(rows.map((row) => [row.name, row]));

/** The row of a scheme and a hash. */
export function signatureAlgorithm(scheme: SignatureScheme, hash: HashName): SignatureAlgorithm {
  const row = rows.find((candidate) => candidate.scheme === scheme && candidate.hash === hash);
  if (row === undefined) throw new TypeError(`no signature algorithm of ${scheme} and ${hash}`);
  return row;
}
