import { randomUUID } from "node:crypto";
import { chmod, mkdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { DockerConfigError } from "./docker-config.ts";

/**
 * Writes a config so that every reader sees the old or the new one whole. A link is followed and the file's mode kept; a
 * new file is the owner's alone.
 */
export async function writeDockerConfig(path: string, json: Readonly<Record<string, unknown>>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then(
    (status) => status.mode & 0o777,
    () => 0o600,
  );
  const next = `${target}.${randomUUID()}.tmp`;
  try {
    await writeFile(next, `${JSON.stringify(json, null, "\t")}\n`, { mode: 0o600, flag: "wx" });
    await chmod(next, mode);
    await rename(next, target);
  } catch (cause) {
    await rm(next, { force: true });
    throw new DockerConfigError("UNREADABLE", `${path} cannot be written`, { cause });
  }
}
