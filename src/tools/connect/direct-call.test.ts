import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { temporaryFolder } from "../../../test/temporary-folder.ts";
import { type CloudOptions, connectCloud } from "./cloud.ts";

let server: Server;
let seen: { readonly headers: IncomingHttpHeaders; readonly body: string }[];
let answer: { readonly status: number; readonly body: string };
let home: string;

beforeEach(async () => {
  seen = [];
  answer = { status: 200, body: '{"KeyId":"k"}' };
  home = temporaryFolder();
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => {
      body += chunk;
    });
    request.on("end", () => {
      seen.push({ headers: request.headers, body });
      response.writeHead(answer.status, { "x-amzn-requestid": "id-1" }).end(answer.body);
    });
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const endpoint = () => `http://localhost:${(server.address() as AddressInfo).port}`;

const keys = () => ({
  HOME: home,
  AWS_ENDPOINT_URL: endpoint(),
  AWS_REGION: "ap-northeast-1",
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "secret",
});

async function call(env: CloudOptions["env"], more: Omit<CloudOptions, "env"> = {}): Promise<unknown> {
  const cloud = await connectCloud({ env, ...more });
  return await cloud.callDirectly({ service: "KMS", operation: "GetPublicKey", input: { KeyId: "k" } });
}

function writeConfig(text: string): void {
  mkdirSync(join(home, ".aws"));
  writeFileSync(join(home, ".aws", "config"), text);
}

describe("a direct call", () => {
  test("is one signed request, told of as the SDK's are", async () => {
    const lines: string[] = [];
    const told = await call({ ...keys(), AWS_SESSION_TOKEN: "token" }, { onRequest: (line) => lines.push(line) });
    expect(told).toEqual({ KeyId: "k" });
    expect(lines).toEqual(["KMS GetPublicKey: 200 id-1"]);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      body: '{"KeyId":"k"}',
      headers: {
        host: endpoint().slice("http://".length),
        "x-amz-target": "TrentService.GetPublicKey",
        "x-amz-security-token": "token",
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE\/\d{8}\/ap-northeast-1\/kms\/aws4_request, SignedHeaders=content-type;host;/,
        ),
      },
    });
  });

  test("is made beside a shared config that says nothing of endpoints", async () => {
    writeConfig("[default]\nregion = eu-west-1\n");
    expect(await call(keys())).toEqual({ KeyId: "k" });
  });

  test.each<[string, (env: ReturnType<typeof keys>) => CloudOptions["env"]]>([
    ["a profile is chosen", (env) => ({ ...env, AWS_PROFILE: "work" })],
    ["there are no keys", (env) => ({ ...env, AWS_SECRET_ACCESS_KEY: "" })],
    ["the region is the config's to say", (env) => ({ ...env, AWS_REGION: "" })],
    ["the endpoint is AWS's own", (env) => ({ ...env, AWS_ENDPOINT_URL: "" })],
    ["configured endpoints are ignored", (env) => ({ ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" })],
    ["the endpoint has a path", (env) => ({ ...env, AWS_ENDPOINT_URL: `${endpoint()}/kms` })],
    ["a FIPS endpoint is wanted", (env) => ({ ...env, AWS_USE_FIPS_ENDPOINT: "true" })],
  ])("is the SDK's where %s", async (_, change) => {
    expect(await call(change(keys()))).toBeUndefined();
    expect(seen).toEqual([]);
  });

  test("is the SDK's where the shared config asks for another kind of endpoint", async () => {
    writeConfig("[profile work]\nuse_dualstack_endpoint = true\n");
    expect(await call(keys())).toBeUndefined();
    expect(seen).toEqual([]);
  });

  test.each([
    [400, '{"__type":"NotFoundException"}'],
    [503, ""],
    [200, "<html>"],
    [200, `"${"x".repeat(70_000)}"`],
  ])("that is answered with %i and what is no success is the SDK's, silently", async (status, body) => {
    answer = { status, body };
    const lines: string[] = [];
    expect(await call(keys(), { onRequest: (line) => lines.push(line) })).toBeUndefined();
    expect(lines).toEqual([]);
  });

  test("that is not answered is the SDK's", async () => {
    expect(await call({ ...keys(), AWS_ENDPOINT_URL_KMS: "http://127.0.0.1:1" })).toBeUndefined();
  });
});
