import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../../../test/temporary-folder.ts";
import { loadSavedImages } from "./saved-images.ts";

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const manifestType = "application/vnd.oci.image.manifest.v1+json";
const indexType = "application/vnd.oci.image.index.v1+json";

/** An entry of `imageDetails` as the `aws` command line of version 2 prints it. */
function detail(letter: string, more: object = {}): object {
  return {
    registryId: "123456789012",
    repositoryName: "app",
    imageDigest: digest(letter),
    imageSizeInBytes: 1234,
    imagePushedAt: "2026-11-25T21:00:00.250000+09:00",
    imageManifestMediaType: manifestType,
    ...more,
  };
}

function savedManifest(letter: string, manifest: object): object {
  return { imageId: { imageDigest: digest(letter) }, imageManifest: JSON.stringify(manifest) };
}

const descriptor = (letter: string) => ({ mediaType: manifestType, digest: digest(letter), size: 7 });
const index = (...children: string[]) => ({
  schemaVersion: 2,
  mediaType: indexType,
  manifests: children.map(descriptor),
});

/** Writes a file of a folder; its path. */
function save(content: object | string, name = "images.json"): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("aws ecr describe-images", () => {
  test("every member that a rule looks at, times with an offset or in seconds", () => {
    const path = save({
      imageDetails: [
        detail("a", { imageTags: ["1.0", "latest"], lastRecordedPullTime: 1764072000.5, artifactMediaType: "x/y" }),
        detail("b", { subjectManifestDigest: digest("a"), imageSizeInBytes: null }),
        detail("c", { imageStatus: "ARCHIVED", lastArchivedAt: "2026-11-26T00:00:00+00:00" }),
        detail("d", { imageStatus: "ACTIVATING", lastArchivedAt: "2026-11-26T00:00:00Z" }),
        detail("e", { imageStatus: "ACTIVE", lastActivatedAt: "2026-11-27T00:00:00Z" }),
      ],
    });
    const pushedAt = new Date("2026-11-25T12:00:00.250Z");
    const base = { tags: [], pushedAt, mediaType: manifestType, sizeInBytes: 1234, storageClass: "standard" };
    expect(loadSavedImages(path)).toEqual([
      {
        ...base,
        digest: digest("a"),
        tags: ["1.0", "latest"],
        lastPulledAt: new Date(1764072000500),
        artifactType: "x/y",
      },
      {
        digest: digest("b"),
        tags: [],
        pushedAt,
        mediaType: manifestType,
        storageClass: "standard",
        subject: digest("a"),
      },
      { ...base, digest: digest("c"), storageClass: "archive", lastArchivedAt: new Date("2026-11-26T00:00:00Z") },
      { ...base, digest: digest("d"), storageClass: "activating", lastArchivedAt: new Date("2026-11-26T00:00:00Z") },
      { ...base, digest: digest("e"), lastActivatedAt: new Date("2026-11-27T00:00:00Z") },
    ]);
  });

  test.each([
    [
      "pages one after the other",
      `${JSON.stringify({ imageDetails: [detail("a")] })}\n${JSON.stringify({ imageDetails: [detail("b")], nextToken: "}{" })}`,
    ],
    ["pages in a list", [{ imageDetails: [detail("a")] }, { imageDetails: [detail("b")] }]],
    ["the bare list of --query imageDetails", [detail("a"), detail("b")]],
  ])("%s", (_name, content) => {
    expect(loadSavedImages(save(content)).map((image) => image.digest)).toEqual([digest("a"), digest("b")]);
  });

  test("an empty repository has no images", () => {
    expect(loadSavedImages(save({ imageDetails: [] }))).toEqual([]);
  });
});

describe("what indexes contain", () => {
  const details = { imageDetails: [detail("a", { imageManifestMediaType: indexType }), detail("b")] };

  test("is unknown without manifests", () => {
    expect(loadSavedImages(save(details)).map(({ children }) => children)).toEqual(["unknown", undefined]);
  });

  test("is told by a saved batch-get-image, as is what an image refers to", () => {
    const referrer = {
      schemaVersion: 2,
      mediaType: manifestType,
      config: descriptor("e"),
      layers: [],
      subject: descriptor("a"),
    };
    const manifests = save({
      images: [savedManifest("a", index("b", "c")), savedManifest("b", referrer)],
      failures: [],
    });
    const [first, second] = loadSavedImages(save(details), manifests);
    expect(first?.children).toEqual([digest("b"), digest("c")]);
    expect(second?.subject).toBe(digest("a"));
  });

  test("is told by the files of a folder, whichever holds what", () => {
    const folder = temporaryFolder();
    const write = (name: string, content: object) => writeFileSync(join(folder, name), JSON.stringify(content));
    write("1.json", { images: [savedManifest("a", index("b"))] });
    write("2.json", details);
    write("3.json", { imageDetails: [detail("c")], images: [savedManifest("c", index("a"))] });
    writeFileSync(join(folder, "README.md"), "not read");
    expect(loadSavedImages(folder).map(({ children }) => children)).toEqual([[digest("b")], undefined, undefined]);
  });
});

describe("what cannot be used is refused with its place", () => {
  test.each<[string, object | string, RegExp]>([
    [
      "no time of the push",
      { imageDetails: [detail("a"), detail("b", { imagePushedAt: null })] },
      /images\.json: \/imageDetails\/1: 'imagePushedAt' is missing/,
    ],
    [
      "no such time",
      { imageDetails: [detail("a", { imagePushedAt: "25.11.2026" })] },
      /\/imageDetails\/0\/imagePushedAt: this is no time/,
    ],
    [
      "a digest twice",
      { imageDetails: [detail("a"), detail("a")] },
      /\/imageDetails\/1: the image sha256:a+ stands already at .*\/imageDetails\/0/,
    ],
    [
      "an unknown media type",
      { imageDetails: [detail("a", { imageManifestMediaType: "text/plain" })] },
      /\/imageDetails\/0\/imageManifestMediaType: this is not the media type/,
    ],
    [
      "no media type",
      { imageDetails: [detail("a", { imageManifestMediaType: undefined })] },
      /'imageManifestMediaType' is missing; it tells an index/,
    ],
    [
      "no digest",
      { imageDetails: [detail("a", { imageDigest: "sha256:12" })] },
      /\/imageDetails\/0\/imageDigest: this is not a digest/,
    ],
    [
      "two repositories",
      { imageDetails: [detail("a"), detail("b", { repositoryName: "other" })] },
      /\/imageDetails\/1: this image is in 123456789012\/other, but others are in 123456789012\/app/,
    ],
    [
      "an archived image without a date",
      { imageDetails: [detail("a", { imageStatus: "ARCHIVED" })] },
      /'lastArchivedAt' is missing/,
    ],
    [
      "another status",
      { imageDetails: [detail("a", { imageStatus: "GONE" })] },
      /imageStatus must be ACTIVE or ARCHIVED or ACTIVATING/,
    ],
    ["a first page alone", { imageDetails: [detail("a")], nextToken: "x" }, /holds only the first images/],
    ["what --max-items leaves", { imageDetails: [detail("a")], NextToken: "x" }, /holds only the first images/],
    ["something else", { repositories: [] }, /images\.json: \/: this is neither/],
    ["manifests alone", { images: [] }, /images\.json holds no output of aws ecr describe-images/],
    ["no JSON", "imageDetails:\n- 1", /images\.json is not JSON/],
    [
      "a page that is cut off",
      `${JSON.stringify({ imageDetails: [] })} {"imageDetails": [`,
      /images\.json \(document 2\) is not JSON/,
    ],
  ])("%s", (_name, content, message) => {
    const path = save(content);
    expect(() => loadSavedImages(path)).toThrow(message);
  });

  test("a manifest that is broken, a file of manifests that holds none, and no file at all", () => {
    const images = save({ imageDetails: [] });
    const broken = save({ images: [{ imageId: { imageDigest: digest("a") }, imageManifest: "{" }] });
    expect(() => loadSavedImages(images, broken)).toThrow(/\/images\/0\/imageManifest: the manifest is not valid JSON/);
    expect(() => loadSavedImages(images, images)).toThrow("holds no output of aws ecr batch-get-image");
    expect(() => loadSavedImages("/nothing/here.json")).toThrow("there is no file or folder '/nothing/here.json'");
    const folder = join(temporaryFolder(), "empty");
    mkdirSync(folder);
    expect(() => loadSavedImages(folder)).toThrow("has no *.json");
  });
});

test("a page that ends with a token is fine beside the last one", () => {
  const first = JSON.stringify({ imageDetails: [detail("a")], nextToken: "x" });
  const last = JSON.stringify({ imageDetails: [detail("b")], nextToken: null });
  expect(loadSavedImages(save(`${first}\n${last}`)).map((image) => image.digest)).toEqual([digest("a"), digest("b")]);
});

test("a byte order mark, as PowerShell writes it, is no part of the JSON", () => {
  expect(loadSavedImages(save(`\uFEFF${JSON.stringify({ imageDetails: [detail("a")] })}`))).toHaveLength(1);
});
