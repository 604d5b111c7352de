import { spawn } from "node:child_process";
import { constants } from "node:os";
import { type Outcome, runProgram } from "../run-program.ts";
import { programs } from "../stock-programs.ts";
import type { Form, RowShell } from "./row.ts";

/** What runs until it is interrupted must have shown its first answer after so long, in milliseconds. */
const firstAnswerLimit = 60_000;

/** Milliseconds between two Ctrl-C: a shell's loop goes on where the first one met a program that was about to end well. */
const interruptInterval = 200;

/** Runs a form in bash as it stands, in a folder. */
export async function runForm(form: Form, cwd: string, env: Readonly<Record<string, string>>): Promise<Outcome> {
  const { shell = "bash", text, until, input } = form;
  // Given as a whole with -c, zsh would have read every line before the first alias is defined.
  if (shell === "zsh") return await runProgram(programs.path("zsh"), ["--no-rcs", "-s"], { env, cwd, input: text });
  const [program, args] = [programs.path(shell), [...withoutStartFiles[shell], "-c", text]];
  if (until !== undefined) return await runUntil(until, program, args, { env, cwd });
  return await runProgram(program, args, { env, cwd, ...(input === undefined ? {} : { input }) });
}

const withoutStartFiles: Readonly<Record<Exclude<RowShell, "zsh">, readonly string[]>> = {
  bash: ["--norc"],
  fish: ["--no-config"],
};

/** Ctrl-C once the output matches: the signal goes to the whole group of processes, as a terminal sends it. */
function runUntil(
  until: RegExp,
  program: string,
  args: readonly string[],
  options: { readonly env: Readonly<Record<string, string>>; readonly cwd: string },
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const written = { stdout: "", stderr: "" };
    const signal = (name: NodeJS.Signals) => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, name);
    };
    const timer = setTimeout(() => signal("SIGKILL"), firstAnswerLimit);
    let interrupting: NodeJS.Timeout | undefined;
    child.stdout.on("data", (chunk: Buffer) => {
      written.stdout += chunk.toString("utf8");
      if (until.test(written.stdout)) interrupting ??= setInterval(() => signal("SIGINT"), interruptInterval);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      written.stderr += chunk.toString("utf8");
    });
    child.on("error", reject);
    child.on("close", (code, ended) => {
      clearTimeout(timer);
      clearInterval(interrupting);
      resolve({ code: code ?? 128 + (ended === null ? 0 : constants.signals[ended]), ...written });
    });
  });
}
