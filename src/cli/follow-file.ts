import { type FileHandle, open, stat } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

/** How often a followed file is looked at, in milliseconds: soon enough for a person. */
const lookEveryMs = 200;

/** Bytes that are read at once. */
const chunkBytes = 64 * 1024;

/**
 * The lines of a file from its beginning, without their ends; one that is not ended yet is held back. With `follow` also
 * those that are added later, in the file that takes its place too when it is begun anew, until `stopped`.
 */
export async function* followFile(
  path: string,
  options: { readonly follow: boolean; readonly stopped: AbortSignal },
): AsyncGenerator<string> {
  let file = await open(path);
  try {
    const lines = createLineReader();
    for (;;) {
      yield* lines.read(file);
      if (!options.follow || options.stopped.aborted) return;
      const next = await openReplacement(path, file);
      if (next !== undefined) {
        yield* lines.read(file); // what came between the last look and the move
        await file.close();
        file = next;
        lines.begin();
      }
      await setTimeout(lookEveryMs, undefined, { signal: options.stopped }).catch(() => {});
    }
  } finally {
    await file.close();
  }
}

/** The file that stands at the path now, when it is no longer the one that is read. */
async function openReplacement(path: string, file: FileHandle): Promise<FileHandle | undefined> {
  const [current, now] = await Promise.all([file.stat(), stat(path).catch(() => undefined)]);
  return now === undefined || now.ino === current.ino ? undefined : await open(path);
}

function createLineReader() {
  const buffer = Buffer.alloc(chunkBytes);
  let position = 0;
  let rest = Buffer.alloc(0);
  return {
    begin(): void {
      position = 0;
      rest = Buffer.alloc(0);
    },
    async *read(file: FileHandle): AsyncGenerator<string> {
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, chunkBytes, position);
        if (bytesRead === 0) return;
        position += bytesRead;
        const bytes = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
        const end = bytes.lastIndexOf(0x0a) + 1;
        rest = bytes.subarray(end);
        if (end > 0) yield* bytes.toString("utf8", 0, end - 1).split("\n");
      }
    },
  };
}
