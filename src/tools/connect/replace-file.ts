import { randomUUID } from "node:crypto";
import { chmod, realpath, rename, rm, stat, writeFile } from "node:fs/promises";

/**
 * Writes a file so that every reader sees the old or the new one whole, and a failure leaves the old one. A link is
 * followed and the mode of a file that is there is kept.
 *
 * @param options `mode` of a new file
 * @throws where a device, a pipe or a folder stands there, and what the file system says
 */
export async function replaceFile(path: string, text: string, options: { readonly mode: number }): Promise<void> {
  const target = await realpath(path).catch(() => path);
  // Of the path as it was given: /dev/stdin leads to a pipe that has no path of its own.
  const present = await stat(path).catch(() => undefined);
  // Renaming would put a file in its place: for the superuser in the place of /dev/null, too.
  if (present?.isFile() === false) throw new Error(`${path} is not a file that can be replaced`);
  const mode = present === undefined ? options.mode : present.mode & 0o777;
  const next = `${target}.${randomUUID()}.tmp`;
  try {
    // Whoever may not read the file may not read it while it is written either.
    await writeFile(next, text, { mode: 0o600, flag: "wx" });
    await chmod(next, mode);
    await rename(next, target);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}
