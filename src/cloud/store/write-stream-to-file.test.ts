import { createHash } from "node:crypto";
import { type FileHandle, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../test/temporary-folder.ts";
import { writeStreamToFile } from "./write-stream-to-file.ts";

async function* chunksOf(...chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* chunks;
}

const hash = () => createHash("sha256");

test("a chunk that is its whole memory is given back, a part of a larger one is left alone", async () => {
  const path = join(temporaryFolder(), "file");
  const file = await open(path, "w");
  const whole = new Uint8Array(10).fill(1);
  const shared = new Uint8Array(20).fill(2);
  await writeStreamToFile(file, 0, { chunks: chunksOf(whole, shared.subarray(0, 5)), hash: hash(), limit: 100 });
  await file.close();
  expect([whole.byteLength, shared.byteLength]).toEqual([0, 20]);
  expect(await readFile(path)).toEqual(Buffer.from([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]));
});

test("a disk that takes a part is asked for the rest", async () => {
  const path = join(temporaryFolder(), "file");
  const file = await open(path, "w");
  const grudging = {
    writev: ([first]: readonly Uint8Array[], position: number) =>
      file.write(first?.subarray(0, 3) ?? new Uint8Array(), 0, 3, position),
    write: (bytes: Uint8Array, offset: number, length: number, position: number) =>
      file.write(bytes, offset, Math.min(length, 2), position),
  } as unknown as FileHandle;
  await writeStreamToFile(grudging, 0, {
    chunks: chunksOf(Buffer.from("abcdef"), Buffer.from("ghijk")),
    hash: hash(),
    limit: 100,
  });
  await file.close();
  expect(await readFile(path, "utf8")).toBe("abcdefghijk");
});

test("a disk that fails fails the write, also where the sender has long stopped", async () => {
  const full = Object.assign(new Error("full"), { code: "ENOSPC" });
  const file = { writev: () => Promise.reject(full), datasync: async () => {} } as unknown as FileHandle;
  const large = (): Uint8Array => new Uint8Array(400_000);
  for (const chunks of [chunksOf(large()), chunksOf(large(), large(), large()), chunksOf(new Uint8Array(1))]) {
    await expect(writeStreamToFile(file, 0, { chunks, hash: hash(), limit: 10_000_000 })).rejects.toBe(full);
  }
});
