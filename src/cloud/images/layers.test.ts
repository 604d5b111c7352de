import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import {
  imageOf,
  makeRepository,
  openRoom,
  push,
  putBlob,
  testScope,
  unknownDigest,
} from "../../../test/image-room.ts";
import type { Region } from "../../core/aws/scope.ts";
import { emptyConfigBytes } from "../../core/oci/manifest.ts";
import { deleteLayer, mountLayer, openLayer, repositoriesWith, statLayer } from "./layers.ts";
import { createRepository } from "./repositories.ts";

const bytes = Buffer.from("a layer's bytes");

test("a layer is known by its size, and by its type once an image uses it", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const layer = await putBlob(room, repository, bytes);
  expect(statLayer(room, repository, layer.digest)).toEqual({ size: 15, referenced: false });
  await putBlob(room, repository, emptyConfigBytes);
  push(room, repository, imageOf([layer]));
  expect(statLayer(room, repository, layer.digest)).toEqual({ size: 15, mediaType: layer.mediaType, referenced: true });
  expect(statLayer(room, repository, unknownDigest)).toBeUndefined();
});

test("a layer is read whole and in part, from its own repository alone", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const { digest } = await putBlob(room, repository, bytes);
  const read = async (range?: { first: number; last: number }): Promise<string | undefined> => {
    const layer = openLayer(room, repository, digest);
    return layer && (await buffer(layer.stream(range))).toString();
  };
  expect(await read()).toBe(bytes.toString());
  expect(await read({ first: 2, last: 6 })).toBe("layer");
  expect(openLayer(room, makeRepository(room, { name: "other" }), digest)).toBeUndefined();
});

describe("deleting", () => {
  test("takes a layer that no image uses, and its file with the last repository's", async () => {
    const room = openRoom();
    const [repository, other] = [makeRepository(room), makeRepository(room, { name: "other" })];
    const { digest } = await putBlob(room, repository, bytes);
    await putBlob(room, other, bytes);
    expect(deleteLayer(room, repository, digest)).toEqual({ kind: "deleted" });
    expect(deleteLayer(room, repository, digest)).toEqual({ kind: "refused", reason: "not-found" });
    expect(openLayer(room, other, digest)?.size).toBe(15);
    expect(deleteLayer(room, other, digest)).toEqual({ kind: "deleted" });
    expect(() => room.store.blobs.read(digest)).toThrow(/ENOENT/);
  });

  test("leaves a layer that an image uses", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const layer = await putBlob(room, repository, bytes);
    await putBlob(room, repository, emptyConfigBytes);
    push(room, repository, imageOf([layer]));
    expect(deleteLayer(room, repository, layer.digest)).toEqual({ kind: "refused", reason: "referenced" });
  });

  test("in the moment between an upload's file and its row leaves the file to the upload", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const { digest } = await putBlob(room, repository, bytes);
    const { blobs } = room.store;
    const placeUpload: typeof blobs.placeUpload = async (upload, to) => {
      const placed = await blobs.placeUpload(upload, to);
      expect(deleteLayer(room, repository, digest)).toEqual({ kind: "deleted" });
      return placed;
    };
    await putBlob({ ...room, store: { ...room.store, blobs: { ...blobs, placeUpload } } }, repository, bytes);
    const layer = openLayer(room, repository, digest);
    expect(layer && (await buffer(layer.stream())).equals(bytes)).toBe(true);
  });
});

describe("mounting", () => {
  test("adds another repository's layer without its bytes", async () => {
    const room = openRoom();
    const [source, target] = [makeRepository(room), makeRepository(room, { name: "target" })];
    const { digest } = await putBlob(room, source, bytes);
    expect(mountLayer(room, target, source, unknownDigest)).toBe(false);
    expect(mountLayer(room, target, source, digest)).toBe(true);
    deleteLayer(room, source, digest);
    expect(openLayer(room, target, digest)?.size).toBe(15);
  });

  test("knows which repositories of the region have a blob", async () => {
    const room = openRoom();
    const target = makeRepository(room, { name: "target" });
    const { digest } = await putBlob(room, makeRepository(room), bytes);
    await putBlob(room, makeRepository(room, { name: "second" }), bytes);
    const elsewhere = createRepository(room, { ...testScope, region: "us-east-1" as Region }, { name: target.name });
    await putBlob(room, elsewhere, bytes);
    expect(repositoriesWith(room, target, digest, 10)).toEqual(["app", "second"]);
    expect(repositoriesWith(room, target, digest, 1)).toEqual(["app"]);
  });
});
