import { closeSync, openSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { finished } from "node:stream/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../../test/temporary-folder.ts";
import { type ByteRange, FileStream } from "./file-stream.ts";

const content = Buffer.from(Array.from({ length: 1_500_000 }, (_, index) => (index * 31) % 251));

function openContent(range?: ByteRange): FileStream {
  const path = join(temporaryFolder(), "file");
  writeFileSync(path, content);
  return new FileStream(openSync(path, "r"), range);
}

/** Turns of the event loop that a chunk waits before it is looked at: in far fewer the next one has been read. */
const slowTurns = 50;

/** A destination that looks at each chunk only when it is done with it, as a slow socket does. */
function slowCollector(): { readonly destination: Writable; readonly collected: Buffer[] } {
  const collected: Buffer[] = [];
  const destination = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, callback) {
      const wait = (turns: number): void => {
        if (turns > 0) {
          setImmediate(wait, turns - 1);
          return;
        }
        collected.push(Buffer.from(chunk));
        callback();
      };
      wait(slowTurns);
    },
  });
  return { destination, collected };
}

describe("piped", () => {
  test("sends every byte of the range in order, however slowly they are taken", async () => {
    const bounds = fc.tuple(fc.nat(content.byteLength - 1), fc.nat(content.byteLength - 1));
    await fc.assert(
      fc.asyncProperty(bounds, async ([one, other]) => {
        const range = { first: Math.min(one, other), last: Math.max(one, other) };
        const { destination, collected } = slowCollector();
        const stream = openContent(range);
        stream.pipe(destination);
        await Promise.all([finished(destination), finished(stream)]);
        expect(Buffer.concat(collected).equals(content.subarray(range.first, range.last + 1))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test("ends with an error where the file is shorter than it was", async () => {
    const path = join(temporaryFolder(), "file");
    writeFileSync(path, content);
    const stream = new FileStream(openSync(path, "r"));
    truncateSync(path, 100_000);
    stream.pipe(slowCollector().destination);
    await expect(finished(stream)).rejects.toThrow(/shorter/);
  });

  test("lets the file go when its destination does not go on", async () => {
    const stream = openContent();
    const never = new Writable({ write() {} });
    stream.pipe(never);
    stream.destroy();
    await new Promise((resolve) => stream.once("close", resolve));
    expect(stream.destroyed).toBe(true);
  });
});

test("read without a pipe it is the same bytes", async () => {
  expect((await buffer(openContent())).equals(content)).toBe(true);
  expect((await buffer(openContent({ first: 5, last: 5 }))).equals(content.subarray(5, 6))).toBe(true);
});

test("an empty file has an end", async () => {
  const path = join(temporaryFolder(), "empty");
  closeSync(openSync(path, "w"));
  expect((await buffer(new FileStream(openSync(path, "r")))).byteLength).toBe(0);
  const { destination, collected } = slowCollector();
  new FileStream(openSync(path, "r")).pipe(destination);
  await finished(destination);
  expect(collected).toEqual([]);
});
