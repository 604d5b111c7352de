import { createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { GetPublicKeyCommand, SignCommand, type SigningAlgorithmSpec, VerifyCommand } from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashBytes } from "../../core/crypto/hash.ts";
import { keySpecs } from "../../core/crypto/key-specs.ts";
import { parsePublicKeyDer } from "../../core/crypto/public-key.ts";
import { type SignatureAlgorithm, signatureAlgorithms } from "../../core/crypto/signature-algorithms.ts";
import { verifyMessage } from "../../core/crypto/verify-message.ts";
import { type KmsTestCloud, refusal, startKmsTestCloud } from "./test-kms-cloud.ts";

let test: KmsTestCloud;
beforeAll(async () => {
  test = await startKmsTestCloud();
});
afterAll(() => test.close());

const message = new TextEncoder().encode("what is signed");

describe("Sign and Verify", () => {
  const cases = [...keySpecs.values()].flatMap(({ name, signingAlgorithms }) =>
    signingAlgorithms.map((algorithm) => [name, algorithm] as const),
  );

  it.each(cases)("%s %s: message and digest are one, and node and KMS agree", async (spec, name) => {
    const algorithm = signatureAlgorithms.get(name) as SignatureAlgorithm;
    const { arn: KeyId } = await test.makeKey(spec);
    const digest = hashBytes(algorithm.hash, message);
    const signing = { KeyId, SigningAlgorithm: name };
    const raw = await test.kms.send(new SignCommand({ ...signing, Message: message }));
    const byDigest = await test.kms.send(new SignCommand({ ...signing, Message: digest, MessageType: "DIGEST" }));
    expect(raw).toMatchObject(signing);
    expect(byDigest).toMatchObject(signing);

    const { PublicKey } = await test.kms.send(new GetPublicKeyCommand({ KeyId }));
    const publicKey = parsePublicKeyDer(PublicKey ?? new Uint8Array());
    for (const { Signature } of [raw, byDigest]) {
      expect(verifyMessage(publicKey, algorithm, message, Signature ?? new Uint8Array())).toBe(true);
      for (const asked of [{ Message: message }, { Message: digest, MessageType: "DIGEST" as const }]) {
        const answer = await test.kms.send(new VerifyCommand({ ...signing, ...asked, Signature }));
        expect(answer).toMatchObject({ ...signing, SignatureValid: true });
      }
    }
  });

  it("answer a signature that is not the key's without a word", async () => {
    const key = await test.makeKey();
    const other = await test.makeKey();
    const signing = { SigningAlgorithm: "ECDSA_SHA_256" as const, Message: message };
    const { Signature } = await test.kms.send(new SignCommand({ ...signing, KeyId: other.id }));
    for (const MessageType of ["RAW", "DIGEST"] as const) {
      const asked = {
        ...signing,
        MessageType,
        Message: MessageType === "RAW" ? message : hashBytes("sha256", message),
      };
      for (const signature of [Signature, Buffer.from("junk"), Buffer.alloc(6144)]) {
        const error = await test.kms
          .send(new VerifyCommand({ ...asked, KeyId: key.id, Signature: signature }))
          .catch((refused: Error) => refused);
        expect(error).toMatchObject({ name: "KMSInvalidSignatureException", $metadata: { httpStatusCode: 400 } });
      }
    }
    expect(
      await refusal(
        test.kms.send(new VerifyCommand({ ...signing, KeyId: other.id, Message: Buffer.from("another"), Signature })),
      ),
    ).toMatch(/^KMSInvalidSignatureException/);
  });

  it("keep KMS's rules, in its words and for both", async () => {
    const { arn } = await test.makeKey("ECC_NIST_P521");
    const refusals = async (input: {
      SigningAlgorithm?: SigningAlgorithmSpec;
      MessageType?: "RAW" | "DIGEST" | "EXTERNAL_MU";
      Message?: Uint8Array;
      DryRun?: boolean;
    }) => {
      const asked = { KeyId: arn, SigningAlgorithm: "ECDSA_SHA_512" as const, Message: message, ...input };
      const signed = await refusal(test.kms.send(new SignCommand(asked)));
      expect(await refusal(test.kms.send(new VerifyCommand({ ...asked, Signature: Buffer.from("x") })))).toBe(signed);
      return signed;
    };
    expect(await refusals({ SigningAlgorithm: "ECDSA_SHA_256" })).toBe(
      "InvalidKeyUsageException: Algorithm ECDSA_SHA_256 is incompatible with key spec ECC_NIST_P521.",
    );
    expect(await refusals({ SigningAlgorithm: "ML_DSA_SHAKE_256" })).toBe(
      "InvalidKeyUsageException: Algorithm ML_DSA_SHAKE_256 is incompatible with key spec ECC_NIST_P521.",
    );
    expect(await refusals({ MessageType: "DIGEST", Message: Buffer.alloc(32) })).toBe(
      "ValidationException: Digest is invalid length for algorithm ECDSA_SHA_512.",
    );
    expect(await refusals({ MessageType: "EXTERNAL_MU", Message: Buffer.alloc(64) })).toMatch(
      /^ValidationException: MessageType EXTERNAL_MU/,
    );
    expect(await refusals({ Message: Buffer.alloc(4097) })).toBe(
      "ValidationException: 1 validation error detected: Value at 'message' failed to satisfy constraint: Member must have length less than or equal to 4096",
    );
    expect(await refusals({ SigningAlgorithm: "NONE" as SigningAlgorithmSpec })).toMatch(
      /^ValidationException: 1 validation error detected: Value 'NONE' at 'signingAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: \[/,
    );
    expect(await refusals({ DryRun: true })).toBe(
      "DryRunOperationException: The request would have succeeded, but the DryRun option is set.",
    );
    expect(await refusals({ DryRun: true, MessageType: "DIGEST", Message: Buffer.alloc(32) })).toMatch(
      /^ValidationException: Digest/,
    );
  });

  it("never hash a digest again", async () => {
    const { arn: KeyId } = await test.makeKey("RSA_2048");
    const digest = hashBytes("sha256", message);
    const { PublicKey } = await test.kms.send(new GetPublicKeyCommand({ KeyId }));
    const { Signature } = await test.kms.send(
      new SignCommand({ KeyId, SigningAlgorithm: "RSASSA_PKCS1_V1_5_SHA_256", Message: digest, MessageType: "DIGEST" }),
    );
    const key = createPublicKey({ key: Buffer.from(PublicKey ?? []), format: "der", type: "spki" });
    expect(verify("sha256", message, key, Signature ?? new Uint8Array())).toBe(true);
    expect(verify("sha256", digest, key, Signature ?? new Uint8Array())).toBe(false);
  });

  it("do not take a signature made elsewhere with another key", async () => {
    const key = await test.makeKey();
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const Signature = sign("sha256", message, privateKey);
    expect(
      await refusal(
        test.kms.send(
          new VerifyCommand({ KeyId: key.id, SigningAlgorithm: "ECDSA_SHA_256", Message: message, Signature }),
        ),
      ),
    ).toMatch(/^KMSInvalidSignatureException/);
  });
});
