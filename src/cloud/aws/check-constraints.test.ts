import { describe, expect, it } from "vitest";
import { checkConstraints, type Violation } from "./check-constraints.ts";
import { invalidParameter, listedViolations } from "./constraint-errors.ts";
import { javaPattern } from "./java-pattern.ts";
import { ecrModel } from "./models/ecr.generated.ts";
import { kmsModel } from "./models/kms.generated.ts";
import { stsModel } from "./models/sts.generated.ts";
import type { ServiceModel } from "./service-model.ts";

const kmsError = listedViolations("ValidationException");
const stsError = listedViolations("ValidationError");

function violations(model: ServiceModel, shape: string, input: unknown): [Violation, ...Violation[]] {
  const found = checkConstraints(model, shape, input);
  if (found.length === 0) throw new Error("there is no violation");
  return found as [Violation, ...Violation[]];
}

describe("KMS's and STS's sentences", () => {
  const kms = (shape: string, input: unknown) => kmsError(violations(kmsModel, shape, input)).wireMessage;
  const sts = (shape: string, input: unknown) => stsError(violations(stsModel, shape, input)).wireMessage;

  it("says that a member is missing", () => {
    expect(kms("DescribeKeyRequest", {})).toBe(
      "1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null",
    );
  });

  it("says everything at once", () => {
    expect(kms("CreateAliasRequest", { AliasName: "a b" })).toBe(
      "2 validation errors detected: Value 'a b' at 'aliasName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$; " +
        "Value null at 'targetKeyId' failed to satisfy constraint: Member must not be null",
    );
  });

  it("does not repeat bytes or secrets", () => {
    const input = { KeyId: "k", SigningAlgorithm: "ECDSA_SHA_256", Message: new Uint8Array(4097) };
    expect(kms("SignRequest", input)).toBe(
      "1 validation error detected: Value at 'message' failed to satisfy constraint: Member must have length less than or equal to 4096",
    );
    expect(kms("SignRequest", { ...input, Message: new Uint8Array() })).toMatch(/greater than or equal to 1$/);
    const store = { CustomKeyStoreName: "n", KeyStorePassword: "short" };
    expect(kms("CreateCustomKeyStoreRequest", store)).not.toContain("short");
  });

  it("names enumerations, ranges and the place in a list", () => {
    expect(kms("CreateKeyRequest", { KeyUsage: "SIGN" })).toBe(
      "1 validation error detected: Value 'SIGN' at 'keyUsage' failed to satisfy constraint: " +
        "Member must satisfy enum value set: [SIGN_VERIFY, ENCRYPT_DECRYPT, GENERATE_VERIFY_MAC, KEY_AGREEMENT]",
    );
    expect(kms("ListKeysRequest", { Limit: 1001 })).toBe(
      "1 validation error detected: Value '1001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 1000",
    );
    expect(
      kms("CreateKeyRequest", { Tags: [{ TagKey: "a", TagValue: "b" }, { TagKey: "", TagValue: "" }, undefined] }),
    ).toBe(
      "2 validation errors detected: Value '' at 'tags.2.member.tagKey' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
        "Value null at 'tags.3.member' failed to satisfy constraint: Member must not be null",
    );
  });

  it("lists a pattern before a length, under STS's own code", () => {
    const input = { RoleArn: "arn:aws:iam::123456789012:role/r", RoleSessionName: "!" };
    const error = stsError(violations(stsModel, "AssumeRoleRequest", input));
    expect(error.code).toBe("ValidationError");
    expect(error.wireMessage).toMatch(
      /^2 validation errors detected: Value '!' at 'roleSessionName' .* pattern: .*; Value '!' .* length greater/,
    );
    expect(sts("GetSessionTokenRequest", { DurationSeconds: 899 })).toBe(
      "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    );
  });

  it("says of a list of texts what each must be, once", () => {
    const input = { KeyId: "k", GrantTokens: ["", "", "aa"] };
    expect(kms("DescribeKeyRequest", input)).toMatch(
      /^1 validation error detected: Value '\[, , aa\]' at 'grantTokens' failed to satisfy constraint: Member must satisfy constraint: \[Member must have length less than or equal to 8192, Member must have length greater than or equal to 1\]$/,
    );
  });
});

describe("an input that breaks constraints without end", () => {
  const tags = (count: number) => ({ Tags: Array.from({ length: count }, () => ({})) });

  it("has fifty violations told and no more, and takes no longer for the rest", () => {
    expect(checkConstraints(kmsModel, "CreateKeyRequest", tags(24))).toHaveLength(48);
    expect(checkConstraints(kmsModel, "CreateKeyRequest", tags(25))).toHaveLength(50);
    const read: number[] = [];
    const elements = Array.from({ length: 1_000 }, (_, index) => {
      return Object.defineProperty({}, "TagKey", { get: () => void read.push(index) });
    });
    expect(checkConstraints(kmsModel, "CreateKeyRequest", { Tags: elements })).toHaveLength(50);
    expect(read).toHaveLength(25);
  });

  it("is not looked into where a list or map has a wrong length already", () => {
    const imageIds = Array.from({ length: 101 }, () => ({ imageTag: "" }));
    expect(checkConstraints(ecrModel, "BatchGetImageRequest", { repositoryName: "app", imageIds })).toEqual([
      expect.objectContaining({ path: "imageIds", constraint: "Member must have length less than or equal to 100" }),
    ]);
    const model: ServiceModel = {
      ...kmsModel,
      shapes: { Map: { kind: "map", key: "Key", value: "Key", max: 1 }, Key: { kind: "string", min: 1 } },
    };
    expect(checkConstraints(model, "Map", { "": "", a: "" })).toEqual([
      expect.objectContaining({ constraint: "Member must have length less than or equal to 1" }),
    ]);
  });

  it("is repeated in part", () => {
    const shown = (shape: string, input: unknown) => checkConstraints(kmsModel, shape, input)[0]?.shown;
    expect(shown("CreateKeyRequest", { Description: "d".repeat(8193) })).toBe(`'${"d".repeat(1024)}…'`);
    const list = shown("DescribeKeyRequest", { KeyId: "k", GrantTokens: Array(5_000).fill("") });
    expect(list).toBe(`'[${Array(5_000).fill("").join(", ").slice(0, 1024)}…]'`);
  });
});

describe("ECR's sentences", () => {
  const ecr = (shape: string, input: unknown) => invalidParameter(violations(ecrModel, shape, input)).wireMessage;

  it.each([
    [
      "ListImagesRequest",
      { repositoryName: "app", maxResults: 1001 },
      "maxResults",
      "Member must have value less than or equal to 1000",
    ],
    [
      "BatchGetImageRequest",
      { repositoryName: "app", imageIds: [] },
      "imageIds",
      "Member must have length greater than or equal to 1",
    ],
    [
      "PutLifecyclePolicyRequest",
      { repositoryName: "app", lifecyclePolicyText: "{}" },
      "lifecyclePolicyText",
      "Member must have length greater than or equal to 100",
    ],
    [
      "GetAuthorizationTokenRequest",
      { registryIds: ["1"] },
      "registryIds",
      "Member must satisfy constraint: [Member must satisfy regular expression pattern: [0-9]{12}]",
    ],
    [
      "CreateRepositoryRequest",
      { repositoryName: "App" },
      "repositoryName",
      "must satisfy regular expression '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*'",
    ],
    ["CreateRepositoryRequest", {}, "repositoryName", "Member must not be null"],
  ])("%s %j", (shape, input, path, text) => {
    expect(ecr(shape, input)).toBe(`Invalid parameter at '${path}' failed to satisfy constraint: '${text}'`);
  });
});

describe("patterns", () => {
  const models = [ecrModel, kmsModel, stsModel];
  const patterns = models.flatMap((model) =>
    Object.values(model.shapes).flatMap((shape) =>
      shape.kind === "string" && shape.pattern !== undefined ? [shape.pattern] : [],
    ),
  );

  it("all compile, and match whole texts only", () => {
    expect(patterns.length).toBeGreaterThan(40);
    for (const pattern of patterns) expect(javaPattern(pattern)).toBeInstanceOf(RegExp);
    expect(javaPattern("[0-9]{12}").test("123456789012")).toBe(true);
    expect(javaPattern("[0-9]{12}").test("x123456789012")).toBe(false);
    expect(javaPattern("[0-9]{12}").test("123456789012\n")).toBe(false);
    expect(javaPattern("a|b").test("ax")).toBe(false);
  });

  it("know Unicode classes where Java's patterns use them", () => {
    expect(javaPattern("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*").test("äöü 日本 1-@")).toBe(true);
    expect(javaPattern("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*").test("a!")).toBe(false);
  });
});

it("lets through what keeps every constraint", () => {
  expect(checkConstraints(kmsModel, "CreateKeyRequest", { Description: "", KeySpec: "RSA_2048", Tags: [] })).toEqual(
    [],
  );
  expect(checkConstraints(ecrModel, "CreateRepositoryRequest", { repositoryName: "a/b-c_d.e__f--g/0" })).toEqual([]);
});
