import { closeSync, fchmodSync, fstatSync, openSync } from "node:fs";

/** What its owner may do with a file, and nobody else. */
const ownerOnly = 0o600;

/**
 * Makes a file where it is missing, and its owner's alone in any case: whatever the process's umask takes away or leaves,
 * and whoever may enter the folder. What is in it stays.
 */
export function makeOwnFile(path: string): void {
  const file = openSync(path, "a", ownerOnly);
  try {
    if ((fstatSync(file).mode & 0o777) !== ownerOnly) fchmodSync(file, ownerOnly);
  } finally {
    closeSync(file);
  }
}
