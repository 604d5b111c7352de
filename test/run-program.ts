import { spawn } from "node:child_process";
import { constants } from "node:os";

/** How a program ended. `code` is 128 + the signal's number when a signal ended it, as a shell says it. */
export type Outcome = { readonly code: number; readonly stdout: string; readonly stderr: string };

export type RunOptions = {
  /** The whole environment: nothing of this process leaks in. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  /** Ends the program with SIGKILL. */
  readonly ending?: AbortSignal;
};

/** No step of a suite takes longer, in milliseconds: a program that waits for an answer that never comes is ended. */
const timeLimit = 120_000;

/** Runs a program to its end. Rejects only when it cannot be started. */
export function runProgram(path: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, {
      env: options.env,
      stdio: ["pipe", "pipe", "pipe"],
      timeout: timeLimit,
      killSignal: "SIGKILL",
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    options.ending?.addEventListener("abort", () => child.kill("SIGKILL"), { once: true });
    child.on("close", (code, signal) => {
      resolve({
        code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]),
        stdout: Buffer.concat(stdout).toString("utf8"),
        stderr: Buffer.concat(stderr).toString("utf8"),
      });
    });
    // A program that reads nothing closes its end first.
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
  });
}

/** What a program that must succeed printed on stdout. Throws with all it said when it fails. */
export async function outputOf(path: string, args: readonly string[], options: RunOptions): Promise<string> {
  const outcome = await runProgram(path, args, options);
  if (outcome.code !== 0) throw new Error(describeOutcome([path, ...args], outcome));
  return outcome.stdout;
}

/** The command and what came of it, for an error message. */
export function describeOutcome(command: readonly string[], outcome: Outcome): string {
  return [
    `${command.join(" ")} ended with ${outcome.code}`,
    ...(outcome.stdout === "" ? [] : ["stdout:", outcome.stdout]),
    ...(outcome.stderr === "" ? [] : ["stderr:", outcome.stderr]),
  ].join("\n");
}
