import { closeSync, existsSync, fstatSync, openSync, renameSync, write, writeSync } from "node:fs";
import { makeOwnFile } from "../data-folder/make-own-file.ts";

/** A file that lines are added to, and that never grows beyond a bound. */
export type RotatingFile = {
  /** Takes a line; it is written soon, many with one write. After `close` it is lost. */
  write(line: string): void;
  /** Writes what waits, and closes. */
  close(): Promise<void>;
};

/** What waits for a disk that does not keep up, in characters; lines beyond it are lost rather than memory. */
const maxWaiting = 4 * 1024 * 1024;

/** Milliseconds in which lines are gathered for one write: a write costs a busy cloud as much as making a line does. */
const gatherMs = 5;

/**
 * Opens a file of its owner's alone, made where it is missing. Once it holds `maxBytes` it is moved to `NAME.1`, over the
 * one before, and begun anew.
 */
export function openRotatingFile(path: string, maxBytes: number): RotatingFile {
  makeOwnFile(path);
  let file = openSync(path, "a");
  let bytes = fstatSync(file).size;
  let waiting = "";
  let isWriting = false;
  let isClosed = false;
  let gathering: NodeJS.Timeout | undefined;
  let whenWritten: (() => void) | undefined;

  const rotate = (): void => {
    bytes = 0;
    try {
      if (existsSync(path)) renameSync(path, `${path}.1`);
      const next = openSync(path, "a", 0o600);
      closeSync(file);
      file = next;
    } catch {
      // A folder that was taken away must not end the cloud either: lines go on to the file that is open, and after as
      // many bytes it is tried again.
    }
  };
  const take = (): Buffer => {
    const batch = Buffer.from(waiting);
    waiting = "";
    bytes += batch.byteLength;
    return batch;
  };
  const pump = (): void => {
    gathering = undefined;
    if (waiting === "") {
      isWriting = false;
      whenWritten?.();
      return;
    }
    if (bytes >= maxBytes) rotate();
    // A full disk must not end the cloud: the lines are lost, its answers are not.
    write(file, take(), gather);
  };
  const gather = (): void => {
    isWriting = true;
    if (isClosed) pump();
    else gathering = setTimeout(pump, gatherMs);
  };
  const writeAtExit = (): void => {
    if (waiting !== "") writeSync(file, take());
  };
  process.once("exit", writeAtExit);

  return {
    write(line) {
      if (isClosed || waiting.length > maxWaiting) return;
      waiting += line;
      if (!isWriting) gather();
    },
    async close() {
      isClosed = true;
      process.off("exit", writeAtExit);
      if (gathering !== undefined) {
        clearTimeout(gathering);
        pump();
      }
      if (isWriting) {
        await new Promise<void>((resolve) => {
          whenWritten = resolve;
        });
      }
      closeSync(file);
    },
  };
}
