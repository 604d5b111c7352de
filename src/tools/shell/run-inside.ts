import { spawn } from "node:child_process";
import { constants } from "node:os";
import { ShellError } from "./shell-error.ts";

/** A program that runs inside, on this process's terminal. */
export type InsideRun = {
  /** What it ended with; 128 and the signal's number where a signal ended it, as a shell says it. */
  readonly code: Promise<number>;
  signal(name: NodeJS.Signals): void;
};

/** Starts a program inside. */
export function runInside(
  [program = "", ...words]: readonly string[],
  options: { readonly env: Readonly<Record<string, string | undefined>>; readonly cwd: string },
): InsideRun {
  const child = spawn(program, words, { stdio: "inherit", env: options.env, cwd: options.cwd });
  const code = new Promise<number>((resolve, reject) => {
    child.once("error", (cause) => {
      reject(new ShellError("SETUP_FAILED", `${program} cannot be started: ${cause.message}`, { cause }));
    });
    child.once("exit", (exitCode, signal) =>
      resolve(exitCode ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
  return { code, signal: (name) => void child.kill(name) };
}
