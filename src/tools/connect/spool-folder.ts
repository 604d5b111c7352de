import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SourceImage, SourceManifest } from "./source-image.ts";

/** Makes an image whose content may stand in a temporary folder, which goes when the image is closed. */
export async function withSpoolFolder(make: (folder: string) => Promise<SourceManifest>): Promise<SourceImage> {
  const folder = await mkdtemp(join(tmpdir(), "inkan-"));
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    return { root: await make(folder), close };
  } catch (error) {
    await close();
    throw error;
  }
}
