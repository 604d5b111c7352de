import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { databaseFile } from "../store/open-store.ts";
import { makeEphemeralFolder, removeLeftBehind } from "./ephemeral-folder.ts";
import { readRecord } from "./record.ts";
import { takeFolder } from "./take-folder.ts";

/** The folders of a cloud, this process's alone. */
export type TakenFolders = {
  /** Where the state is. */
  readonly dataFolder: string;
  /** Where it says that it runs: the same, except of a cloud that keeps nothing. */
  readonly recordFolder: string;
  readonly ephemeral: boolean;
  /** Tells that the cloud has started: what it keeps stays from now on. Before, all that it made goes with `undo`. */
  keep(): void;
  /** Which of them somebody has removed or replaced under the running cloud. */
  findGone(): string | undefined;
};

/**
 * Takes a cloud's folders, and clears what one that was killed has left in them.
 *
 * @param undo is told how to give them back
 * @throws DataFolderError
 */
export function takeFolders(
  asked: { readonly dataFolder: string | undefined; readonly recordFolder: string | undefined },
  undo: AsyncDisposableStack,
): TakenFolders {
  const ephemeral = asked.dataFolder === undefined;
  const kept = asked.dataFolder ?? asked.recordFolder;
  const taken = kept === undefined ? undefined : takeFolder(kept, undo);
  if (kept !== undefined) removeLeftBehind(readRecord(kept));
  const dataFolder = asked.dataFolder ?? makeEphemeralFolder();
  if (ephemeral) undo.defer(() => rmSync(dataFolder, { recursive: true, force: true }));
  return {
    dataFolder,
    recordFolder: kept ?? dataFolder,
    ephemeral,
    keep() {
      if (!ephemeral) taken?.keep();
    },
    findGone() {
      if (taken?.isHeld() === false) return kept;
      return isMissing(join(dataFolder, databaseFile)) ? dataFolder : undefined;
    },
  };
}

function isMissing(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false; // a file system that does not answer has not lost the file
  }
}
