import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { type Digest, digestAlgorithm, digestFromHex, digestHex, digestOf, isDigest, parseDigest } from "./digest.ts";

const empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

test("a plain string is not a digest to the compiler", () => {
  expectTypeOf<string>().not.toExtend<Digest>();
});

test("hashes of FIPS 180-4's one-block message, by each algorithm", () => {
  const bytes = new TextEncoder().encode("abc");
  expect(digestOf(bytes)).toBe("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(digestOf(bytes, "sha384")).toBe(
    "sha384:cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
  );
  expect(digestOf(bytes, "sha512")).toBe(
    "sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
  );
});

test("a digest comes apart and together again", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.constantFrom("sha256", "sha384", "sha512"), (bytes, algorithm) => {
      const digest = digestOf(bytes, algorithm);
      expect(digestAlgorithm(digest)).toBe(algorithm);
      expect(digestFromHex(algorithm, digestHex(digest))).toBe(digest);
      expect(parseDigest(digest)).toBe(digest);
    }),
  );
});

describe("what is no digest", () => {
  test.each([
    ["nothing", ""],
    ["no algorithm", empty.slice("sha256:".length)],
    ["upper-case hex", empty.toUpperCase().replace("SHA256", "sha256")],
    ["an upper-case algorithm", empty.replace("sha256", "SHA256")],
    ["an algorithm nobody knows", empty.replace("sha256", "md5")],
    ["too short", empty.slice(0, -1)],
    ["too long", `${empty}0`],
    ["another algorithm's length", empty.replace("sha256", "sha512")],
    ["a line break behind it", `${empty}\n`],
    ["a path", "sha256:../../etc/passwd"],
  ])("%s", (_title, text) => {
    expect(isDigest(text)).toBe(false);
    expect(() => parseDigest(text)).toThrow(expect.objectContaining({ code: "DIGEST_INVALID" }));
  });

  test("a long one is not repeated whole", () => {
    expect(() => parseDigest("x".repeat(100_000))).toThrow(/^.{1,400}$/);
  });
});
