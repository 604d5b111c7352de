import { hasErrorCode } from "../core/has-error-code.ts";
import { version } from "../core/version.ts";
import { checkQuery } from "../tools/report/format-answer.ts";
import type { CommandContext } from "./command.ts";
import type { CommandEntry } from "./commands.ts";
import { describeError } from "./describe-error.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { findCommand } from "./find-command.ts";
import { type Interruption, listenForInterruption } from "./interruption.ts";
import { parseCommandLine } from "./parse-command-line.ts";
import { createTalk } from "./talk.ts";

/**
 * Runs one command line, once in a process: it listens to the process's signals and streams for good.
 *
 * @param argv the words after the program's name
 * @returns the exit code; nothing is thrown
 */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const interruption = listenForInterruption();
  let debug = argv.includes("--debug");
  try {
    const found = findCommand(argv);
    if (found.kind === "overview") return printOverview(found.entries, found.asked);
    if (found.kind === "version") {
      process.stdout.write(`${version}\n`);
      return exitCodes.done.code;
    }
    const command = await found.entry.load();
    const parsed = parseCommandLine(command, found.rest, process.env);
    if (parsed.kind === "help") {
      const { formatHelp } = await import("./format-help.ts");
      process.stdout.write(formatHelp(command));
      return exitCodes.done.code;
    }
    debug = parsed.common.debug;
    if (typeof parsed.options.query === "string") await checkQuery(parsed.options.query);
    const context = createContext(parsed.common, interruption);
    const code = await command.run(parsed.args, parsed.options as Parameters<typeof command.run>[1], context);
    return code === exitCodes.interrupted.code ? interruption.exitCode() : code;
  } catch (error) {
    if (interruption.signal.aborted) {
      if (interruption.exitCode() === exitCodes.interrupted.code) process.stderr.write("interrupted\n");
      return interruption.exitCode();
    }
    process.stderr.write(describeError(error, { debug }));
    return hasErrorCode(error, "USAGE", "QUERY_INVALID") ? exitCodes.usage.code : exitCodes.failed.code;
  }
}

function printOverview(entries: readonly CommandEntry[], asked: boolean): ExitCode {
  const width = Math.max(...entries.map(({ name }) => name.length));
  const lines = entries.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  const text = [
    "Usage: inkan COMMAND [ARGUMENT…] [OPTION…]",
    "",
    "Amazon ECR, KMS, STS and IAM on this machine, and the tools to push, sign and verify images against them and AWS.",
    "",
    "Commands:",
    ...lines,
    "",
    "inkan COMMAND --help shows a command's options and examples.",
    "",
  ].join("\n");
  (asked ? process.stdout : process.stderr).write(text);
  return asked ? exitCodes.done.code : exitCodes.usage.code;
}

function createContext(
  common: { readonly quiet: boolean; readonly verbose: boolean; readonly debug: boolean; readonly "no-color": boolean },
  interruption: Interruption,
): CommandContext {
  return {
    env: process.env,
    cwd: process.cwd(),
    // Node makes the stream when it is first named.
    get stdin() {
      return process.stdin;
    },
    out: process.stdout,
    err: process.stderr,
    ...createTalk(process.stderr, { quiet: common.quiet, detailed: common.verbose || common.debug }),
    quiet: common.quiet,
    debug: common.debug,
    color: !common["no-color"] && !process.env.NO_COLOR && process.stdout.isTTY === true,
    get interrupted() {
      interruption.takeCharge();
      return interruption.signal;
    },
    handSignalsTo: interruption.handTo,
  };
}
