import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { resolveEndpoint } from "../../src/tools/connect/aws-endpoint.ts";
import { connectCloud } from "../../src/tools/connect/cloud.ts";
import { resolveReference } from "../../src/tools/connect/resolve-reference.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { useCloud } from "./use-cloud.ts";

const local = useCloud();

afterEach(() => void vi.unstubAllEnvs());

/** What the SDK finds in its own process: neither a profile nor a region nor keys. */
function withoutProfiles(): void {
  const empty = temporaryFolder();
  vi.stubEnv("AWS_CONFIG_FILE", join(empty, "config"));
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", join(empty, "credentials"));
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  for (const name of ["AWS_PROFILE", "AWS_REGION", "AWS_ACCESS_KEY_ID"]) vi.stubEnv(name, undefined);
}

/** Where nothing listens. */
async function freePort(): Promise<{ readonly host: string; readonly port: number }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return { host: "127.0.0.1", port };
}

describe("the cloud that the environment points at", () => {
  test("is the endpoint of the service before the common one", async () => {
    const endpoint = "http://localhost:1";
    const env = { AWS_ENDPOINT_URL: endpoint, AWS_ENDPOINT_URL_ECR: "http://localhost:2" };
    expect((await connectCloud({ env })).endpoint).toBe("http://localhost:2");
    expect((await connectCloud({ env: { AWS_ENDPOINT_URL: endpoint } })).endpoint).toBe(endpoint);
    expect(
      (await connectCloud({ env: { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" } })).endpoint,
    ).toBeUndefined();
  });

  test.each([
    [{ AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-2" }, undefined, "eu-west-1"],
    [{ AWS_DEFAULT_REGION: "eu-west-2" }, undefined, "eu-west-2"],
    [{ AWS_REGION: "eu-west-1" }, "us-east-1", "us-east-1"],
  ])("lies in the region of %s", async (env, region, expected) => {
    expect(await (await connectCloud({ env, region })).region()).toBe(expected);
  });

  test("needs a region, and a name that is one", async () => {
    await expect(connectCloud({ env: {}, region: "Tokyo" })).rejects.toThrow(
      "'Tokyo' is not the name of an AWS region",
    );
    withoutProfiles();
    const cloud = await connectCloud({ env: {} });
    for (const asking of [() => cloud.region(), () => cloud.ecr(), () => cloud.kms(), () => cloud.registry()]) {
      await expect(asking()).rejects.toMatchObject({
        code: "NO_REGION",
        next: expect.stringMatching(/--local.*inkan env.*AWS_REGION/),
      });
    }
  });

  test("needs credentials, and says where they may come from", async () => {
    withoutProfiles();
    const cloud = await connectCloud({ env: {}, region: "eu-west-1" });
    await expect(cloud.identity()).rejects.toMatchObject({
      code: "CREDENTIALS",
      next: expect.stringMatching(/--local.*inkan env.*aws configure/),
    });
  });

  test("that is not running is said so, with what starts it", async () => {
    const { host, port } = await freePort();
    const cloud = await connectCloud({ env: { ...local.env, AWS_ENDPOINT_URL: `http://localhost:${port}` } });
    await expect(cloud.identity()).rejects.toMatchObject({
      message: `asking who calls: ${host}:${port} cannot be reached: nothing listens there`,
      code: "UNREACHABLE",
      next: expect.stringContaining("inkan up"),
    });
  });

  test("may be a profile's: region, keys and endpoint are found there, whatever keys the environment has", async () => {
    const folder = temporaryFolder();
    const { accessKeyId, secretAccessKey } = local.running.credentials;
    mkdirSync(join(folder, ".aws"));
    writeFileSync(
      join(folder, ".aws", "config"),
      `[profile local]\nregion = eu-central-1\nendpoint_url = ${local.running.endpoint}\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
    );
    // The SDK reads profiles by the environment of its own process.
    const env = { AWS_PROFILE: "local", AWS_CONFIG_FILE: join(folder, ".aws", "config") };
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    vi.stubEnv("AWS_REGION", undefined);
    const wrongKeys = { AWS_ACCESS_KEY_ID: "AKIAWRONG", AWS_SECRET_ACCESS_KEY: "wrong" };
    const cloud = await connectCloud({ env: { ...env, ...wrongKeys } });
    expect(await cloud.describe()).toBe(
      `account 123456789012, region eu-central-1, endpoint ${local.running.endpoint}`,
    );
  });
});

test("what is about to be changed is named by account, region and endpoint", async () => {
  const { endpoint } = local.running;
  expect(await local.cloud.describe()).toBe(`account 123456789012, region ap-northeast-1, endpoint ${endpoint}`);
});

test("AWS's own endpoint is named without asking anything of it", async () => {
  const env = { AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY: "none" };
  const cloud = await connectCloud({ env });
  expect(await resolveEndpoint(await cloud.ecr())).toBe("https://api.ecr.eu-west-1.amazonaws.com");
});

describe("a reference", () => {
  test("without a host lies in the registry of the current account and region", async () => {
    const { name, tag, registry } = await resolveReference(local.cloud, "sample-app-1:dev");
    expect({ name, tag }).toEqual({ name: `${local.registry}/sample-app-1`, tag: "dev" });
    await registry.ping();
    expect((await resolveReference(local.cloud, "sample-app-2:dev")).registry).toBe(registry);
  });

  test("with the cloud's host, by any of its names, has the cloud's login", async () => {
    const { port } = local.running;
    for (const host of [
      `localhost:${port}`,
      `127.0.0.1:${port}`,
      `123456789012.dkr.ecr.ap-northeast-1.localhost:${port}`,
    ]) {
      await (await resolveReference(local.cloud, `${host}/sample-app-1:dev`)).registry.ping();
    }
  });

  test("with the cloud's host has what docker's config holds first, and the cloud's login where a helper fails", async () => {
    const folder = temporaryFolder();
    const env = { ...local.env, DOCKER_CONFIG: folder };
    const ping = async () => (await (await connectCloud({ env })).registry(local.registry)).ping();
    const auth = Buffer.from("AWS:of yesterday").toString("base64");
    writeFileSync(join(folder, "config.json"), JSON.stringify({ auths: { [local.registry]: { auth } } }));
    await expect(ping()).rejects.toMatchObject({ code: "EXPIRED", next: `inkan login ${local.registry}` });
    writeFileSync(join(folder, "config.json"), JSON.stringify({ credsStore: "not-installed" }));
    await ping();
  });

  test("with another host has none of it", async () => {
    const other = (local.running.port % 60_000) + 1025;
    const lines: string[] = [];
    const cloud = await connectCloud({ env: local.env, onRequest: (line) => lines.push(line) });
    const hosts = [`127.0.0.1:${other}`, `123456789012.dkr.ecr.ap-northeast-1.localhost:${other}`];
    for (const host of hosts)
      await expect((await cloud.registry(host)).ping()).rejects.toMatchObject({ code: "UNREACHABLE" });
    expect(lines.filter((line) => line.includes("GetAuthorizationToken"))).toEqual([]);
  });
});

describe("a call that fails", () => {
  test("says the service's words, its name for the error and the request's id", async () => {
    const env = { ...local.env, AWS_SECRET_ACCESS_KEY: "wrong" };
    const error = await (await connectCloud({ env })).identity().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "CREDENTIALS", next: expect.stringContaining("inkan env") });
    expect(String(error)).toMatch(/SignatureDoesNotMatch, request [0-9a-f-]{36}/);
    expect(String(error)).not.toContain("AWS_SECRET_ACCESS_KEY");
  });

  test("where nothing listens says so", async () => {
    const env = { ...local.env, AWS_ENDPOINT_URL: "http://127.0.0.1:1" };
    await expect((await connectCloud({ env })).registry()).rejects.toMatchObject({ code: "UNREACHABLE" });
  });
});

test("a trace of calls holds operations and ids, and no token", async () => {
  const lines: string[] = [];
  const cloud = await connectCloud({ env: local.env, onRequest: (line) => lines.push(line) });
  await (await cloud.registry()).ping();
  expect(lines).toEqual([
    expect.stringMatching(/^ECR GetAuthorizationToken: 200 [0-9a-f-]{36}$/),
    `GET ${local.running.endpoint}/v2/: 200`,
  ]);
});

test("https with the cloud's own authority, named by AWS_CA_BUNDLE", async () => {
  const endpoint = local.running.endpoint.replace("http:", "https:");
  const env = { ...local.env, AWS_ENDPOINT_URL: endpoint, AWS_CA_BUNDLE: local.running.caFile };
  const cloud = await connectCloud({ env });
  expect(await cloud.describe()).toContain(`endpoint ${endpoint}`);
  await (await cloud.registry()).ping();
  const missing = { ...env, AWS_CA_BUNDLE: "/no/such/file.pem" };
  await expect(connectCloud({ env: missing })).rejects.toThrow("AWS_CA_BUNDLE names '/no/such/file.pem'");
});
