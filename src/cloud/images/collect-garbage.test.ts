import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { imageOf, makeRepository, openRoom, push, putBlob } from "../../../test/image-room.ts";
import { digestOf } from "../../core/oci/digest.ts";
import { emptyConfigBytes } from "../../core/oci/manifest.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { deleteImage } from "./delete-image.ts";
import { deleteLayer, openLayer, statLayer } from "./layers.ts";
import { appendUpload, startUpload } from "./uploads.ts";

const hourMs = 60 * 60 * 1000;

test("a layer that no image uses stays a day after it came or was last asked for", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const [forgotten, wanted] = [
    await putBlob(room, repository, Buffer.from("forgotten")),
    await putBlob(room, repository, Buffer.from("wanted")),
  ];
  room.pass(20 * hourMs);
  statLayer(room, repository, wanted.digest);
  room.pass(3 * hourMs);
  expect((await collectGarbage(room)).layers).toBe(0);
  room.pass(2 * hourMs);
  expect((await collectGarbage(room)).layers).toBe(1);
  expect(openLayer(room, repository, forgotten.digest)).toBeUndefined();
  expect(() => room.store.blobs.read(forgotten.digest)).toThrow(/ENOENT/);
  expect(openLayer(room, repository, wanted.digest)?.size).toBe(6);
});

test("a layer that an image uses stays, and an hour longer than the image", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  await putBlob(room, repository, emptyConfigBytes);
  const layer = await putBlob(room, repository, Buffer.from("layer"));
  const { digest } = push(room, repository, imageOf([layer]));
  room.pass(1_000 * hourMs);
  expect((await collectGarbage(room)).layers).toBe(0);
  deleteImage(room, repository, { digest });
  room.pass(hourMs);
  expect((await collectGarbage(room)).layers).toBe(0);
  room.pass(1);
  expect((await collectGarbage(room)).layers).toBe(2);
});

test("more layers than are taken at once all go", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  room.store.database.transaction(() => {
    for (let i = 0; i < 450; i += 1) {
      const digest = digestOf(Buffer.from(`${i}`));
      room.store.database.run("INSERT INTO repository_blobs VALUES (?, ?, 1, 0)", repository.id, digest);
    }
  });
  expect((await collectGarbage(room)).layers).toBe(450);
});

test("an upload that stood still for a day is given up, one that moved is not", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const [still, empty, moving] = [1, 2, 3].map(() => startUpload(room, repository).id) as [string, string, string];
  await appendUpload(room, repository, still, Buffer.from("bytes"));
  room.pass(13 * hourMs);
  await appendUpload(room, repository, moving, Buffer.from("bytes"));
  room.pass(12 * hourMs);
  expect((await collectGarbage(room)).uploads).toBe(2);
  const ids = room.store.database.all<{ id: string }>("SELECT id FROM uploads").map(({ id }) => id);
  expect(ids).toEqual([moving]);
  expect(ids).not.toContain(empty);
  expect(readdirSync(join(room.folder, "blobs", "uploads"))).toEqual([moving]);
});

test.each([
  ["the first", ""],
  ["another", "one "],
])("an upload is not given up while a piece comes, however long that takes: %s", async (_title, before) => {
  const room = openRoom();
  const repository = makeRepository(room);
  const { id } = startUpload(room, repository);
  if (before !== "") await appendUpload(room, repository, id, Buffer.from(before));
  const [begun, rest] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  async function* slow(): AsyncIterable<Uint8Array> {
    yield Uint8Array.from(Buffer.from("two "));
    begun.resolve();
    await rest.promise;
    yield Uint8Array.from(Buffer.from("three"));
  }
  const coming = appendUpload(room, repository, id, slow());
  await begun.promise;
  room.pass(25 * hourMs);
  expect((await collectGarbage(room)).uploads).toBe(0);
  rest.resolve();
  expect((await coming).received).toBe(before.length + 9);
});

test("files that a kill left without a row go, those that are in use stay", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const kept = await putBlob(room, repository, Buffer.from("kept"));
  const orphan = digestOf(Buffer.from("orphan"));
  await room.store.blobs.appendUpload({ id: "o", received: 0, algorithm: "sha256" }, Buffer.from("orphan"), {
    limit: 100,
  });
  await room.store.blobs.placeUpload({ id: "o", received: 6, algorithm: "sha256" }, orphan);
  const letGo = room.store.blobs.hold(orphan);
  writeFileSync(join(room.folder, "blobs", "uploads", "left-over"), "");
  writeFileSync(join(room.folder, "blobs", "trash", "left-over"), "");
  await collectGarbage(room);
  expect(() => room.store.blobs.read(orphan).destroy()).not.toThrow();
  letGo();
  await collectGarbage(room);
  expect(() => room.store.blobs.read(orphan)).toThrow(/ENOENT/);
  expect(openLayer(room, repository, kept.digest)?.size).toBe(4);
  expect(readdirSync(join(room.folder, "blobs", "uploads"))).toEqual([]);
  expect(readdirSync(join(room.folder, "blobs", "trash"))).toEqual([]);
});

test("what was deleted by hand is no garbage a second time", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const { digest } = await putBlob(room, repository, Buffer.from("layer"));
  deleteLayer(room, repository, digest);
  expect(await collectGarbage(room)).toEqual({ uploads: 0, layers: 0, files: 0 });
});
