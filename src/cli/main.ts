import { InkanError } from "../core/error.ts";
import { version } from "../core/version.ts";
import { type CommandContext, UsageError } from "./command.ts";
import { type CommandEntry, commands } from "./commands.ts";
import { describeError } from "./describe-error.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { parseCommandLine } from "./parse-command-line.ts";

/**
 * Runs one command line.
 *
 * @param argv the words after the program's name
 * @returns the exit code; nothing is thrown
 */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const interruption = createInterruption();
  process.on("SIGINT", interruption.interrupt).on("SIGTERM", interruption.interrupt);
  let debug = argv.includes("--debug");
  try {
    const found = findCommand(argv);
    if (found.kind === "overview") return printOverview(found.exitCode);
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
    const context = createContext(parsed.common, interruption);
    return await command.run(parsed.args, parsed.options as Parameters<typeof command.run>[1], context);
  } catch (error) {
    if (interruption.signal.aborted) {
      process.stderr.write("interrupted\n");
      return exitCodes.interrupted.code;
    }
    process.stderr.write(describeError(error, { debug }));
    return error instanceof InkanError && error.code === "USAGE" ? exitCodes.usage.code : exitCodes.failed.code;
  } finally {
    process.off("SIGINT", interruption.interrupt).off("SIGTERM", interruption.interrupt);
  }
}

type Interruption = {
  readonly signal: AbortSignal;
  /** Told that the command ends itself when the signal is aborted. */
  readonly takeCharge: () => void;
  /** What Ctrl-C and SIGTERM do: a command in charge is told once; every other, and one told already, ends here. */
  readonly interrupt: () => void;
};

function createInterruption(): Interruption {
  const controller = new AbortController();
  let inCharge = false;
  return {
    signal: controller.signal,
    takeCharge() {
      inCharge = true;
    },
    interrupt() {
      if (inCharge && !controller.signal.aborted) {
        controller.abort();
        return;
      }
      process.stderr.write("interrupted\n");
      process.exit(exitCodes.interrupted.code);
    },
  };
}

type Found =
  | { readonly kind: "run"; readonly entry: CommandEntry; readonly rest: readonly string[] }
  | { readonly kind: "overview"; readonly exitCode: ExitCode }
  | { readonly kind: "version" };

/** The command whose name the line begins with, the longest name first. */
function findCommand(argv: readonly string[]): Found {
  const [first, second] = argv;
  if (first === undefined) return { kind: "overview", exitCode: exitCodes.usage.code };
  if (first === "--version" || first === "version") return { kind: "version" };
  if (["--help", "-h", "help"].includes(first)) {
    const named = first === "help" && second !== undefined ? findCommand(argv.slice(1)) : undefined;
    if (named?.kind === "run") return { ...named, rest: ["--help"] };
    return { kind: "overview", exitCode: exitCodes.done.code };
  }
  for (const length of [2, 1]) {
    const name = argv.slice(0, length).join(" ");
    const entry = commands.find((candidate) => candidate.name === name);
    if (entry !== undefined) return { kind: "run", entry, rest: argv.slice(length) };
  }
  const group = commands.filter((candidate) => candidate.name.startsWith(`${first} `)).map(({ name }) => name);
  if (group.length > 0) throw new UsageError(`'${first}' needs one more word: ${group.join(", ")}`, "inkan --help");
  throw new UsageError(`there is no command '${first}'`, "inkan --help");
}

function printOverview(exitCode: ExitCode): ExitCode {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  const text = [
    "Usage: inkan COMMAND [ARGUMENT…] [OPTION…]",
    "",
    "Amazon ECR, KMS and STS on this machine, and the tools to push, sign and verify images against them and AWS.",
    "",
    "Commands:",
    ...lines,
    "",
    "inkan COMMAND --help shows a command's options and examples.",
    "",
  ].join("\n");
  (exitCode === exitCodes.done.code ? process.stdout : process.stderr).write(text);
  return exitCode;
}

function createContext(
  common: { readonly quiet: boolean; readonly verbose: boolean; readonly debug: boolean; readonly "no-color": boolean },
  interruption: Interruption,
): CommandContext {
  const line = (text: string) => void process.stderr.write(`${text}\n`);
  const nothing = () => {};
  return {
    env: process.env,
    cwd: process.cwd(),
    // Node makes the stream when it is first named.
    get stdin() {
      return process.stdin;
    },
    out: process.stdout,
    err: process.stderr,
    say: common.quiet ? nothing : line,
    warn: (text) => line(`warning: ${text}`),
    detail: common.verbose || common.debug ? line : nothing,
    quiet: common.quiet,
    debug: common.debug,
    color: !common["no-color"] && !process.env.NO_COLOR && process.stdout.isTTY === true,
    get interrupted() {
      interruption.takeCharge();
      return interruption.signal;
    },
  };
}
