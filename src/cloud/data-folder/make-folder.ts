import { mkdirSync, rmdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { hasErrorCode } from "../../core/has-error-code.ts";

/**
 * Makes a folder and those above it where they are missing (0700). Never more than one attempt each: `mkdirSync` with
 * `recursive` tries for ever where the system says ENOENT of a folder that cannot be made, as `/proc` does.
 *
 * @returns the folders that were made, the outermost first
 * @throws Error of the system, or one that names the file that stands in the way; what was made is gone again then
 */
export function makeFolder(folder: string): readonly string[] {
  const missing: string[] = [];
  for (let path = resolve(folder); !isFolder(path) && path !== dirname(path); path = dirname(path)) {
    missing.unshift(path);
  }
  const made: string[] = [];
  try {
    for (const path of missing) if (makeOne(path)) made.push(path);
  } catch (error) {
    removeFolders(made);
    throw error;
  }
  return made;
}

/** Removes folders that hold nothing, the last first, up to the first that holds something. */
export function removeFolders(folders: readonly string[]): void {
  try {
    for (const folder of folders.toReversed()) rmdirSync(folder);
  } catch {
    // It holds something, or somebody else has removed it.
  }
}

/** Whether it was missing and is there now. */
function makeOne(path: string): boolean {
  try {
    mkdirSync(path, { mode: 0o700 });
    return true;
  } catch (error) {
    if (hasErrorCode(error, "EEXIST") && isFolder(path)) return false; // somebody else was faster
    throw error;
  }
}

function isFolder(path: string): boolean {
  const found = attempt(() => statSync(path, { throwIfNoEntry: false }));
  if (found === undefined || found.isDirectory()) return found !== undefined;
  throw new Error(`${path} is a file`);
}

/** What stands below a file is missing as well. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (hasErrorCode(error, "ENOTDIR")) return undefined;
    throw error;
  }
}
