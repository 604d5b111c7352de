import type { Outcome } from "../run-program.ts";

/** Ways to read what a form came to, for the rows. */

/** The whole of stdout without the last line's end. */
export const text = ({ stdout }: Outcome): string => stdout.replace(/\n$/, "");

/** The lines of stdout, sorted: where two programs list the same in another order. */
export const sortedLines = (outcome: Outcome): readonly string[] =>
  outcome.stdout
    .split(/\s+/)
    .filter((word) => word !== "")
    .toSorted();

/** The exit code. */
export const exitCode = ({ code }: Outcome): number => code;

/** Stdout as JSON, picked from. Throws with all that was said where it is none. */
export function json<Answer>(pick: (answer: Answer) => unknown): (outcome: Outcome) => unknown {
  return (outcome) => {
    if (outcome.code !== 0) throw new Error(`exit code ${outcome.code}: ${outcome.stdout}${outcome.stderr}`);
    return pick(JSON.parse(outcome.stdout) as Answer);
  };
}
