import { chmodSync, closeSync, openSync, statSync } from "node:fs";
import { hasErrorCode } from "../../core/has-error-code.ts";

/** What its owner may do with a file, and nobody else. */
const ownerOnly = 0o600;

/**
 * Makes a file where it is missing, and its owner's alone in any case: whatever the process's umask takes away or leaves,
 * and whoever may enter the folder. What is in it stays. One that is there is not opened, since closing it would drop
 * what locks this process has of it (POSIX.1-2024 fcntl).
 */
export function makeOwnFile(path: string): void {
  try {
    closeSync(openSync(path, "wx", ownerOnly));
  } catch (error) {
    if (!hasErrorCode(error, "EEXIST")) throw error;
  }
  if ((statSync(path).mode & 0o777) !== ownerOnly) chmodSync(path, ownerOnly);
}
