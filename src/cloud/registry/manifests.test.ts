import { PassThrough, Readable } from "node:stream";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { imageOf, indexOf, testScope } from "../../../test/image-room.ts";
import {
  postBlob,
  putManifest,
  type RegistryServer,
  type RegistryServerOptions,
  startRegistry,
} from "../../../test/registry-server.ts";
import { digestOf } from "../../core/oci/digest.ts";
import { emptyConfigBytes, maxManifestBytes } from "../../core/oci/manifest.ts";
import { mediaTypes } from "../../core/oci/media-types.ts";
import { parseRepositoryName } from "../../core/oci/names.ts";
import { findImage } from "../images/find-image.ts";
import { getRepository } from "../images/repositories.ts";
import { setTagMutability } from "../images/repository-settings.ts";
import { noQuirks } from "../quirks.ts";

async function start(options: RegistryServerOptions = {}): Promise<RegistryServer> {
  const registry = await startRegistry(options);
  onTestFinished(async () => {
    expect(registry.failures).toEqual([]);
    await registry.close();
  });
  await postBlob(registry, "app", emptyConfigBytes);
  return registry;
}

function messageOf(body: Buffer): string {
  return JSON.parse(body.toString()).errors[0].message;
}

const manifest = imageOf([], { annotations: { 鍵: "値" } });
const digest = digestOf(manifest);

describe("a manifest", () => {
  test("comes back as it was pushed, by tag and by digest", async () => {
    const registry = await start();
    const pushed = await putManifest(registry, "/v2/app/manifests/v1", manifest);
    expect([pushed.status, pushed.headers.location, pushed.headers["docker-content-digest"]]).toEqual([
      201,
      `http://${registry.host}/v2/app/manifests/${digest}`,
      digest,
    ]);
    for (const reference of ["v1", digest, digest.replace(":", "%3A")]) {
      for (const method of ["GET", "HEAD"]) {
        const { status, headers, body } = await registry.ask(method, `/v2/app/manifests/${reference}`);
        expect([status, headers["content-type"], headers["content-length"], headers["docker-content-digest"]]).toEqual([
          200,
          mediaTypes.ociManifest,
          `${manifest.byteLength}`,
          digest,
        ]);
        expect(body).toEqual(method === "GET" ? Buffer.from(manifest) : Buffer.alloc(0));
      }
    }
  });

  test("that is read counts as pulled, one that is looked at does not", async () => {
    const registry = await start();
    await putManifest(registry, "/v2/app/manifests/v1", manifest);
    const pulledAt = (): Date | undefined =>
      findImage(registry.room, getRepository(registry.room, testScope, parseRepositoryName("app")), { digest })
        ?.lastPulledAt;
    await registry.ask("HEAD", "/v2/app/manifests/v1");
    expect(pulledAt()).toBeUndefined();
    await registry.ask("GET", "/v2/app/manifests/v1");
    expect(pulledAt()).toBeInstanceOf(Date);
  });

  test("is refused where it does not come to its end", async () => {
    const registry = await start();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const body = new PassThrough();
    body.write("{");
    const asked = registry.ask("PUT", "/v2/app/manifests/v1", { body });
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
    vi.advanceTimersByTime(120_000);
    const { status, code } = await asked;
    expect([status, code]).toEqual([408, "MANIFEST_INVALID"]);
    body.end();
  });

  test("may be named by its content type alone, whose parameters do not count", async () => {
    const registry = await start();
    const unnamed = imageOf([], { mediaType: undefined });
    const type = `${mediaTypes.ociManifest}; charset=utf-8`;
    expect((await putManifest(registry, "/v2/app/manifests/v1", unnamed, { "content-type": type })).status).toBe(201);
    expect((await registry.ask("GET", "/v2/app/manifests/v1")).headers["content-type"]).toBe(mediaTypes.ociManifest);
  });

  test("says which subject it was filed under", async () => {
    const registry = await start();
    const subject = { mediaType: mediaTypes.ociManifest, digest, size: manifest.byteLength };
    const { headers } = await putManifest(registry, "/v2/app/manifests/v1", imageOf([], { subject }));
    expect(headers["oci-subject"]).toBe(digest);
    expect((await putManifest(registry, "/v2/app/manifests/v2", manifest)).headers).not.toHaveProperty("oci-subject");
  });

  test("pushed by digest gets all the tags of the query or none", async () => {
    const registry = await start({ repositories: ["app"] });
    const target = `/v2/app/manifests/${digest}?tag=a&tag=b&tag=a`;
    const { status, headers } = await putManifest(registry, target, manifest);
    expect([status, headers["oci-tag"]]).toEqual([201, "a, b"]);
    setTagMutability(registry.room, getRepository(registry.room, testScope, parseRepositoryName("app")), {
      tagMutability: "IMMUTABLE",
      filters: [],
    });
    expect((await putManifest(registry, `/v2/app/manifests/${digest}?tag=c&tag=a`, manifest)).status).toBe(400);
    expect((await registry.ask("GET", "/v2/app/manifests/c")).status).toBe(404);
    const many = Array.from({ length: 101 }, (_, index) => `tag=t${index}`).join("&");
    expect((await putManifest(registry, `/v2/app/manifests/${digest}?${many}`, manifest)).status).toBe(414);
  });

  test("is parsed once, however many tags it gets", async () => {
    const registry = await start();
    const text = Buffer.from(manifest).toString();
    const tags = Array.from({ length: 100 }, (_, index) => `tag=t${index}`).join("&");
    const parse = vi.spyOn(JSON, "parse");
    onTestFinished(() => parse.mockRestore());
    const headers = { "content-type": mediaTypes.ociManifest };
    const target = `/v2/app/manifests/${digest}?${tags}`;
    expect((await registry.ask("PUT", target, { headers, body: manifest })).status).toBe(201);
    expect(parse.mock.calls.filter(([parsed]) => parsed === text)).toHaveLength(1);
  });

  test("pushed and read by a sha512 digest keeps it", async () => {
    const registry = await start();
    const long = digestOf(manifest, "sha512");
    const { headers } = await putManifest(registry, `/v2/app/manifests/${long}`, manifest);
    expect(headers["docker-content-digest"]).toBe(long);
    expect((await registry.ask("GET", `/v2/app/manifests/${long}`)).body).toEqual(Buffer.from(manifest));
  });

  test.each([
    [undefined, 405, "UNSUPPORTED"],
    [noQuirks(), 413, "MANIFEST_INVALID"],
  ])("of just the largest size is taken, and one byte more is not, however it comes", async (quirks, status, code) => {
    const registry = await start(quirks === undefined ? {} : { quirks });
    const base = imageOf([], { annotations: { fill: "" } }).byteLength;
    const sized = (bytes: number): Uint8Array => imageOf([], { annotations: { fill: "x".repeat(bytes - base) } });
    expect((await putManifest(registry, "/v2/app/manifests/v1", sized(maxManifestBytes))).status).toBe(201);
    const tooLarge = sized(maxManifestBytes + 1);
    const headers = { "content-type": mediaTypes.ociManifest };
    for (const body of [tooLarge, Readable.from([tooLarge.slice(0, 3_000_000), tooLarge.slice(3_000_000)])]) {
      const answer = await registry.ask("PUT", "/v2/app/manifests/v2", { headers, body });
      expect([answer.status, answer.code]).toEqual([status, code]);
    }
    expect((await registry.ask("HEAD", "/v2/app/manifests/v2")).status).toBe(404);
  });
});

describe("a push is refused, with ECR's quirks and without", () => {
  const layer = { mediaType: mediaTypes.ociLayer, digest: digestOf(Buffer.from("missing")), size: 7 };
  const other = digestOf(Buffer.from("other"));
  const child = { digest: other, manifestSize: 1, mediaType: mediaTypes.ociManifest };
  const unsupported = [405, "UNSUPPORTED"];
  const cases: readonly (readonly [string, string, Uint8Array, readonly unknown[], readonly unknown[]])[] = [
    ["no JSON", "/v2/app/manifests/v1", Buffer.from("{"), unsupported, [400, "MANIFEST_INVALID"]],
    ["no bytes", "/v2/app/manifests/v1", Buffer.alloc(0), unsupported, [400, "MANIFEST_INVALID"]],
    ["a cut manifest", "/v2/app/manifests/v1", manifest.slice(0, -5), unsupported, [400, "MANIFEST_INVALID"]],
    ["a bad tag", "/v2/app/manifests/-v1", manifest, unsupported, [400, "MANIFEST_INVALID"]],
    ["a bad digest", "/v2/app/manifests/sha256:x", manifest, unsupported, [400, "DIGEST_INVALID"]],
    [
      "a bad tag beside a digest",
      `/v2/app/manifests/${digest}?tag=.`,
      manifest,
      unsupported,
      [400, "MANIFEST_INVALID"],
    ],
    ["a bad name", "/v2/App/manifests/v1", manifest, unsupported, [400, "NAME_INVALID"]],
    ["a way up", "/v2/app/../app/manifests/v1", manifest, unsupported, [400, "NAME_INVALID"]],
    ["an encoded slash", "/v2/te%2Fam/manifests/v1", manifest, unsupported, [400, "NAME_INVALID"]],
    ["another digest", `/v2/app/manifests/${other}`, manifest, [400, "MANIFEST_INVALID"], [400, "DIGEST_INVALID"]],
    ["no repository", "/v2/none/manifests/v1", manifest, [404, "NAME_UNKNOWN"], [404, "NAME_UNKNOWN"]],
    [
      "a missing layer",
      "/v2/app/manifests/v1",
      imageOf([layer]),
      [404, "MANIFEST_BLOB_UNKNOWN"],
      [404, "MANIFEST_BLOB_UNKNOWN"],
    ],
    [
      "a missing child",
      "/v2/app/manifests/v1",
      indexOf([child]),
      [404, "MANIFEST_BLOB_UNKNOWN"],
      [404, "MANIFEST_BLOB_UNKNOWN"],
    ],
  ];

  test.each(cases)("%s", async (_title, target, bytes, withQuirks, without) => {
    const [quirky, plain] = [await start(), await start({ quirks: noQuirks() })];
    for (const [registry, expected] of [
      [quirky, withQuirks],
      [plain, without],
    ] as const) {
      const { status, code, headers, body } = await putManifest(registry, target, bytes);
      expect([status, code]).toEqual(expected);
      expect([headers["content-type"], body.at(-1)]).toEqual(["application/json; charset=utf-8", 0x0a]);
      expect(registry.room.store.database.all("SELECT 1 FROM images")).toEqual([]);
    }
  });

  test("an immutable tag, with the sentence that docker shows", async () => {
    for (const [quirks, expected] of [
      [undefined, [400, "TAG_INVALID"]],
      [noQuirks(), [403, "DENIED"]],
    ] as const) {
      const registry = await start(quirks === undefined ? {} : { quirks });
      const repository = getRepository(registry.room, testScope, parseRepositoryName("app"));
      setTagMutability(registry.room, repository, { tagMutability: "IMMUTABLE", filters: [] });
      expect((await putManifest(registry, "/v2/app/manifests/v1", manifest)).status).toBe(201);
      const { status, code, body } = await putManifest(registry, "/v2/app/manifests/v1", manifest);
      expect([status, code]).toEqual(expected);
      expect(messageOf(body)).toBe(
        "The image tag 'v1' already exists in the 'app' repository and cannot be overwritten because the tag is immutable.",
      );
    }
  });

  test("a content type that the manifest does not agree with says so without the quirks", async () => {
    const registry = await start({ quirks: noQuirks() });
    const { status, body } = await putManifest(registry, "/v2/app/manifests/v1", manifest, {
      "content-type": mediaTypes.dockerManifest,
    });
    expect(status).toBe(400);
    expect(messageOf(body)).toContain(mediaTypes.dockerManifest);
  });

  test("a media type with parameters, where the strict schema is on", async () => {
    const registry = await start({ quirks: { ...noQuirks(), strictManifest: true } });
    const type = `${mediaTypes.ociManifest}; charset=utf-8`;
    expect((await putManifest(registry, "/v2/app/manifests/v1", manifest, { "content-type": type })).status).toBe(400);
  });
});

describe("reading is refused", () => {
  test.each([
    ["/v2/app/manifests/none", 404, "MANIFEST_UNKNOWN"],
    [`/v2/app/manifests/${digest}`, 404, "MANIFEST_UNKNOWN"],
    ["/v2/none/manifests/v1", 404, "NAME_UNKNOWN"],
    ["/v2/app/manifests/.bad", 405, "UNSUPPORTED"],
    ["/v2/app/manifests/sha256:bad", 405, "UNSUPPORTED"],
  ])("%s: %i", async (target, status, code) => {
    const registry = await start();
    const answer = await registry.ask("GET", target);
    expect([answer.status, answer.code]).toEqual([status, code]);
    // HEAD has no body, and ECR answers a bad tag there with 400.
    const head = await registry.ask("HEAD", target);
    expect([head.status, head.body.byteLength]).toEqual([status === 405 ? 400 : status, 0]);
  });

  test("with ECR's sentences", async () => {
    const registry = await start();
    expect(messageOf((await registry.ask("GET", "/v2/app/manifests/none")).body)).toBe("Requested image not found");
    expect(messageOf((await registry.ask("GET", "/v2/app/manifests/.bad")).body)).toBe(
      "Invalid parameter at 'imageTag' failed to satisfy constraint: 'must satisfy regular expression '[a-zA-Z0-9-_.]+''",
    );
  });

  test("an archived image", async () => {
    const registry = await start();
    await putManifest(registry, "/v2/app/manifests/v1", manifest);
    registry.room.store.database.run("UPDATE images SET status = 'ARCHIVED'");
    expect((await registry.ask("GET", "/v2/app/manifests/v1")).code).toBe("MANIFEST_UNKNOWN");
  });

  test("its digest may be left out of a GET, never of a HEAD", async () => {
    const registry = await start({ quirks: { ...noQuirks(), manifestWithoutDigestHeader: true } });
    await putManifest(registry, "/v2/app/manifests/v1", manifest);
    const digests = await Promise.all(
      ["GET", "HEAD"].map(async (method) => (await registry.ask(method, "/v2/app/manifests/v1")).headers),
    );
    expect(digests.map((headers) => headers["docker-content-digest"])).toEqual([undefined, digest]);
  });
});

describe("deleting", () => {
  test("by ECR's rules: the last tag takes the image, an index keeps its children", async () => {
    const registry = await start();
    await putManifest(registry, "/v2/app/manifests/v1", manifest);
    const child = { digest, manifestSize: manifest.byteLength, mediaType: mediaTypes.ociManifest };
    const index = digestOf(indexOf([child]));
    await putManifest(registry, "/v2/app/manifests/multi", indexOf([child]));
    for (const reference of ["v1", digest]) {
      const { status, code, body } = await registry.ask("DELETE", `/v2/app/manifests/${reference}`);
      expect([status, code]).toEqual([405, "UNSUPPORTED"]);
      expect(messageOf(body)).toBe(`Requested image referenced by manifest list: [${index}]`);
    }
    for (const reference of ["multi", "v1"]) {
      const { status, body } = await registry.ask("DELETE", `/v2/app/manifests/${reference}`);
      expect([status, body.byteLength]).toEqual([202, 0]);
    }
    for (const reference of ["multi", "v1", index, digest]) {
      expect((await registry.ask("DELETE", `/v2/app/manifests/${reference}`)).code).toBe("MANIFEST_UNKNOWN");
    }
  });

  test("by the specification's: a tag is a tag, and an index keeps nothing", async () => {
    const registry = await start({ quirks: noQuirks() });
    await putManifest(registry, "/v2/app/manifests/v1", manifest);
    const child = { digest, manifestSize: manifest.byteLength, mediaType: mediaTypes.ociManifest };
    await putManifest(registry, "/v2/app/manifests/multi", indexOf([child]));
    expect((await registry.ask("DELETE", "/v2/app/manifests/v1")).status).toBe(202);
    expect((await registry.ask("GET", `/v2/app/manifests/${digest}`)).status).toBe(200);
    expect((await registry.ask("DELETE", `/v2/app/manifests/${digest}`)).status).toBe(202);
    expect((await registry.ask("GET", `/v2/app/manifests/${digest}`)).status).toBe(404);
  });
});
