import { describe, expect, it } from "vitest";
import { hashBytes, hashLength } from "./hash.ts";
import { encodePkcs1, encodePss, isPssEncodingOf } from "./rsa-encoding.ts";

const hashes = ["sha256", "sha384", "sha512"] as const;
const message = new TextEncoder().encode("what is signed");

describe.each(hashes)("EMSA-PSS with %s", (hash) => {
  const digest = hashBytes(hash, message);
  const salt = new Uint8Array(hashLength(hash)).fill(5);
  const encoded = encodePss(hash, digest, salt, 256);

  it("is as long as the modulus, below it, and of its digest alone", () => {
    expect([encoded.byteLength, encoded.at(-1), (encoded[0] as number) < 0x80]).toEqual([256, 0xbc, true]);
    expect(isPssEncodingOf(hash, digest, encoded)).toBe(true);
    expect(isPssEncodingOf(hash, hashBytes(hash, digest), encoded)).toBe(false);
  });

  it("holds no longer with any one bit flipped", () => {
    for (let bit = 0; bit < encoded.byteLength * 8; bit++) {
      const altered = Uint8Array.from(encoded);
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(isPssEncodingOf(hash, digest, altered)).toBe(false);
    }
  });

  it("is not found in what is too short for it", () => {
    for (const length of [0, 1, hashLength(hash), 2 * hashLength(hash) + 1]) {
      expect(isPssEncodingOf(hash, digest, new Uint8Array(length).fill(0xbc))).toBe(false);
    }
  });
});

it("EMSA-PKCS1-v1_5 is 00 01 FF… 00 and the DigestInfo", () => {
  const digest = hashBytes("sha256", message);
  expect(Buffer.from(encodePkcs1("sha256", digest, 256)).toString("hex")).toBe(
    `0001${"ff".repeat(202)}003031300d060960864801650304020105000420${Buffer.from(digest).toString("hex")}`,
  );
});
