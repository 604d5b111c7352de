import { renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * Writes a file so that a reader sees the old text or the new, never a part. It may be lost with the machine's power:
 * what is written so is made anew from the store at each start.
 *
 * @param options.mode its permissions, less what the process's umask takes away
 */
export function writeFileAtomically(path: string, text: string, options: { readonly mode: number }): void {
  const next = `${path}.next`;
  rmSync(next, { force: true }); // one that a crash left may have other permissions
  writeFileSync(next, text, { mode: options.mode, flag: "wx" });
  renameSync(next, path);
}
