import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  formatRunningCloud,
  maxRecordBytes,
  parseRunningCloud,
  type RunningCloudRecord,
  recordFile,
} from "../../core/running-cloud.ts";
import { writeFileAtomically } from "./write-file-atomically.ts";

/** The record of the cloud that runs on a folder or did so last; undefined where there is none that can be read. */
export function readRecord(folder: string): RunningCloudRecord | undefined {
  try {
    if (statSync(recordPath(folder)).size > maxRecordBytes) return undefined;
    return parseRunningCloud(readFileSync(recordPath(folder), "utf8"));
  } catch {
    return undefined;
  }
}

/** Says in a folder that a cloud runs on it. */
export function writeRecord(folder: string, record: RunningCloudRecord): void {
  writeFileAtomically(recordPath(folder), formatRunningCloud(record), { mode: 0o600 });
}

/** Takes back what `writeRecord` said. */
export function removeRecord(folder: string): void {
  rmSync(recordPath(folder), { force: true });
}

function recordPath(folder: string): string {
  return join(folder, recordFile);
}
