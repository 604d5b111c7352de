import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type RegistryServer, startRegistry } from "../../../test/registry-server.ts";
import { digestOf } from "../../core/oci/digest.ts";

let registry: RegistryServer;
beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry.close());

const digest = digestOf(Buffer.from("x"));

/** Every route that takes something, by its method and where the something goes. */
const targets = (input: string): readonly (readonly [string, string])[] => [
  ["GET", `/v2/${input}/tags/list`],
  ["GET", `/v2/app/tags/list?n=${input}`],
  ["GET", `/v2/app/tags/list?last=${input}`],
  ["GET", `/v2/_catalog?n=${input}`],
  ["GET", `/v2/_catalog?last=${input}`],
  ...["GET", "HEAD", "PUT", "DELETE"].flatMap((method) => [
    [method, `/v2/app/manifests/${input}`] as const,
    [method, `/v2/${input}/manifests/v1`] as const,
  ]),
  ["PUT", `/v2/app/manifests/${digest}?tag=${input}`],
  ...["GET", "HEAD", "DELETE"].map((method) => [method, `/v2/app/blobs/${input}`] as const),
  ["POST", `/v2/app/blobs/uploads/?mount=${input}&from=${input}`],
  ["POST", `/v2/app/blobs/uploads/?digest=${input}`],
  ["POST", `/v2/app/blobs/uploads/?digest-algorithm=${input}`],
  ...["GET", "PATCH", "PUT", "DELETE"].map((method) => [method, `/v2/app/blobs/uploads/${input}`] as const),
  ["PUT", `/v2/app/blobs/uploads/id?digest=${input}`],
  ["GET", `/v2/app/referrers/${input}`],
  ["GET", `/v2/app/referrers/${digest}?artifactType=${input}`],
  ["GET", `/v2/app/referrers/${digest}?last=${input}`],
];

async function expectNoFailure(method: string, target: string, body?: Uint8Array): Promise<void> {
  const { status } = await registry.ask(method, target, body === undefined ? {} : { body });
  expect([method, target, status < 500]).toEqual([method, target, true]);
  expect(registry.failures).toEqual([]);
}

describe("input that is made to break something is answered, never failed on", () => {
  test.each([
    ["nothing", ""],
    ["dots", ".."],
    ["encoded dots", "%2e%2e"],
    ["an encoded slash", "..%2f..%2fetc%2fpasswd"],
    ["an encoded zero", "%00"],
    ["half an encoding", "%"],
    ["a surrogate", "%ED%A0%80"],
    ["a quote", "'%20OR%201=1--"],
    ["a very large number", "9".repeat(400)],
    ["the name of an object's member", "__proto__"],
    ["the name of another", "constructor"],
    ["a long word", "a".repeat(5_000)],
    ["many slashes", "/".repeat(500)],
    ["many components", "a/".repeat(500)],
    ["a long digest", `sha256:${"0".repeat(5_000)}`],
    ["an unknown digest", `sha256:${"0".repeat(64)}`],
  ])("%s, wherever something goes", async (_title, input) => {
    for (const [method, target] of targets(input)) await expectNoFailure(method, target);
  });

  test("whatever it is", async () => {
    const inputs = fc.oneof(fc.webPath(), fc.string().map(encodeURIComponent), fc.webQueryParameters());
    await fc.assert(
      fc.asyncProperty(inputs, fc.nat(), fc.uint8Array(), async (input, which, body) => {
        const all = targets(input);
        const [method, target] = all[which % all.length] ?? ["GET", "/v2/"];
        await expectNoFailure(method, target, method === "GET" || method === "HEAD" ? undefined : body);
      }),
      { numRuns: 150 },
    );
  });

  test("whatever a manifest says", async () => {
    const members = fc.record({
      mediaType: fc.constantFrom(
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.oci.image.index.v1+json",
      ),
      schemaVersion: fc.constantFrom(2, "2", null),
      config: fc.jsonValue(),
      layers: fc.oneof(
        fc.jsonValue(),
        fc.array(fc.record({ mediaType: fc.string(), digest: fc.constant(digest), size: fc.double() })),
      ),
      manifests: fc.jsonValue(),
      subject: fc.jsonValue(),
      annotations: fc.jsonValue(),
    });
    await fc.assert(
      fc.asyncProperty(members, async (manifest) => {
        await expectNoFailure("PUT", "/v2/app/manifests/v1", Buffer.from(JSON.stringify(manifest)));
        expect((await registry.ask("HEAD", "/v2/app/manifests/v1")).status).toBe(404);
      }),
      { numRuns: 100 },
    );
  });
});

test.each(["OPTIONS", "TRACE", "PATCH", "POST"])("a manifest has no %s", async (method) => {
  const { status, headers } = await registry.ask(method, "/v2/app/manifests/v1");
  expect([status, headers.allow]).toEqual([405, "GET, HEAD, PUT, DELETE"]);
});

test("a failure of our own is told to the log, and to the client only that it was one", async () => {
  const broken = await startRegistry();
  onTestFinished(() => broken.close());
  broken.room.store.database.execute("ALTER TABLE images RENAME TO secret_table");
  const { status, body } = await broken.ask("GET", "/v2/app/manifests/v1");
  expect([status, body.toString()]).toEqual([500, expect.not.stringContaining("secret_table")]);
  expect(String(broken.failures[0])).toContain("images");
  expect((await broken.ask("GET", "/v2/")).status).toBe(200);
});
