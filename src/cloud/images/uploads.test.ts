import { readdirSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { makeRepository, openRoom, testScope, unknownDigest } from "../../../test/image-room.ts";
import { temporaryFolder } from "../../../test/temporary-folder.ts";
import { digestOf } from "../../core/oci/digest.ts";
import { parseRepositoryName } from "../../core/oci/names.ts";
import { openLayer } from "./layers.ts";
import { quotas } from "./quotas.ts";
import { deleteRepository, getRepository } from "./repositories.ts";
import { appendUpload, cancelUpload, type FinishOptions, finishUpload, getUpload, startUpload } from "./uploads.ts";

const bytes = Buffer.from("the bytes of a layer");
const digest = digestOf(bytes);
const lenient: FinishOptions = { existing: "accept", empty: "accept", smallParts: "accept" };

function withCode(code: string): unknown {
  return expect.objectContaining({ code });
}

async function* gated(gate: Promise<void>, ...chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) {
    await gate;
    yield Uint8Array.from(chunk);
  }
}

test("pieces add up to a layer", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const { id, received } = startUpload(room, repository);
  expect(received).toBe(0);
  expect(await appendUpload(room, repository, id, bytes.subarray(0, 4), { from: 0 })).toEqual({
    id,
    received: 4,
    firstPart: 4,
  });
  expect(getUpload(room, repository, id).received).toBe(4);
  await appendUpload(room, repository, id, gated(Promise.resolve(), bytes.subarray(4, 6), bytes.subarray(6, 9)));
  const options = { ...lenient, body: bytes.subarray(9), from: 9, size: 11 };
  expect(await finishUpload(room, repository, id, digest, options)).toEqual({ digest, size: 20 });
  const layer = openLayer(room, repository, digest);
  expect(layer && (await buffer(layer.stream())).equals(bytes)).toBe(true);
  expect(() => getUpload(room, repository, id)).toThrow(withCode("UPLOAD_NOT_FOUND"));
  expect(readdirSync(join(room.folder, "blobs", "uploads"))).toEqual([]);
});

test("an upload goes on after a restart, from what was acknowledged", async () => {
  const folder = temporaryFolder();
  const before = openRoom({ folder });
  const { id } = startUpload(before, makeRepository(before));
  await appendUpload(before, getRepository(before, testScope, parseRepositoryName("app")), id, bytes.subarray(0, 7));
  const after = openRoom({ folder });
  const repository = getRepository(after, testScope, parseRepositoryName("app"));
  expect(getUpload(after, repository, id).received).toBe(7);
  await finishUpload(after, repository, id, digest, { ...lenient, body: bytes.subarray(7) });
  expect(openLayer(after, repository, digest)?.size).toBe(20);
});

describe("a piece is refused, and the upload goes on", () => {
  test.each([
    ["a gap", { from: 5 }, "UPLOAD_RANGE_INVALID"],
    ["an overlap", { from: 3 }, "UPLOAD_RANGE_INVALID"],
    ["fewer bytes than announced", { from: 4, size: 17 }, "LAYER_PART_INVALID"],
    ["more bytes than announced", { size: 15 }, "LAYER_PART_INVALID"],
    ["more parts than there may be", { maxParts: 1 }, "LIMIT_EXCEEDED"],
  ])("%s", async (_title, options, code) => {
    const room = openRoom();
    const repository = makeRepository(room);
    const { id } = startUpload(room, repository);
    await appendUpload(room, repository, id, bytes.subarray(0, 4));
    await expect(appendUpload(room, repository, id, bytes.subarray(4), options)).rejects.toThrow(withCode(code));
    expect(getUpload(room, repository, id).received).toBe(4);
    await finishUpload(room, repository, id, digest, { ...lenient, body: bytes.subarray(4) });
    expect(openLayer(room, repository, digest)?.size).toBe(20);
  });

  test("the refusal says how many bytes there are", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const { id } = startUpload(room, repository);
    await appendUpload(room, repository, id, bytes);
    await expect(appendUpload(room, repository, id, bytes, { from: 0 })).rejects.toThrow(
      expect.objectContaining({ received: 20 }),
    );
  });

  test("a sender that breaks off leaves what it sent", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const { id } = startUpload(room, repository);
    async function* broken(): AsyncIterable<Uint8Array> {
      yield Uint8Array.from(bytes.subarray(0, 6));
      throw new Error("gone");
    }
    await expect(appendUpload(room, repository, id, broken())).rejects.toThrow("gone");
    await expect(finishUpload(room, repository, id, digest, { ...lenient, body: broken(), from: 6 })).rejects.toThrow(
      "gone",
    );
    expect(getUpload(room, repository, id).received).toBe(12);
  });
});

describe("an end is refused, and the upload is gone", () => {
  test.each<[string, Uint8Array[], Partial<FinishOptions>, string]>([
    ["another digest", [bytes, bytes], {}, "LAYER_DIGEST_INVALID"],
    ["no bytes", [], { empty: "refuse" }, "UPLOAD_EMPTY"],
    [
      "a small piece before the last",
      [bytes.subarray(0, 4), bytes.subarray(4)],
      { smallParts: "refuse" },
      "LAYER_PART_TOO_SMALL",
    ],
  ])("%s", async (_title, pieces, rules, code) => {
    const room = openRoom();
    const repository = makeRepository(room);
    const { id } = startUpload(room, repository);
    for (const piece of pieces) await appendUpload(room, repository, id, piece);
    await expect(finishUpload(room, repository, id, digest, { ...lenient, ...rules })).rejects.toThrow(withCode(code));
    expect(() => getUpload(room, repository, id)).toThrow(withCode("UPLOAD_NOT_FOUND"));
    expect(openLayer(room, repository, digest)).toBeUndefined();
    expect(readdirSync(join(room.folder, "blobs", "uploads"))).toEqual([]);
  });

  test("a layer that is there already, where that is not accepted", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    for (const existing of ["accept", "accept"] as const) {
      const { id } = startUpload(room, repository);
      await finishUpload(room, repository, id, digest, { ...lenient, body: bytes, existing });
    }
    const { id } = startUpload(room, repository);
    await expect(
      finishUpload(room, repository, id, digest, { ...lenient, body: bytes, existing: "refuse" }),
    ).rejects.toThrow(withCode("LAYER_ALREADY_EXISTS"));
    expect(openLayer(room, repository, digest)?.size).toBe(20);
  });
});

test("a single piece may be small, and so may the rest of one that broke off", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const strict = { ...lenient, smallParts: "refuse" } as const;
  const { id } = startUpload(room, repository);
  await finishUpload(room, repository, id, digest, { ...strict, body: bytes });
  const { id: resumed } = startUpload(room, repository);
  async function* broken(): AsyncIterable<Uint8Array> {
    yield Uint8Array.from(bytes.subarray(0, 6));
    throw new Error("gone");
  }
  await expect(appendUpload(room, repository, resumed, broken())).rejects.toThrow("gone");
  await appendUpload(room, repository, resumed, bytes.subarray(6));
  await finishUpload(room, repository, resumed, digest, strict);
});

test("large pieces before the last are large enough", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const piece = Buffer.alloc(quotas.smallestPartBytes);
  const { id } = startUpload(room, repository);
  await appendUpload(room, repository, id, piece);
  await appendUpload(room, repository, id, bytes);
  await finishUpload(room, repository, id, digestOf(Buffer.concat([piece, bytes])), {
    ...lenient,
    smallParts: "refuse",
  });
});

test("two pieces at once are taken one after the other", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const { id } = startUpload(room, repository);
  const gate = Promise.withResolvers<void>();
  const slow = appendUpload(room, repository, id, gated(gate.promise, bytes.subarray(0, 10)), { from: 0 });
  const next = appendUpload(room, repository, id, bytes.subarray(10), { from: 10 });
  const rival = appendUpload(room, repository, id, bytes.subarray(0, 10), { from: 0 });
  gate.resolve();
  await Promise.all([slow, next]);
  await expect(rival).rejects.toThrow(withCode("UPLOAD_RANGE_INVALID"));
  await finishUpload(room, repository, id, digest, lenient);
});

test("the same blob uploaded many times at once is there once, whole", async () => {
  const room = openRoom();
  const large = Buffer.alloc(700_000, "much the same ");
  const repositories = ["a", "b", "c"].map((name) => makeRepository(room, { name }));
  await Promise.all(
    [...repositories, ...repositories].map(async (repository) => {
      const { id } = startUpload(room, repository);
      await finishUpload(room, repository, id, digestOf(large), { ...lenient, body: large });
    }),
  );
  for (const repository of repositories) {
    const layer = openLayer(room, repository, digestOf(large));
    expect(layer && (await buffer(layer.stream())).equals(large)).toBe(true);
  }
});

describe("an upload that is none", () => {
  test("is not found by any function", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const { id } = startUpload(room, makeRepository(room, { name: "other" }));
    const notFound = withCode("UPLOAD_NOT_FOUND");
    for (const unknown of [id, "x", "../../inkan.db", ""]) {
      expect(() => getUpload(room, repository, unknown)).toThrow(notFound);
      await expect(appendUpload(room, repository, unknown, bytes)).rejects.toThrow(notFound);
      await expect(finishUpload(room, repository, unknown, digest, lenient)).rejects.toThrow(notFound);
      await expect(cancelUpload(room, repository, unknown)).rejects.toThrow(notFound);
    }
  });

  test("any more, because it was given up", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const { id } = startUpload(room, repository);
    await appendUpload(room, repository, id, bytes);
    await cancelUpload(room, repository, id);
    await expect(cancelUpload(room, repository, id)).rejects.toThrow(withCode("UPLOAD_NOT_FOUND"));
  });

  test("any more, because its repository went while a piece was on its way", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const { id } = startUpload(room, repository);
    const gate = Promise.withResolvers<void>();
    const late = appendUpload(room, repository, id, gated(gate.promise, bytes));
    deleteRepository(room, testScope, parseRepositoryName("app"), { force: true });
    gate.resolve();
    await expect(late).rejects.toThrow(withCode("UPLOAD_NOT_FOUND"));
    expect(readdirSync(join(room.folder, "blobs", "uploads"))).toEqual([]);
  });

  test("any more, because its repository went while it was made a blob", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const { id } = startUpload(room, repository);
    const gate = Promise.withResolvers<void>();
    const late = finishUpload(room, repository, id, digest, { ...lenient, body: gated(gate.promise, bytes) });
    gate.resolve();
    deleteRepository(room, testScope, parseRepositoryName("app"), { force: true });
    await expect(late).rejects.toThrow(withCode("UPLOAD_NOT_FOUND"));
    expect(() => room.store.blobs.read(digest)).toThrow(/ENOENT/);
  });

  test("any more, because a kill came between its file's move and its row's", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const { id } = startUpload(room, repository);
    await appendUpload(room, repository, id, bytes);
    await room.store.blobs.placeUpload({ id, received: 20, algorithm: "sha256" }, digest);
    await expect(finishUpload(room, repository, id, digest, lenient)).rejects.toThrow(withCode("UPLOAD_NOT_FOUND"));
    expect(openLayer(room, repository, unknownDigest)).toBeUndefined();
  });
});
