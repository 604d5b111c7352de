import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { DockerConfigError } from "./docker-config.ts";
import { replaceFile } from "./replace-file.ts";

/**
 * Writes a config so that every reader sees the old or the new one whole. A link is followed and the file's mode kept; a
 * new file is the owner's alone.
 */
export async function writeDockerConfig(path: string, json: Readonly<Record<string, unknown>>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await replaceFile(path, `${JSON.stringify(json, null, "\t")}\n`, { mode: 0o600 });
  } catch (cause) {
    throw new DockerConfigError("UNREADABLE", `${path} cannot be written`, { cause });
  }
}
