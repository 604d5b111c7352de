import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { type RegistryServer, type RegistryServerOptions, startRegistry } from "../../../test/registry-server.ts";
import { digestOf } from "../../core/oci/digest.ts";
import { noQuirks } from "../quirks.ts";
import { endpoints } from "./endpoints.ts";

const digest = digestOf(Buffer.from("x"));

async function start(options: RegistryServerOptions = {}): Promise<RegistryServer> {
  const registry = await startRegistry(options);
  onTestFinished(() => registry.close());
  return registry;
}

/** Every route with every method it has. */
const routes = [
  ["GET", "/v2/"],
  ["GET", "/v2/_catalog"],
  ["GET", "/v2/app/tags/list"],
  ["GET", "/v2/app/manifests/v1"],
  ["HEAD", "/v2/app/manifests/v1"],
  ["PUT", "/v2/app/manifests/v1"],
  ["DELETE", "/v2/app/manifests/v1"],
  ["GET", `/v2/app/blobs/${digest}`],
  ["HEAD", `/v2/app/blobs/${digest}`],
  ["DELETE", `/v2/app/blobs/${digest}`],
  ["POST", "/v2/app/blobs/uploads/"],
  ["GET", "/v2/app/blobs/uploads/id"],
  ["PATCH", "/v2/app/blobs/uploads/id"],
  ["PUT", `/v2/app/blobs/uploads/id?digest=${digest}`],
  ["DELETE", "/v2/app/blobs/uploads/id"],
  ["GET", `/v2/app/referrers/${digest}`],
  ["GET", "/v2/nothing"],
] as const;

test.each(routes)("%s %s without credentials gets ECR's own challenge", async (method, target) => {
  const registry = await start();
  const { status, headers, body } = await registry.ask(method, target, { headers: { authorization: null } });
  expect([status, headers["www-authenticate"], headers["docker-distribution-api-version"]]).toEqual([
    401,
    `Basic realm="http://${registry.host}/",service="ecr.amazonaws.com"`,
    "registry/2.0",
  ]);
  expect([headers["content-type"], headers["content-length"]]).toEqual(["text/plain; charset=utf-8", "15"]);
  expect(body.toString()).toBe(method === "HEAD" ? "" : "Not Authorized\n");
});

test.each([
  ["another scheme", "Bearer x"],
  ["no scheme", "x"],
  ["another user", `Basic ${Buffer.from("aws:x").toString("base64")}`],
  ["no colon", `Basic ${Buffer.from("AWS").toString("base64")}`],
  ["no base64", "Basic ????"],
  ["nothing", "Basic "],
])("credentials that are none are challenged: %s", async (_title, authorization) => {
  const registry = await start();
  expect((await registry.ask("GET", "/v2/", { headers: { authorization } })).status).toBe(401);
});

test("credentials that come twice are none, good as they may be", async () => {
  const registry = await start();
  const { authorization } = registry;
  const twice = await registry.ask("GET", "/v2/", { headers: { authorization: `${authorization}, ${authorization}` } });
  expect(twice.status).toBe(401);
  const padded = `Basic ${Buffer.from(`AWS:${registry.password}`.padEnd(400)).toString("base64")}`;
  for (const second of [authorization, padded, "Basic x"]) {
    const [hostname, port] = registry.host.split(":");
    const socket = connect(Number(port), hostname);
    const lines = [`Host: ${registry.host}`, `Authorization: ${authorization}`, `Authorization: ${second}`];
    socket.end(["GET /v2/ HTTP/1.1", ...lines, "Connection: close", "", ""].join("\r\n"));
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 401 /);
  }
});

test("good credentials open the door, whatever the case of the scheme", async () => {
  const registry = await start();
  for (const authorization of [registry.authorization, registry.authorization.replace("Basic", "basic")]) {
    expect((await registry.ask("GET", "/v2/", { headers: { authorization } })).status).toBe(200);
  }
});

test("a password that was changed is denied, as ECR denies a foreign one", async () => {
  const registry = await start();
  const changed = `${registry.password.slice(0, -1)}${registry.password.endsWith("A") ? "B" : "A"}`;
  const authorization = `Basic ${Buffer.from(`AWS:${changed}`).toString("base64")}`;
  const { status, code, body } = await registry.ask("GET", "/v2/", { headers: { authorization } });
  expect([status, code]).toEqual([403, "DENIED"]);
  expect(JSON.parse(body.toString()).errors[0].message).toBe(
    "Your authorization token has expired. Reauthenticate and try again.",
  );
});

test("a password ends after twelve hours, and not with the process", async () => {
  let now = Date.parse("2026-11-25T00:00:00Z");
  const clock = (): Date => new Date(now);
  const first = await startRegistry({ clocks: { wall: clock, cloud: clock } });
  const { authorization } = first;
  const registry = await first.restart();
  onTestFinished(() => registry.close());
  const ask = (): Promise<{ status: number }> => registry.ask("GET", "/v2/", { headers: { authorization } });
  now += 12 * 60 * 60 * 1000 - 1;
  expect((await ask()).status).toBe(200);
  now += 1;
  expect((await ask()).status).toBe(403);
});

test.each([
  ["123456789012.dkr.ecr.ap-northeast-1.amazonaws.com", 200],
  ["123456789012.dkr.ecr.ap-northeast-1.localhost:4566", 200],
  ["210987654321.dkr.ecr.ap-northeast-1.amazonaws.com", 403],
  ["123456789012.dkr.ecr.us-east-1.amazonaws.com", 403],
  ["registry.example", 200],
])("the host %s says whose registry it is: %i", async (host, expected) => {
  const registry = await start();
  expect((await registry.ask("GET", "/v2/", { headers: { host } })).status).toBe(expected);
  const challenge = await registry.ask("GET", "/v2/", { headers: { host, authorization: null } });
  expect(challenge.headers["www-authenticate"]).toContain(`realm="http://${host}/"`);
});

test("with the quirks off, errors are JSON and a bad password is challenged", async () => {
  const registry = await start({ quirks: noQuirks() });
  for (const authorization of [null, `Basic ${Buffer.from("AWS:x").toString("base64")}`]) {
    const { status, code, headers } = await registry.ask("GET", "/v2/", { headers: { authorization } });
    expect([status, code, headers["www-authenticate"]]).toEqual([
      401,
      "UNAUTHORIZED",
      expect.stringContaining("Basic"),
    ]);
  }
});

/** A path of each kind in the repository `secret`. */
const paths: { readonly [Kind in keyof typeof endpoints]: string } = {
  ping: "/v2/",
  catalog: "/v2/_catalog",
  tags: "/v2/secret/tags/list",
  manifest: "/v2/secret/manifests/v1",
  blob: `/v2/secret/blobs/${digest}`,
  uploads: "/v2/secret/blobs/uploads/",
  upload: `/v2/secret/blobs/uploads/id?digest=${digest}`,
  referrers: `/v2/secret/referrers/${digest}`,
};
const everyEndpoint = Object.entries(endpoints).flatMap(([kind, methods]) =>
  Object.keys(methods).map((method) => [method, paths[kind as keyof typeof paths]] as const),
);

test.each(everyEndpoint)("who is denied everything learns nothing of %s %s", async (method, target) => {
  const registry = await start({ authorize: () => ({ kind: "deny", reason: "because a test says so" }) });
  const { status, code } = await registry.ask(method, target);
  expect([status, code]).toEqual([403, method === "HEAD" ? undefined : "DENIED"]);
});

const repository = "arn:aws:ecr:ap-northeast-1:123456789012:repository/app";

test.each([
  ["GET", "/v2/", undefined, ["ecr:GetAuthorizationToken *"]],
  ["GET", "/v2/_catalog", undefined, ["ecr:DescribeRepositories *"]],
  ["GET", "/v2/app/tags/list", undefined, [`ecr:ListImages ${repository}`]],
  ["GET", "/v2/app/manifests/v1", undefined, [`ecr:BatchGetImage ${repository}`]],
  ["HEAD", "/v2/app/manifests/v1", undefined, [`ecr:BatchGetImage ${repository}`]],
  ["PUT", "/v2/app/manifests/v1", "{}", [`ecr:PutImage ${repository}`]],
  ["DELETE", "/v2/app/manifests/v1", undefined, [`ecr:BatchDeleteImage ${repository}`]],
  ["GET", `/v2/app/blobs/${digest}`, undefined, [`ecr:GetDownloadUrlForLayer ${repository}`]],
  ["HEAD", `/v2/app/blobs/${digest}`, undefined, [`ecr:BatchCheckLayerAvailability ${repository}`]],
  ["POST", "/v2/app/blobs/uploads/", undefined, [`ecr:InitiateLayerUpload ${repository}`]],
  [
    "POST",
    `/v2/app/blobs/uploads/?digest=${digest}`,
    "x",
    [
      `ecr:InitiateLayerUpload ${repository}`,
      `ecr:UploadLayerPart ${repository}`,
      `ecr:CompleteLayerUpload ${repository}`,
    ],
  ],
  [
    "POST",
    `/v2/app/blobs/uploads/?mount=${digest}&from=other`,
    undefined,
    [`ecr:InitiateLayerUpload ${repository}`, `ecr:GetDownloadUrlForLayer ${repository.replace("app", "other")}`],
  ],
  ["PATCH", "/v2/app/blobs/uploads/id", "x", [`ecr:UploadLayerPart ${repository}`]],
  ["PUT", `/v2/app/blobs/uploads/id?digest=${digest}`, undefined, [`ecr:CompleteLayerUpload ${repository}`]],
  ["PUT", `/v2/app/blobs/uploads/id?digest=${digest}`, "", [`ecr:CompleteLayerUpload ${repository}`]],
  [
    "PUT",
    `/v2/app/blobs/uploads/id?digest=${digest}`,
    "x",
    [`ecr:CompleteLayerUpload ${repository}`, `ecr:UploadLayerPart ${repository}`],
  ],
  ["GET", `/v2/app/referrers/${digest}`, undefined, [`ecr:BatchGetImage ${repository}`]],
] as const)("%s %s asks for the API's actions (body: %s)", async (method, target, body, expected) => {
  const asked: string[] = [];
  const registry = await start({
    quirks: noQuirks(),
    repositories: ["app", "other"],
    authorize: (_principal, action, resource) => {
      asked.push(`${action} ${resource}`);
      return { kind: "allow", reason: "a test says so" };
    },
  });
  await registry.ask(method, target, body === undefined ? {} : { body });
  expect(asked).toEqual(expected);
});

test("a denial is AWS's sentence", async () => {
  const registry = await start({
    authorize: () => ({ kind: "deny", reason: "because no identity-based policy allows the ecr:PutImage action" }),
  });
  const { body } = await registry.ask("PUT", "/v2/app/manifests/v1", { body: "{}" });
  expect(JSON.parse(body.toString()).errors[0].message).toBe(
    "User: arn:aws:iam::123456789012:root is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:ap-northeast-1:123456789012:repository/app because no identity-based policy allows the ecr:PutImage action",
  );
});

test("a large push without credentials is refused before it is sent", async () => {
  const registry = await start();
  const [hostname, port] = registry.host.split(":");
  const socket = connect(Number(port), hostname);
  socket.end(
    `PATCH /v2/app/blobs/uploads/id HTTP/1.1\r\nHost: ${registry.host}\r\nConnection: close\r\nContent-Length: 1000000000\r\n\r\n`,
  );
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 401 /);
});
