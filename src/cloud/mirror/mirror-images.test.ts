import { expect, test } from "vitest";
import {
  encode,
  imageOf,
  indexOf,
  makeRepository,
  openRoom,
  putBlob,
  type TestRoom,
  testScope,
  unknownDigest,
} from "../../../test/image-room.ts";
import type { ImportedManifest } from "../../core/mirror-images.ts";
import { type Digest, digestOf } from "../../core/oci/digest.ts";
import { type Descriptor, emptyConfig, emptyConfigBytes } from "../../core/oci/manifest.ts";
import { mediaTypes } from "../../core/oci/media-types.ts";
import { parseRepositoryName, parseTag } from "../../core/oci/names.ts";
import { collectGarbage } from "../images/collect-garbage.ts";
import { findImage } from "../images/find-image.ts";
import { openLayer } from "../images/layers.ts";
import { findRepository, listRepositories } from "../images/repositories.ts";
import { type MirrorImages, openMirrorImages } from "./mirror-images.ts";
import { hubScope } from "./mirror-realm.ts";

const day = 24 * 60 * 60 * 1000;
const alpine = parseRepositoryName("library/alpine");
const named = (tag: string) => ({ repository: alpine, tag: parseTag(tag) });

function imported(bytes: Uint8Array, mediaType: string = mediaTypes.ociManifest): ImportedManifest {
  return { digest: digestOf(bytes), mediaType, bytes };
}

/** Hands in the layers of an image of one layer; returns its manifest. */
async function handIn(images: MirrorImages, content: string): Promise<ImportedManifest> {
  const layer = encode(content);
  await images.addLayer(emptyConfig.digest, emptyConfigBytes);
  await images.addLayer(digestOf(layer), layer);
  return imported(imageOf([{ mediaType: mediaTypes.ociLayerGzip, digest: digestOf(layer), size: layer.byteLength }]));
}

const layerOf = ({ bytes }: ImportedManifest): Digest =>
  (JSON.parse(new TextDecoder().decode(bytes)) as { layers: Descriptor[] }).layers[0]?.digest as Digest;

function isThere(room: TestRoom, manifest: ImportedManifest): boolean {
  const repository = findRepository(room, hubScope, alpine);
  if (repository === undefined) return false;
  const image = findImage(room, repository, { digest: manifest.digest });
  return image !== undefined && openLayer(room, repository, layerOf(manifest)) !== undefined;
}

test("an image is found by its name, and by no operation of an account", async () => {
  const room = openRoom();
  const images = openMirrorImages(room);
  const manifest = await handIn(images, "one");
  const placed = images.place({ ...named("3"), manifests: [manifest] });
  expect(images.list()).toEqual([placed]);
  expect(placed).toMatchObject({ ...named("3"), digest: manifest.digest });
  expect(listRepositories(room, testScope, { limit: 10 })).toEqual([]);
});

test("what nobody placed is nowhere, and is gone after a day", async () => {
  const room = openRoom();
  const images = openMirrorImages(room);
  const manifest = await handIn(images, "one");
  expect([images.list(), isThere(room, manifest)]).toEqual([[], false]);
  expect(images.hasLayer(layerOf(manifest))).toBe(true);
  room.pass(day + 1);
  await collectGarbage(room);
  expect(images.hasLayer(layerOf(manifest))).toBe(false);
});

test("the garbage collection keeps what is imported and takes what was replaced", async () => {
  const room = openRoom();
  const images = openMirrorImages(room);
  const [old, kept, current] = [await handIn(images, "old"), await handIn(images, "kept"), await handIn(images, "new")];
  images.place({ ...named("latest"), manifests: [old] });
  images.place({ ...named("latest"), manifests: [kept] });
  images.place({ ...named("3"), manifests: [kept] });
  images.place({ ...named("latest"), manifests: [current] });
  room.pass(day + 1);
  await collectGarbage(room);
  expect([old, kept, current].map((manifest) => isThere(room, manifest))).toEqual([false, true, true]);
  expect(images.hasLayer(layerOf(old))).toBe(false);
  expect(images.list().map(({ tag, digest }) => [tag, digest])).toEqual([
    ["3", kept.digest],
    ["latest", current.digest],
  ]);
});

test("an index comes with every image that it lists, and goes with them", async () => {
  const room = openRoom();
  const images = openMirrorImages(room);
  const children = [await handIn(images, "amd64"), await handIn(images, "arm64")];
  const entries = children.map(({ bytes, ...child }) => ({ ...child, manifestSize: bytes.byteLength }));
  const index = imported(indexOf(entries), mediaTypes.ociIndex);
  images.place({ ...named("latest"), manifests: [...children, index] });
  expect(children.map((child) => isThere(room, child))).toEqual([true, true]);
  images.remove(named("latest"));
  expect([images.list(), findRepository(room, hubScope, alpine)]).toEqual([[], undefined]);
  expect(() => images.remove(named("latest"))).toThrow("alpine:latest was not imported");
});

test.each<[string, (whole: ImportedManifest) => readonly ImportedManifest[]]>([
  ["a layer that is nowhere", () => [imported(imageOf([{ ...emptyConfig, digest: unknownDigest }]))]],
  [
    "an image that an index lists and nobody brought",
    (whole) => [
      whole,
      imported(
        indexOf([{ digest: unknownDigest, mediaType: mediaTypes.ociManifest, manifestSize: 2 }]),
        mediaTypes.ociIndex,
      ),
    ],
  ],
  ["another digest than said", (whole) => [{ ...whole, digest: unknownDigest }]],
  ["a manifest that is none", () => [imported(encode({ schemaVersion: 1 }))]],
])("%s leaves the name where it was, and nothing behind", async (_what, manifests) => {
  const room = openRoom();
  const images = openMirrorImages(room);
  const before = await handIn(images, "before");
  images.place({ ...named("latest"), manifests: [before] });
  const whole = await handIn(images, "whole");
  expect(() => images.place({ ...named("latest"), manifests: manifests(whole) })).toThrow();
  expect(images.list().map(({ digest }) => digest)).toEqual([before.digest]);
  expect(isThere(room, whole)).toBe(false);
});

test("a layer of other bytes than its digest says is refused", async () => {
  const images = openMirrorImages(openRoom());
  await expect(images.addLayer(unknownDigest, encode("other"))).rejects.toThrow("do not have the digest");
  expect(images.hasLayer(unknownDigest)).toBe(false);
});

test("a layer that a repository of ECR has needs not be sent", async () => {
  const room = openRoom();
  const images = openMirrorImages(room);
  const { digest } = await putBlob(room, makeRepository(room), encode("shared"));
  expect(images.hasLayer(digest)).toBe(true);
});
