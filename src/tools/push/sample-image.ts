import { randomUUID } from "node:crypto";
import type { SourceImage } from "../connect/source-image.ts";
import { createScratchImage } from "./scratch-image.ts";

/** Makes a tiny image on the spot, each with a digest of its own: what a first push and a lifecycle rule need. */
export async function createSampleImage(now: Date): Promise<SourceImage> {
  const text = `A sample image of inkan.\nid: ${randomUUID()}\nmade: ${now.toISOString()}\n`;
  return await createScratchImage(
    async (tar) => {
      tar.entry({ name: "sample.txt", mode: 0o644, mtime: now }, text);
    },
    { created: now, createdBy: "inkan push --sample", arch: process.arch },
  );
}
