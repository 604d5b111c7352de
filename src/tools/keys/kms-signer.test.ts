import { constants, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hashBytes } from "../../core/crypto/hash.ts";
import { connectCloud } from "../connect/cloud.ts";
import { openKmsSigner, type Signer } from "./kms-signer.ts";
import { loadVerificationKey } from "./load-verification-key.ts";

/** A KMS that says what no real one would, to a client that must not believe it. */
let server: Server;
let answers: Readonly<Record<string, (input: Readonly<Record<string, string>>) => object>>;
const message = new TextEncoder().encode("what is signed");
const reference = { kind: "kms", keyId: "alias/key" } as const;

beforeEach(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => {
      body += chunk;
    });
    request.on("end", () => {
      const operation = String(request.headers["x-amz-target"]).replace("TrentService.", "");
      response.setHeader("content-type", "application/x-amz-json-1.1");
      response.end(JSON.stringify(answers[operation]?.(JSON.parse(body) as Record<string, string>)));
    });
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const env = () => ({
  AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  AWS_REGION: "ap-northeast-1",
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "secret",
});

async function openSigner(): Promise<Signer> {
  return await openKmsSigner(await connectCloud({ env: env() }), reference);
}

function publicKeyAnswer(publicKey: KeyObject, algorithms: readonly string[], more: object = {}) {
  return {
    KeyId: "arn:aws:kms:ap-northeast-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    PublicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    KeySpec: "RSA_2048",
    KeyUsage: "SIGN_VERIFY",
    SigningAlgorithms: algorithms,
    ...more,
  };
}

const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });

describe("a signer in KMS", () => {
  test("sends the digest with the algorithm, and the key as it was named", async () => {
    let sent: object = {};
    answers = {
      GetPublicKey: () => publicKeyAnswer(ec.publicKey, ["ECDSA_SHA_256"]),
      Sign: (input) => {
        sent = input;
        return { Signature: sign("sha256", message, ec.privateKey).toString("base64") };
      },
    };
    const signer = await openSigner();
    expect(signer.key.verify(message, await signer.sign(message))?.name).toBe("ECDSA_SHA_256");
    expect(sent).toEqual({
      KeyId: "alias/key",
      Message: Buffer.from(hashBytes("sha256", message)).toString("base64"),
      MessageType: "DIGEST",
      SigningAlgorithm: "ECDSA_SHA_256",
    });
    expect(signer.keyHint).toBe(
      Buffer.from(hashBytes("sha256", ec.publicKey.export({ type: "spki", format: "der" }))).toString("base64"),
    );
  });

  test("takes PKCS#1 with SHA-256 for an RSA key wherever it stands in the list", async () => {
    let algorithm: string | undefined;
    answers = {
      GetPublicKey: () => publicKeyAnswer(rsa.publicKey, ["RSASSA_PSS_SHA_256", "RSASSA_PKCS1_V1_5_SHA_256"]),
      Sign: (input) => {
        algorithm = input.SigningAlgorithm;
        return { Signature: sign("sha256", message, rsa.privateKey).toString("base64") };
      },
    };
    await (await openSigner()).sign(message);
    expect(algorithm).toBe("RSASSA_PKCS1_V1_5_SHA_256");
  });

  test("takes the first that is known where its usual one is not offered, and verification knows it too", async () => {
    const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
    answers = {
      GetPublicKey: () => publicKeyAnswer(rsa.publicKey, ["RSASSA_OF_TOMORROW", "RSASSA_PSS_SHA_512"]),
      Sign: () => ({ Signature: sign("sha512", message, { key: rsa.privateKey, ...pss }).toString("base64") }),
    };
    const signature = await (await openSigner()).sign(message);
    const cloud = await connectCloud({ env: env() });
    const key = await loadVerificationKey(cloud, reference, { env: env(), hash: undefined });
    expect(key.verify(message, signature)?.name).toBe("RSASSA_PSS_SHA_512");
  });

  test("never hands on a signature that its own public key does not verify", async () => {
    answers = {
      GetPublicKey: () => publicKeyAnswer(ec.publicKey, ["ECDSA_SHA_256"]),
      // As some emulators do: the digest that was sent is hashed once more.
      Sign: () => ({ Signature: sign("sha256", hashBytes("sha256", message), ec.privateKey).toString("base64") }),
    };
    const signer = await openSigner();
    await expect(signer.sign(message)).rejects.toMatchObject({ code: "UNEXPECTED_ANSWER" });
  });

  test.each([
    ["is for encryption", { KeyUsage: "ENCRYPT_DECRYPT" }, "KEY_UNUSABLE"],
    ["signs by nothing that is known", { SigningAlgorithms: ["ML_DSA_SHAKE_256"] }, "KEY_UNUSABLE"],
    ["comes without its public half", { PublicKey: undefined }, "UNEXPECTED_ANSWER"],
    ["has bytes that are no key", { PublicKey: "AAAA" }, "KEY_MALFORMED"],
  ])("is not opened where the key %s", async (_, more, code) => {
    answers = { GetPublicKey: () => publicKeyAnswer(ec.publicKey, ["ECDSA_SHA_256"], more) };
    await expect(openSigner()).rejects.toMatchObject({ code });
  });
});
