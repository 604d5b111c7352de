import { chmodSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DataFolderError, folderUnusable } from "./data-folder-error.ts";
import { downLine } from "./down-line.ts";
import { removeFolders } from "./make-folder.ts";
import { lockFile } from "./own-names.ts";
import { prepareFolder } from "./prepare-folder.ts";
import { readRecord } from "./record.ts";

/** A folder that is this process's alone until `release` or `discard`. */
export type FolderLock = {
  /** The folders that were made for it, the outermost first. */
  readonly made: readonly string[];
  /** Whether the lock's file was made for it. */
  readonly isNew: boolean;
  /** False once somebody has removed the folder or the lock's file, whatever is there now. */
  isHeld(): boolean;
  release(): void;
  /** Releases, and leaves no lock's file. */
  discard(): void;
};

/** SQLITE_BUSY: another connection has the lock (SQLite, "Result and Error Codes"). */
const sqliteBusy = 5;

/** How often a lock is tried for that is discarded meanwhile: the first try makes the file, further ones are for bad luck. */
const maxAttempts = 5;

/**
 * Makes a folder where it is missing (0700) and takes it for this process alone.
 *
 * The lock is the one that SQLite takes of an otherwise empty file: the kernel keeps it and drops it with the process,
 * however that ends, so that no pid has to be judged dead or alive. A lock counts when its file was at its path before it
 * was opened and is there still: any other may be of a file that is discarded.
 *
 * @throws DataFolderError `FOLDER_IN_USE` naming who has it, `FOLDER_FOREIGN` or `FOLDER_UNUSABLE`
 */
export function lockFolder(folder: string): FolderLock {
  const path = join(folder, lockFile);
  const made = prepareFolder(folder);
  let isNew = false;
  try {
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const before = identify(path);
      const database = lockFileAt(path);
      if (database === undefined) throw inUse(folder);
      if (before !== undefined && isSame(before, identify(path))) return createLock(path, database, { made, isNew });
      database.close();
      isNew ||= before === undefined;
    }
  } catch (cause) {
    removeFolders(made);
    throw cause instanceof DataFolderError ? cause : folderUnusable(folder, cause);
  }
  throw inUse(folder);
}

/** The connection that holds the lock of a file, made where it is missing; undefined where another one holds it. */
function lockFileAt(path: string): DatabaseSync | undefined {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database.close();
    if ((error as { readonly errcode?: unknown }).errcode === sqliteBusy) return undefined;
    throw error;
  }
}

function createLock(path: string, database: DatabaseSync, facts: Pick<FolderLock, "made" | "isNew">): FolderLock {
  chmodSync(path, 0o600); // who may open it may lock it; opening it here as well would drop the lock when it is closed
  const own = identify(path);
  const isHeld = (): boolean => {
    try {
      // No other file can have this number as long as the connection keeps its file open.
      return identify(path)?.inode === own?.inode;
    } catch {
      return true; // a file system that does not answer has not lost the file
    }
  };
  return {
    ...facts,
    isHeld,
    release: () => database.close(),
    discard() {
      if (isHeld()) rmSync(path, { force: true });
      database.close();
    },
  };
}

/** Which file is at a path; undefined where there is none. The number of a file that is gone is given to another. */
type FileIdentity = { readonly inode: bigint; readonly madeAt: bigint };

function identify(path: string): FileIdentity | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? undefined : { inode: found.ino, madeAt: found.birthtimeNs };
}

function isSame(one: FileIdentity, other: FileIdentity | undefined): boolean {
  return one.inode === other?.inode && one.madeAt === other.madeAt;
}

function inUse(folder: string): DataFolderError {
  const running = readRecord(folder);
  const [who, stop] =
    running === undefined
      ? ["another inkan that is starting or stopping", `try again in a moment, with '${downLine(folder)}' before it`]
      : [
          `the inkan that runs as process ${running.pid} on port ${running.port}`,
          `stop that one with '${downLine(folder)}'`,
        ];
  return new DataFolderError("FOLDER_IN_USE", `the data folder ${folder} is in use by ${who}`, {
    next: `${stop}, or start on another folder with --data DIR`,
  });
}
