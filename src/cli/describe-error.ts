import { InkanError } from "../core/error.ts";
import { printableLines } from "../core/printable.ts";
import { talkLine } from "./talk.ts";

/** How many causes are followed: more would be a loop, not a reason. */
const maxCauses = 5;

/**
 * What a person reads when a command fails: what happened, why, and what to do next.
 *
 * @param options `debug` adds the stack
 */
export function describeError(error: unknown, options: { readonly debug: boolean }): string {
  if (!(error instanceof Error)) return `error: ${talkLine(String(error))}\n`;
  const lines = [`error: ${talkLine(error.message)}`];
  let cause: unknown = error.cause;
  for (let depth = 0; depth < maxCauses && cause instanceof Error; depth++) {
    const because = talkLine(cause.message);
    if (!lines[lines.length - 1]?.includes(because)) lines.push(`  because: ${because}`);
    cause = cause.cause;
  }
  if (error instanceof InkanError && error.next !== undefined) lines.push(`  next: ${talkLine(error.next)}`);
  if (options.debug && error.stack !== undefined) lines.push(printableLines(error.stack));
  return `${lines.join("\n")}\n`;
}
