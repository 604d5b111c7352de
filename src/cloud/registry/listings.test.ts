import { describe, expect, onTestFinished, test } from "vitest";
import { imageOf } from "../../../test/image-room.ts";
import {
  type Answer,
  postBlob,
  putManifest,
  type RegistryServer,
  type RegistryServerOptions,
  startRegistry,
} from "../../../test/registry-server.ts";
import { digestOf } from "../../core/oci/digest.ts";
import { emptyConfig, emptyConfigBytes } from "../../core/oci/manifest.ts";
import { mediaTypes } from "../../core/oci/media-types.ts";
import { noQuirks } from "../quirks.ts";

async function start(options: RegistryServerOptions = {}): Promise<RegistryServer> {
  const registry = await startRegistry(options);
  onTestFinished(async () => {
    expect(registry.failures).toEqual([]);
    await registry.close();
  });
  return registry;
}

async function pushTags(registry: RegistryServer, tags: readonly string[]): Promise<void> {
  await postBlob(registry, "app", emptyConfigBytes);
  const manifest = imageOf([]);
  for (let at = 0; at < tags.length; at += 100) {
    const query = tags.slice(at, at + 100).map((tag) => `tag=${tag}`);
    await putManifest(registry, `/v2/app/manifests/${digestOf(manifest)}?${query.join("&")}`, manifest);
  }
}

function nextOf(answer: Answer): string | undefined {
  return /^<([^>]+)>; rel="next"$/.exec(String(answer.headers.link ?? ""))?.[1];
}

/** What a member of the JSON bodies lists, over all pages. */
async function allPages(registry: RegistryServer, target: string, member: string): Promise<readonly unknown[][]> {
  const pages: unknown[][] = [];
  let next: string | undefined = target;
  while (next !== undefined) {
    const answer: Answer = await registry.ask("GET", next);
    expect(answer.status).toBe(200);
    pages.push(JSON.parse(answer.body.toString())[member]);
    next = nextOf(answer);
  }
  return pages;
}

describe("tags", () => {
  const tags = Array.from({ length: 250 }, (_, index) => `t${String(index).padStart(3, "0")}`);

  test("come by the hundred at ECR, as text, with links that are no tags", async () => {
    const registry = await start();
    await pushTags(registry, tags);
    const first = await registry.ask("GET", "/v2/app/tags/list");
    expect(first.headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(JSON.parse(first.body.toString())).toEqual({ name: "app", tags: tags.slice(0, 100) });
    expect(nextOf(first)).toMatch(new RegExp(`^http://${registry.host}/v2/app/tags/list\\?last=(?!t)`));
    const pages = await allPages(registry, "/v2/app/tags/list", "tags");
    expect(pages.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(pages.flat()).toEqual(tags);
    expect((await allPages(registry, "/v2/app/tags/list?n=120", "tags")).map(({ length }) => length)).toEqual([
      120, 120, 10,
    ]);
    expect((await allPages(registry, "/v2/app/tags/list?last=t247", "tags")).flat()).toEqual(["t248", "t249"]);
  });

  test("come all, in ASCII order, by the specification", async () => {
    const registry = await start({ quirks: noQuirks() });
    await pushTags(registry, [...tags, "B", "a", "_"]);
    const { headers, body } = await registry.ask("GET", "/v2/app/tags/list");
    expect(headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(JSON.parse(body.toString()).tags).toEqual(["B", "_", "a", ...tags]);
    const page = await registry.ask("GET", "/v2/app/tags/list?n=2&last=B");
    expect(JSON.parse(page.body.toString()).tags).toEqual(["_", "a"]);
    expect(nextOf(page)).toBe(`http://${registry.host}/v2/app/tags/list?n=2&last=a`);
    const none = await registry.ask("GET", "/v2/app/tags/list?n=0");
    expect([JSON.parse(none.body.toString()).tags, none.headers.link]).toEqual([[], undefined]);
    expect((await registry.ask("GET", "/v2/app/tags/list?n=100000")).status).toBe(200);
  });

  test.each([
    ["n=1001", "Member must have value less than or equal to 1000", 200],
    ["n=0", "Member must have value greater than or equal to 1", 200],
    ["n=-1", "Member must have value greater than or equal to 1", 400],
    ["n=x", "Member must have value greater than or equal to 1", 400],
    ["n=", "Member must have value greater than or equal to 1", 400],
  ])("%s is refused with ECR's sentence, or as the specification has it", async (query, constraint, status) => {
    const registry = await start();
    const { code, body } = await registry.ask("GET", `/v2/app/tags/list?${query}`);
    expect(code).toBe("UNSUPPORTED");
    expect(JSON.parse(body.toString()).errors[0].message).toBe(
      `Invalid parameter at 'maxResults' failed to satisfy constraint: '${constraint}'`,
    );
    expect((await (await start({ quirks: noQuirks() })).ask("GET", `/v2/app/tags/list?${query}`)).status).toBe(status);
  });

  test("of an empty repository are an empty list, of none an error", async () => {
    const registry = await start();
    expect(JSON.parse((await registry.ask("GET", "/v2/app/tags/list")).body.toString())).toEqual({
      name: "app",
      tags: [],
    });
    const { status, code } = await registry.ask("GET", "/v2/none/tags/list");
    expect([status, code]).toEqual([404, "NAME_UNKNOWN"]);
  });
});

test("the catalog lists repositories page by page", async () => {
  const registry = await start({ repositories: ["a", "b/c", "d"] });
  expect(await allPages(registry, "/v2/_catalog", "repositories")).toEqual([["a", "b/c", "d"]]);
  expect(await allPages(registry, "/v2/_catalog?n=2", "repositories")).toEqual([["a", "b/c"], ["d"]]);
  expect((await registry.ask("GET", "/v2/_catalog?n=1001")).status).toBe(405);
});

describe("referrers", () => {
  const manifest = imageOf([]);
  const subject = { mediaType: mediaTypes.ociManifest, digest: digestOf(manifest), size: manifest.byteLength };
  const target = `/v2/app/referrers/${subject.digest}`;
  const signature = imageOf([], { subject, artifactType: "a/signature", annotations: { of: "me" } });
  const plain = imageOf([], { subject });

  test("come as an index of exactly its type", async () => {
    const registry = await start();
    await postBlob(registry, "app", emptyConfigBytes);
    // The subject itself need not be there.
    for (const bytes of [signature, plain]) {
      await putManifest(registry, `/v2/app/manifests/${digestOf(bytes)}`, bytes);
    }
    const { headers, body } = await registry.ask("GET", target);
    expect([headers["content-type"], headers["oci-filters-applied"]]).toEqual([mediaTypes.ociIndex, undefined]);
    expect(JSON.parse(body.toString())).toEqual({
      schemaVersion: 2,
      mediaType: mediaTypes.ociIndex,
      manifests: [
        {
          mediaType: mediaTypes.ociManifest,
          digest: digestOf(signature),
          size: signature.byteLength,
          artifactType: "a/signature",
          annotations: { of: "me" },
        },
        {
          mediaType: mediaTypes.ociManifest,
          digest: digestOf(plain),
          size: plain.byteLength,
          artifactType: emptyConfig.mediaType,
        },
      ],
    });
  });

  test("are filtered by type, and the answer says so", async () => {
    const registry = await start();
    await postBlob(registry, "app", emptyConfigBytes);
    for (const bytes of [signature, plain]) {
      await putManifest(registry, `/v2/app/manifests/${digestOf(bytes)}`, bytes);
    }
    for (const [type, expected] of [
      ["a/signature", [digestOf(signature)]],
      ["none", []],
    ] as const) {
      const { headers, body } = await registry.ask("GET", `${target}?artifactType=${encodeURIComponent(type)}`);
      expect(headers["oci-filters-applied"]).toBe("artifactType");
      const { manifests } = JSON.parse(body.toString()) as { manifests: readonly { digest: string }[] };
      expect(manifests.map(({ digest }) => digest)).toEqual(expected);
    }
  });

  test("come page by page, with the filter in the links", async () => {
    const registry = await start();
    await postBlob(registry, "app", emptyConfigBytes);
    const digests: string[] = [];
    for (let i = 0; i < 60; i += 1) {
      const bytes = imageOf([], { subject, artifactType: "a/b", annotations: { i: `${i}` } });
      digests.push(digestOf(bytes));
      await putManifest(registry, `/v2/app/manifests/${digestOf(bytes)}`, bytes);
    }
    const pages = await allPages(registry, `${target}?artifactType=a/b`, "manifests");
    expect(pages.map(({ length }) => length)).toEqual([50, 10]);
    expect(pages.flat()).toEqual(digests.map((digest) => expect.objectContaining({ digest })));
    const first = await registry.ask("GET", `${target}?artifactType=a/b`);
    expect(nextOf(first)).toContain("artifactType=a%2Fb");
  });

  test("of an unknown subject are none; of no digest, or by a link that was made up, an error", async () => {
    const registry = await start({ quirks: noQuirks() });
    const { status, body } = await registry.ask("GET", target);
    expect([status, JSON.parse(body.toString()).manifests]).toEqual([200, []]);
    expect((await registry.ask("GET", "/v2/app/referrers/v1")).code).toBe("DIGEST_INVALID");
    expect((await registry.ask("GET", `${target}?last=x`)).status).toBe(400);
    expect((await registry.ask("GET", target.replace("app", "none"))).code).toBe("NAME_UNKNOWN");
  });
});
