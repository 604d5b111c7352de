import {
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { type ImageManifest, parseManifest } from "../../src/core/oci/manifest.ts";
import type { Cloud } from "../../src/tools/connect/cloud.ts";
import { findSource, parseSource } from "../../src/tools/connect/image-source.ts";
import type { SourceManifest } from "../../src/tools/connect/source-image.ts";
import { filesFromTar } from "../../src/tools/connect/tar-files.ts";
import { createSampleImage, sha256, writeOciLayout } from "../oci-layout.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { configOf, tarOf, tarOfFolder, writeDockerArchive } from "./archives.ts";

/** Opens a source without any cloud or engine. */
async function open(text: string): Promise<SourceManifest> {
  const cloud = {} as Cloud;
  const source = await findSource(parseSource(text), { cloud, env: { DOCKER_HOST: "unix:///nowhere.sock" } });
  const { root, close } = await source.open();
  onTestFinished(close);
  return root;
}

async function blobsOf(root: SourceManifest): Promise<readonly Uint8Array[]> {
  if (root.kind === "index") throw new Error("an index");
  return await Promise.all(root.blobs.map(async ({ open: read }) => Buffer.concat(await fromAsync(read()))));
}

async function fromAsync(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}

const imageOf = (root: SourceManifest) => parseManifest(root.bytes, root.mediaType) as ImageManifest;

describe("an OCI layout", () => {
  test("is read byte for byte: as a folder, a tar, a packed tar", async () => {
    const folder = temporaryFolder();
    const image = await createSampleImage(["one", "two"]);
    const layout = writeOciLayout(join(folder, "layout"), image, "1.0");
    const tar = join(folder, "layout.tar");
    writeFileSync(tar, await tarOfFolder(layout));
    writeFileSync(`${tar}.gz`, gzipSync(await tarOfFolder(layout)));
    const sources = [layout, tar, `${tar}.gz`, `oci:${layout}`, `oci:${layout}:1.0`, `oci-archive:${tar}`];
    for (const source of sources) {
      const root = await open(source);
      expect(root.digest).toBe(image.manifest.digest);
      expect(Buffer.from(root.bytes)).toEqual(Buffer.from(image.manifest.bytes));
      const blobs = await blobsOf(root);
      expect(blobs.map(sha256)).toEqual([image.config, ...image.layers].map(({ digest }) => digest));
    }
  });

  test("with several images needs a name", async () => {
    const folder = temporaryFolder();
    const image = await createSampleImage(["one"]);
    const other = await createSampleImage(["other"]);
    writeOciLayout(folder, image, "a");
    const first = JSON.parse(readFileSync(join(folder, "index.json"), "utf8"));
    writeOciLayout(folder, other, "b");
    const second = JSON.parse(readFileSync(join(folder, "index.json"), "utf8"));
    second.manifests.push(...first.manifests);
    writeFileSync(join(folder, "index.json"), JSON.stringify(second));
    await expect(open(folder)).rejects.toThrow("does not hold one image but: b, a");
    await expect(open(`oci:${folder}:c`)).rejects.toThrow("holds no 'c', but: b, a");
    expect((await open(`oci:${folder}:a`)).digest).toBe(image.manifest.digest);
  });

  test("that lacks a layer, has a cut one or an altered manifest is refused before anything is pushed", async () => {
    const folder = temporaryFolder();
    const image = await createSampleImage(["one"]);
    const pathOf = (digest: string) => join(folder, "blobs", "sha256", digest.slice("sha256:".length));
    const [layer] = image.layers;
    writeOciLayout(folder, image);
    truncateSync(pathOf(layer?.digest ?? ""), 10);
    await expect(open(folder)).rejects.toThrow(/has 10 bytes; its manifest says \d+/);
    rmSync(pathOf(layer?.digest ?? ""));
    await expect(open(folder)).rejects.toThrow(`is not complete: ${layer?.digest} is missing`);
    writeOciLayout(folder, image);
    writeFileSync(pathOf(image.manifest.digest), `${new TextDecoder().decode(image.manifest.bytes)} `);
    await expect(open(folder)).rejects.toThrow("it was altered");
  });
});

describe("an archive of docker save", () => {
  const layerOf = (text: string) => tarOf([{ name: "file.txt", content: text.repeat(1000) }]);

  test("keeps its config and has its layers packed", async () => {
    const path = join(temporaryFolder(), "app.tar");
    const layers = [await layerOf("one"), await layerOf("two")];
    const config = configOf(layers, { author: "née" });
    await writeDockerArchive(path, { layers, config, tags: ["app:dev"] });
    const root = await open(path);
    const manifest = imageOf(root);
    expect(root.mediaType).toBe("application/vnd.docker.distribution.manifest.v2+json");
    expect(manifest.config.digest).toBe(sha256(config));
    const blobs = await blobsOf(root);
    expect(blobs.map(sha256)).toEqual([manifest.config, ...manifest.layers].map(({ digest }) => digest));
    expect(blobs.slice(1).map((blob) => sha256(gunzipSync(blob)))).toEqual(layers.map(sha256));
  });

  test("is always packed to the same digest", async () => {
    const folder = temporaryFolder();
    const image = { layers: [await layerOf("one")], tags: ["app:dev"] };
    const first = await open(await writeDockerArchive(join(folder, "a.tar"), image));
    const second = await open(await writeDockerArchive(join(folder, "b.tar"), image));
    expect(second.digest).toBe(first.digest);
    const [, layer = new Uint8Array()] = await blobsOf(first);
    // gzip without time, name and operating system (RFC 1952).
    expect([...layer.subarray(0, 8), layer[9]]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 255]);
  });

  test("may hold a layer once and link to it", async () => {
    const path = join(temporaryFolder(), "app.tar");
    const layer = await layerOf("one");
    const config = configOf([layer, layer, layer]);
    const manifest = [{ Config: "c.json", RepoTags: [], Layers: ["a/layer.tar", "b/layer.tar", "c/layer.tar"] }];
    const entries = [
      { name: "a/layer.tar", content: layer },
      { name: "b/layer.tar", symlink: "../a/layer.tar" },
      { name: "c/layer.tar", hardlink: "a/layer.tar" },
      { name: "c.json", content: config },
      { name: "manifest.json", content: JSON.stringify(manifest) },
    ];
    writeFileSync(path, await tarOf(entries));
    const [first, ...others] = imageOf(await open(path)).layers;
    expect(others).toEqual([first, first]);
  });

  test("that is an OCI layout of packed layers too is pushed byte for byte", async () => {
    const folder = temporaryFolder();
    const image = await createSampleImage(["one"]);
    const layout = writeOciLayout(join(folder, "layout"), image);
    const blob = (digest: string) => `blobs/sha256/${digest.slice("sha256:".length)}`;
    const manifest = [
      {
        Config: blob(image.config.digest),
        RepoTags: ["app:1"],
        Layers: image.layers.map(({ digest }) => blob(digest)),
      },
    ];
    writeFileSync(join(layout, "manifest.json"), JSON.stringify(manifest));
    const path = join(folder, "app.tar");
    writeFileSync(path, await tarOfFolder(layout));
    expect((await open(path)).digest).toBe(image.manifest.digest);
    expect((await open(`docker-archive:${path}:app:1`)).digest).toBe(image.manifest.digest);
  });

  test("that lists platforms whose content it does not have is read by docker's own description", async () => {
    const folder = temporaryFolder();
    const image = await createSampleImage(["one"]);
    const layout = writeOciLayout(join(folder, "layout"), image);
    const [layer] = image.layers;
    const blob = (digest = "") => `blobs/sha256/${digest.slice("sha256:".length)}`;
    rmSync(join(layout, blob(image.manifest.digest)));
    const manifest = [{ Config: blob(image.config.digest), RepoTags: ["app:1"], Layers: [blob(layer?.digest)] }];
    writeFileSync(join(layout, "manifest.json"), JSON.stringify(manifest));
    const path = join(folder, "app.tar");
    writeFileSync(path, await tarOfFolder(layout));
    const read = imageOf(await open(path));
    expect(read.config.digest).toBe(image.config.digest);
    expect(read.layers.map(({ digest }) => digest)).toEqual([layer?.digest]);
  });

  test("with several images needs a name, short or full", async () => {
    const path = join(temporaryFolder(), "two.tar");
    const layer = await layerOf("one");
    const config = configOf([layer]);
    const other = configOf([layer], { author: "other" });
    const entry = (Config: string, tag: string) => ({ Config, RepoTags: [tag], Layers: ["l/layer.tar"] });
    const manifest = [entry("a.json", "app:latest"), entry("b.json", "docker.io/library/other:1")];
    writeFileSync(
      path,
      await tarOf([
        { name: "./l/layer.tar", content: layer },
        { name: "./a.json", content: config },
        { name: "./b.json", content: other },
        { name: "./manifest.json", content: JSON.stringify(manifest) },
      ]),
    );
    await expect(open(path)).rejects.toThrow("does not hold one image but: app:latest, docker.io/library/other:1");
    expect(imageOf(await open(`docker-archive:${path}:app`)).config.digest).toBe(sha256(config));
    expect(imageOf(await open(`docker-archive:${path}:other:1`)).config.digest).toBe(sha256(other));
  });

  describe.each([
    ["unpacked", (layer: Uint8Array) => layer],
    ["gzip", gzipSync],
    ["zstd", zstdCompressSync],
  ])("with layers as %s", (_, pack) => {
    test("is compared with the layers that its config names", async () => {
      const path = join(temporaryFolder(), "app.tar");
      const layer = await layerOf("one");
      const image = { layers: [pack(layer)], tags: [] };
      await writeDockerArchive(path, { ...image, config: configOf([await layerOf("two")]) });
      await expect(open(path)).rejects.toThrow("is not the one that its config names");
      await writeDockerArchive(path, { ...image, config: configOf([layer]) });
      expect((await blobsOf(await open(path))).length).toBe(2);
    });
  });

  test("whose packed layer is broken is refused", async () => {
    const path = join(temporaryFolder(), "app.tar");
    const layer = await layerOf("one");
    const layers = [gzipSync(layer).subarray(0, 40)];
    await writeDockerArchive(path, { layers, config: configOf([layer]), tags: [] });
    await expect(open(path)).rejects.toThrow("cannot be unpacked");
  });
});

describe("a hostile folder", () => {
  /** A folder beside one whose `layer.tar` nobody meant to push. */
  async function besideVictim() {
    const folder = temporaryFolder();
    const evil = join(folder, "evil");
    const secret = join(folder, "victim", "secret.tar");
    const content = await tarOf([{ name: "secret", content: "secret" }]);
    mkdirSync(join(folder, "victim"));
    mkdirSync(evil);
    writeFileSync(secret, content);
    writeFileSync(join(evil, "config.json"), configOf([content]));
    const describeImage = (layer: string, config = "config.json") => {
      const manifest = [{ Config: config, RepoTags: ["x:1"], Layers: [layer] }];
      writeFileSync(join(evil, "manifest.json"), JSON.stringify(manifest));
    };
    return { evil, secret, content, describeImage };
  }

  test("gives nothing from outside by a name", async () => {
    const { evil, secret, describeImage } = await besideVictim();
    for (const name of ["../victim/secret.tar", "a/../../victim/secret.tar", secret]) {
      describeImage(name);
      await expect(open(evil)).rejects.toThrow(/names '.*secret\.tar', which is not in it/);
      describeImage("layer.tar", name);
      await expect(open(evil)).rejects.toThrow(/names '.*secret\.tar', which is not in it/);
    }
  });

  test("gives nothing from outside by a link to a file or a folder", async () => {
    const { evil, secret, describeImage } = await besideVictim();
    symlinkSync(secret, join(evil, "layer.tar"));
    symlinkSync(dirname(secret), join(evil, "layers"));
    for (const name of ["layer.tar", "layers/secret.tar"]) {
      describeImage(name);
      await expect(open(evil)).rejects.toThrow(`is a link to ${realpathSync(secret)}, which is not in it`);
    }
  });

  test("is told from one whose links stay in it, also when it is reached by a link itself", async () => {
    const { evil, content, describeImage } = await besideVictim();
    writeFileSync(join(evil, "real.tar"), content);
    symlinkSync("real.tar", join(evil, "layer.tar"));
    symlinkSync(evil, `${evil}-link`);
    describeImage("layer.tar");
    expect((await blobsOf(await open(`${evil}-link`))).length).toBe(2);
  });
});

describe("a hostile or broken archive", () => {
  test("reads nothing from outside and writes nothing anywhere", async () => {
    const folder = temporaryFolder();
    const secret = join(folder, "secret.json");
    writeFileSync(secret, configOf([]));
    const work = join(folder, "a", "b", "evil.tar");
    for (const target of [secret, "../../secret.json", "../../../../../../../../../../etc/hostname"]) {
      const manifest = [{ Config: target, RepoTags: [], Layers: [] }];
      const entries = [
        { name: "manifest.json", content: JSON.stringify(manifest) },
        { name: "../../escaped.txt", content: "escaped" },
        { name: "/tmp/inkan-escaped.txt", content: "escaped" },
        { name: "link", symlink: secret },
      ];
      mkdirSync(join(folder, "a", "b"), { recursive: true });
      writeFileSync(work, await tarOf(entries));
      await expect(open(work)).rejects.toThrow(`is not complete: ${target} is missing`);
    }
    expect((await readdir(folder)).sort()).toEqual(["a", "secret.json"]);
    expect(await readdir(join(folder, "a"))).toEqual(["b"]);
  });

  test("of links in a circle ends", async () => {
    const path = join(temporaryFolder(), "circle.tar");
    const manifest = [{ Config: "a", RepoTags: [], Layers: [] }];
    const entries = [
      { name: "manifest.json", content: JSON.stringify(manifest) },
      { name: "a", symlink: "b" },
      { name: "b", symlink: "a" },
    ];
    writeFileSync(path, await tarOf(entries));
    await expect(open(path)).rejects.toThrow("is not complete: a is missing");
  });

  test("cut short, or of something else, is named", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "app.tar");
    const cut = async (size: number) => {
      await writeDockerArchive(path, { layers: [await tarOf([{ name: "x", content: "y".repeat(9999) }])], tags: [] });
      truncateSync(path, size);
      return path;
    };
    await expect(open(await cut(5000))).rejects.toThrow("is not a whole tar archive");
    await expect(open(await cut(700))).rejects.toThrow("is not a whole tar archive");
    writeFileSync(path, "just text, but more than a tar's header block ".repeat(40));
    await expect(open(path)).rejects.toThrow("is not a whole tar archive");
    writeFileSync(path, "");
    await expect(open(path)).rejects.toThrow("is neither an OCI layout nor an archive of docker save");
    writeFileSync(path, gzipSync(Buffer.alloc(2000)).subarray(0, 20));
    await expect(open(path)).rejects.toThrow(`${path} cannot be read whole`);
  });

  test("that unpacks to more than there is room for ends, and keeps what it wrote small", async () => {
    const spool = temporaryFolder();
    const path = join(temporaryFolder(), "bomb.tar.gz");
    writeFileSync(path, gzipSync(Buffer.alloc(50_000_000)));
    await expect(filesFromTar(path, { spool, maxBytes: 1_000_000 })).rejects.toMatchObject({ code: "TOO_LARGE" });
    expect(statSync(join(spool, "archive.tar")).size).toBeLessThanOrEqual(1_000_000);
  });

  test("leaves no temporary files", async () => {
    const folder = temporaryFolder();
    const before = process.env.TMPDIR;
    process.env.TMPDIR = folder;
    onTestFinished(() => {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    });
    const path = join(folder, "app.tar.gz");
    writeFileSync(path, gzipSync(await tarOf([{ name: "manifest.json", content: "[]" }])));
    await expect(open(path)).rejects.toThrow("does not hold one image");
    expect(await readdir(folder)).toEqual(["app.tar.gz"]);
  });
});

test("what is no file and no image of an engine is said to be neither", async () => {
  await expect(open("nothing:1")).rejects.toMatchObject({
    message: "'nothing:1' is no file, and the docker engine at /nowhere.sock does not answer",
    next: expect.stringContaining("DOCKER_HOST"),
  });
});
