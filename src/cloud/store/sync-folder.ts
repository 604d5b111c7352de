import { open } from "node:fs/promises";

/** Makes a folder's entries (a new, renamed or removed file) survive a loss of power. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
