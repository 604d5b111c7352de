import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { InkanError } from "../core/error.ts";
import { formatRunningCloud, parseRunningCloud, type RunningCloudRecord } from "../core/running-cloud.ts";
import { describeError } from "./describe-error.ts";

/** What a cloud in the background tells the process that started it, once. */
export type Announcement =
  | { readonly kind: "answers"; readonly record: string }
  | { readonly kind: "failed"; readonly text: string };

/** What a cloud in the background says on stderr: nothing, unless it crashes. */
const crashFile = "crash.log";

/** Longest crash text that is shown, in characters from its end. */
const maxCrashText = 4000;

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
 * answers.
 *
 * @param folder where the record will be; made where it is missing
 * @param interrupted ends the cloud as well, as long as it has not answered
 * @throws DetachedStartError
 */
export async function startDetached(
  words: readonly string[],
  folder: string,
  interrupted: AbortSignal,
): Promise<RunningCloudRecord> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const crashPath = join(folder, crashFile);
  const crash = openSync(crashPath, "w", 0o600);
  const program = process.argv[1];
  if (program === undefined) throw new TypeError("this process runs no program file");
  const child = spawn(process.execPath, [...process.execArgv, program, ...words], {
    cwd: "/", // so that it holds no folder that someone wants to unmount or remove
    detached: true,
    stdio: ["ignore", "ignore", crash, "ipc"],
    signal: interrupted,
  });
  closeSync(crash);
  try {
    const announcement = await waitForAnnouncement(child);
    if (announcement.kind === "answers") return parseRunningCloud(announcement.record);
    throw new DetachedStartError(announcement.text);
  } catch (error) {
    if (error instanceof DetachedStartError) throw error;
    const said = readFileSync(crashPath, "utf8").slice(-maxCrashText);
    throw new DetachedStartError(`error: ${(error as Error).message}\n${said}`);
  } finally {
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
