import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { digestOf } from "../../core/oci/digest.ts";
import { compressLayer } from "./layer-compression.ts";

const MIB = 1024 * 1024;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "inkan-layer-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

async function compress(bytes: Uint8Array, chunkSize = 65_536) {
  let counted = 0;
  const onProgress = (count: number) => {
    counted += count;
  };
  const { blob, diffId } = await compressLayer(inChunks(bytes, chunkSize), folder, { onProgress });
  const chunks: Uint8Array[] = [];
  for await (const chunk of blob.open()) chunks.push(chunk);
  return { blob, diffId, counted, packed: Buffer.concat(chunks) };
}

const text = (size: number) => Buffer.alloc(size, "a line of text that repeats\n");

describe("a packed layer", () => {
  test.each([
    ["nothing", 0],
    ["less than a block", 10],
    ["a block", MIB],
    ["a block and a byte", MIB + 1],
    ["several blocks", 5 * MIB + 3],
  ])("of %s unpacks to what it was", async (_, size) => {
    const bytes = text(size);
    const { blob, diffId, packed, counted } = await compress(bytes);
    expect(Buffer.compare(gunzipSync(packed), bytes)).toBe(0);
    expect(blob).toMatchObject({ digest: digestOf(packed), size: packed.byteLength });
    expect(diffId).toBe(digestOf(bytes));
    expect(counted).toBe(size);
  });

  test("is the same however it arrives", async () => {
    const bytes = Buffer.concat([text(MIB + 7), randomBytes(2 * MIB), text(1000)]);
    const digests = new Set<string>();
    for (const chunkSize of [1000, 65_536, MIB, 10 * MIB]) digests.add((await compress(bytes, chunkSize)).blob.digest);
    expect(digests.size).toBe(1);
  });

  test("is small where it can be and hardly larger where it cannot", async () => {
    expect((await compress(text(4 * MIB))).blob.size).toBeLessThan(MIB / 10);
    const random = 4 * MIB;
    expect((await compress(randomBytes(random))).blob.size).toBeLessThan(random * 1.001);
  });
});

test("a layer that breaks off leaves an error", async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield text(2 * MIB);
    throw new Error("the disk is gone");
  }
  await expect(compressLayer(broken(), folder)).rejects.toThrow("the disk is gone");
});
