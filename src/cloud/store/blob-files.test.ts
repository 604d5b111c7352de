import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../../test/temporary-folder.ts";
import { type Digest, digestAlgorithm, digestHex, digestOf } from "../../core/oci/digest.ts";
import { type BlobFiles, openBlobFiles, type UploadFile } from "./blob-files.ts";

const limit = Number.MAX_SAFE_INTEGER;

function bytesOf(length: number, seed = 1): Buffer {
  return Buffer.alloc(length, Buffer.from(`${seed} some bytes that do not line up with any buffer `));
}

function upload(received = 0, more: Partial<UploadFile> = {}): UploadFile {
  return { id: "u", received, algorithm: "sha256", ...more };
}

function pathOf(folder: string, digest: Digest): string {
  const hex = digestHex(digest);
  return join(folder, digestAlgorithm(digest), hex.slice(0, 2), hex);
}

async function place(blobs: BlobFiles, bytes: Uint8Array): Promise<Digest> {
  const digest = digestOf(bytes);
  const { received } = await blobs.appendUpload(upload(), bytes, { limit });
  expect(await blobs.placeUpload(upload(received), digest)).toBe(true);
  return digest;
}

async function* inChunks(bytes: Uint8Array, sizes: readonly number[]): AsyncIterable<Uint8Array> {
  let at = 0;
  for (const size of [...sizes, bytes.byteLength]) {
    yield Uint8Array.from(bytes.subarray(at, at + size));
    at = Math.min(bytes.byteLength, at + size);
  }
}

test("however a blob is split into pieces and chunks, it is the same blob", async () => {
  const folder = temporaryFolder();
  const blobs = openBlobFiles(folder);
  const pieces = fc.array(fc.array(fc.nat(70_000), { maxLength: 5 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(pieces, fc.nat(600_000), fc.nat(), async (sizes, length, seed) => {
      const bytes = bytesOf(length, seed);
      let received = 0;
      for (const [index, chunkSizes] of sizes.entries()) {
        const end = index === sizes.length - 1 ? length : Math.ceil((length * (index + 1)) / sizes.length);
        const appended = await blobs.appendUpload(
          upload(received),
          inChunks(bytes.subarray(received, end), chunkSizes),
          { limit },
        );
        expect(appended).toEqual({ received: end, end: { kind: "complete" } });
        received = end;
      }
      const digest = digestOf(bytes);
      expect(await blobs.placeUpload(upload(received), digest)).toBe(true);
      expect(readFileSync(pathOf(folder, digest)).equals(bytes)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

describe("an upload", () => {
  test("goes on after a restart, and what was never acknowledged does not count", async () => {
    const folder = temporaryFolder();
    const bytes = bytesOf(300_000);
    await openBlobFiles(folder).appendUpload(upload(), bytes.subarray(0, 200_000), { limit });
    // The second half of the first piece was written and never acknowledged.
    const blobs = openBlobFiles(folder);
    await blobs.appendUpload(upload(100_000), bytes.subarray(100_000), { limit });
    expect(await blobs.placeUpload(upload(300_000), digestOf(bytes))).toBe(true);
  });

  test("can be placed after a restart that followed its last piece", async () => {
    const folder = temporaryFolder();
    const bytes = bytesOf(300_000);
    await openBlobFiles(folder).appendUpload(upload(), bytes, { limit });
    writeFileSync(join(folder, "uploads", "u"), "left over", { flag: "a" });
    const blobs = openBlobFiles(folder);
    expect(await blobs.placeUpload(upload(300_000), digestOf(bytes))).toBe(true);
    expect((await buffer(blobs.read(digestOf(bytes)))).equals(bytes)).toBe(true);
  });

  test("whose file lost bytes is known for lost", async () => {
    const folder = temporaryFolder();
    await openBlobFiles(folder).appendUpload(upload(), bytesOf(1_000), { limit });
    truncateSync(join(folder, "uploads", "u"), 500);
    const blobs = openBlobFiles(folder);
    const lost = expect.objectContaining({ code: "UPLOAD_LOST" });
    await expect(blobs.appendUpload(upload(1_000), bytesOf(1), { limit })).rejects.toThrow(lost);
    await expect(blobs.placeUpload(upload(1_000), digestOf(bytesOf(1_000)))).rejects.toThrow(lost);
  });

  test("keeps what came before its sender broke off", async () => {
    const folder = temporaryFolder();
    const blobs = openBlobFiles(folder);
    const bytes = bytesOf(300_000);
    async function* broken(): AsyncIterable<Uint8Array> {
      yield* inChunks(bytes.subarray(0, 150_000), [70_000]);
      throw new Error("gone");
    }
    const { received, end } = await blobs.appendUpload(upload(), broken(), { limit });
    expect([received, end.kind]).toEqual([150_000, "broken"]);
    await blobs.appendUpload(upload(received), bytes.subarray(received), { limit });
    expect(await blobs.placeUpload(upload(300_000), digestOf(bytes))).toBe(true);
  });

  test("takes no byte above the limit", async () => {
    const blobs = openBlobFiles(temporaryFolder());
    const { received, end } = await blobs.appendUpload(upload(), inChunks(bytesOf(100), [60]), { limit: 99 });
    expect([received, end.kind]).toEqual([60, "too-large"]);
  });

  test("of another digest is not placed", async () => {
    const folder = temporaryFolder();
    const blobs = openBlobFiles(folder);
    await blobs.appendUpload(upload(), bytesOf(10), { limit });
    expect(await blobs.placeUpload(upload(10), digestOf(bytesOf(11)))).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(["trash", "uploads"]);
  });

  test.each(["sha256", "sha384", "sha512"] as const)("is placed under %s whatever was announced", async (algorithm) => {
    const folder = temporaryFolder();
    const blobs = openBlobFiles(folder);
    const digest = digestOf(bytesOf(100_000), algorithm);
    for (const announced of ["sha256", "sha512"] as const) {
      const file = upload(0, { algorithm: announced });
      await blobs.appendUpload(file, bytesOf(100_000), { limit });
      expect(await blobs.placeUpload({ ...file, received: 100_000 }, digest)).toBe(true);
    }
    expect(statSync(pathOf(folder, digest)).size).toBe(100_000);
  });

  test("of no bytes becomes the empty blob", async () => {
    const blobs = openBlobFiles(temporaryFolder());
    const digest = digestOf(new Uint8Array());
    expect(await blobs.placeUpload(upload(), digest)).toBe(true);
    expect((await buffer(blobs.read(digest))).byteLength).toBe(0);
  });

  test("leaves the bytes it was given in memory to their owner", async () => {
    const bytes = new Uint8Array(100).fill(7);
    await openBlobFiles(temporaryFolder()).appendUpload(upload(), bytes, { limit });
    expect(bytes.byteLength).toBe(100);
  });
});

describe("a blob", () => {
  test("that is held stays until it is let go", async () => {
    const folder = temporaryFolder();
    const blobs = openBlobFiles(folder);
    const digest = await place(blobs, bytesOf(10));
    const [letGo, letGoToo] = [blobs.hold(digest), blobs.hold(digest)];
    letGo();
    blobs.discard(digest);
    expect(existsSync(pathOf(folder, digest))).toBe(true);
    letGoToo();
    blobs.discard(digest);
    expect(existsSync(pathOf(folder, digest))).toBe(false);
  });

  test("that is being read can be read to its end after it was discarded", async () => {
    const blobs = openBlobFiles(temporaryFolder());
    const bytes = bytesOf(2_000_000);
    const digest = await place(blobs, bytes);
    const reading = blobs.read(digest);
    blobs.discard(digest);
    expect((await buffer(reading)).equals(bytes)).toBe(true);
    expect(() => blobs.read(digest)).toThrow(/ENOENT/);
  });

  test("that was discarded twice is gone, and one that comes again meanwhile is there", async () => {
    const blobs = openBlobFiles(temporaryFolder());
    const digest = await place(blobs, bytesOf(10));
    blobs.discard(digest);
    blobs.discard(digest);
    await place(blobs, bytesOf(10));
    await blobs.emptyTrash();
    expect((await buffer(blobs.read(digest))).equals(bytesOf(10))).toBe(true);
  });

  test("and an upload are listed by what they are", async () => {
    const folder = temporaryFolder();
    const blobs = openBlobFiles(folder);
    const digests = [await place(blobs, bytesOf(10)), await place(blobs, bytesOf(20))];
    await blobs.appendUpload(upload(0, { id: "idle" }), bytesOf(1), { limit });
    await blobs.appendUpload(upload(0, { id: "busy" }), bytesOf(1), { limit });
    writeFileSync(join(folder, "sha256", "not-a-blob"), "");
    expect(await blobs.lockUpload("busy", () => blobs.listIdleUploads())).toEqual(["idle"]);
    const listed: Digest[] = [];
    for await (const digest of blobs.listBlobs()) listed.push(digest);
    expect(listed.sort()).toEqual(digests.sort());
  });
});

test("what the end of the process left in the trash is removed", async () => {
  const folder = temporaryFolder();
  const blobs = openBlobFiles(folder);
  writeFileSync(join(folder, "trash", "left-over"), "");
  await blobs.emptyTrash();
  expect(readdirSync(join(folder, "trash"))).toEqual([]);
});
