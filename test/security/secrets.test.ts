import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ECRClient, GetAuthorizationTokenCommand } from "@aws-sdk/client-ecr";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type InkanCloud, inkanEnvironment, inkanProgram, startInkan } from "../inkan-cloud.ts";
import { outputOf } from "../run-program.ts";

let cloud: InkanCloud;
/** Everything that must stay where it is, by what it is. */
let secrets: Readonly<Record<string, string>>;

beforeAll(async () => {
  cloud = await startInkan();
  const credentials = { accessKeyId: env("AWS_ACCESS_KEY_ID"), secretAccessKey: env("AWS_SECRET_ACCESS_KEY") };
  const config = { endpoint: env("AWS_ENDPOINT_URL"), region: env("AWS_REGION"), maxAttempts: 1 };
  const ecr = new ECRClient({ ...config, credentials });
  const { authorizationData = [] } = await ecr.send(new GetAuthorizationTokenCommand({}));
  const token = authorizationData[0]?.authorizationToken ?? "";
  const password = Buffer.from(token, "base64").toString().replace(/^AWS:/, "");
  const registry = `http://${cloud.registry}/v2/_catalog`;
  await fetch(registry, { headers: { authorization: `Basic ${token}` } });
  // What is refused is logged as well, and what a client sent in the wrong place is still a secret.
  await fetch(registry, { headers: { authorization: `Basic ${token}x` } });
  await fetch(`${registry}?password=${encodeURIComponent(password)}&token=${encodeURIComponent(token)}`);
  const wrong = new STSClient({ ...config, credentials: { ...credentials, secretAccessKey: "wr0ng-s3cret" } });
  await expect(wrong.send(new GetCallerIdentityCommand({}))).rejects.toThrow();
  secrets = { "secret access key": credentials.secretAccessKey, token, password, "wrong secret": "wr0ng-s3cret" };
});
afterAll(async () => {
  await cloud.stop();
});

function env(name: string): string {
  return cloud.env[name] ?? "";
}

/** The names of the secrets that some bytes hold. */
function secretsIn(bytes: Buffer): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) => (bytes.includes(secret) ? [name] : []));
}

test("no file of the data folder holds a secret, but the one that is made for it", () => {
  const files = readdirSync(cloud.dataFolder, { recursive: true, encoding: "utf8" })
    .map((name) => join(cloud.dataFolder, name))
    .filter((path) => statSync(path).isFile());
  const found = files.flatMap((path) => secretsIn(readFileSync(path)).map((secret) => `${path}: ${secret}`));
  expect(found).toEqual([`${join(cloud.dataFolder, "credentials.json")}: secret access key`]);
  const log = readFileSync(join(cloud.dataFolder, "inkan.log"), "utf8");
  expect(log).toContain('"operation":"ecr:GetAuthorizationToken"');
  expect(log).not.toMatch(/PRIVATE KEY|Signature=[0-9a-f]/);
});

test("no file holds a private key that can be read", () => {
  const database = readFileSync(join(cloud.dataFolder, "inkan.db-wal"));
  // PKCS#8 of an RSA key and of a P-256 key, up to where the key itself begins (RFC 5208, RFC 5958).
  for (const header of ["30820[0-9a-f]{3}020100300d06092a864886f70d010101", "308187020100301306072a8648ce3d0201"]) {
    expect(database.toString("hex")).not.toMatch(new RegExp(header));
  }
});

test("neither status nor logs show one", async () => {
  for (const command of ["status", "logs"]) {
    const args = [inkanProgram, command, "--data", cloud.dataFolder, "-o", "json"];
    const said = await outputOf(process.execPath, args, { env: inkanEnvironment() });
    expect(secretsIn(Buffer.from(said))).toEqual([]);
  }
});
