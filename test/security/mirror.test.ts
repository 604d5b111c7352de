import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseRunningCloud } from "../../src/core/running-cloud.ts";
import { readCloudFile } from "../../src/tools/connect/local-cloud.ts";
import { type InkanCloud, inkanEnvironment, inkanProgram, startInkan } from "../inkan-cloud.ts";
import { createSampleImage, writeOciLayout } from "../oci-layout.ts";
import { outputOf } from "../run-program.ts";
import { answerTo, requests, statusesOf } from "./hostile-requests.ts";

type DockerLogins = { readonly auths: Readonly<Record<string, { readonly auth: string }>> };

let home: string;
let cloud: InkanCloud;
let mirror: URL;

/** In the mirror, as `library/alpine:latest`. */
let imported: string;
/** In ECR's repository `sample-app-1`: the digest of its manifest, and of its config. */
let ofEcr: readonly string[];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "inkan-home-"));
  cloud = await startInkan({ args: ["--mirror", "0", "--host", "0.0.0.0"] });
  mirror = new URL(parseRunningCloud(readCloudFile(join(cloud.dataFolder, "cloud.json")) ?? "").mirror ?? "");
  const images = [await createSampleImage(["imported"]), await createSampleImage(["of ecr"])] as const;
  const [first, second] = images.map((image, at) => writeOciLayout(join(home, `layout${at}`), image));
  await inkan("import", first ?? "", "alpine:latest");
  await inkan("push", second ?? "", "sample-app-1:v1");
  imported = images[0].manifest.digest;
  ofEcr = [images[1].manifest.digest, images[1].config.digest];
});
afterAll(async () => {
  await cloud.stop();
  rmSync(home, { recursive: true, force: true });
});

function inkan(...words: readonly string[]): Promise<string> {
  const env = { ...inkanEnvironment(), ...cloud.env, HOME: home, INKAN_DATA: cloud.dataFolder };
  return outputOf(process.execPath, [inkanProgram, ...words], { env });
}

const statusOf = async (path: string, init?: RequestInit) => (await fetch(new URL(path, mirror), init)).status;

test.each(requests)("%s is refused", async (_what, bytes) => {
  const answer = await answerTo(connect(Number(mirror.port), "127.0.0.1"), Buffer.from(bytes, "latin1"));
  for (const status of statusesOf(answer)) expect(status).toMatch(/^4/);
  expect(answer).not.toMatch(/node|fastify|\.ts|\.js|stack/i);
  expect(await statusOf("/v2/")).toBe(200);
});

test("it speaks no TLS, so that its certificates are nobody's to trust", async () => {
  const answer = await answerTo(connect(Number(mirror.port), "127.0.0.1"), "\x16\x03\x01\x00\x05junk!\r\n\r\n");
  expect(statusesOf(answer)).toEqual(["400"]);
});

test("what is in a repository of ECR is not to be had, under no name", async () => {
  const names = ["sample-app-1", "library/sample-app-1", "library/alpine", "mirror/sample-app-1", "layers"];
  for (const name of names) {
    for (const digest of ofEcr) {
      expect(await statusOf(`/v2/${name}/manifests/${digest}`)).toBe(404);
      expect(await statusOf(`/v2/${name}/blobs/${digest}`)).toBe(404);
    }
    expect(await statusOf(`/v2/${name}/manifests/v1`)).toBe(404);
  }
});

test("a login of ECR opens nothing more, and the cloud's own door shows nothing of the mirror", async () => {
  await inkan("login");
  const stored = JSON.parse(readFileSync(join(home, ".docker", "config.json"), "utf8")) as DockerLogins;
  const authorization = `Basic ${stored.auths[cloud.registry]?.auth}`;
  const own = await fetch(`http://localhost:${cloud.port}/v2/sample-app-1/manifests/v1`, {
    headers: { authorization },
  });
  expect(own.status).toBe(200);
  const names = ["library/alpine", "docker.io/library/alpine", "mirror/library/alpine"];
  for (const name of names) {
    const url = `http://localhost:${cloud.port}/v2/${name}/manifests/latest`;
    expect((await fetch(url, { headers: { authorization } })).status).toBe(404);
  }
  expect(await statusOf(`/v2/sample-app-1/manifests/${ofEcr[0]}`, { headers: { authorization } })).toBe(404);
  expect(await statusOf("/v2/_catalog", { headers: { authorization } })).toBe(405);
  expect(await inkan("repos", "-o", "text", "--query", "[].name")).not.toContain("alpine");
});

test.each(["/status", "/down", "/clock", "/mirror", "/mirror/images", "/mirror/layers/x", "/iam-explain"])(
  "the owner's %s is not behind it",
  async (path) => {
    expect(await statusOf(path)).toBe(404);
    expect(await statusOf(path, { method: "POST", body: "{}" })).toBe(404);
  },
);

test("no method writes, wherever it is tried", async () => {
  const paths = ["/v2/", "/v2/library/alpine/manifests/latest", `/v2/library/alpine/blobs/${imported}`];
  for (const path of [...paths, "/v2/library/alpine/blobs/uploads/", "/v2/new/manifests/1", "/v2/_catalog"]) {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      expect([path, method, await statusOf(path, { method })]).toEqual([path, method, 405]);
    }
  }
  const answer = await fetch(new URL("/v2/library/alpine/manifests/latest", mirror));
  expect(answer.headers.get("docker-content-digest")).toBe(imported);
});

test("it listens on 127.0.0.1 alone, where the cloud itself was told to listen everywhere", async () => {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const others = addresses
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
  for (const address of [...others, "127.0.0.2"]) {
    await expect(fetch(`http://${address}:${mirror.port}/v2/`)).rejects.toThrow();
    expect((await fetch(`http://${address}:${cloud.port}/v2/`)).status).toBe(401);
  }
});
