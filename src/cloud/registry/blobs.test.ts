import { describe, expect, onTestFinished, test } from "vitest";
import { imageOf } from "../../../test/image-room.ts";
import {
  postBlob,
  putManifest,
  type RegistryServer,
  type RegistryServerOptions,
  startRegistry,
} from "../../../test/registry-server.ts";
import { digestOf } from "../../core/oci/digest.ts";
import { emptyConfigBytes } from "../../core/oci/manifest.ts";
import { noQuirks } from "../quirks.ts";

async function start(options: RegistryServerOptions = {}): Promise<RegistryServer> {
  const registry = await startRegistry({ repositories: ["app", "other"], ...options });
  onTestFinished(async () => {
    expect(registry.failures).toEqual([]);
    await registry.close();
  });
  return registry;
}

const bytes = Buffer.from(Array.from({ length: 3_000 }, (_, index) => index % 256));
const digest = digestOf(bytes);
const target = `/v2/app/blobs/${digest}`;

test("a blob is looked at and read", async () => {
  const registry = await start();
  await postBlob(registry, "app", bytes);
  for (const method of ["HEAD", "GET"]) {
    const { status, headers, body } = await registry.ask(method, target);
    expect([status, headers["content-length"], headers["docker-content-digest"], headers["accept-ranges"]]).toEqual([
      200,
      "3000",
      digest,
      "bytes",
    ]);
    expect(body).toEqual(method === "GET" ? bytes : Buffer.alloc(0));
  }
});

test("an empty blob is one too, where it may be", async () => {
  const registry = await start({ quirks: noQuirks() });
  const empty = await postBlob(registry, "app", Buffer.alloc(0));
  const { status, headers, body } = await registry.ask("GET", `/v2/app/blobs/${empty.digest}`);
  expect([status, headers["content-length"], body.byteLength]).toEqual([200, "0", 0]);
  expect((await (await start()).ask("POST", `/v2/app/blobs/uploads/?digest=${empty.digest}`)).status).toBe(400);
});

describe("a part of a blob", () => {
  test.each([
    ["bytes=10-19", 206, "bytes 10-19/3000", bytes.subarray(10, 20)],
    ["bytes=2990-", 206, "bytes 2990-2999/3000", bytes.subarray(2990)],
    ["bytes=-1", 206, "bytes 2999-2999/3000", bytes.subarray(2999)],
    ["bytes=0-99999", 206, "bytes 0-2999/3000", bytes],
    ["bytes=1-2,5-6", 200, undefined, bytes],
    ["junk", 200, undefined, bytes],
    ["bytes=3000-", 416, "bytes */3000", undefined],
    ["bytes=9-8", 416, "bytes */3000", undefined],
  ])("%s", async (range, status, contentRange, expected) => {
    const registry = await start();
    await postBlob(registry, "app", bytes);
    const answer = await registry.ask("GET", target, { headers: { range } });
    expect([answer.status, answer.headers["content-range"]]).toEqual([status, contentRange]);
    if (expected !== undefined) expect(answer.body).toEqual(Buffer.from(expected));
  });

  test("is not sent to whom it depends on a version that was never named", async () => {
    const registry = await start();
    await postBlob(registry, "app", bytes);
    const headers = { range: "bytes=1-2", "if-range": '"x"' };
    expect((await registry.ask("GET", target, { headers })).status).toBe(200);
  });
});

test("a blob of another repository, an unknown one and no digest are refused", async () => {
  const registry = await start();
  await postBlob(registry, "app", bytes);
  for (const [path, status, code] of [
    [`/v2/other/blobs/${digest}`, 404, "BLOB_UNKNOWN"],
    [`/v2/app/blobs/${digestOf(Buffer.from("none"))}`, 404, "BLOB_UNKNOWN"],
    [`/v2/none/blobs/${digest}`, 404, "NAME_UNKNOWN"],
    ["/v2/app/blobs/sha256:..", 405, "UNSUPPORTED"],
    ["/v2/app/blobs/..", 405, "UNSUPPORTED"],
  ] as const) {
    const answer = await registry.ask("GET", path);
    expect([path, answer.status, answer.code]).toEqual([path, status, code]);
  }
});

test("ECR deletes no blob when asked, the specification's registry one that no image uses", async () => {
  const quirky = await start();
  await postBlob(quirky, "app", bytes);
  expect((await quirky.ask("DELETE", target)).code).toBe("UNSUPPORTED");
  expect((await quirky.ask("HEAD", target)).status).toBe(200);

  const plain = await start({ quirks: noQuirks() });
  const layer = await postBlob(plain, "app", bytes);
  await postBlob(plain, "app", emptyConfigBytes);
  await putManifest(plain, "/v2/app/manifests/v1", imageOf([layer]));
  expect((await plain.ask("DELETE", target)).status).toBe(405);
  await plain.ask("DELETE", `/v2/app/manifests/${digestOf(imageOf([layer]))}`);
  expect((await plain.ask("DELETE", target)).status).toBe(202);
  expect((await plain.ask("DELETE", target)).code).toBe("BLOB_UNKNOWN");
});

describe("mounting", () => {
  const mount = `/v2/other/blobs/uploads/?mount=${digest}`;

  test("starts an upload at ECR, whatever is asked", async () => {
    const registry = await start();
    await postBlob(registry, "app", bytes);
    for (const query of [`${mount}&from=app`, mount, "/v2/other/blobs/uploads/?mount=junk&from=App"]) {
      const { status, headers } = await registry.ask("POST", query);
      expect([status, headers.location]).toEqual([202, expect.stringContaining("/v2/other/blobs/uploads/")]);
    }
  });

  test("adds the blob by the specification, named source or not", async () => {
    const registry = await start({ quirks: noQuirks() });
    await postBlob(registry, "app", bytes);
    for (const query of [`${mount}&from=app`, mount, `${mount}&from=`]) {
      const { status, headers } = await registry.ask("POST", query);
      expect([status, headers.location]).toEqual([201, `http://${registry.host}/v2/other/blobs/${digest}`]);
      expect((await registry.ask("GET", `/v2/other/blobs/${digest}`)).body).toEqual(bytes);
      await registry.ask("DELETE", `/v2/other/blobs/${digest}`);
    }
  });

  test("of what the source has not, or the caller may not read, starts an upload", async () => {
    const registry = await start({
      quirks: noQuirks(),
      authorize: (_principal, action, resource) =>
        action === "ecr:GetDownloadUrlForLayer" && resource.endsWith("/app")
          ? { kind: "deny", reason: "because" }
          : { kind: "allow", reason: "because" },
    });
    await postBlob(registry, "app", bytes);
    for (const query of [`${mount}&from=app`, mount, `${mount}&from=none`, `${mount}&from=../app`]) {
      expect((await registry.ask("POST", query)).status).toBe(202);
    }
    expect((await registry.ask("HEAD", `/v2/other/blobs/${digest}`)).status).toBe(404);
  });
});
