import { Readable } from "node:stream";
import type { Command, CommandContext, OptionSpecs } from "../src/cli/command.ts";
import { describeError } from "../src/cli/describe-error.ts";
import { parseCommandLine } from "../src/cli/parse-command-line.ts";
import { createTalk } from "../src/cli/talk.ts";
import { InkanError } from "../src/core/error.ts";

/** What a command line came to. */
export type CommandResult = { readonly code: number; readonly stdout: string; readonly stderr: string };

/**
 * Runs a command in this process as `inkan` does, on an environment of its own.
 *
 * @param line the words behind the command's name
 */
export async function runCommand<Specs extends OptionSpecs>(
  command: Command<Specs>,
  line: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  const written = { out: "", err: "" };
  const text = (chunk: string | Uint8Array) =>
    typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("latin1");
  const writer = (stream: "out" | "err") => ({
    write: (chunk: string | Uint8Array) => {
      written[stream] += text(chunk);
    },
  });
  const err = writer("err");
  const result = (code: number) => ({ code, stdout: written.out, stderr: written.err });
  try {
    const parsed = parseCommandLine(command as unknown as Command<OptionSpecs>, line, env);
    if (parsed.kind === "help") throw new TypeError("a test runs the command, not its help");
    const { quiet, verbose, debug } = parsed.common;
    const context: CommandContext = {
      env,
      cwd: process.cwd(),
      stdin: Readable.from([]) as CommandContext["stdin"],
      out: writer("out"),
      err,
      ...createTalk(err, { quiet, detailed: verbose || debug }),
      quiet,
      debug,
      color: false,
      interrupted: new AbortController().signal,
      handSignalsTo() {},
    };
    return result(await command.run(parsed.args, parsed.options as Parameters<typeof command.run>[1], context));
  } catch (error) {
    err.write(describeError(error, { debug: false }));
    return result(error instanceof InkanError && error.code === "USAGE" ? 64 : 1);
  }
}
