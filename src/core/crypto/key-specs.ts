import type { EcCurve } from "./public-key.ts";
import type { SignatureAlgorithmName } from "./signature-algorithms.ts";

/** A kind of signing key as KMS names it, and what it signs with. */
export type KeySpec = {
  readonly name: KeySpecName;
  /** In AWS's order: clients such as cosign take the first. */
  readonly signingAlgorithms: readonly SignatureAlgorithmName[];
} & ({ readonly kind: "rsa"; readonly bits: number } | { readonly kind: "ec"; readonly curve: EcCurve });

/** AWS KMS API, `KeySpec`, as far as RSA and the NIST curves go. */
export type KeySpecName = "RSA_2048" | "RSA_3072" | "RSA_4096" | "ECC_NIST_P256" | "ECC_NIST_P384" | "ECC_NIST_P521";

const rsaAlgorithms = [
  "RSASSA_PKCS1_V1_5_SHA_256",
  "RSASSA_PKCS1_V1_5_SHA_384",
  "RSASSA_PKCS1_V1_5_SHA_512",
  "RSASSA_PSS_SHA_256",
  "RSASSA_PSS_SHA_384",
  "RSASSA_PSS_SHA_512",
] as const satisfies readonly SignatureAlgorithmName[];

const rows: readonly KeySpec[] = [
  { name: "RSA_2048", kind: "rsa", bits: 2048, signingAlgorithms: rsaAlgorithms },
  { name: "RSA_3072", kind: "rsa", bits: 3072, signingAlgorithms: rsaAlgorithms },
  { name: "RSA_4096", kind: "rsa", bits: 4096, signingAlgorithms: rsaAlgorithms },
  { name: "ECC_NIST_P256", kind: "ec", curve: "P-256", signingAlgorithms: ["ECDSA_SHA_256"] },
  { name: "ECC_NIST_P384", kind: "ec", curve: "P-384", signingAlgorithms: ["ECDSA_SHA_384"] },
  { name: "ECC_NIST_P521", kind: "ec", curve: "P-521", signingAlgorithms: ["ECDSA_SHA_512"] },
];

/** Every spec of a signing key (AWS KMS Developer Guide, "Key spec reference"). */
export const keySpecs: ReadonlyMap<string, KeySpec> = new Map(rows.map((row) => [row.name, row]));
