import { type ChildProcess, spawn } from "node:child_process";
import { prepareFolder } from "../cloud/start-cloud.ts";
import { InkanError } from "../core/error.ts";
import { formatRunningCloud, parseRunningCloud, type RunningCloudRecord } from "../core/running-cloud.ts";
import { clearStart, openCrashFile } from "./crash-file.ts";
import { describeError } from "./describe-error.ts";

/** What a cloud in the background tells the process that started it, once. */
export type Announcement =
  | { readonly kind: "answers"; readonly record: string }
  | { readonly kind: "failed"; readonly text: string };

/** The cloud in the background could not be started; `text` says why, as that process would have. */
export class DetachedStartError extends InkanError<"START_FAILED"> {
  override readonly name = "DetachedStartError";
  readonly text: string;

  constructor(text: string) {
    super("START_FAILED", "the cloud did not start");
    this.text = text;
  }
}

/**
 * Starts this program once more, with a command line that ends in a cloud, in a session of its own, and waits until it
 * answers. A start that fails leaves the folder as it was.
 *
 * @param words `made` is the outermost folder that was made for this start, if any: see `clearStart`
 * @param folder where the record will be; made where it is missing
 * @param interrupted ends the cloud as well, as long as it has not answered
 * @throws DetachedStartError, DataFolderError
 */
export async function startDetached(
  words: (made: string | undefined) => readonly string[],
  folder: string,
  interrupted: AbortSignal,
): Promise<RunningCloudRecord> {
  const program = process.argv[1];
  if (program === undefined) throw new TypeError("this process runs no program file");
  const [made] = prepareFolder(folder);
  const crash = openCrashFile(folder);
  const child = spawn(process.execPath, [...process.execArgv, program, ...words(made)], {
    cwd: "/", // so that it holds no folder that someone wants to unmount or remove
    detached: true,
    stdio: ["ignore", "ignore", crash.fd, "ipc"],
    signal: interrupted,
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  try {
    const announcement = await waitForAnnouncement(child);
    if (announcement.kind === "answers") return parseRunningCloud(announcement.record);
    throw new DetachedStartError(announcement.text);
  } catch (error) {
    await ended; // it has cleared away what it made by then
    const failure =
      error instanceof DetachedStartError
        ? error
        : new DetachedStartError(`error: ${(error as Error).message}\n${crash.readNew()}`);
    if (crash.isNew) clearStart(folder, made);
    throw failure;
  } finally {
    crash.close();
    if (child.connected) child.disconnect();
    child.unref();
  }
}

/** Tells the process that started this one how the start went; does nothing where nobody waits. */
export function announce(outcome: RunningCloudRecord | { readonly error: unknown }): void {
  const announcement: Announcement =
    "error" in outcome
      ? { kind: "failed", text: describeError(outcome.error, { debug: false }) }
      : { kind: "answers", record: formatRunningCloud(outcome) };
  process.send?.(announcement, () => process.disconnect?.());
}

function waitForAnnouncement(child: ChildProcess): Promise<Announcement> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as Announcement));
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      reject(new Error(`the cloud's process ended before it answered (${signal ?? `exit code ${code}`})`));
    });
  });
}
