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
const batchBytes = 128 * 1024;

/**
 * Writes bytes as they come to a file from `position` on, through a hash, and returns where they ended and how. One
 * write is in flight while the next batch gathers, so a sender that is faster than the disk is made to wait.
 *
 * @param limit the position, in bytes, that may not be passed
 * @throws what the file system says, such as `ENOSPC`
 */
export async function writeStreamToFile(
  file: FileHandle,
  position: number,
  source: AsyncIterable<Uint8Array>,
  options: { readonly hash: Hash; readonly limit: number },
): Promise<{ readonly position: number; readonly end: StreamEnd }> {
  const writer = createBatchWriter(file, position);
  let received = position;
  const take = async (): Promise<StreamEnd> => {
    const chunks = source[Symbol.asyncIterator]();
    for (;;) {
      const next = await chunks.next().catch((cause: unknown) => ({ cause }));
      if ("cause" in next) return { kind: "broken", cause: next.cause };
      if (next.done === true) return { kind: "complete" };
      const chunk = next.value;
      if (received + chunk.byteLength > options.limit) {
        await chunks.return?.();
        return { kind: "too-large" };
      }
      received += chunk.byteLength;
      options.hash.update(chunk);
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
  let inFlight: Promise<void> = Promise.resolve();

  const writeBatch = async (): Promise<void> => {
    await inFlight;
    inFlight = writeAll(file, batch, gathered, position);
    // A failure is thrown by whoever waits next; until then it must not count as unhandled.
    inFlight.catch(() => {});
    position += gathered;
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
      await inFlight;
    },
  };
}

async function writeAll(file: FileHandle, batch: Uint8Array[], length: number, position: number): Promise<void> {
  const { bytesWritten } = await file.writev(batch, position);
  if (bytesWritten === length) return;
  // A full disk may take a part; writing the rest says why.
  const rest = Buffer.concat(batch).subarray(bytesWritten);
  for (let at = 0; at < rest.byteLength; ) {
    const written = await file.write(rest, at, rest.byteLength - at, position + bytesWritten + at);
    at += written.bytesWritten;
  }
}
