import { generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import { CryptoError } from "./crypto-error.ts";
import { parsePrivateKeyDer } from "./private-key.ts";

function refusal(pkcs8: Uint8Array): CryptoError {
  try {
    parsePrivateKeyDer(pkcs8);
  } catch (error) {
    if (error instanceof CryptoError) return error;
  }
  throw new Error("not refused");
}

it("tells a damaged key from one of a kind that is not taken, and repeats nothing of either", () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pkcs8 = privateKey.export({ type: "pkcs8", format: "der" });
  expect(refusal(pkcs8)).toMatchObject({
    code: "KEY_UNSUPPORTED",
    message: "private keys of this kind are not taken: ed25519",
  });
  const secp256k1 = generateKeyPairSync("ec", { namedCurve: "secp256k1" }).privateKey;
  expect(refusal(secp256k1.export({ type: "pkcs8", format: "der" })).code).toBe("KEY_UNSUPPORTED");
  for (const damaged of [pkcs8.subarray(0, -1), Buffer.alloc(0), Buffer.from("no key")]) {
    const { code, cause } = refusal(damaged);
    expect([code, cause]).toEqual(["KEY_MALFORMED", undefined]);
  }
});

it("gives the scalar of an EC key in the curve's full length", () => {
  for (const [namedCurve, bytes] of [
    ["P-256", 32],
    ["P-384", 48],
    ["P-521", 66],
  ] as const) {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve });
    const parsed = parsePrivateKeyDer(privateKey.export({ type: "pkcs8", format: "der" }));
    expect(parsed).toMatchObject({ kind: "ec", curve: namedCurve });
    expect(parsed.kind === "ec" && parsed.scalar.byteLength).toBe(bytes);
  }
});
