import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";

/**
 * Writes a file so that a reader sees the old text or the new, never a part, and that the new one is on disk.
 *
 * @param options.mode its permissions, whatever the process's umask says
 */
export function writeFileAtomically(path: string, text: string, options: { readonly mode: number }): void {
  const next = `${path}.next`;
  const file = openSync(next, "w", options.mode);
  try {
    fchmodSync(file, options.mode);
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
}
