import { printable } from "../core/printable.ts";
import type { CommandContext, Output } from "./command.ts";

/** What commands say on stderr. */
export type Talk = Pick<CommandContext, "tell" | "say" | "warn" | "detail">;

/**
 * Talk on a stream, each line through `talkLine`.
 *
 * @param options `quiet` drops what is said, `detailed` tells details too
 */
export function createTalk(
  err: Output,
  { quiet, detailed }: { readonly quiet: boolean; readonly detailed: boolean },
): Talk {
  const tell = (text: string) => void err.write(`${talkLine(text)}\n`);
  const nothing = () => {};
  return {
    tell,
    say: quiet ? nothing : tell,
    warn: (text) => tell(`warning: ${text}`),
    detail: detailed ? tell : nothing,
  };
}

/**
 * One line of talk. What registries, archives and other programs say stands in it: they get no line of their own, which
 * could pass for ours, and a terminal obeys none of it.
 */
export function talkLine(text: string): string {
  return printable(text.replace(/[\r\n\t]+/g, " "));
}
