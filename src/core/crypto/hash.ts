import { createHmac, hash } from "node:crypto";

/** The digest algorithms that OCI registers (image-spec 1.1, descriptor.md "Registered Algorithms"). */
export type HashName = "sha256" | "sha384" | "sha512";

/** Hashes bytes that are already in memory; returns lower-case hex. */
export function hashHex(name: HashName, bytes: Uint8Array): string {
  return hash(name, bytes, "hex");
}

/** Hashes bytes that are already in memory; returns the raw hash. */
export function hashBytes(name: HashName, bytes: Uint8Array): Uint8Array {
  return hash(name, bytes, "buffer");
}

/** The keyed hash of a text (RFC 2104, FIPS 180-4). */
export function hmacSha256(key: Uint8Array, text: string): Uint8Array {
  return createHmac("sha256", key).update(text).digest();
}

/** Bytes of each algorithm's hash. */
const hashLengths: Readonly<Record<HashName, number>> = { sha256: 32, sha384: 48, sha512: 64 };

/** How many bytes the algorithm's hash has. */
export function hashLength(name: HashName): number {
  return hashLengths[name];
}
