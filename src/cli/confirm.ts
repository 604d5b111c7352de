import type { Readable, Writable } from "node:stream";
import { type CommandContext, UsageError } from "./command.ts";

/**
 * Asks before something is deleted: on a terminal a question, elsewhere `--yes` is needed.
 *
 * @returns whether to go on
 * @throws UsageError where nobody can be asked
 */
export async function confirm(
  question: string,
  yes: boolean,
  context: Pick<CommandContext, "stdin" | "err" | "interrupted">,
): Promise<boolean> {
  if (yes) return true;
  if (context.stdin.isTTY !== true || context.err.isTTY !== true) {
    throw new UsageError(`${question} There is no terminal to ask on, so --yes is needed`);
  }
  const { confirm: ask } = await import("@clack/prompts");
  const answer = await ask({
    message: question,
    initialValue: false,
    input: context.stdin as Readable,
    output: context.err as Writable,
    signal: context.interrupted,
  });
  context.interrupted.throwIfAborted();
  return answer === true;
}
