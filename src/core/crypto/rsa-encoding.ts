import { type HashName, hashBytes, hashLength } from "./hash.ts";

/** DigestInfo up to the digest (RFC 8017, 9.2 note 1). */
const digestInfoPrefixes: Readonly<Record<HashName, string>> = {
  sha256: "3031300d060960864801650304020105000420",
  sha384: "3041300d060960864801650304020205000430",
  sha512: "3051300d060960864801650304020305000440",
};

/**
 * EMSA-PKCS1-v1_5 of a ready digest (RFC 8017, 9.2).
 *
 * @param length bytes of the modulus
 */
export function encodePkcs1(hash: HashName, digest: Uint8Array, length: number): Uint8Array {
  const digestInfo = Buffer.concat([Buffer.from(digestInfoPrefixes[hash], "hex"), digest]);
  const encoded = Buffer.alloc(length, 0xff);
  encoded.set([0, 1]);
  encoded[length - digestInfo.byteLength - 1] = 0;
  encoded.set(digestInfo, length - digestInfo.byteLength);
  return encoded;
}

/** The last byte of an EMSA-PSS encoding. */
const pssTrailer = 0xbc;

/**
 * EMSA-PSS of a ready digest with MGF1 over the same hash (RFC 8017, 9.1.1).
 *
 * @param salt as long as the hash
 * @param length bytes of the modulus, whose bits are a multiple of eight
 */
export function encodePss(hash: HashName, digest: Uint8Array, salt: Uint8Array, length: number): Uint8Array {
  const seed = pssSeed(hash, digest, salt);
  const block = new Uint8Array(length - seed.byteLength - 1);
  block[block.byteLength - salt.byteLength - 1] = 1;
  block.set(salt, block.byteLength - salt.byteLength);
  xorInPlace(block, generateMask(hash, seed, block.byteLength));
  clearTopBit(block);
  return Buffer.concat([block, seed, Uint8Array.of(pssTrailer)]);
}

/** Whether an encoded message is EMSA-PSS of the digest with a salt as long as the hash (RFC 8017, 9.1.2). */
export function isPssEncodingOf(hash: HashName, digest: Uint8Array, encoded: Uint8Array): boolean {
  const hashBytesLength = hashLength(hash);
  const blockLength = encoded.byteLength - hashBytesLength - 1;
  const saltStart = blockLength - hashBytesLength;
  if (saltStart < 1 || encoded.at(-1) !== pssTrailer || (encoded[0] as number) >= 0x80) return false;
  const seed = encoded.subarray(blockLength, -1);
  const block = encoded.slice(0, blockLength);
  xorInPlace(block, generateMask(hash, seed, blockLength));
  clearTopBit(block);
  const padding = block.subarray(0, saltStart);
  if (padding.some((byte, index) => byte !== (index === saltStart - 1 ? 1 : 0))) return false;
  return Buffer.from(pssSeed(hash, digest, block.subarray(saltStart))).equals(seed);
}

/** The hash over eight zero bytes, the digest and the salt. */
function pssSeed(hash: HashName, digest: Uint8Array, salt: Uint8Array): Uint8Array {
  return hashBytes(hash, Buffer.concat([new Uint8Array(8), digest, salt]));
}

/** MGF1 (RFC 8017, B.2.1). */
function generateMask(hash: HashName, seed: Uint8Array, length: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let counter = 0; counter * hashLength(hash) < length; counter++) {
    const suffix = Buffer.alloc(4);
    suffix.writeUInt32BE(counter);
    blocks.push(hashBytes(hash, Buffer.concat([seed, suffix])));
  }
  return Buffer.concat(blocks).subarray(0, length);
}

function xorInPlace(bytes: Uint8Array, mask: Uint8Array): void {
  for (const [index, byte] of mask.entries()) bytes[index] = (bytes[index] as number) ^ byte;
}

/** The encoding is one bit shorter than the modulus, so that it is always below it. */
function clearTopBit(block: Uint8Array): void {
  block[0] = (block[0] as number) & 0x7f;
}
