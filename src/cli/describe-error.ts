import { InkanError } from "../core/error.ts";

/** How many causes are followed: more would be a loop, not a reason. */
const maxCauses = 5;

/**
 * What a person reads when a command fails: what happened, why, and what to do next.
 *
 * @param options `debug` adds the stack
 */
export function describeError(error: unknown, options: { readonly debug: boolean }): string {
  if (!(error instanceof Error)) return `error: ${String(error)}\n`;
  const lines = [`error: ${error.message}`];
  let cause: unknown = error.cause;
  for (let depth = 0; depth < maxCauses && cause instanceof Error; depth++) {
    if (!lines[lines.length - 1]?.includes(cause.message)) lines.push(`  because: ${cause.message}`);
    cause = cause.cause;
  }
  if (error instanceof InkanError && error.next !== undefined) lines.push(`  next: ${error.next}`);
  if (options.debug && error.stack !== undefined) lines.push(error.stack);
  return `${lines.join("\n")}\n`;
}
