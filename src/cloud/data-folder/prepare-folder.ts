import { existsSync, opendirSync } from "node:fs";
import { join } from "node:path";
import { shellWord } from "../../core/shell-word.ts";
import { databaseFile } from "../store/open-store.ts";
import { DataFolderError, folderUnusable } from "./data-folder-error.ts";
import { makeFolder } from "./make-folder.ts";
import { isOwnName } from "./own-names.ts";

/** What a file system has in its root by itself, which a data folder on a disk of its own is. */
const ofFileSystem = "lost+found";

/**
 * Makes a data folder where it is missing. One that is there must be a cloud's, or hold nothing of anybody else.
 *
 * @returns the folders that were made, the outermost first
 * @throws DataFolderError `FOLDER_UNUSABLE`, `FOLDER_FOREIGN`
 */
export function prepareFolder(folder: string): readonly string[] {
  let made: readonly string[];
  let foreign: string | undefined;
  try {
    made = makeFolder(folder);
    foreign = findForeign(folder);
  } catch (cause) {
    throw folderUnusable(folder, cause);
  }
  if (foreign === undefined) return made;
  throw new DataFolderError("FOLDER_FOREIGN", `${folder} is no data folder of inkan: it holds '${foreign}'`, {
    next: `use a new or empty folder, such as --data ${shellWord(join(folder, "inkan"))}`,
  });
}

function findForeign(folder: string): string | undefined {
  if (existsSync(join(folder, databaseFile))) return undefined;
  using entries = opendirSync(folder);
  for (let entry = entries.readSync(); entry !== null; entry = entries.readSync()) {
    if (!isOwnName(entry.name) && entry.name !== ofFileSystem) return entry.name;
  }
  return undefined;
}
