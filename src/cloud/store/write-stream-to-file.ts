import type { Hash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";

/** How the bytes ended. */
export type StreamEnd =
  | { readonly kind: "complete" }
  /** More came than may. */
  | { readonly kind: "too-large" }
  /** The sender broke off; what came before is in the file. */
  | { readonly kind: "broken"; readonly cause: unknown };

/**
 * Bytes that are gathered before they are written at once: larger ones make other requests wait longer for their turn,
 * smaller ones cost more calls.
 */
const batchBytes = 256 * 1024;

/** Bytes after which the disk is told to begin, so that little is left to wait for at the end. */
const syncBytes = 16 * 1024 * 1024;

/** Bytes on their way into a file, and what is to be known of them. */
export type StreamToWrite = {
  /** Chunks are given away: the memory of each is handed back once it is written, and nobody may look at it again. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Takes every byte in order. */
  readonly hash: Hash;
  /** The position, in bytes, that may not be passed. */
  readonly limit: number;
};

/**
 * Writes bytes as they come to a file from `position` on and returns where they ended and how. One write is in flight
 * while the next batch gathers, so a sender that is faster than the disk is made to wait. What is written is on disk
 * only after the caller has synced the file.
 *
 * @throws what the file system says, such as `ENOSPC`
 */
export async function writeStreamToFile(
  file: FileHandle,
  position: number,
  stream: StreamToWrite,
): Promise<{ readonly position: number; readonly end: StreamEnd }> {
  const writer = createBatchWriter(file, position);
  let received = position;
  const take = async (): Promise<StreamEnd> => {
    const chunks = stream.chunks[Symbol.asyncIterator]();
    for (;;) {
      const next = await chunks.next().catch((cause: unknown) => ({ cause }));
      if ("cause" in next) return { kind: "broken", cause: next.cause };
      if (next.done === true) return { kind: "complete" };
      const chunk = next.value;
      if (received + chunk.byteLength > stream.limit) {
        await chunks.return?.();
        return { kind: "too-large" };
      }
      received += chunk.byteLength;
      stream.hash.update(chunk);
      await writer.add(chunk);
    }
  };
  const end = await take();
  await writer.flush();
  return { position: received, end };
}

type BatchWriter = {
  /** Takes a chunk; waits where a whole batch has gathered and the one before is still being written. */
  add(chunk: Uint8Array): Promise<void>;
  /** Waits until everything is written. */
  flush(): Promise<void>;
};

function createBatchWriter(file: FileHandle, start: number): BatchWriter {
  let position = start;
  let batch: Uint8Array[] = [];
  let gathered = 0;
  let unsynced = 0;
  let write: Promise<void> = Promise.resolve();
  let sync: Promise<void> = Promise.resolve();

  const writeBatch = async (): Promise<void> => {
    await write;
    if (unsynced >= syncBytes) {
      await sync;
      sync = laterFailure(file.datasync());
      unsynced = 0;
    }
    write = laterFailure(writeAll(file, batch, gathered, position));
    position += gathered;
    unsynced += gathered;
    batch = [];
    gathered = 0;
  };

  return {
    async add(chunk) {
      batch.push(chunk);
      gathered += chunk.byteLength;
      if (gathered >= batchBytes) await writeBatch();
    },
    async flush() {
      if (gathered > 0) await writeBatch();
      await write;
      await sync;
    },
  };
}

/** A failure is thrown by whoever waits next; until then it must not count as unhandled. */
function laterFailure(work: Promise<void>): Promise<void> {
  work.catch(() => {});
  return work;
}

async function writeAll(file: FileHandle, batch: Uint8Array[], length: number, position: number): Promise<void> {
  const { bytesWritten } = await file.writev(batch, position);
  if (bytesWritten < length) await writeRest(file, batch, bytesWritten, position);
  for (const chunk of batch) giveBack(chunk);
}

/** A full disk may take a part; writing the rest says why. */
async function writeRest(file: FileHandle, batch: Uint8Array[], written: number, position: number): Promise<void> {
  const rest = Buffer.concat(batch).subarray(written);
  for (let at = 0; at < rest.byteLength; ) {
    const { bytesWritten } = await file.write(rest, at, rest.byteLength - at, position + written + at);
    at += bytesWritten;
  }
}

/**
 * Frees a chunk's memory now instead of at the next garbage collection, which the chunks of a large push would set off
 * again and again: 100 MB took a third more of the processor.
 */
function giveBack(chunk: Uint8Array): void {
  const { buffer } = chunk;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === chunk.byteLength) buffer.transfer(0);
}
