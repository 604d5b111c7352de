import { rmSync } from "node:fs";
import { makeEphemeralFolder, removeLeftBehind } from "./ephemeral-folder.ts";
import { lockFolder } from "./lock-folder.ts";
import { readRecord, removeRecord } from "./record.ts";

/** The folders of a cloud, this process's alone. */
export type TakenFolders = {
  /** Where the state is. */
  readonly dataFolder: string;
  /** Where it says that it runs: the same, except of a cloud that keeps nothing. */
  readonly recordFolder: string;
  readonly ephemeral: boolean;
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
  if (kept !== undefined) {
    const lock = lockFolder(kept);
    // Together and last: who sees that the record is gone can take the folder.
    undo.defer(() => {
      removeRecord(kept);
      lock.release();
    });
    removeLeftBehind(readRecord(kept));
  }
  if (!ephemeral && kept !== undefined) return { dataFolder: kept, recordFolder: kept, ephemeral };
  const made = makeEphemeralFolder();
  undo.defer(() => rmSync(made, { recursive: true, force: true }));
  return { dataFolder: made, recordFolder: kept ?? made, ephemeral };
}
