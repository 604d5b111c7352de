import { CreateRepositoryCommand } from "@aws-sdk/client-ecr";
import { CreateAliasCommand, CreateKeyCommand, DescribeKeyCommand } from "@aws-sdk/client-kms";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ServiceId } from "../../src/cloud/aws/operation.ts";
import { services } from "../../src/cloud/aws/services.ts";
import {
  send,
  signFormCall,
  signJsonCall,
  type WireRequest,
  withHeader,
} from "../../src/cloud/aws/test-signed-request.ts";
import { endpoints } from "../../src/cloud/registry/endpoints.ts";
import {
  type AccessTestCloud,
  allow,
  policyOf,
  type Signer,
  startAccessTestCloud,
} from "../../src/cloud/sts/test-access-cloud.ts";
import { describeImageRegistry } from "../../src/core/image-registry/describe-image-registry.ts";
import { defaultChoices, resolveOptions } from "../../src/core/image-registry/options.ts";
import { connectCloud } from "../../src/tools/connect/cloud.ts";
import { applyPlan } from "../../src/tools/provision/apply-plan.ts";
import { planRegistry } from "../../src/tools/provision/plan-registry.ts";
import { readRegistry } from "../../src/tools/provision/read-registry.ts";
import { formOf, leastInput, type MemberValues } from "./least-input.ts";

/**
 * The role of the reference, as `inkan provision apply` makes it: it may push and describe the sample repositories and sign
 * with one key, and nothing more. What follows walks every operation of every service and every route of the registry with
 * its session.
 */
const account = "123456789012";
const repositoryArn = (name: string) => `arn:aws:ecr:ap-northeast-1:${account}:repository/${name}`;
const granted: Readonly<Partial<Record<ServiceId, readonly string[]>>> = {
  ecr: [
    "BatchCheckLayerAvailability",
    "BatchGetImage",
    "CompleteLayerUpload",
    "DescribeImages",
    "DescribeRepositories",
    "GetDownloadUrlForLayer",
    "GetLifecyclePolicy",
    "InitiateLayerUpload",
    "ListImages",
    "PutImage",
    "UploadLayerPart",
  ],
  kms: ["DescribeKey", "GetPublicKey", "Sign", "Verify"],
};
/** What AWS has under another action's name. */
const underOtherName = { ecr: ["ListImageReferrers"] };
/** What needs no permission, or is the login. */
const free: Readonly<Partial<Record<ServiceId, readonly string[]>>> = {
  ecr: ["GetAuthorizationToken"],
  sts: ["GetCallerIdentity"],
};

let world: AccessTestCloud;
let signer: Signer;
let session: Signer;
let roleArn: string;
let keys: { readonly own: string; readonly other: string };
const aliases = { own: "alias/sandbox-ecr-kms/cosign", other: "alias/other" };
beforeAll(async () => {
  world = await startAccessTestCloud({ quirks: { mountDisabled: false } });
  await provisionRegistry();
  await world.root.ecr.send(new CreateRepositoryCommand({ repositoryName: "other-app" }));
  const { KeyMetadata: own } = await world.root.kms.send(new DescribeKeyCommand({ KeyId: aliases.own }));
  const createKey = new CreateKeyCommand({ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" });
  const { KeyMetadata: other } = await world.root.kms.send(createKey);
  keys = { own: own?.Arn ?? "", other: other?.Arn ?? "" };
  await world.root.kms.send(new CreateAliasCommand({ AliasName: aliases.other, TargetKeyId: keys.other }));
  signer = await world.user("ci", allow("sts:AssumeRole"));
  // A user of the account assumes the role in a workflow's place: no loopback issuer can be GitHub.
  const trusted = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:user/ci` }, Action: "sts:AssumeRole" };
  await world.iam.ask("UpdateAssumeRolePolicy", { RoleName: defaultChoices.role, PolicyDocument: policyOf(trusted) });
  roleArn = `arn:aws:iam::${account}:role/${defaultChoices.role}`;
  session = await world.assume(signer, roleArn);
});
afterAll(() => world.close());

/** Makes the repositories, the key and the role with the tool that people make them with. */
async function provisionRegistry(): Promise<void> {
  const { endpoint, credentials } = world.cloud;
  const cloud = await connectCloud({
    env: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: "ap-northeast-1",
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
  });
  const registry = describeImageRegistry(resolveOptions({ account, region: "ap-northeast-1" }));
  const ignore = () => {};
  const { signal } = new AbortController();
  await applyPlan(cloud, planRegistry(registry, await readRegistry(cloud, registry)), {
    onDone: ignore,
    onWait: ignore,
    signal,
  });
}

const operations = (Object.keys(services) as ServiceId[]).flatMap((service) =>
  [...services[service].operations.keys()].map((name) => [service, name] as const),
);

/** What operations are told by the names of their members. */
function membersFor(repositoryName: string, key: string): MemberValues {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
  const digest = `sha256:${"0".repeat(64)}`;
  return {
    repositoryName,
    repositoryNames: [repositoryName],
    resourceArn: repositoryArn(repositoryName),
    layerDigests: [digest],
    layerDigest: digest,
    imageDigest: digest,
    imageIds: [{ imageDigest: digest }],
    lifecyclePolicyText: policy.padEnd(100),
    subjectId: { imageDigest: digest },
    uploadId: "00000000-0000-0000-0000-000000000000",
    KeyId: key,
    TargetKeyId: key,
    // KMS says of an alias that is not there that it is not, whoever asks.
    AliasName: key === keys.other ? aliases.other : aliases.own,
    SigningAlgorithm: "RSASSA_PKCS1_V1_5_SHA_256",
    RoleArn: roleArn,
    PolicyArn: `arn:aws:iam::${account}:policy/any`,
    PermissionsBoundary: undefined,
    OpenIDConnectProviderArn: `arn:aws:iam::${account}:oidc-provider/any.example`,
    Url: "https://any.example",
    VersionId: "v1",
    AccessKeyId: signer.accessKeyId,
    Path: "/",
  };
}

function makeRequest(service: ServiceId, name: string, members: MemberValues, by: Signer): Promise<WireRequest> {
  const { model } = services[service];
  const given = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
  const input = leastInput(model, name, given);
  const { protocol } = model;
  if (protocol.kind === "json") return signJsonCall(world.cloud, `${protocol.targetPrefix}.${name}`, input, by);
  return signFormCall(world.cloud, formOf(name, model.apiVersion, input), { service, ...by });
}

/** Whether an answer is a denial by the policies, something else that the operation itself says, or a wrong request. */
function verdictOf({ status, body }: { readonly status: number; readonly body: string }): string {
  const code = /"__type":"(\w+)"|<Code>(\w+)</.exec(body)?.slice(1).join("") ?? "";
  if (/^(AccessDenied|UnauthorizedOperation)/.test(code)) return "denied";
  const isWrong = /^(Validation|Serialization|UnknownOperation|Unsupported|Malformed(Input|Query)|InvalidAction)/.test(
    code,
  );
  return isWrong || status >= 500 ? `wrong request: ${body}` : "allowed";
}

function expected(service: ServiceId, name: string, isOwn: boolean): string {
  if (free[service]?.includes(name)) return "allowed";
  const names = [...(granted[service] ?? []), ...(service === "ecr" ? underOtherName.ecr : [])];
  return isOwn && names.includes(name) ? "allowed" : "denied";
}

describe("the role of the reference may", () => {
  const signed = operations.filter(([service, name]) => services[service].operations.get(name)?.access !== "unsigned");
  it.each(signed)("do with %s:%s what it is granted, and no more", async (service, name) => {
    for (const [repository, key, isOwn] of [
      ["sample-app-1", keys.own, true],
      ["other-app", keys.other, false],
    ] as const) {
      const request = await makeRequest(service, name, membersFor(repository, key), session);
      const answer = await send(world.cloud, request);
      expect([name, isOwn, verdictOf(answer)]).toEqual([name, isOwn, expected(service, name, isOwn)]);
    }
  });

  it("use the key by its alias too", async () => {
    const members = membersFor("sample-app-1", aliases.own);
    expect(verdictOf(await send(world.cloud, await makeRequest("kms", "Sign", members, session)))).toBe("allowed");
  });
});

describe("no request passes", () => {
  const refused = async (request: WireRequest) => {
    const { status, body } = await send(world.cloud, request);
    return status >= 400 && status < 500 && /Token|Signature|UnrecognizedClient|AuthFailure|RequestExpired/.test(body);
  };
  const signed = operations.filter(([service, name]) => services[service].operations.get(name)?.access !== "unsigned");

  it.each(signed)("to %s:%s unsigned, stale, altered, by a deleted key or an ended session", async (service, name) => {
    const members = membersFor("sample-app-1", keys.own);
    const root = world.cloud.credentials;
    const request = await makeRequest(service, name, members, root);
    const stale = { ...root, at: new Date(world.cloud.wallNow().getTime() - 16 * 60_000) };
    const gone = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: root.secretAccessKey };
    const { sessionToken: _token, ...tokenless } = session;
    const wrong: Readonly<Record<string, WireRequest>> = {
      unsigned: { ...request, headers: request.headers.filter(([header]) => header !== "authorization") },
      altered: { ...request, body: request.body.startsWith("{") ? `${request.body} ` : `${request.body}&More=1` },
      "altered target": withHeader(request, "host", "kms.ap-northeast-1.amazonaws.com"),
      stale: await makeRequest(service, name, members, stale),
      "unknown key": await makeRequest(service, name, members, gone),
      "session without token": await makeRequest(service, name, members, tokenless),
    };
    for (const [kind, each] of Object.entries(wrong)) expect([kind, await refused(each)]).toEqual([kind, true]);
  });

  it("by the key of a user that was deleted, to anything", async () => {
    const gone = await world.user("gone", allow("*"));
    const requests = await Promise.all(
      signed.map(([service, name]) => makeRequest(service, name, membersFor("sample-app-1", keys.own), gone)),
    );
    await world.iam.ask("DeleteAccessKey", { UserName: "gone", AccessKeyId: gone.accessKeyId });
    for (const request of requests) expect([request.body, await refused(request)]).toEqual([request.body, true]);
  });

  it("by a session that has ended, to anything, nor by its password", async () => {
    const { Credentials } = await world
      .as(signer)
      .sts.send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: "short", DurationSeconds: 900 }));
    const ended: Signer = {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    };
    const password = await registryPassword(ended);
    expect(await ask("GET", "/v2/", password)).toBe(200);
    world.cloud.ahead.wall += 900_000;
    for (const [service, name] of signed) {
      const request = await makeRequest(service, name, membersFor("sample-app-1", keys.own), ended);
      expect([name, await refused(request)]).toEqual([name, true]);
    }
    expect(await ask("GET", "/v2/", password)).toBe(403);
    world.cloud.ahead.wall -= 900_000;
  });
});

describe("the registry lets the role", () => {
  /** The routes that it may use on its own repositories. */
  const open = [
    "ping GET",
    "ping HEAD",
    "tags GET",
    "manifest GET",
    "manifest HEAD",
    "manifest PUT",
    "blob GET",
    "blob HEAD",
    "uploads POST",
    "upload GET",
    "upload PATCH",
    "upload PUT",
    "upload DELETE",
    "referrers GET",
  ];
  const digest = `sha256:${"0".repeat(64)}`;
  const paths: Readonly<Record<keyof typeof endpoints, (name: string) => string>> = {
    ping: () => "/v2/",
    catalog: () => "/v2/_catalog",
    tags: (name) => `/v2/${name}/tags/list`,
    manifest: (name) => `/v2/${name}/manifests/${digest}`,
    blob: (name) => `/v2/${name}/blobs/${digest}`,
    uploads: (name) => `/v2/${name}/blobs/uploads/`,
    upload: (name) => `/v2/${name}/blobs/uploads/00000000-0000-0000-0000-000000000000`,
    referrers: (name) => `/v2/${name}/referrers/${digest}`,
  };
  const routes = (Object.keys(endpoints) as (keyof typeof endpoints)[]).flatMap((kind) =>
    Object.keys(endpoints[kind]).map((method) => [kind, method] as const),
  );

  it.each(routes)("through %s %s where it is granted, and nowhere else", async (kind, method) => {
    const password = await registryPassword(session);
    const isFree = kind === "ping";
    const own = await ask(method, paths[kind]("sample-app-1"), password);
    const other = await ask(method, paths[kind]("other-app"), password);
    expect([own === 403, other === 403]).toEqual([!open.includes(`${kind} ${method}`), !isFree]);
  });

  it("mount from nowhere that it may not read", async () => {
    const root = await registryPassword(world.cloud.credentials);
    const content = Buffer.from("a layer of another team");
    const layer = `sha256:${(await crypto.subtle.digest("SHA-256", content).then(Buffer.from)).toString("hex")}`;
    const push = `/v2/other-app/blobs/uploads/?digest=${layer}`;
    expect(await ask("POST", push, root, content)).toBe(201);
    const mount = `/v2/sample-app-1/blobs/uploads/?mount=${layer}&from=other-app`;
    const password = await registryPassword(session);
    expect(await ask("POST", mount, password)).toBe(202);
    expect(await ask("POST", mount, root)).toBe(201);
  });

  it("in no more when its session's own policy is narrower", async () => {
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [allow(["ecr:GetAuthorizationToken", "ecr:BatchGetImage"])],
    });
    const password = await registryPassword(await world.assume(signer, roleArn, { Policy }));
    expect(await ask("GET", paths.manifest("sample-app-1"), password)).toBe(404);
    expect(await ask("POST", paths.uploads("sample-app-1"), password)).toBe(403);
  });
});

async function registryPassword(by: Signer): Promise<string> {
  const request = await makeRequest("ecr", "GetAuthorizationToken", {}, by);
  const { body } = await send(world.cloud, request);
  const { authorizationData } = JSON.parse(body) as { authorizationData: { authorizationToken: string }[] };
  return authorizationData[0]?.authorizationToken ?? "";
}

/** The status of a request of the registry. */
async function ask(method: string, path: string, token: string, body?: Uint8Array<ArrayBuffer>): Promise<number> {
  const answer = await fetch(`${world.cloud.endpoint}${path}`, {
    method,
    headers: { authorization: `Basic ${token}` },
    ...(body === undefined ? {} : { body }),
  });
  await answer.arrayBuffer();
  return answer.status;
}
