import type { CommandContext } from "./command.ts";

/** Columns where nobody says how many there are. */
const DEFAULT_COLUMNS = 80;

/** No chart gets wider: lines of text that long are hard to follow. */
const MAX_COLUMNS = 160;

/** How wide the terminal is that stdout leads to: its own word, then `COLUMNS`, then 80. */
export function terminalWidth({ out, env }: Pick<CommandContext, "out" | "env">): number {
  const columns = out.columns ?? Number(env.COLUMNS);
  return Number.isSafeInteger(columns) && columns > 0 ? Math.min(columns, MAX_COLUMNS) : DEFAULT_COLUMNS;
}

/**
 * Whether stdout shows characters beyond ASCII, by the locale (POSIX, "Environment Variables": LC_ALL wins over LC_CTYPE,
 * that over LANG).
 */
export function showsUnicode({ env }: Pick<CommandContext, "env">): boolean {
  return /utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || "");
}
