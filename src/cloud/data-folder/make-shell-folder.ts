import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { shellFolder } from "../../core/running-cloud.ts";
import { folderUnusable } from "./data-folder-error.ts";

/**
 * Makes the folder that `inkan shell` mounts over, where it is missing. Nothing is ever put into it.
 *
 * @throws DataFolderError `FOLDER_UNUSABLE`
 */
export function makeShellFolder(dataFolder: string): void {
  try {
    mkdirSync(join(dataFolder, shellFolder), { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw folderUnusable(dataFolder, cause);
  }
}
