import { request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { testScope } from "../../../test/image-room.ts";
import {
  type Answer,
  type RegistryServer,
  type RegistryServerOptions,
  startRegistry,
} from "../../../test/registry-server.ts";
import { digestOf } from "../../core/oci/digest.ts";
import { parseRepositoryName } from "../../core/oci/names.ts";
import { quotas } from "../images/quotas.ts";
import { getRepository } from "../images/repositories.ts";
import { getUpload } from "../images/uploads.ts";
import { noQuirks } from "../quirks.ts";

const bytes = Buffer.from(Array.from({ length: 10_000 }, (_, index) => (index * 7) % 256));
const digest = digestOf(bytes);

async function start(options: RegistryServerOptions = {}): Promise<RegistryServer> {
  const registry = await startRegistry({ quirks: noQuirks(), ...options });
  onTestFinished(async () => {
    expect(registry.failures).toEqual([]);
    await registry.close();
  });
  return registry;
}

async function begin(registry: RegistryServer, query = ""): Promise<string> {
  const { status, headers } = await registry.ask("POST", `/v2/app/blobs/uploads/${query}`);
  expect([status, headers.range]).toEqual([202, "0-0"]);
  return headers.location ?? "";
}

function chunk(registry: RegistryServer, url: string, first: number, end: number): Promise<Answer> {
  const headers = { "content-range": `${first}-${end - 1}`, "content-type": "application/octet-stream" };
  return registry.ask("PATCH", url, { headers, body: bytes.subarray(first, end) });
}

function finish(registry: RegistryServer, url: string, of = digest): Promise<Answer> {
  return registry.ask("PUT", `${url}?digest=${of}`);
}

async function expectBlob(registry: RegistryServer): Promise<void> {
  expect((await registry.ask("GET", `/v2/app/blobs/${digest}`)).body.equals(bytes)).toBe(true);
}

describe("a kill between the move of a finished upload's file and the row of its blob", () => {
  const part = bytes.subarray(0, 9_000);
  const partDigest = digestOf(part);

  test.each([
    ["asked for", (registry: RegistryServer, url: string) => registry.ask("GET", url), 204],
    ["gone on with", (registry: RegistryServer, url: string) => chunk(registry, url, 9_000, 10_000), 404],
    ["finished again", (registry: RegistryServer, url: string) => finish(registry, url, partDigest), 404],
    ["given up", (registry: RegistryServer, url: string) => registry.ask("DELETE", url), 204],
  ])(
    "leaves an upload that can be %s without a failure of the registry's, and begun anew",
    async (_what, go, status) => {
      const before = await startRegistry({ quirks: noQuirks() });
      const url = await begin(before);
      await chunk(before, url, 0, 9_000);
      const id = url.slice(url.lastIndexOf("/") + 1);
      await before.room.store.blobs.placeUpload({ id, received: 9_000, algorithm: "sha256" }, partDigest);
      const registry = await before.restart();
      onTestFinished(() => registry.close());
      const moved = url.replace(before.host, registry.host);
      expect((await go(registry, moved)).status).toBe(status);
      expect((await registry.ask("GET", `/v2/app/blobs/${partDigest}`)).status).toBe(404);
      expect((await finish(registry, moved, partDigest)).status).toBe(404);
      const anew = await registry.ask("POST", `/v2/app/blobs/uploads/?digest=${partDigest}`, { body: part });
      expect(anew.status).toBe(201);
      expect((await registry.ask("GET", `/v2/app/blobs/${partDigest}`)).body.equals(part)).toBe(true);
      expect(registry.failures).toEqual([]);
    },
  );
});

describe("a blob comes", () => {
  test("whole, in the POST or in the PUT", async () => {
    const registry = await start();
    const posted = await registry.ask("POST", `/v2/app/blobs/uploads/?digest=${digest}`, { body: bytes });
    const put = await registry.ask("PUT", `${await begin(registry)}?digest=${digest}`, { body: bytes });
    for (const { status, headers } of [posted, put]) {
      expect([status, headers.location, headers["docker-content-digest"]]).toEqual([
        201,
        `http://${registry.host}/v2/app/blobs/${digest}`,
        digest,
      ]);
    }
    await expectBlob(registry);
  });

  test("as one stream without a length", async () => {
    const registry = await start();
    const url = await begin(registry);
    const body = Readable.from([bytes.subarray(0, 1), bytes.subarray(1, 9_000), bytes.subarray(9_000)]);
    const { status, headers } = await registry.ask("PATCH", url, { body });
    expect([status, headers.range, headers.location]).toEqual([202, "0-9999", url]);
    expect((await finish(registry, url)).status).toBe(201);
    await expectBlob(registry);
  });

  test("in chunks of any sizes, the last one with the PUT or before it", async () => {
    const registry = await start();
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: bytes.byteLength - 1 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(cuts, fc.boolean(), async (places, inPut) => {
        const url = await begin(registry);
        const ends = [...places.sort((one, other) => one - other), bytes.byteLength];
        let at = 0;
        for (const end of inPut ? ends.slice(0, -1) : ends) {
          const { status, headers } = await chunk(registry, url, at, end);
          expect([status, headers.range]).toEqual([202, `0-${end - 1}`]);
          at = end;
        }
        const last = bytes.subarray(at);
        const headers = { "content-range": `${at}-${bytes.byteLength - 1}` };
        const put = inPut
          ? await registry.ask("PUT", `${url}?digest=${digest}`, { headers, body: last })
          : await finish(registry, url);
        expect(put.status).toBe(201);
        await expectBlob(registry);
      }),
      { numRuns: 15 },
    );
  });

  test.each(["sha384", "sha512"] as const)("under a %s digest, announced or not", async (algorithm) => {
    const registry = await start();
    const other = digestOf(bytes, algorithm);
    for (const query of ["", `?digest-algorithm=${algorithm}`]) {
      const url = await begin(registry, query);
      await chunk(registry, url, 0, 10_000);
      expect((await finish(registry, url, other)).status).toBe(201);
    }
    expect((await registry.ask("GET", `/v2/app/blobs/${other}`)).body.equals(bytes)).toBe(true);
    const unknown = await registry.ask("POST", "/v2/app/blobs/uploads/?digest-algorithm=md5");
    expect([unknown.status, unknown.code]).toEqual([400, "DIGEST_INVALID"]);
  });

  test("from many clients at once, and is one blob", async () => {
    const registry = await start();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        registry.ask("POST", `/v2/app/blobs/uploads/?digest=${digest}`, { body: bytes }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    await expectBlob(registry);
  });
});

describe("an upload", () => {
  test("says where it stands, also to who sent the wrong chunk", async () => {
    const registry = await start();
    const url = await begin(registry);
    await chunk(registry, url, 0, 4_000);
    for (const [first, end] of [
      [5_000, 6_000],
      [0, 4_000],
      [3_999, 4_500],
    ] as const) {
      const { status, headers } = await chunk(registry, url, first, end);
      expect([status, headers.location, headers.range]).toEqual([416, url, "0-3999"]);
    }
    const put = await registry.ask("PUT", `${url}?digest=${digest}`, {
      headers: { "content-range": "5000-9999" },
      body: bytes.subarray(5_000),
    });
    expect(put.status).toBe(416);
    const { status, headers, body } = await registry.ask("GET", url);
    expect([status, headers.range, headers.location, body.byteLength]).toEqual([204, "0-3999", url, 0]);
    await chunk(registry, url, 4_000, 10_000);
    expect((await finish(registry, url)).status).toBe(201);
  });

  test("goes on after the registry was started again", async () => {
    const first = await startRegistry({ quirks: noQuirks() });
    const { pathname } = new URL(await begin(first));
    await chunk(first, pathname, 0, 4_000);
    const registry = await first.restart();
    onTestFinished(() => registry.close());
    expect((await registry.ask("GET", pathname)).headers.range).toBe("0-3999");
    await chunk(registry, pathname, 4_000, 10_000);
    expect((await finish(registry, pathname)).status).toBe(201);
    await expectBlob(registry);
  });

  test("keeps what came before the connection broke", async () => {
    const registry = await start();
    const url = await begin(registry);
    const broken = httpRequest(url, {
      method: "PATCH",
      headers: { authorization: registry.authorization, "content-length": "10000" },
    });
    broken.on("error", () => {});
    await new Promise<void>((resolve) => broken.write(bytes.subarray(0, 6_000), () => resolve()));
    broken.destroy();
    // A chunk that cannot be the next one waits for its turn, which comes when the broken one has ended.
    expect((await registry.ask("PATCH", url, { headers: { "content-range": "9999-9999" }, body: "x" })).status).toBe(
      416,
    );
    const id = url.slice(url.lastIndexOf("/") + 1);
    const { received } = getUpload(
      registry.room,
      getRepository(registry.room, testScope, parseRepositoryName("app")),
      id,
    );
    expect(received).toBeLessThanOrEqual(6_000);
    expect((await chunk(registry, url, received, 10_000)).status).toBe(202);
    expect((await finish(registry, url)).status).toBe(201);
  });

  test("can be given up", async () => {
    const registry = await start();
    const url = await begin(registry);
    expect((await registry.ask("DELETE", url)).status).toBe(204);
    for (const method of ["GET", "PATCH", "DELETE"]) {
      const { status, code } = await registry.ask(method, url);
      expect([method, status, code]).toEqual([method, 404, "BLOB_UPLOAD_UNKNOWN"]);
    }
    expect((await finish(registry, url)).code).toBe("BLOB_UPLOAD_UNKNOWN");
  });

  test("of another repository is not known", async () => {
    const registry = await start({ repositories: ["app", "other"] });
    const url = (await begin(registry)).replace("/app/", "/other/");
    expect((await registry.ask("PATCH", url, { body: bytes })).code).toBe("BLOB_UPLOAD_UNKNOWN");
  });
});

describe("bytes that are not what was said are refused, and leave nothing", () => {
  test("another digest, in every way of pushing", async () => {
    const registry = await start();
    const wrong = digestOf(Buffer.from("other"));
    const url = await begin(registry);
    await chunk(registry, url, 0, 10_000);
    const answers = [
      await registry.ask("POST", `/v2/app/blobs/uploads/?digest=${wrong}`, { body: bytes }),
      await registry.ask("PUT", `${await begin(registry)}?digest=${wrong}`, { body: bytes }),
      await finish(registry, url, wrong),
    ];
    for (const { status, code } of answers) expect([status, code]).toEqual([400, "DIGEST_INVALID"]);
    expect((await registry.ask("HEAD", `/v2/app/blobs/${wrong}`)).status).toBe(404);
    expect((await registry.ask("HEAD", `/v2/app/blobs/${digest}`)).status).toBe(404);
    expect(registry.room.store.database.all("SELECT 1 FROM uploads")).toEqual([]);
  });

  test.each([
    ["no digest at the end", "PUT", "", {}, "", [400, "DIGEST_INVALID"]],
    ["no digest of a known algorithm", "PUT", "?digest=md5:00", {}, "", [400, "DIGEST_INVALID"]],
    ["a range that is none", "PATCH", "", { "content-range": "bytes=0-1" }, "ab", [400, "BLOB_UPLOAD_INVALID"]],
    ["a range with a sign", "PATCH", "", { "content-range": "-1-1" }, "ab", [400, "BLOB_UPLOAD_INVALID"]],
    ["a range that ends before it starts", "PATCH", "", { "content-range": "5-3" }, "ab", [400, "SIZE_INVALID"]],
    ["a range of another length", "PATCH", "", { "content-range": "0-9" }, "ab", [400, "SIZE_INVALID"]],
    ["a method that uploads have not", "POST", "", {}, "ab", [405, "UNSUPPORTED"]],
  ])("%s", async (_title, method, query, headers, body, expected) => {
    const registry = await start();
    const url = await begin(registry);
    const answer = await registry.ask(method, `${url}${query}`, { headers, body });
    expect([answer.status, answer.code]).toEqual(expected);
    await chunk(registry, url, 0, 10_000);
    expect((await finish(registry, url)).status).toBe(201);
  });

  test("a stream of another length than its range", async () => {
    const registry = await start();
    const url = await begin(registry);
    const body = Readable.from([bytes.subarray(0, 5)]);
    const answer = await registry.ask("PATCH", url, { headers: { "content-range": "0-9" }, body });
    expect([answer.status, answer.code]).toEqual([400, "SIZE_INVALID"]);
    expect((await registry.ask("GET", url)).headers.range).toBe("0-0");
  });
});

describe("ECR's own ways", () => {
  test("a chunk below 5 MiB that is not the last spoils the upload, and the least length is said", async () => {
    const registry = await start({ quirks: { ...noQuirks(), smallChunkRefused: true } });
    const posted = await registry.ask("POST", "/v2/app/blobs/uploads/");
    expect(posted.headers["oci-chunk-min-length"]).toBe(`${quotas.smallestPartBytes}`);
    const url = posted.headers.location ?? "";
    await chunk(registry, url, 0, 4_000);
    await chunk(registry, url, 4_000, 10_000);
    expect((await finish(registry, url)).code).toBe("SIZE_INVALID");
    const whole = await begin(registry);
    await chunk(registry, whole, 0, 10_000);
    expect((await finish(registry, whole)).status).toBe(201);
  });

  test("PATCH answers as ECR's does, where that is asked for", async () => {
    const registry = await start({ quirks: { ...noQuirks(), patchCreated: true } });
    const url = await begin(registry);
    const first = await chunk(registry, url, 0, 4_000);
    const second = await chunk(registry, url, 4_000, 10_000);
    expect([first, second].map(({ status, headers }) => [status, headers.range])).toEqual([
      [201, "0-3999"],
      [201, "0-3999"],
    ]);
    expect((await finish(registry, url)).status).toBe(201);
  });
});
