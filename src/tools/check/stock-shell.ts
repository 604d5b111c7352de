import { spawn } from "node:child_process";
import { hasErrorCode } from "../../core/has-error-code.ts";
import { shellWord } from "../../core/shell-word.ts";
import { type Environment, variable } from "../connect/environment.ts";
import { CheckError } from "./check-error.ts";
import type { StepTalk } from "./run-steps.ts";

/** Most that is kept of what a program prints on each stream, in characters: ten thousand images as JSON fit. */
const MAX_OUTPUT = 16 * 1024 * 1024;

/** What a program that did not fail printed on stdout. */
export type StockShell = {
  /**
   * Shows a command line and runs it.
   *
   * @throws CheckError `PROGRAM_MISSING`, `PROGRAM_FAILED`
   */
  run(words: StockCommand, talk: StepTalk): Promise<string>;
  /** The same for a program that prints a secret, which the next one reads from its stdin and nobody sees. */
  pipe(first: StockCommand, second: StockCommand, talk: StepTalk): Promise<string>;
};

/** A program and its arguments. */
export type StockCommand = readonly [program: string, ...words: string[]];

/** With a key and without a transparency log, in both versions of cosign (each reads every flag from such a variable). */
const withoutLog = {
  COSIGN_YES: "true",
  COSIGN_USE_SIGNING_CONFIG: "false",
  COSIGN_TLOG_UPLOAD: "false",
  COSIGN_INSECURE_IGNORE_TLOG: "true",
} as const;

/**
 * Runs stock programs as a person's shell would.
 *
 * @param options.signal ends the program that runs, and the error of that is thrown
 */
export function createStockShell(env: Environment, options: { readonly signal: AbortSignal }): StockShell {
  const set = Object.fromEntries(Object.entries(withoutLog).filter(([name]) => variable(env, name) === undefined));
  const environment = { ...env, ...set };
  const run = async (command: StockCommand, input: string) => {
    const ended = await runToEnd(command, { env: environment, input, signal: options.signal });
    if (ended.code === 0) return ended.stdout;
    const output = `${ended.stderr}\n${ended.stdout}`;
    throw new CheckError("PROGRAM_FAILED", `${nameOf(command)} ended with ${ended.code}: ${lastWords(ended)}`, {
      output,
    });
  };
  const added = Object.entries(set).map(([name, value]) => `${name}=${value} `);
  const typed = (command: StockCommand) => `${command[0] === "cosign" ? added.join("") : ""}${formatCommand(command)}`;
  return {
    run: async (words, { command }) => {
      command(typed(words));
      return await run(words, "");
    },
    pipe: async (first, second, { command }) => {
      command(`${typed(first)} | ${typed(second)}`);
      return await run(second, await run(first, ""));
    },
  };
}

function formatCommand(command: StockCommand): string {
  return command.map(shellWord).join(" ");
}

/** `aws ecr describe-images`: the program with its verbs, up to its first option or value. */
function nameOf(command: StockCommand): string {
  const end = command.findIndex((word, index) => index > 0 && !/^[a-z][a-z-]*$/.test(word));
  return command.slice(0, end === -1 ? command.length : end).join(" ");
}

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Why a program failed, as it says itself: the last line that is no warning. */
function lastWords({ stderr, stdout }: Ended): string {
  const lines = `${stdout}\n${stderr}`.split("\n").map((line) => line.trim());
  const said = lines.filter((line) => line !== "" && !line.startsWith("WARNING")).at(-1) ?? "it said nothing";
  return said.replace(/^error during command execution: /, "");
}

async function runToEnd(
  [program, ...words]: StockCommand,
  options: { readonly env: Environment; readonly input: string; readonly signal: AbortSignal },
): Promise<Ended> {
  const child = spawn(program, words, { env: { ...options.env }, signal: options.signal, stdio: "pipe" });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (stdout.length < MAX_OUTPUT) stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (stderr.length < MAX_OUTPUT) stderr += text;
  });
  // A program that ends without reading breaks the pipe; its exit code says the rest.
  child.stdin.on("error", () => {});
  child.stdin.end(options.input);
  const code = await new Promise<number>((resolve, reject) => {
    child.on("error", (cause) => {
      if (!hasErrorCode(cause, "ENOENT", "EACCES")) reject(cause);
      else reject(new CheckError("PROGRAM_MISSING", `the program ${program} cannot be started`, { cause }));
    });
    child.on("close", (exitCode) => resolve(exitCode ?? 1));
  });
  return { code, stdout: stdout.slice(0, MAX_OUTPUT), stderr: stderr.slice(0, MAX_OUTPUT) };
}
