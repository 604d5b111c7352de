import { execFileSync } from "node:child_process";
import { constants, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashBytes, hashLength } from "./hash.ts";
import { type KeySpec, keySpecs } from "./key-specs.ts";
import { type PrivateKey, parsePrivateKeyDer } from "./private-key.ts";
import { type PublicKey, parsePublicKeyDer } from "./public-key.ts";
import { signDigest } from "./sign-digest.ts";
import { type SignatureAlgorithm, signatureAlgorithms } from "./signature-algorithms.ts";
import { verifyDigest } from "./verify-digest.ts";
import { verifyMessage } from "./verify-message.ts";

const message = new TextEncoder().encode("what is signed");

type Pair = { readonly spec: KeySpec; readonly privateKey: PrivateKey; readonly publicKey: PublicKey };

const pairs = new Map<string, Pair>();
for (const spec of keySpecs.values()) pairs.set(spec.name, makePair(spec));

const cases = [...pairs.values()].flatMap(({ spec }) =>
  spec.signingAlgorithms.map((name) => [spec.name, name] as const),
);

function makePair(spec: KeySpec): Pair {
  const { privateKey, publicKey } =
    spec.kind === "rsa"
      ? generateKeyPairSync("rsa", { modulusLength: spec.bits })
      : generateKeyPairSync("ec", { namedCurve: spec.curve });
  return {
    spec,
    privateKey: parsePrivateKeyDer(privateKey.export({ type: "pkcs8", format: "der" })),
    publicKey: parsePublicKeyDer(publicKey.export({ type: "spki", format: "der" })),
  };
}

function pick(spec: string, algorithm: string): Pair & { readonly algorithm: SignatureAlgorithm } {
  return {
    ...(pairs.get(spec) as Pair),
    algorithm: signatureAlgorithms.get(algorithm) as SignatureAlgorithm,
  };
}

function nodeSign(key: KeyObject, { scheme, hash }: SignatureAlgorithm, saltLength: number): Uint8Array {
  return scheme === "pss"
    ? sign(hash, message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength })
    : sign(hash, message, { key, dsaEncoding: "der" });
}

describe.each(cases)("%s %s", (specName, algorithmName) => {
  const { privateKey, publicKey, algorithm } = pick(specName, algorithmName);
  const digest = hashBytes(algorithm.hash, message);
  const salt = new Uint8Array(hashLength(algorithm.hash)).fill(7);

  it("signs a digest so that node verifies the message", async () => {
    expect(verifyMessage(publicKey, algorithm, message, await signDigest(privateKey, algorithm, digest, salt))).toBe(
      true,
    );
  });

  it("verifies by digest what node signed as a message", async () => {
    const signature = nodeSign(privateKey.keyObject, algorithm, constants.RSA_PSS_SALTLEN_DIGEST);
    await expect(verifyDigest(publicKey, algorithm, digest, signature)).resolves.toBe(true);
  });

  it("takes no signature with a bit flipped, cut short or made longer, and never throws", async () => {
    const signature = await signDigest(privateKey, algorithm, digest, salt);
    await fc.assert(
      fc.asyncProperty(fc.nat(signature.byteLength * 8 - 1), async (bit) => {
        const altered = Uint8Array.from(signature);
        altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(await verifyDigest(publicKey, algorithm, digest, altered)).toBe(false);
        expect(verifyMessage(publicKey, algorithm, message, altered)).toBe(false);
      }),
      { numRuns: 20 },
    );
    for (const altered of [
      signature.subarray(1),
      signature.subarray(0, -1),
      Buffer.concat([signature, Buffer.of(0)]),
      Buffer.alloc(0),
    ]) {
      expect(await verifyDigest(publicKey, algorithm, digest, altered)).toBe(false);
      expect(verifyMessage(publicKey, algorithm, message, altered)).toBe(false);
    }
  });

  it("takes the signature of no other digest", async () => {
    const signature = await signDigest(privateKey, algorithm, digest, salt);
    expect(await verifyDigest(publicKey, algorithm, hashBytes(algorithm.hash, digest), signature)).toBe(false);
    expect(await verifyDigest(publicKey, algorithm, digest.subarray(1), signature)).toBe(false);
  });
});

describe("RSA", () => {
  it("makes the very PKCS #1 signature that node makes", async () => {
    const { privateKey, algorithm } = pick("RSA_2048", "RSASSA_PKCS1_V1_5_SHA_384");
    const ours = await signDigest(privateKey, algorithm, hashBytes("sha384", message), new Uint8Array());
    expect(Buffer.from(ours).equals(sign("sha384", message, privateKey.keyObject))).toBe(true);
  });

  it("takes a PSS signature only with a salt as long as the hash", async () => {
    const { privateKey, publicKey, algorithm } = pick("RSA_2048", "RSASSA_PSS_SHA_256");
    for (const saltLength of [0, 31, 33, constants.RSA_PSS_SALTLEN_MAX_SIGN]) {
      const signature = nodeSign(privateKey.keyObject, algorithm, saltLength);
      expect(await verifyDigest(publicKey, algorithm, hashBytes("sha256", message), signature)).toBe(false);
      expect(verifyMessage(publicKey, algorithm, message, signature)).toBe(false);
    }
  });

  it("refuses a number that is not below the modulus", async () => {
    const { publicKey, algorithm } = pick("RSA_2048", "RSASSA_PKCS1_V1_5_SHA_256");
    expect(await verifyDigest(publicKey, algorithm, hashBytes("sha256", message), Buffer.alloc(256, 0xff))).toBe(false);
  });
});

describe("an algorithm of the other family", () => {
  it("verifies nothing and signs nothing", async () => {
    const rsa = pick("RSA_2048", "ECDSA_SHA_256");
    const ec = pick("ECC_NIST_P256", "RSASSA_PSS_SHA_256");
    const digest = hashBytes("sha256", message);
    for (const { privateKey, publicKey, algorithm } of [rsa, ec]) {
      const [own = ""] = (pairs.get(privateKey.kind === "rsa" ? "RSA_2048" : "ECC_NIST_P256") as Pair).spec
        .signingAlgorithms;
      const signature = await signDigest(
        privateKey,
        signatureAlgorithms.get(own) as SignatureAlgorithm,
        digest,
        new Uint8Array(),
      );
      expect(await verifyDigest(publicKey, algorithm, digest, signature)).toBe(false);
      expect(verifyMessage(publicKey, algorithm, message, signature)).toBe(false);
      await expect(signDigest(privateKey, algorithm, digest, new Uint8Array(32))).rejects.toThrow(TypeError);
    }
  });
});

describe("openssl", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "inkan-crypto-"));
    writeFileSync(join(folder, "message"), message);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(cases)("verifies %s %s", async (specName, algorithmName) => {
    const { privateKey, publicKey, algorithm } = pick(specName, algorithmName);
    const salt = new Uint8Array(hashLength(algorithm.hash)).fill(9);
    const key = join(folder, "key.pem");
    const signature = join(folder, "signature");
    writeFileSync(key, publicKey.keyObject.export({ type: "spki", format: "pem" }));
    writeFileSync(signature, await signDigest(privateKey, algorithm, hashBytes(algorithm.hash, message), salt));
    const pss = ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"];
    const said = execFileSync("openssl", [
      "dgst",
      `-${algorithm.hash}`,
      ...(algorithm.scheme === "pss" ? pss : []),
      "-verify",
      key,
      "-signature",
      signature,
      join(folder, "message"),
    ]);
    expect(said.toString()).toContain("Verified OK");
  });
});
