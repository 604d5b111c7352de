import { randomUUID } from "node:crypto";
import { chmod, realpath, rename, rm, stat, writeFile } from "node:fs/promises";

/**
 * Writes a file so that every reader sees the old or the new one whole, and a failure leaves the old one. A link is
 * followed and the mode of a file that is there is kept.
 *
 * @param options `mode` of a new file
 */
export async function replaceFile(path: string, text: string, options: { readonly mode: number }): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then(
    (status) => status.mode & 0o777,
    () => options.mode,
  );
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
