import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { makeOwnFile } from "../data-folder/make-own-file.ts";
import { type BackgroundWork, createBackgroundWork } from "./background-work.ts";
import { type BlobFiles, openBlobFiles } from "./blob-files.ts";
import { type Database, openDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";
import { createReadCache, type ReadCache } from "./read-cache.ts";
import { createSealer, type Sealer, sealingKeyBytes } from "./sealer.ts";
import { StoreError } from "./store-error.ts";

/** Everything a cloud keeps: the database, the blobs' files, and the key that seals its secrets. */
export type Store = {
  readonly database: Database;
  readonly reads: ReadCache;
  /** For what is read from the tables of identities alone: it outlives the changes of all others. */
  readonly identityReads: ReadCache;
  readonly blobs: BlobFiles;
  readonly sealer: Sealer;
  readonly background: BackgroundWork;
  /** Ends the background work too. */
  close(): void;
};

/** Names inside a data folder. */
export const databaseFile = "inkan.db";
export const keyFile = "secret.key";
export const blobFolder = "blobs";

/**
 * Opens the store of a data folder, made where it is missing (0700, every file in it 0600).
 *
 * @param options.onFailure is told what failed after its request had been answered; by default it is thrown at the process
 * @throws StoreError `STORE_NEWER`, `STORE_DAMAGED`, `STORE_UNUSABLE`, or `STORE_KEY_MISSING` where the database is there and its key is not
 */
export function openStore(
  folder: string,
  options: { readonly onFailure?: (what: string, cause: unknown) => void } = {},
): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const sealer = createSealer(readOrMakeKey(join(folder, keyFile), existsSync(join(folder, databaseFile))));
  let database: Database | undefined;
  try {
    const opened = openDatabase(ownDatabaseFile(folder));
    database = opened;
    migrate(opened);
    const blobs = openBlobFiles(join(folder, blobFolder));
    const background = createBackgroundWork(options.onFailure ?? throwFailure);
    const close = (): void => {
      background.stop();
      opened.close();
    };
    return {
      database: opened,
      reads: createReadCache(opened.changeCount),
      identityReads: createReadCache(opened.identityChangeCount),
      blobs,
      sealer,
      background,
      close,
    };
  } catch (error) {
    database?.close();
    throw explainOpenFailure(join(folder, databaseFile), error);
  }
}

function throwFailure(what: string, cause: unknown): never {
  throw new Error(`${what} failed`, { cause });
}

/** SQLITE_CORRUPT and SQLITE_NOTADB (SQLite, "Result and Error Codes"): the low byte of what node:sqlite reports. */
const damageCodes: readonly unknown[] = [11, 26];

/** An error of SQLite with the database's path and the way out; any other error as it is. */
function explainOpenFailure(path: string, cause: unknown): unknown {
  const { code, errcode } = cause as { readonly code?: unknown; readonly errcode?: number };
  if (code !== "ERR_SQLITE_ERROR" || errcode === undefined) return cause;
  if (damageCodes.includes(errcode & 0xff)) {
    return new StoreError("STORE_DAMAGED", `the database ${path} is damaged`, {
      cause,
      next: "put back a copy of its folder, or move the folder away and begin anew",
    });
  }
  return new StoreError("STORE_UNUSABLE", `the database ${path} cannot be opened or written`, {
    cause,
    next: "see to what the reason names, or use another folder with --data DIR",
  });
}

/** The database's file, its owner's alone before SQLite writes to it: the files beside it get the permissions that it has. */
function ownDatabaseFile(folder: string): string {
  const path = join(folder, databaseFile);
  const leftBehind = [`${path}-wal`, `${path}-shm`].filter((file) => existsSync(file));
  for (const file of [path, ...leftBehind]) makeOwnFile(file);
  return path;
}

function readOrMakeKey(path: string, databaseExists: boolean): Uint8Array {
  if (!existsSync(path)) {
    if (databaseExists) {
      throw new StoreError(
        "STORE_KEY_MISSING",
        `${path} is missing, and the database beside it cannot be read without it`,
        {
          next: "put the file back, or start on another folder with --data DIR",
        },
      );
    }
    writeKey(path);
  }
  chmodSync(path, 0o600);
  const key = readFileSync(path);
  if (key.byteLength !== sealingKeyBytes) {
    throw new StoreError("STORE_DAMAGED", `${path} has ${key.byteLength} bytes; a key has ${sealingKeyBytes}`);
  }
  return key;
}

/** The key is on disk, whole, before anything is sealed with it: without it the database would be lost. */
function writeKey(path: string): void {
  const next = `${path}.next`;
  rmSync(next, { force: true });
  const file = openSync(next, "wx", 0o600);
  try {
    writeSync(file, randomBytes(sealingKeyBytes));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
  const folder = openSync(dirname(path), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
