import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { databaseFile } from "../store/open-store.ts";
import { type FolderLock, lockFolder } from "./lock-folder.ts";
import { removeFolders } from "./make-folder.ts";
import { isOwnName, lockFile } from "./own-names.ts";
import { removeRecord } from "./record.ts";

/** A folder that is this process's alone until it is given back. */
export type TakenFolder = {
  /** From now on what is made in the folder stays there. */
  keep(): void;
  /** False once somebody has removed or replaced the folder. */
  isHeld(): boolean;
};

/**
 * Takes a folder, made where it is missing.
 *
 * @param undo is told how to give it back: without the record, and, unless `keep` was called, as it was found
 * @throws DataFolderError
 */
export function takeFolder(folder: string, undo: AsyncDisposableStack): TakenFolder {
  const lock = lockFolder(folder);
  const before = new Set(readdirSync(folder));
  // Whoever has had a store there has more to lose than a file too many to gain.
  let keeps = before.has(databaseFile);
  undo.defer(() => {
    if (!lock.isHeld()) {
      lock.release(); // what is there now is another cloud's
      return;
    }
    // Together and last: who sees that the record is gone can take the folder.
    removeRecord(folder);
    if (keeps) lock.release();
    else restore(folder, before, lock);
  });
  return {
    keep() {
      keeps = true;
    },
    isHeld: lock.isHeld,
  };
}

/** Removes what a cloud has made in a folder, and the folder where it was made for it. */
function restore(folder: string, before: ReadonlySet<string>, lock: FolderLock): void {
  for (const name of readdirSync(folder)) {
    const isNew = isOwnName(name) && !before.has(name) && name !== lockFile;
    if (isNew) rmSync(join(folder, name), { recursive: true, force: true });
  }
  if (lock.isNew) lock.discard();
  else lock.release();
  removeFolders(lock.made);
}
