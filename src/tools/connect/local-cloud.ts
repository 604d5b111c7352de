import { connect } from "node:net";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { dataOption } from "../../core/data-option.ts";
import { InkanError } from "../../core/error.ts";
import { hasErrorCode } from "../../core/has-error-code.ts";
import {
  type AccessKey,
  defaultDataFolder,
  maxRecordBytes,
  parseCredentials,
  parseRunningCloud,
  RunningCloudError,
  type RunningCloudRecord,
  recordFile,
} from "../../core/running-cloud.ts";
import type { Environment } from "./environment.ts";
import { FileTooLargeError, readSmallFile } from "./read-small-file.ts";

/** A local cloud that runs, with all that a client needs. */
export type LocalCloud = RunningCloudRecord & { readonly credentials: AccessKey; readonly ca: string };

/** The local cloud cannot be used. */
export class LocalCloudError extends InkanError<"NOT_RUNNING" | "UNREADABLE"> {
  override readonly name = "LocalCloudError";
}

/** How long the control socket may take to accept, in milliseconds: it is on this machine. */
const CONNECT_TIMEOUT_MS = 2000;

/**
 * Reads what the running cloud left in its data folder.
 *
 * @throws LocalCloudError `NOT_RUNNING`, also where only the record of a killed one is left; RunningCloudError
 */
export async function readLocalCloud(options: {
  readonly env: Environment;
  /** Default: the platform's. */
  readonly dataFolder?: string | undefined;
}): Promise<LocalCloud> {
  const { env } = options;
  const home = env.HOME ?? homedir();
  const folder = options.dataFolder ?? defaultDataFolder(process.platform, env, home);
  const notRunning = () =>
    new LocalCloudError("NOT_RUNNING", `no local cloud runs on the data in ${folder}`, {
      next: `inkan up --detach${dataOption(resolve(folder), process.platform, env, home)}`,
    });
  const text = readCloudFile(join(folder, recordFile));
  if (text === undefined) throw notRunning();
  const record = parseRunningCloud(text);
  if (!(await accepts(record.controlSocket))) throw notRunning();
  const credentials = readCloudFile(record.credentialsFile);
  const ca = readCloudFile(record.caFile);
  if (credentials === undefined || ca === undefined) throw notRunning();
  return { ...record, credentials: parseCredentials(credentials), ca };
}

/** As `readLocalCloud`, undefined where none runs or what it left cannot be read: it is not this user's then. */
export async function findLocalCloud(options: Parameters<typeof readLocalCloud>[0]): Promise<LocalCloud | undefined> {
  try {
    return await readLocalCloud(options);
  } catch (error) {
    if (error instanceof LocalCloudError || error instanceof RunningCloudError) return undefined;
    throw error;
  }
}

/**
 * The text of a file in a cloud's data folder; undefined where there is none, also where a file stands in place of the
 * folder or above it (ENOTDIR).
 *
 * @throws LocalCloudError `UNREADABLE`
 */
export function readCloudFile(path: string): string | undefined {
  try {
    return readSmallFile(path, maxRecordBytes);
  } catch (error) {
    if (hasErrorCode(error, "ENOENT", "ENOTDIR")) return undefined;
    throw unreadable(path, error);
  }
}

/** A file of a cloud that is there and cannot be read. */
export function unreadable(path: string, error: unknown): LocalCloudError {
  if (error instanceof FileTooLargeError) return new LocalCloudError("UNREADABLE", error.message);
  return new LocalCloudError("UNREADABLE", `${path} cannot be read`, {
    cause: error,
    next: "become the user whose cloud it is, or name another data folder with --data DIR",
  });
}

function accepts(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => end(false));
    socket.once("connect", () => end(true)).once("error", () => end(false));
  });
}
