import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DataFolderError } from "./data-folder-error.ts";
import { readRecord } from "./record.ts";

/** A folder that is this process's alone until `release`. */
export type FolderLock = { release(): void };

/** SQLITE_BUSY: another connection has the lock (SQLite, "Result and Error Codes"). */
const sqliteBusy = 5;

/**
 * Makes a folder where it is missing (0700) and takes it for this process alone.
 *
 * The lock is the one that SQLite takes of an otherwise empty file: the kernel keeps it and drops it with the process,
 * however that ends, so that no pid has to be judged dead or alive. The file stays, since removing it would race with
 * the next start.
 *
 * @throws DataFolderError `FOLDER_IN_USE` naming who has it, or `FOLDER_UNUSABLE`
 */
export function lockFolder(folder: string): FolderLock {
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    database = new DatabaseSync(join(folder, "lock"), { timeout: 0 });
    database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (cause) {
    database?.close();
    if ((cause as { readonly errcode?: unknown }).errcode === sqliteBusy) throw inUse(folder);
    throw new DataFolderError("FOLDER_UNUSABLE", `the data folder ${folder} cannot be made or written`, {
      cause,
      next: "use another folder with --data DIR, or --ephemeral to keep nothing",
    });
  }
  const held = database;
  return { release: () => held.close() };
}

function inUse(folder: string): DataFolderError {
  const running = readRecord(folder);
  const who =
    running === undefined
      ? "another inkan that is starting or stopping"
      : `the inkan that runs as process ${running.pid} on port ${running.port}`;
  return new DataFolderError("FOLDER_IN_USE", `the data folder ${folder} is in use by ${who}`, {
    next: "stop that one with 'inkan down', or start on another folder with --data DIR",
  });
}
