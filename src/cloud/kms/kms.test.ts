import { createPublicKey, generateKeyPairSync, randomUUID, sign, verify } from "node:crypto";
import {
  CreateAliasCommand,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetPublicKeyCommand,
  type KeySpec,
  KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
  SignCommand,
  type SigningAlgorithmSpec,
  VerifyCommand,
} from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashBytes } from "../../core/crypto/hash.ts";
import { keySpecs } from "../../core/crypto/key-specs.ts";
import { parsePublicKeyDer } from "../../core/crypto/public-key.ts";
import { type SignatureAlgorithm, signatureAlgorithms } from "../../core/crypto/signature-algorithms.ts";
import { verifyMessage } from "../../core/crypto/verify-message.ts";
import { type AwsTestCloud, startAwsTestCloud } from "../aws/test-aws-cloud.ts";

const region = "ap-northeast-1";
const message = new TextEncoder().encode("what is signed");

let cloud: AwsTestCloud;
let kms: KMSClient;
beforeAll(async () => {
  cloud = await startAwsTestCloud();
  kms = clientOf(region);
});
afterAll(async () => {
  kms.destroy();
  await cloud.close();
});

function clientOf(region: string): KMSClient {
  return new KMSClient({ endpoint: cloud.endpoint, region, credentials: cloud.credentials, maxAttempts: 1 });
}

type Key = { readonly id: string; readonly arn: string };

async function makeKey(spec: KeySpec = "ECC_NIST_P256", input: CreateKeyCommandInput = {}): Promise<Key> {
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ KeySpec: spec, KeyUsage: "SIGN_VERIFY", ...input }));
  return { id: KeyMetadata?.KeyId ?? "", arn: KeyMetadata?.Arn ?? "" };
}

async function makeAlias(key: Key): Promise<string> {
  const name = `alias/${randomUUID()}`;
  await kms.send(new CreateAliasCommand({ AliasName: name, TargetKeyId: key.id }));
  return name;
}

/** Name and sentence of what a call is refused with. */
async function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "not refused",
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

function setState(key: Key, state: string): void {
  cloud.store.database.run("UPDATE kms_keys SET state = ? WHERE id = ?", state, key.id);
}

describe("CreateKey and DescribeKey", () => {
  it.each([...keySpecs.values()].map((spec) => [spec.name, spec] as const))(
    "make and describe %s",
    async (name, spec) => {
      const { KeyMetadata: made } = await kms.send(
        new CreateKeyCommand({
          CustomerMasterKeySpec: name,
          KeyUsage: "SIGN_VERIFY",
          Description: "for images",
          MultiRegion: false,
        }),
      );
      const { KeyMetadata: described } = await kms.send(new DescribeKeyCommand({ KeyId: made?.KeyId }));
      expect(described).toEqual(made);
      expect(made).toEqual({
        AWSAccountId: cloud.account,
        KeyId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        Arn: `arn:aws:kms:${region}:${cloud.account}:key/${made?.KeyId}`,
        CreationDate: cloud.wallNow(),
        Enabled: true,
        Description: "for images",
        KeyUsage: "SIGN_VERIFY",
        KeyState: "Enabled",
        Origin: "AWS_KMS",
        KeyManager: "CUSTOMER",
        CustomerMasterKeySpec: name,
        KeySpec: name,
        SigningAlgorithms: spec.signingAlgorithms,
        MultiRegion: false,
      });
    },
  );

  it.each<[CreateKeyCommandInput, string]>([
    [
      { KeySpec: "RSA_2048" },
      "ValidationException: You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
    ],
    [
      { KeySpec: "RSA_2048", CustomerMasterKeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" },
      "ValidationException: You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.",
    ],
    [
      { KeySpec: "RSA_2048", KeyUsage: "KEY_AGREEMENT" },
      "ValidationException: KeyUsage KEY_AGREEMENT is not compatible with KeySpec RSA_2048",
    ],
    [
      { KeyUsage: "SIGN_VERIFY" },
      "ValidationException: KeyUsage SIGN_VERIFY is not compatible with KeySpec SYMMETRIC_DEFAULT",
    ],
    [
      {},
      "UnsupportedOperationException: kms:CreateKey does not support KeySpec SYMMETRIC_DEFAULT with KeyUsage ENCRYPT_DECRYPT in this cloud.",
    ],
    [
      { KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" },
      "UnsupportedOperationException: kms:CreateKey does not support KeySpec RSA_2048 with KeyUsage ENCRYPT_DECRYPT in this cloud.",
    ],
    [
      { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY", MultiRegion: true },
      "UnsupportedOperationException: kms:CreateKey does not support MultiRegion true in this cloud.",
    ],
    [
      { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY", Origin: "EXTERNAL" },
      "UnsupportedOperationException: kms:CreateKey does not support Origin EXTERNAL in this cloud.",
    ],
    [
      { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY", Policy: "{}" },
      "UnsupportedOperationException: kms:CreateKey does not support the member Policy in this cloud.",
    ],
  ])("refuse %j", async (input, expected) => {
    const before = await kms.send(new ListKeysCommand({ Limit: 1000 }));
    expect(await refusal(kms.send(new CreateKeyCommand(input)))).toBe(expected);
    expect((await kms.send(new ListKeysCommand({ Limit: 1000 }))).Keys).toEqual(before.Keys);
  });

  it("keep the private half sealed", async () => {
    const key = await makeKey("RSA_2048");
    const row = cloud.store.database.get<{ sealed_private_key: Uint8Array; public_key: Uint8Array }>(
      "SELECT sealed_private_key, public_key FROM kms_keys WHERE id = ?",
      key.id,
    );
    const modulus = createPublicKey({ key: Buffer.from(row?.public_key ?? []), format: "der", type: "spki" });
    const { n = "" } = modulus.export({ format: "jwk" });
    expect(Buffer.from(row?.sealed_private_key ?? []).includes(Buffer.from(n, "base64url"))).toBe(false);
    expect(() =>
      cloud.store.sealer.open(row?.sealed_private_key ?? new Uint8Array(), "private key of another"),
    ).toThrow();
  });
});

describe("a key's four names", () => {
  it("are taken where AWS takes them, and the answer has the ARN", async () => {
    const key = await makeKey();
    const alias = await makeAlias(key);
    const aliasArn = `arn:aws:kms:${region}:${cloud.account}:${alias}`;
    for (const KeyId of [key.id, key.arn, alias, aliasArn]) {
      expect((await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.Arn).toBe(key.arn);
      expect((await kms.send(new GetPublicKeyCommand({ KeyId }))).KeyId).toBe(key.arn);
    }
    for (const KeyId of [key.id, key.arn]) {
      expect((await kms.send(new GetKeyPolicyCommand({ KeyId }))).PolicyName).toBe("default");
      expect((await kms.send(new ListAliasesCommand({ KeyId }))).Aliases).toHaveLength(1);
    }
    for (const KeyId of [alias, aliasArn]) {
      expect(await refusal(kms.send(new GetKeyPolicyCommand({ KeyId })))).toBe(
        `NotFoundException: Invalid keyId '${KeyId}'`,
      );
    }
  });

  it.each([
    ["fake-key-id", "NotFoundException: Invalid keyId 'fake-key-id'"],
    ["1234ABCD-12ab-34cd-56ef-1234567890ab", "NotFoundException: Invalid keyId '1234ABCD-12ab-34cd-56ef-1234567890ab'"],
    [
      "1234abcd-12ab-34cd-56ef-1234567890ab",
      "NotFoundException: Key 'arn:aws:kms:ap-northeast-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab' does not exist",
    ],
    [
      "mrk-1234abcd12ab34cd56ef1234567890ab",
      "NotFoundException: Key 'arn:aws:kms:ap-northeast-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab' does not exist",
    ],
    ["alias/nobody", "NotFoundException: Alias arn:aws:kms:ap-northeast-1:123456789012:alias/nobody is not found."],
    [
      "arn:aws:kms:ap-northeast-1:123456789012:alias/nobody",
      "NotFoundException: Alias arn:aws:kms:ap-northeast-1:123456789012:alias/nobody is not found.",
    ],
    [
      "arn:aws:kms:us-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      "NotFoundException: Invalid arn us-west-2",
    ],
    [
      "arn:aws:ecr:ap-northeast-1:123456789012:repository/a",
      "NotFoundException: Invalid keyId 'arn:aws:ecr:ap-northeast-1:123456789012:repository/a'",
    ],
    [
      "arn:aws:kms:ap-northeast-1:999999999999:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      "AccessDeniedException: User: arn:aws:iam::123456789012:root is not authorized to perform: kms:DescribeKey on resource: arn:aws:kms:ap-northeast-1:999999999999:key/1234abcd-12ab-34cd-56ef-1234567890ab because no resource-based policy allows the kms:DescribeKey action",
    ],
    [
      "arn:aws:kms:ap-northeast-1:999999999999:alias/x",
      "AccessDeniedException: User: arn:aws:iam::123456789012:root is not authorized to perform: kms:DescribeKey on resource: arn:aws:kms:ap-northeast-1:999999999999:alias/x because no resource-based policy allows the kms:DescribeKey action",
    ],
  ])("%s is refused in AWS's words", async (KeyId, expected) => {
    expect(await refusal(kms.send(new DescribeKeyCommand({ KeyId })))).toBe(expected);
  });

  it("belong to one region", async () => {
    const key = await makeKey();
    const alias = await makeAlias(key);
    const elsewhere = clientOf("eu-west-1");
    expect(await refusal(elsewhere.send(new DescribeKeyCommand({ KeyId: key.id })))).toMatch(
      /^NotFoundException: Key 'arn:aws:kms:eu-west-1:/,
    );
    expect(await refusal(elsewhere.send(new DescribeKeyCommand({ KeyId: alias })))).toMatch(
      /^NotFoundException: Alias arn:aws:kms:eu-west-1:/,
    );
    expect((await elsewhere.send(new ListKeysCommand())).Keys).toEqual([]);
    elsewhere.destroy();
  });
});

describe("CreateAlias", () => {
  const create = (AliasName: string, key: { readonly id: string }) =>
    refusal(kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: key.id })));

  it("refuses names in AWS's words", async () => {
    const key = await makeKey();
    const alias = await makeAlias(key);
    const prefix =
      'ValidationException: Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html';
    expect(await create("nobody", key)).toBe(prefix);
    expect(await create("alias/", key)).toBe(prefix);
    expect(await create("alias/aws/ecr", key)).toMatch(/^NotAuthorizedException/);
    expect(await create("alias/a:b", key)).toBe(
      "ValidationException: alias/a:b contains invalid characters for an alias",
    );
    expect(await create("alias/a b", key)).toMatch(
      /^ValidationException: 1 validation error detected: Value 'alias\/a b' at 'aliasName'/,
    );
    expect(await create(alias, key)).toBe(
      `AlreadyExistsException: An alias with the name arn:aws:kms:${region}:${cloud.account}:${alias} already exists`,
    );
    expect(await create("alias/x", { id: alias })).toBe("ValidationException: Aliases must refer to keys. Not aliases");
    expect(await create("alias/x", { id: `arn:aws:kms:${region}:${cloud.account}:${alias}` })).toBe(
      "ValidationException: Aliases must refer to keys. Not aliases",
    );
    expect(await create("alias/x", { id: randomUUID() })).toMatch(/^NotFoundException: Key 'arn/);
  });

  it("gives a key fifty names at most", async () => {
    const key = await makeKey();
    for (let count = 0; count < 50; count++) await makeAlias(key);
    expect(await create("alias/one-too-many", key)).toMatch(/^LimitExceededException/);
  });
});

describe("ListKeys and ListAliases", () => {
  it("give every entry once, page by page", async () => {
    const lister = clientOf("eu-central-1");
    const ids: string[] = [];
    const names: string[] = [];
    for (let count = 0; count < 5; count++) {
      const { KeyMetadata } = await lister.send(
        new CreateKeyCommand({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" }),
      );
      ids.push(KeyMetadata?.KeyId ?? "");
      const AliasName = `alias/${randomUUID()}`;
      await lister.send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyMetadata?.KeyId }));
      names.push(AliasName);
    }
    const listedIds: (string | undefined)[] = [];
    const listedNames: (string | undefined)[] = [];
    for (let Marker: string | undefined, more = true; more; ) {
      const page = await lister.send(new ListKeysCommand({ Limit: 2, Marker }));
      listedIds.push(...(page.Keys ?? []).map((key) => key.KeyId));
      expect(page.Truncated).toBe(page.NextMarker !== undefined);
      more = page.Truncated === true;
      Marker = page.NextMarker;
    }
    for (let Marker: string | undefined, more = true; more; ) {
      const page = await lister.send(new ListAliasesCommand({ Limit: 2, Marker }));
      listedNames.push(...(page.Aliases ?? []).map((alias) => alias.AliasName));
      more = page.Truncated === true;
      Marker = page.NextMarker;
    }
    expect(listedIds).toEqual(ids.toSorted());
    expect(listedNames).toEqual(names.toSorted());
    expect((await lister.send(new ListKeysCommand({ Limit: 5 }))).Truncated).toBe(false);
    lister.destroy();
  });

  it("tell an alias's key and times", async () => {
    const key = await makeKey();
    const alias = await makeAlias(key);
    expect((await kms.send(new ListAliasesCommand({ KeyId: key.id }))).Aliases).toEqual([
      {
        AliasName: alias,
        AliasArn: `arn:aws:kms:${region}:${cloud.account}:${alias}`,
        TargetKeyId: key.id,
        CreationDate: cloud.wallNow(),
        LastUpdatedDate: cloud.wallNow(),
      },
    ]);
  });

  it("take no marker of another listing", async () => {
    await makeAlias(await makeKey());
    await makeAlias(await makeKey());
    const { NextMarker } = await kms.send(new ListAliasesCommand({ Limit: 1 }));
    expect(NextMarker).toBeDefined();
    expect(await refusal(kms.send(new ListKeysCommand({ Marker: NextMarker })))).toMatch(/^InvalidMarkerException/);
    const elsewhere = clientOf("eu-west-1");
    expect(await refusal(elsewhere.send(new ListAliasesCommand({ Marker: NextMarker })))).toMatch(
      /^InvalidMarkerException/,
    );
    elsewhere.destroy();
  });
});

it("GetKeyPolicy prints the default policy as AWS does", async () => {
  const key = await makeKey();
  expect(await kms.send(new GetKeyPolicyCommand({ KeyId: key.id }))).toMatchObject({
    PolicyName: "default",
    Policy: `{
  "Version" : "2012-10-17",
  "Id" : "key-default-1",
  "Statement" : [ {
    "Sid" : "Enable IAM User Permissions",
    "Effect" : "Allow",
    "Principal" : {
      "AWS" : "arn:aws:iam::123456789012:root"
    },
    "Action" : "kms:*",
    "Resource" : "*"
  } ]
}`,
  });
  expect(await refusal(kms.send(new GetKeyPolicyCommand({ KeyId: key.id, PolicyName: "other" })))).toBe(
    "NotFoundException: No such policy exists",
  );
});

describe("GetPublicKey", () => {
  it.each([
    ["RSA_2048", 294],
    ["RSA_3072", 422],
    ["RSA_4096", 550],
    ["ECC_NIST_P256", 91],
    ["ECC_NIST_P384", 120],
    ["ECC_NIST_P521", 158],
  ] as const)("gives SubjectPublicKeyInfo of %s, %i bytes", async (spec, bytes) => {
    const key = await makeKey(spec);
    const answer = await kms.send(new GetPublicKeyCommand({ KeyId: key.id }));
    expect(answer).toMatchObject({
      KeyId: key.arn,
      KeySpec: spec,
      CustomerMasterKeySpec: spec,
      KeyUsage: "SIGN_VERIFY",
      SigningAlgorithms: keySpecs.get(spec)?.signingAlgorithms,
    });
    expect(answer.PublicKey?.byteLength).toBe(bytes);
  });
});

describe("Sign and Verify", () => {
  const cases = [...keySpecs.values()].flatMap(({ name, signingAlgorithms }) =>
    signingAlgorithms.map((algorithm) => [name, algorithm] as const),
  );

  it.each(cases)("%s %s: message and digest are one, and node and KMS agree", async (spec, name) => {
    const algorithm = signatureAlgorithms.get(name) as SignatureAlgorithm;
    const { arn: KeyId } = await makeKey(spec);
    const digest = hashBytes(algorithm.hash, message);
    const signing = { KeyId, SigningAlgorithm: name };
    const raw = await kms.send(new SignCommand({ ...signing, Message: message }));
    const byDigest = await kms.send(new SignCommand({ ...signing, Message: digest, MessageType: "DIGEST" }));
    expect(raw).toMatchObject(signing);
    expect(byDigest).toMatchObject(signing);

    const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId }));
    const publicKey = parsePublicKeyDer(PublicKey ?? new Uint8Array());
    for (const { Signature } of [raw, byDigest]) {
      expect(verifyMessage(publicKey, algorithm, message, Signature ?? new Uint8Array())).toBe(true);
      for (const asked of [{ Message: message }, { Message: digest, MessageType: "DIGEST" as const }]) {
        const answer = await kms.send(new VerifyCommand({ ...signing, ...asked, Signature }));
        expect(answer).toMatchObject({ ...signing, SignatureValid: true });
      }
    }
  });

  it("answer a signature that is not the key's without a word", async () => {
    const key = await makeKey();
    const other = await makeKey();
    const signing = { SigningAlgorithm: "ECDSA_SHA_256" as const, Message: message };
    const { Signature } = await kms.send(new SignCommand({ ...signing, KeyId: other.id }));
    for (const MessageType of ["RAW", "DIGEST"] as const) {
      const asked = {
        ...signing,
        MessageType,
        Message: MessageType === "RAW" ? message : hashBytes("sha256", message),
      };
      for (const signature of [Signature, Buffer.from("junk"), Buffer.alloc(6144)]) {
        const error = await kms
          .send(new VerifyCommand({ ...asked, KeyId: key.id, Signature: signature }))
          .catch((refused: Error) => refused);
        expect(error).toMatchObject({ name: "KMSInvalidSignatureException", $metadata: { httpStatusCode: 400 } });
      }
    }
    expect(
      await refusal(
        kms.send(new VerifyCommand({ ...signing, KeyId: other.id, Message: Buffer.from("another"), Signature })),
      ),
    ).toMatch(/^KMSInvalidSignatureException/);
  });

  it("keep KMS's rules, in its words and for both", async () => {
    const { arn } = await makeKey("ECC_NIST_P521");
    const refusals = async (input: {
      SigningAlgorithm?: SigningAlgorithmSpec;
      MessageType?: "RAW" | "DIGEST" | "EXTERNAL_MU";
      Message?: Uint8Array;
      DryRun?: boolean;
    }) => {
      const asked = { KeyId: arn, SigningAlgorithm: "ECDSA_SHA_512" as const, Message: message, ...input };
      const signed = await refusal(kms.send(new SignCommand(asked)));
      expect(await refusal(kms.send(new VerifyCommand({ ...asked, Signature: Buffer.from("x") })))).toBe(signed);
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
    const { arn: KeyId } = await makeKey("RSA_2048");
    const digest = hashBytes("sha256", message);
    const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId }));
    const { Signature } = await kms.send(
      new SignCommand({ KeyId, SigningAlgorithm: "RSASSA_PKCS1_V1_5_SHA_256", Message: digest, MessageType: "DIGEST" }),
    );
    const key = createPublicKey({ key: Buffer.from(PublicKey ?? []), format: "der", type: "spki" });
    expect(verify("sha256", message, key, Signature ?? new Uint8Array())).toBe(true);
    expect(verify("sha256", digest, key, Signature ?? new Uint8Array())).toBe(false);
  });

  it("do not take a signature made elsewhere with another key", async () => {
    const key = await makeKey();
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const Signature = sign("sha256", message, privateKey);
    expect(
      await refusal(
        kms.send(new VerifyCommand({ KeyId: key.id, SigningAlgorithm: "ECDSA_SHA_256", Message: message, Signature })),
      ),
    ).toMatch(/^KMSInvalidSignatureException/);
  });
});

describe("a key's state", () => {
  it("stops its use, and says why", async () => {
    const key = await makeKey();
    const uses = () => {
      const signing = { KeyId: key.id, SigningAlgorithm: "ECDSA_SHA_256" as const, Message: message };
      return Promise.all([
        refusal(kms.send(new SignCommand(signing))),
        refusal(kms.send(new VerifyCommand({ ...signing, Signature: Buffer.from("x") }))),
        refusal(kms.send(new GetPublicKeyCommand({ KeyId: key.id }))),
      ]);
    };
    setState(key, "Disabled");
    expect(new Set(await uses())).toEqual(new Set([`DisabledException: ${key.arn} is disabled.`]));
    expect((await kms.send(new DescribeKeyCommand({ KeyId: key.id }))).KeyMetadata).toMatchObject({
      Enabled: false,
      KeyState: "Disabled",
    });
    await makeAlias(key);
    setState(key, "PendingDeletion");
    expect(new Set(await uses())).toEqual(new Set([`KMSInvalidStateException: ${key.arn} is pending deletion.`]));
    expect(await refusal(makeAlias(key))).toBe(`KMSInvalidStateException: ${key.arn} is pending deletion.`);
  });

  it("ends with the key, though its halves were in use a moment ago", async () => {
    const key = await makeKey();
    const signing = { KeyId: key.id, SigningAlgorithm: "ECDSA_SHA_256" as const, Message: message };
    await kms.send(new SignCommand(signing));
    cloud.store.database.run("DELETE FROM kms_keys WHERE id = ?", key.id);
    expect(await refusal(kms.send(new SignCommand(signing)))).toBe(
      `NotFoundException: Key '${key.arn}' does not exist`,
    );
  });
});
