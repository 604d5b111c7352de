import { describe } from "vitest";
import { programs } from "./stock-programs.ts";

/**
 * A `describe` whose tests need stock programs. Where one is missing they are skipped, and the reason with the command
 * that installs it stands in the title, which every report shows.
 */
export function describeWith(names: readonly string[], title: string, body: () => void): void {
  describeUnless(programs.missing(names), title, body);
}

/** A `describe` that is skipped when there is a reason to, with the reason in its title. */
export function describeUnless(reason: string | false, title: string, body: () => void): void {
  if (reason === false) describe(title, body);
  else describe.skip(`${title} (skipped: ${reason})`, body);
}
