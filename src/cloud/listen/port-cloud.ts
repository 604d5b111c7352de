import { readdirSync, readlinkSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname } from "node:path";
import { isProcessAlive } from "../../core/is-process-alive.ts";
import { defaultDataFolder, type RunningCloudRecord } from "../../core/running-cloud.ts";
import { lockFile } from "../data-folder/own-names.ts";
import { readRecord } from "../data-folder/record.ts";

/** A cloud that listens on a port, and the folder of its record. */
export type PortCloud = { readonly record: RunningCloudRecord; readonly folder: string };

/**
 * The cloud that listens on a TCP port of this machine, by the record in the folder whose lock its process holds, else in
 * the default data folder; undefined where it is none.
 *
 * @param pid the process that listens on the port, where it is known
 */
export function findPortCloud(port: number, pid: number | undefined): PortCloud | undefined {
  const folders = [...lockedFolders(pid), defaultDataFolder(process.platform, process.env, homedir())];
  for (const folder of folders) {
    const record = readRecord(folder);
    if (record === undefined || !listensOn(record, port)) continue;
    if (pid === undefined ? isProcessAlive(record.pid, process.kill) : record.pid === pid) return { record, folder };
  }
  return undefined;
}

function listensOn({ port: own, mirror }: RunningCloudRecord, port: number): boolean {
  return own === port || (mirror !== undefined && Number(new URL(mirror).port) === port);
}

/** The folders of the lock files that a process has open; none where the system does not show them (proc(5)). */
function lockedFolders(pid: number | undefined): readonly string[] {
  const folder = `/proc/${pid}/fd`;
  try {
    const paths = readdirSync(folder).flatMap((fd) => readLink(`${folder}/${fd}`) ?? []);
    return paths.filter((path) => basename(path) === lockFile).map((path) => dirname(path));
  } catch {
    return [];
  }
}

/** Files are opened and closed while the list is read. */
function readLink(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
