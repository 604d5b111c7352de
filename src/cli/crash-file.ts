import { closeSync, existsSync, fstatSync, openSync, readSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { removeFolders } from "../cloud/start-cloud.ts";
import { InkanError } from "../core/error.ts";
import { crashFile } from "../core/running-cloud.ts";

/** What a cloud in the background says on stderr: nothing, unless it crashes. */
export type CrashFile = {
  readonly fd: number;
  /** Whether it was not there before. */
  readonly isNew: boolean;
  /** What has been written since it was opened, the last of it where it is long. */
  readNew(): string;
  close(): void;
};

/** Longest crash text that is shown, in bytes from its end. */
const maxCrashText = 4000;

/** Opens the crash file of a data folder for adding to it: a cloud that runs on the folder may have it open already. */
export function openCrashFile(folder: string): CrashFile {
  const path = join(folder, crashFile);
  const isNew = !existsSync(path);
  const fd = openAt(path);
  const before = fstatSync(fd).size;
  return {
    fd,
    isNew,
    readNew() {
      const { size } = fstatSync(fd);
      const begin = Math.max(before, size - maxCrashText);
      const buffer = Buffer.alloc(size - begin);
      readSync(fd, buffer, 0, buffer.byteLength, begin);
      return buffer.toString("utf8");
    },
    close: () => closeSync(fd),
  };
}

/**
 * Clears away what a start in the background has put beside its cloud: the crash file, unless it says something, and then
 * the folders from the data folder up to `made`, as long as they hold nothing.
 */
export function clearStart(folder: string, made: string | undefined): void {
  const path = join(folder, crashFile);
  if (statSync(path, { throwIfNoEntry: false })?.size === 0) rmSync(path, { force: true });
  if (made !== undefined) removeFolders(foldersBetween(made, folder));
}

/** From an outer folder down to one in it, both included; none where the one is not in the other. */
function foldersBetween(outer: string, inner: string): readonly string[] {
  const folders = [inner];
  for (let path = inner; path !== outer; path = dirname(path)) {
    if (path === dirname(path)) return [];
    folders.unshift(dirname(path));
  }
  return folders;
}

function openAt(path: string): number {
  try {
    return openSync(path, "a+", 0o600);
  } catch (cause) {
    throw new InkanError("FOLDER_UNUSABLE", `the file ${path} cannot be made or written`, {
      cause,
      next: "use another folder with --data DIR",
    });
  }
}
