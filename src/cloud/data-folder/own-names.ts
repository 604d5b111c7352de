import { basename } from "node:path";
import { crashFile, logFile, recordFile, shellFolder } from "../../core/running-cloud.ts";
import { blobFolder, databaseFile, keyFile } from "../store/open-store.ts";
import { folderFiles } from "./folder-files.ts";
import { socketFiles } from "./place-sockets.ts";

/** The lock's name inside a data folder. */
export const lockFile = "lock";

const names: ReadonlySet<string> = new Set([
  lockFile,
  recordFile,
  crashFile,
  logFile,
  `${logFile}.1`,
  shellFolder,
  ...Object.values(socketFiles),
  databaseFile,
  ...["-wal", "-shm", "-journal"].map((ending) => `${databaseFile}${ending}`), // SQLite, "Temporary Files Used By SQLite"
  keyFile,
  blobFolder,
  ...Object.values(folderFiles("")).map((path) => basename(path)),
]);

/** Whether a name inside a data folder is one that a cloud gives. */
export function isOwnName(name: string): boolean {
  return names.has(name.replace(/\.next$/, ""));
}
