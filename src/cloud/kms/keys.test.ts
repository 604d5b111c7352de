import { createPublicKey } from "node:crypto";
import {
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetPublicKeyCommand,
  ListAliasesCommand,
  ListKeysCommand,
} from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keySpecs } from "../../core/crypto/key-specs.ts";
import { type KmsTestCloud, refusal, startKmsTestCloud } from "./test-kms-cloud.ts";

let test: KmsTestCloud;
beforeAll(async () => {
  test = await startKmsTestCloud();
});
afterAll(() => test.close());

describe("CreateKey and DescribeKey", () => {
  it.each([...keySpecs.values()].map((spec) => [spec.name, spec] as const))(
    "make and describe %s",
    async (name, spec) => {
      const { KeyMetadata: made } = await test.kms.send(
        new CreateKeyCommand({
          CustomerMasterKeySpec: name,
          KeyUsage: "SIGN_VERIFY",
          Description: "for images",
          MultiRegion: false,
        }),
      );
      const { KeyMetadata: described } = await test.kms.send(new DescribeKeyCommand({ KeyId: made?.KeyId }));
      expect(described).toEqual(made);
      expect(made).toEqual({
        AWSAccountId: test.cloud.account,
        KeyId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        Arn: `arn:aws:kms:${test.region}:${test.cloud.account}:key/${made?.KeyId}`,
        CreationDate: test.cloud.wallNow(),
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
      { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY", CustomKeyStoreId: "cks-1234567890abcdef0" },
      "UnsupportedOperationException: kms:CreateKey does not support the member CustomKeyStoreId in this cloud.",
    ],
    [
      { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY", Policy: "{}" },
      "MalformedPolicyDocumentException: Syntax errors in policy.",
    ],
  ])("refuse %j", async (input, expected) => {
    const before = await test.kms.send(new ListKeysCommand({ Limit: 1000 }));
    expect(await refusal(test.kms.send(new CreateKeyCommand(input)))).toBe(expected);
    expect((await test.kms.send(new ListKeysCommand({ Limit: 1000 }))).Keys).toEqual(before.Keys);
  });

  it("keep the private half sealed", async () => {
    const key = await test.makeKey("RSA_2048");
    const row = test.cloud.store.database.get<{ sealed_private_key: Uint8Array; public_key: Uint8Array }>(
      "SELECT sealed_private_key, public_key FROM kms_keys WHERE id = ?",
      key.id,
    );
    const modulus = createPublicKey({ key: Buffer.from(row?.public_key ?? []), format: "der", type: "spki" });
    const { n = "" } = modulus.export({ format: "jwk" });
    expect(Buffer.from(row?.sealed_private_key ?? []).includes(Buffer.from(n, "base64url"))).toBe(false);
    expect(() =>
      test.cloud.store.sealer.open(row?.sealed_private_key ?? new Uint8Array(), "private key of another"),
    ).toThrow();
  });
});

describe("a key's four names", () => {
  it("are taken where AWS takes them, and the answer has the ARN", async () => {
    const key = await test.makeKey();
    const alias = await test.makeAlias(key);
    const aliasArn = `arn:aws:kms:${test.region}:${test.cloud.account}:${alias}`;
    for (const KeyId of [key.id, key.arn, alias, aliasArn]) {
      expect((await test.kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.Arn).toBe(key.arn);
      expect((await test.kms.send(new GetPublicKeyCommand({ KeyId }))).KeyId).toBe(key.arn);
    }
    for (const KeyId of [key.id, key.arn]) {
      expect((await test.kms.send(new GetKeyPolicyCommand({ KeyId }))).PolicyName).toBe("default");
      expect((await test.kms.send(new ListAliasesCommand({ KeyId }))).Aliases).toHaveLength(1);
    }
    for (const KeyId of [alias, aliasArn]) {
      expect(await refusal(test.kms.send(new GetKeyPolicyCommand({ KeyId })))).toBe(
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
    expect(await refusal(test.kms.send(new DescribeKeyCommand({ KeyId })))).toBe(expected);
  });

  it("belong to one region", async () => {
    const key = await test.makeKey();
    const alias = await test.makeAlias(key);
    const elsewhere = test.clientOf("eu-west-1");
    expect(await refusal(elsewhere.send(new DescribeKeyCommand({ KeyId: key.id })))).toMatch(
      /^NotFoundException: Key 'arn:aws:kms:eu-west-1:/,
    );
    expect(await refusal(elsewhere.send(new DescribeKeyCommand({ KeyId: alias })))).toMatch(
      /^NotFoundException: Alias arn:aws:kms:eu-west-1:/,
    );
    expect((await elsewhere.send(new ListKeysCommand())).Keys).toEqual([]);
  });
});

it("GetKeyPolicy prints the default policy as AWS does", async () => {
  const key = await test.makeKey();
  expect(await test.kms.send(new GetKeyPolicyCommand({ KeyId: key.id }))).toMatchObject({
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
  expect(await refusal(test.kms.send(new GetKeyPolicyCommand({ KeyId: key.id, PolicyName: "other" })))).toBe(
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
    const key = await test.makeKey(spec);
    const answer = await test.kms.send(new GetPublicKeyCommand({ KeyId: key.id }));
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
