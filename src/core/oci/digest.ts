import { hashHex } from "../crypto/hash.ts";
import { OciError } from "./oci-error.ts";

declare const digestBrand: unique symbol;

/** `ALGORITHM:HEX` of an algorithm that Inkan can compute (OCI image-spec 1.1, descriptor.md "Digests"). */
export type Digest = string & { readonly [digestBrand]: true };

/** The algorithms content may be addressed by, with the length of their hex form. */
const hexLengths = { sha256: 64, sha384: 96, sha512: 128 } as const;

/** An algorithm name of a digest. */
export type DigestAlgorithm = keyof typeof hexLengths;

/** The algorithms that a digest may be of. */
export const digestAlgorithms = Object.keys(hexLengths) as readonly DigestAlgorithm[];

const digestPattern = new RegExp(
  `^(${Object.entries(hexLengths)
    .map(([algorithm, length]) => `${algorithm}:[0-9a-f]{${length}}`)
    .join("|")})$`,
);

/** Whether the text is a digest of a known algorithm in canonical (lower-case) form. */
export function isDigest(text: string): text is Digest {
  return digestPattern.test(text);
}

/** Parses `ALGORITHM:HEX`. Throws `DIGEST_INVALID` on anything else, an unknown algorithm and upper-case hex included. */
export function parseDigest(text: string): Digest {
  if (!isDigest(text)) {
    throw new OciError("DIGEST_INVALID", `'${text.slice(0, 200)}' is not a digest (sha256:<64 hex characters>)`);
  }
  return text;
}

/** The part before the colon. */
export function digestAlgorithm(digest: Digest): DigestAlgorithm {
  return digest.slice(0, digest.indexOf(":")) as DigestAlgorithm;
}

/** The part after the colon. */
export function digestHex(digest: Digest): string {
  return digest.slice(digest.indexOf(":") + 1);
}

/** Characters of a digest's hex form that tell it from the others of a repository; docker shows as many of an id. */
const shortHexLength = 12;

/** The algorithm and enough of the hex form to tell images apart, for people. */
export function shortDigest(digest: string): string {
  return digest.slice(0, digest.indexOf(":") + 1 + shortHexLength);
}

/** The digest of bytes in memory; sha256 unless said otherwise. */
export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm = "sha256"): Digest {
  return `${algorithm}:${hashHex(algorithm, bytes)}` as Digest;
}

/** A digest from an algorithm and the hex that a streaming hash ended with. Throws `DIGEST_INVALID`. */
export function digestFromHex(algorithm: DigestAlgorithm, hex: string): Digest {
  return parseDigest(`${algorithm}:${hex}`);
}
