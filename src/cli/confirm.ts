import type { Readable, Writable } from "node:stream";
import { type CommandContext, UsageError } from "./command.ts";

/**
 * Asks before something is deleted: on a terminal a question, elsewhere `--yes` is needed.
 *
 * @throws UsageError where nobody can be asked
 */
export async function confirm(
  question: string,
  yes: boolean,
  context: Pick<CommandContext, "stdin" | "err" | "interrupted">,
): Promise<"yes" | "no" | "interrupted"> {
  if (yes) return "yes";
  if (!canAsk(context)) {
    throw new UsageError(`${question} There is no terminal to ask on, so --yes is needed`);
  }
  const { confirm: ask, isCancel } = await import("@clack/prompts");
  const answer = await ask({
    message: question,
    initialValue: false,
    input: context.stdin as Readable,
    output: context.err as Writable,
    signal: context.interrupted,
  });
  if (isCancel(answer)) return "interrupted";
  return answer ? "yes" : "no";
}

/** Whether there is a terminal to ask on. */
export function canAsk({ stdin, err }: Pick<CommandContext, "stdin" | "err">): boolean {
  return stdin.isTTY === true && err.isTTY === true;
}
