import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  CreateGrantCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  DisableKeyRotationCommand,
  EnableKeyCommand,
  EnableKeyRotationCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  GetPublicKeyCommand,
  ListAliasesCommand,
  ListGrantsCommand,
  ListKeyPoliciesCommand,
  ListKeyRotationsCommand,
  ListResourceTagsCommand,
  PutKeyPolicyCommand,
  RevokeGrantCommand,
  RotateKeyOnDemandCommand,
  ScheduleKeyDeletionCommand,
  SignCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAliasCommand,
  UpdateKeyDescriptionCommand,
  VerifyCommand,
} from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type KmsTestCloud, refusal, startKmsTestCloud, type TestKey } from "./test-kms-cloud.ts";

let test: KmsTestCloud;
beforeAll(async () => {
  test = await startKmsTestCloud();
});
afterAll(() => test.close());

/** A key with an alias and a grant, in a state. */
type StagedKey = TestKey & { readonly alias: string; readonly grantId: string };

const root = "arn:aws:iam::123456789012:root";
const signing = { SigningAlgorithm: "ECDSA_SHA_256", Message: Buffer.from("m") } as const;
const policy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: root }, Action: "kms:*", Resource: "*" }],
});

/** What each operation that takes a key is asked; those of other keys' aliases with an alias of its own. */
const calls: Readonly<Record<string, (key: StagedKey) => Promise<unknown>>> = {
  Sign: ({ id }) => test.kms.send(new SignCommand({ KeyId: id, ...signing })),
  Verify: ({ id }) => test.kms.send(new VerifyCommand({ KeyId: id, ...signing, Signature: Buffer.from("x") })),
  GetPublicKey: ({ id }) => test.kms.send(new GetPublicKeyCommand({ KeyId: id })),
  CreateGrant: ({ id }) =>
    test.kms.send(new CreateGrantCommand({ KeyId: id, GranteePrincipal: root, Operations: ["Sign"] })),
  DescribeKey: ({ id }) => test.kms.send(new DescribeKeyCommand({ KeyId: id })),
  GetKeyPolicy: ({ id }) => test.kms.send(new GetKeyPolicyCommand({ KeyId: id })),
  PutKeyPolicy: ({ id }) => test.kms.send(new PutKeyPolicyCommand({ KeyId: id, Policy: policy })),
  ListKeyPolicies: ({ id }) => test.kms.send(new ListKeyPoliciesCommand({ KeyId: id })),
  ListGrants: ({ id }) => test.kms.send(new ListGrantsCommand({ KeyId: id })),
  RevokeGrant: ({ id, grantId }) => test.kms.send(new RevokeGrantCommand({ KeyId: id, GrantId: grantId })),
  ListResourceTags: ({ id }) => test.kms.send(new ListResourceTagsCommand({ KeyId: id })),
  ListAliases: ({ id }) => test.kms.send(new ListAliasesCommand({ KeyId: id })),
  CreateAlias: ({ id }) =>
    test.kms.send(new CreateAliasCommand({ AliasName: `alias/another-of-${id}`, TargetKeyId: id })),
  UpdateAlias: ({ alias, id }) => test.kms.send(new UpdateAliasCommand({ AliasName: alias, TargetKeyId: id })),
  DeleteAlias: ({ alias }) => test.kms.send(new DeleteAliasCommand({ AliasName: alias })),
  TagResource: ({ id }) => test.kms.send(new TagResourceCommand({ KeyId: id, Tags: [{ TagKey: "a", TagValue: "b" }] })),
  UntagResource: ({ id }) => test.kms.send(new UntagResourceCommand({ KeyId: id, TagKeys: ["a"] })),
  UpdateKeyDescription: ({ id }) => test.kms.send(new UpdateKeyDescriptionCommand({ KeyId: id, Description: "d" })),
  EnableKey: ({ id }) => test.kms.send(new EnableKeyCommand({ KeyId: id })),
  DisableKey: ({ id }) => test.kms.send(new DisableKeyCommand({ KeyId: id })),
  ScheduleKeyDeletion: ({ id }) => test.kms.send(new ScheduleKeyDeletionCommand({ KeyId: id })),
  CancelKeyDeletion: ({ id }) => test.kms.send(new CancelKeyDeletionCommand({ KeyId: id })),
  GetKeyRotationStatus: ({ id }) => test.kms.send(new GetKeyRotationStatusCommand({ KeyId: id })),
  EnableKeyRotation: ({ id }) => test.kms.send(new EnableKeyRotationCommand({ KeyId: id })),
  DisableKeyRotation: ({ id }) => test.kms.send(new DisableKeyRotationCommand({ KeyId: id })),
  RotateKeyOnDemand: ({ id }) => test.kms.send(new RotateKeyOnDemandCommand({ KeyId: id })),
  ListKeyRotations: ({ id }) => test.kms.send(new ListKeyRotationsCommand({ KeyId: id })),
};

async function stage(): Promise<StagedKey> {
  const key = await test.makeKey();
  const alias = await test.makeAlias(key);
  const grant = new CreateGrantCommand({ KeyId: key.id, GranteePrincipal: root, Operations: ["Verify"] });
  return { ...key, alias, grantId: (await test.kms.send(grant)).GrantId ?? "" };
}

/** What an operation says of the key: its refusal without the key's ARN, or `ok`. */
async function answerOf(operation: string, key: StagedKey): Promise<string> {
  const said = await refusal(calls[operation]?.(key) ?? Promise.reject(new Error(`${operation} is not called`)));
  return said === "not refused" ? "ok" : said.replace(key.arn, "KEY");
}

const disabled = "DisabledException: KEY is disabled.";
const pending = "KMSInvalidStateException: KEY is pending deletion.";
const notPending = "KMSInvalidStateException: KEY is not pending deletion.";
/** No member `message`: what the SDK makes of that. */
const unsupported = "UnsupportedOperationException: UnknownError";

/** AWS KMS Developer Guide, "Key state table": the answer to a disabled key and to one pending deletion. */
const table: readonly (readonly [string, string, string])[] = [
  ["Sign", disabled, pending],
  ["Verify", disabled, pending],
  ["GetPublicKey", disabled, pending],
  ["CreateGrant", disabled, pending],
  ["DescribeKey", "ok", "ok"],
  ["GetKeyPolicy", "ok", "ok"],
  ["PutKeyPolicy", "ok", "ok"],
  ["ListKeyPolicies", "ok", "ok"],
  ["ListGrants", "ok", "ok"],
  ["RevokeGrant", "ok", "ok"],
  ["ListResourceTags", "ok", "ok"],
  ["ListAliases", "ok", "ok"],
  ["CreateAlias", "ok", pending],
  ["UpdateAlias", "ok", pending],
  ["DeleteAlias", "ok", "ok"],
  ["TagResource", "ok", pending],
  ["UntagResource", "ok", pending],
  ["UpdateKeyDescription", "ok", pending],
  ["EnableKey", "ok", pending],
  ["DisableKey", "ok", pending],
  ["ScheduleKeyDeletion", "ok", pending],
  ["CancelKeyDeletion", notPending, "ok"],
  ["GetKeyRotationStatus", "ok", "ok"],
  ["EnableKeyRotation", disabled, pending],
  ["DisableKeyRotation", disabled, pending],
  ["RotateKeyOnDemand", disabled, pending],
  ["ListKeyRotations", unsupported, unsupported],
];

describe("the key state table", () => {
  it("is about every operation that takes a key", () => {
    expect(table.map(([operation]) => operation)).toEqual(Object.keys(calls));
  });

  it.each(table)("%s", async (operation, whenDisabled, whenPending) => {
    const disabledKey = await stage();
    await test.kms.send(new DisableKeyCommand({ KeyId: disabledKey.id }));
    const pendingKey = await stage();
    await test.kms.send(new ScheduleKeyDeletionCommand({ KeyId: pendingKey.id }));
    expect([await answerOf(operation, disabledKey), await answerOf(operation, pendingKey)]).toEqual([
      whenDisabled,
      whenPending,
    ]);
  });
});

describe("EnableKey and DisableKey", () => {
  it("turn the use of a key on and off, again and again", async () => {
    const key = await stage();
    const shown = async () => (await test.kms.send(new DescribeKeyCommand({ KeyId: key.id }))).KeyMetadata;
    for (const [operation, state] of [
      ["EnableKey", "Enabled"],
      ["DisableKey", "Disabled"],
      ["DisableKey", "Disabled"],
      ["EnableKey", "Enabled"],
    ] as const) {
      await calls[operation]?.(key);
      expect(await shown()).toMatchObject({ KeyState: state, Enabled: state === "Enabled" });
    }
    expect(await answerOf("Sign", key)).toBe("ok");
  });

  it("take no alias", async () => {
    const { alias } = await stage();
    const said = await refusal(test.kms.send(new DisableKeyCommand({ KeyId: alias })));
    expect(said).toBe(`NotFoundException: Invalid keyId '${alias}'`);
  });
});

it("UpdateKeyDescription replaces the description, and an empty one is one", async () => {
  const key = await test.makeKey("ECC_NIST_P256", { Description: "before" });
  for (const Description of ["after", ""]) {
    await test.kms.send(new UpdateKeyDescriptionCommand({ KeyId: key.id, Description }));
    const { KeyMetadata } = await test.kms.send(new DescribeKeyCommand({ KeyId: key.id }));
    expect(KeyMetadata?.Description).toBe(Description);
  }
});

it("ListKeyPolicies names the one policy that a key has", async () => {
  const key = await test.makeKey();
  const answer = await test.kms.send(new ListKeyPoliciesCommand({ KeyId: key.arn }));
  expect([answer.PolicyNames, answer.Truncated]).toEqual([["default"], false]);
});

describe("a key that signs", () => {
  it("does not rotate, and can be asked", async () => {
    const key = await stage();
    expect(await test.kms.send(new GetKeyRotationStatusCommand({ KeyId: key.id }))).toMatchObject({
      KeyId: key.arn,
      KeyRotationEnabled: false,
    });
  });

  it.each(["EnableKeyRotation", "DisableKeyRotation", "RotateKeyOnDemand", "ListKeyRotations"])(
    "refuses %s without a word, as KMS does",
    async (operation) => {
      expect(await answerOf(operation, await stage())).toBe(unsupported);
    },
  );
});
