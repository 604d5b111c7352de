import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { command as importCommand } from "../../src/cli/import.ts";
import { command as push } from "../../src/cli/push.ts";
import { command as repos } from "../../src/cli/repos.ts";
import { type RunningCloud, startCloud } from "../../src/cloud/start-cloud.ts";
import { createSampleImage, type SampleImage, writeOciLayout } from "../oci-layout.ts";
import { type CommandResult, runCommand } from "../run-command.ts";
import { writeIndexLayout } from "./index-layout.ts";

let home: string;
let running: RunningCloud;

const start = async () => startCloud({ dataFolder: join(home, "data"), host: "0.0.0.0", mirrorPort: 0 });

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "inkan-mirror-"));
  running = await start();
});
afterAll(async () => {
  await running.close();
  rmSync(home, { recursive: true });
});

const env = (): Record<string, string> => ({
  HOME: home,
  INKAN_DATA: running.dataFolder,
  AWS_ENDPOINT_URL: `http://127.0.0.1:${running.port}`,
  AWS_ACCESS_KEY_ID: running.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: running.credentials.secretAccessKey,
  AWS_REGION: running.region,
});
const bring = (...line: readonly string[]): Promise<CommandResult> => runCommand(importCommand, line, env());

function mirror(): string {
  if (running.mirror === undefined) throw new Error("the cloud has no mirror");
  return running.mirror;
}

const ask = (path: string, init?: RequestInit): Promise<Response> => fetch(`${mirror()}${path}`, init);

async function layout(name: string, text: string): Promise<{ readonly folder: string; readonly image: SampleImage }> {
  const image = await createSampleImage([text]);
  return { folder: writeOciLayout(join(home, name), image), image };
}

describe("what is imported", () => {
  test("is pulled without a login, every byte of it, under the name that docker asks for", async () => {
    const { folder, image } = await layout("alpine", "alpine");
    expect(await bring(folder, "alpine")).toMatchObject({
      code: 0,
      stdout: `alpine:latest@${image.manifest.digest}\n`,
    });
    const answer = await ask("/v2/library/alpine/manifests/latest");
    expect([answer.status, answer.headers.get("docker-content-digest")]).toEqual([200, image.manifest.digest]);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(image.manifest.bytes));
    for (const { digest, bytes } of [image.config, ...image.layers]) {
      const blob = await ask(`/v2/library/alpine/blobs/${digest}`);
      expect(new Uint8Array(await blob.arrayBuffer())).toEqual(new Uint8Array(bytes));
    }
  });

  test("comes whole where it is an index, and is listed and taken out by name", async () => {
    const { layout: folder } = await writeIndexLayout(join(home, "multi"), ["amd64", "arm64"], "multi");
    expect((await bring(folder, "grafana/grafana:11")).code).toBe(0);
    const index = await (await ask("/v2/grafana/grafana/manifests/11")).json();
    for (const { digest } of (index as { manifests: { digest: string }[] }).manifests) {
      expect((await ask(`/v2/grafana/grafana/manifests/${digest}`)).status).toBe(200);
    }
    expect(JSON.parse((await bring("--list", "-o", "json", "--query", "[].name")).stdout)).toEqual([
      "grafana/grafana:11",
      "alpine:latest",
    ]);
    expect((await bring("--remove", "grafana/grafana:11")).code).toBe(0);
    expect((await ask("/v2/grafana/grafana/manifests/11")).status).toBe(404);
    expect(await bring("--remove", "grafana/grafana:11")).toMatchObject({ code: 1 });
  });

  test("is still there after a restart", async () => {
    await running.close();
    running = await start();
    expect((await ask("/v2/library/alpine/manifests/latest")).status).toBe(200);
  });

  test("is as it was where an import breaks off", async () => {
    const { folder, image } = await layout("broken", "broken");
    const [layer] = image.layers;
    const path = join(folder, "blobs", "sha256", layer?.digest.slice("sha256:".length) ?? "");
    writeFileSync(path, "other bytes");
    const before = await (await ask("/v2/library/alpine/manifests/latest")).text();
    const { code, stderr } = await bring(folder, "alpine:latest");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: /m);
    expect(await (await ask("/v2/library/alpine/manifests/latest")).text()).toBe(before);
  });

  test("is no repository of ECR, and a repository of ECR is not in the mirror", async () => {
    expect((await runCommand(repos, ["-o", "text", "--query", "[].name"], env())).stdout).not.toContain("alpine");
    expect((await runCommand(push, ["--sample", "sample-app-1:v1", "-q"], env())).code).toBe(0);
    expect((await ask("/v2/sample-app-1/manifests/v1")).status).toBe(404);
    expect((await ask("/v2/library/sample-app-1/manifests/v1")).status).toBe(404);
  });
});

describe("a name that is refused before anything is read", () => {
  test.each([["ghcr.io/owner/image:1"], ["localhost:5000/image"], ["UPPER/case"], ["alpine:"], [""]])(
    "%j",
    async (name) => {
      expect(await bring(join(home, "alpine"), name)).toMatchObject({ code: 64, stdout: "" });
    },
  );

  test("and so are a source with --list, and nothing at all", async () => {
    expect((await bring()).code).toBe(64);
    expect((await bring("alpine", "--list")).code).toBe(64);
  });
});

describe("the mirror's door", () => {
  const digest = `sha256:${"0".repeat(64)}`;

  test.each<[string, string, number]>([
    ["PUT", "/v2/library/alpine/manifests/latest", 405],
    ["DELETE", "/v2/library/alpine/manifests/latest", 405],
    ["POST", "/v2/library/alpine/blobs/uploads/", 405],
    ["PATCH", "/v2/library/alpine/blobs/uploads/x", 405],
    ["GET", "/v2/library/alpine/tags/list", 405],
    ["GET", `/v2/library/alpine/referrers/${digest}`, 405],
    ["GET", "/v2/_catalog", 405],
    ["GET", "/", 404],
    ["POST", "/", 404],
    ["GET", "/v2/library/alpine/manifests/..%2f..", 400],
  ])("%s %s is refused", async (method, path, status) => {
    const response = await ask(path, { method, ...(method === "GET" ? {} : { body: "{}" }) });
    expect(response.status).toBe(status);
  });

  test("answers no call of AWS's, signed or not", async () => {
    const headers = { "x-amz-target": "TrentService.ListKeys", "content-type": "application/x-amz-json-1.1" };
    expect((await ask("/", { method: "POST", headers, body: "{}" })).status).toBe(404);
  });

  test("listens on loopback alone, wherever the cloud itself does", async () => {
    const [other] = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ family, internal }) => family === "IPv4" && !internal);
    // A machine with nothing but loopback has no other address to be asked on.
    const address = other?.address ?? "127.0.0.2";
    await expect(fetch(`http://${address}:${new URL(mirror()).port}/v2/`)).rejects.toThrow("fetch failed");
    expect((await fetch(`http://${address}:${running.port}/v2/`)).status).toBe(401);
  });

  test("has a port that another cloud cannot take, and is told who has it", async () => {
    const { port } = new URL(mirror());
    const second = startCloud({ dataFolder: join(home, "second"), mirrorPort: Number(port) });
    await expect(second).rejects.toMatchObject({
      code: "PORT_TAKEN",
      message: expect.stringContaining(`the data folder ${running.dataFolder}`),
      next: expect.stringContaining("use --mirror 0"),
    });
    const same = startCloud({ dataFolder: join(home, "second"), port: 5000, mirrorPort: 5000 });
    await expect(same).rejects.toMatchObject({ code: "CONFIG_CONFLICT" });
  });

  test("answers no page that has another name lead here", async () => {
    const { request } = await import("node:http");
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const options = { headers: { host: "evil.example" } };
      request(`${mirror()}/v2/`, options, (response) => resolve(response.resume().statusCode))
        .on("error", reject)
        .end();
    });
    expect(status).toBe(403);
  });

  test("tells containerd, which names the registry it means, that it has Docker Hub's images alone", async () => {
    expect((await ask("/v2/library/alpine/manifests/latest?ns=docker.io")).status).toBe(200);
    expect((await ask("/v2/library/alpine/manifests/latest?ns=ghcr.io")).status).toBe(404);
  });
});
