import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { extract } from "tar-stream";
import { describe, expect, test, vi } from "vitest";
import { parseManifest } from "../../src/core/oci/manifest.ts";
import { connectCloud } from "../../src/tools/connect/cloud.ts";
import { resolveReference } from "../../src/tools/connect/resolve-reference.ts";
import { type PushWhat, pushReference } from "../../src/tools/push/push-reference.ts";
import { createProgress } from "../../src/tools/report/progress.ts";
import { createSampleImage, imageOfBytes, writeOciLayout } from "../oci-layout.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { tarOf, writeDockerArchive } from "./archives.ts";
import { writeIndexLayout } from "./index-layout.ts";
import { useCloud } from "./use-cloud.ts";

const local = useCloud();

const push = (what: PushWhat, reference: string, signal = new AbortController().signal) =>
  pushReference(local.cloud, what, reference, {
    env: local.env,
    now: new Date("2026-11-25T12:00:00Z"),
    progress: createProgress({ write: () => {} }, { quiet: true }),
    signal,
  });
const source = (text: string): PushWhat => ({ kind: "source", text });

/** What a reference holds in the registry. */
async function read(text: string) {
  const { registry, repository, tag, digest } = await resolveReference(local.cloud, text);
  const reference = digest ?? tag;
  if (reference === undefined) throw new Error("a reference needs a tag or a digest");
  const found = await registry.getManifest(repository, reference);
  if (found === undefined) return undefined;
  const manifest = parseManifest(found.bytes, found.mediaType);
  const layers = manifest.kind === "index" ? [] : manifest.layers;
  const contents = await Promise.all(layers.map((layer) => registry.getBlob(repository, layer, 10_000_000)));
  return { ...found, manifest, contents };
}

async function entriesOf(layer: Uint8Array) {
  const entries: unknown[] = [];
  const reader = extract();
  reader.end(gunzipSync(layer));
  for await (const entry of reader) {
    const { name, type, mode, mtime, uid, linkname } = entry.header;
    let content = "";
    for await (const chunk of entry) content += chunk;
    entries.push({ name, type, mode, mtime: mtime.getTime(), uid, linkname, content });
  }
  return entries;
}

describe("a push", () => {
  test("of an OCI layout keeps its digest; the second sends nothing", async () => {
    const image = await createSampleImage(["one", "two"]);
    const layout = writeOciLayout(temporaryFolder(), image);
    const first = await push(source(layout), "sample-app-1:layout");
    expect(first).toMatchObject({
      digest: image.manifest.digest,
      reference: `${local.registry}/sample-app-1@${image.manifest.digest}`,
      asked: `${local.registry}/sample-app-1:layout`,
      pushedBlobs: 3,
      presentBlobs: 0,
      unchanged: false,
    });
    const again = await push(source(layout), "sample-app-1:layout");
    expect(again).toMatchObject({ pushedBlobs: 0, presentBlobs: 3, pushedBytes: 0, unchanged: true });
    expect((await read("sample-app-1:layout"))?.digest).toBe(image.manifest.digest);
  });

  test("of a docker archive can be read back", async () => {
    const layer = await tarOf([{ name: "a.txt", content: "a" }]);
    const path = await writeDockerArchive(join(temporaryFolder(), "a.tar"), { layers: [layer], tags: ["a:1"] });
    await push(source(path), "sample-app-1:docker");
    const [content = new Uint8Array()] = (await read("sample-app-1:docker"))?.contents ?? [];
    expect(Buffer.from(gunzipSync(content))).toEqual(Buffer.from(layer));
  });

  test("of an index brings its images, and none of them a tag", async () => {
    const { layout, index, children } = await writeIndexLayout(temporaryFolder(), ["amd64", "arm64"]);
    const pushed = await push(source(layout), "sample-app-1:multi");
    expect(pushed.digest).toBe(index.digest);
    for (const child of children) {
      expect((await read(`sample-app-1@${child.manifest.digest}`))?.contents).toHaveLength(1);
    }
    const { registry, repository } = await resolveReference(local.cloud, "sample-app-1");
    expect(await registry.listTags(repository)).toContain("multi");
    expect((await registry.listTags(repository)).filter((tag) => tag.startsWith("sha256"))).toEqual([]);
  });

  test("from one repository to another mounts or copies", async () => {
    const image = await createSampleImage(["copied"]);
    await push(source(writeOciLayout(temporaryFolder(), image)), "sample-app-1:copied");
    const copied = await push(source(`docker://${local.registry}/sample-app-1:copied`), "sample-app-2:copied");
    expect(copied).toMatchObject({ digest: image.manifest.digest, presentBlobs: 0 });
    expect((await read("sample-app-2:copied"))?.contents).toHaveLength(1);
  });

  test("without a tag is latest; with a digest it must be that image", async () => {
    const image = await createSampleImage(["named"]);
    const layout = writeOciLayout(temporaryFolder(), image);
    expect((await push(source(layout), "sample-app-1")).asked).toBe(`${local.registry}/sample-app-1:latest`);
    const byDigest = `sample-app-2@${image.manifest.digest}`;
    expect((await push(source(layout), byDigest)).reference).toBe(`${local.registry}/${byDigest}`);
    const other = `sample-app-2@sha256:${"0".repeat(64)}`;
    await expect(push(source(layout), other)).rejects.toThrow(
      `the image is ${image.manifest.digest}, not the one that`,
    );
  });

  test("that is interrupted leaves the tag as it was and no image; the next one ends it", async () => {
    const old = await createSampleImage(["old"]);
    await push(source(writeOciLayout(temporaryFolder(), old)), "sample-app-3:moving");
    const image = imageOfBytes([new Uint8Array(5_000_000).fill(1), new Uint8Array(5_000_000).fill(2)]);
    const layout = writeOciLayout(temporaryFolder(), image);
    const interruption = new AbortController();
    const { env } = local;
    const progress = {
      begin: () => {},
      setTotal: () => {},
      advance: (bytes: number) => void (bytes > 1_000 && interruption.abort()),
      end: () => {},
    };
    const options = { env, now: new Date(), progress, signal: interruption.signal };
    await expect(pushReference(local.cloud, source(layout), "sample-app-3:moving", options)).rejects.toThrow();
    expect((await read("sample-app-3:moving"))?.digest).toBe(old.manifest.digest);
    expect(await read(`sample-app-3@${image.manifest.digest}`)).toBeUndefined();
    await push(source(layout), "sample-app-3:moving");
    expect((await read("sample-app-3:moving"))?.digest).toBe(image.manifest.digest);
  });

  test("that is interrupted after the last blob moves no tag either", async () => {
    const layout = writeOciLayout(temporaryFolder(), await createSampleImage(["late"]));
    await push(source(layout), "sample-app-3:early");
    const interruption = new AbortController();
    let left = 0;
    const progress = {
      begin: () => {},
      setTotal: (bytes: number) => {
        left = bytes;
      },
      advance: (bytes: number) => {
        left -= bytes;
        if (left === 0) interruption.abort();
      },
      end: () => {},
    };
    const options = { env: local.env, now: new Date(), progress, signal: interruption.signal };
    const late = pushReference(local.cloud, source(layout), "sample-app-3:late", options);
    await expect(late).rejects.toMatchObject({ name: "AbortError" });
    expect(await read("sample-app-3:late")).toBeUndefined();
  });
});

test("what is missing here is said before a cloud is asked", async () => {
  const nowhere = await connectCloud({ env: { DOCKER_HOST: "unix:///nowhere.sock" }, region: "eu-west-1" });
  const registry = vi.spyOn(nowhere, "registry");
  const missing = join(temporaryFolder(), "missing");
  for (const what of [source(missing), source(`oci:${missing}`), { kind: "folder", path: missing } as const]) {
    const env = { DOCKER_HOST: "unix:///nowhere.sock" };
    const options = { env, now: new Date(0), progress: createProgress({ write: () => {} }, { quiet: true }) };
    const { signal } = new AbortController();
    await expect(pushReference(nowhere, what, "sample-app-1:x", { ...options, signal })).rejects.toThrow(missing);
  }
  expect(registry).not.toHaveBeenCalled();
});

describe("an image made on the spot", () => {
  test("is small, real, and never the same", async () => {
    const first = await push({ kind: "sample" }, "sample-app-1:s1");
    const second = await push({ kind: "sample" }, "sample-app-1:s2");
    expect(second.digest).not.toBe(first.digest);
    const [layer = new Uint8Array()] = (await read("sample-app-1:s1"))?.contents ?? [];
    expect(await entriesOf(layer)).toMatchObject([{ name: "sample.txt", type: "file" }]);
  });

  test("of a folder holds its files, and is the same for the same files", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "bin"));
    writeFileSync(join(folder, "bin", "run"), "#!/bin/sh\n", { mode: 0o755 });
    writeFileSync(join(folder, "empty"), "", { mode: 0o644 });
    symlinkSync("bin/run", join(folder, "start"));
    const first = await push({ kind: "folder", path: folder }, "sample-app-1:folder");
    const [layer = new Uint8Array()] = (await read("sample-app-1:folder"))?.contents ?? [];
    const root = { uid: 0, mtime: 0 };
    expect(await entriesOf(layer)).toEqual([
      { ...root, name: "bin", type: "directory", mode: expect.any(Number), linkname: null, content: "" },
      { ...root, name: "bin/run", type: "file", mode: 0o755, linkname: null, content: "#!/bin/sh\n" },
      { ...root, name: "empty", type: "file", mode: 0o644, linkname: null, content: "" },
      { ...root, name: "start", type: "symlink", mode: expect.any(Number), linkname: "bin/run", content: "" },
    ]);
    utimesSync(join(folder, "empty"), new Date(), new Date());
    expect((await push({ kind: "folder", path: folder }, "sample-app-1:again")).digest).toBe(first.digest);
    writeFileSync(join(folder, "empty"), "no more");
    expect((await push({ kind: "folder", path: folder }, "sample-app-1:again")).digest).not.toBe(first.digest);
  });

  test("of something that is no folder is refused", async () => {
    const file = join(temporaryFolder(), "file");
    await expect(push({ kind: "folder", path: file }, "sample-app-1:x")).rejects.toThrow(
      `there is no folder '${file}'`,
    );
    writeFileSync(file, "");
    await expect(push({ kind: "folder", path: file }, "sample-app-1:x")).rejects.toThrow(`'${file}' is not a folder`);
  });
});
