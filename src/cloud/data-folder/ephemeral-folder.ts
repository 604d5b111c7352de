import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { RunningCloudRecord } from "../../core/running-cloud.ts";

/** What the name of every folder of a cloud that keeps nothing begins with. */
const prefix = "inkan-ephemeral-";

/** A new folder of its owner's alone for a cloud that keeps nothing. */
export function makeEphemeralFolder(): string {
  return mkdtempSync(join(tmpdir(), prefix));
}

/** Removes the folder that such a cloud left when it was killed; any other folder is left alone. */
export function removeLeftBehind(record: RunningCloudRecord | undefined): void {
  if (record === undefined || !record.ephemeral) return;
  const isOurs = basename(record.dataFolder).startsWith(prefix) && dirname(record.dataFolder) === tmpdir();
  if (isOurs) rmSync(record.dataFolder, { recursive: true, force: true });
}
