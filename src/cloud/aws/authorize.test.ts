import { afterAll, beforeAll, expect, it } from "vitest";
import type { Region } from "../../core/aws/scope.ts";
import { keySpecs } from "../../core/crypto/key-specs.ts";
import { createKmsAlias } from "../kms/kms-aliases.ts";
import { createKmsKey } from "../kms/kms-keys.ts";
import { defaultQuirks } from "../quirks.ts";
import { services } from "./services.ts";
import { type AwsTestCloud, startAwsTestCloud } from "./test-aws-cloud.ts";
import { send, signFormCall, signJsonCall } from "./test-signed-request.ts";

let cloud: AwsTestCloud;
let keyId: string;
beforeAll(async () => {
  cloud = await startAwsTestCloud({ authorize: () => ({ kind: "deny", reason: "because a test says so" }) });
  const { store, account, wallNow } = cloud;
  const spec = keySpecs.get("ECC_NIST_P256");
  if (spec === undefined) throw new TypeError("there is no such key spec");
  const room = { store, clocks: { wall: wallNow, cloud: wallNow }, quirks: defaultQuirks() };
  const scope = { account, region: "ap-northeast-1" as Region };
  const key = await createKmsKey(room, scope, { spec, description: "" });
  createKmsAlias(room, key, alias.AliasName);
  keyId = key.id;
});
afterAll(() => cloud.close());

const repository = { repositoryName: "secret/app" };
const image = { imageDigest: `sha256:${"0".repeat(64)}` };
const upload = { ...repository, uploadId: "00000000-0000-0000-0000-000000000000" };
const alias = { AliasName: "alias/secret" };
const signing = { Message: "AAAA", SigningAlgorithm: "ECDSA_SHA_256" };
const tagged = { resourceArn: "arn:aws:ecr:ap-northeast-1:123456789012:repository/secret/app" };

/** What each operation needs, but for the permission. */
const inputs: Readonly<Record<"ecr" | "kms", Readonly<Record<string, object>>>> = {
  ecr: {
    BatchCheckLayerAvailability: { ...repository, layerDigests: [image.imageDigest] },
    BatchDeleteImage: { ...repository, imageIds: [image] },
    BatchGetImage: { ...repository, imageIds: [image] },
    CompleteLayerUpload: { ...upload, layerDigests: [image.imageDigest] },
    BatchGetRepositoryScanningConfiguration: { repositoryNames: [repository.repositoryName] },
    CreateRepository: repository,
    DeleteLifecyclePolicy: repository,
    DeleteRepository: repository,
    DescribeImages: repository,
    DescribeRepositories: {},
    DescribeRegistry: {},
    DeleteRegistryPolicy: {},
    GetAccountSetting: { name: "BLOB_MOUNTING" },
    GetAuthorizationToken: {},
    GetDownloadUrlForLayer: { ...repository, layerDigest: image.imageDigest },
    GetRegistryPolicy: {},
    GetRegistryScanningConfiguration: {},
    GetLifecyclePolicy: repository,
    GetLifecyclePolicyPreview: repository,
    InitiateLayerUpload: repository,
    ListImageReferrers: { ...repository, subjectId: image },
    ListImages: repository,
    ListTagsForResource: tagged,
    DeleteRepositoryPolicy: repository,
    GetRepositoryPolicy: repository,
    SetRepositoryPolicy: { ...repository, policyText: "{}" },
    PutAccountSetting: { name: "BLOB_MOUNTING", value: "ENABLED" },
    PutImage: { ...repository, imageManifest: "{}" },
    PutImageScanningConfiguration: { ...repository, imageScanningConfiguration: {} },
    PutImageTagMutability: { ...repository, imageTagMutability: "MUTABLE" },
    PutLifecyclePolicy: { ...repository, lifecyclePolicyText: "{}".padEnd(100) },
    PutRegistryPolicy: { policyText: "{}" },
    PutRegistryScanningConfiguration: {},
    StartLifecyclePolicyPreview: repository,
    TagResource: { ...tagged, tags: [] },
    UntagResource: { ...tagged, tagKeys: [] },
    UploadLayerPart: { ...upload, partFirstByte: 0, partLastByte: 2, layerPartBlob: "AAAA" },
  },
  kms: {
    CreateAlias: alias,
    CreateKey: {},
    DeleteAlias: alias,
    ListAliases: {},
    ListKeys: {},
    CreateGrant: { GranteePrincipal: "x", Operations: ["Sign"] },
    ListRetirableGrants: { RetiringPrincipal: "x" },
    PutKeyPolicy: { Policy: "{}" },
    RevokeGrant: { GrantId: "0" },
    Sign: signing,
    TagResource: { Tags: [] },
    UntagResource: { TagKeys: [] },
    UpdateAlias: alias,
    UpdateKeyDescription: { Description: "" },
    Verify: { ...signing, Signature: "AAAA" },
  },
};

const targets = { ecr: "AmazonEC2ContainerRegistry_V20150921", kms: "TrentService" } as const;
const calls = (["ecr", "kms"] as const).flatMap((service) =>
  [...services[service].operations.keys()].map((name) => [service, name] as const),
);

/** KMS says of a key that is not there that it is not, whoever asks: so there is one. */
function keyMember(service: "ecr" | "kms", name: string): object {
  const { model } = services[service];
  const shape = model.shapes[model.operations[name]?.input ?? ""];
  if (service === "ecr" || shape?.kind !== "structure") return {};
  const member = ["KeyId", "TargetKeyId"].find((candidate) => shape.required?.includes(candidate));
  if (name === "RetireGrant") return { KeyId: `arn:aws:kms:ap-northeast-1:${cloud.account}:key/${keyId}` };
  return member === undefined ? {} : { [member]: keyId };
}

it.each(calls)("who is denied everything learns nothing of %s:%s", async (service, name) => {
  const input = { ...inputs[service][name], ...keyMember(service, name) };
  const signed = await signJsonCall(cloud, `${targets[service]}.${name}`, input);
  const { status, body } = await send(cloud, signed);
  expect([status, JSON.parse(body)]).toEqual([
    400,
    expect.objectContaining({ __type: expect.stringContaining("AccessDeniedException") }),
  ]);
});

it("nobody can be denied to learn who they are, and to get temporary keys of their own", async () => {
  const free = [...services.sts.operations.values()].filter(({ access }) => access === "always");
  expect(free.map(({ name }) => name)).toEqual(["GetCallerIdentity", "GetSessionToken"]);
  for (const { name } of free) {
    const signed = await signFormCall(cloud, `Action=${name}&Version=2011-06-15`);
    expect((await send(cloud, signed)).status).toBe(200);
  }
});

it("one operation alone takes unsigned requests", () => {
  const all = Object.values(services).flatMap(({ operations }) => [...operations.values()]);
  expect(all.filter(({ access }) => access === "unsigned").map(({ name }) => name)).toEqual([
    "AssumeRoleWithWebIdentity",
  ]);
});
