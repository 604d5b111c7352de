import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { describe } from "vitest";

const root = join(import.meta.dirname, "..");
const peers = join(root, ".inkan", "peers", "bin");

/** Stock programs by the name that `scripts/install-peers.sh` installs them under. */
export const programs = {
  /** The program's path, or undefined: what install-peers.sh has chosen comes before what PATH happens to hold. */
  find(name: string): string | undefined {
    return programs
      .searchPath()
      .map((folder) => join(folder, name))
      .find(isExecutable);
  },

  /** The folders that are searched, in order: the entries of a PATH for programs that start others. */
  searchPath(): readonly string[] {
    return [peers, ...(process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "")];
  },

  /** The program's path. Throws with the command that installs it; call it inside `describeWith`. */
  path(name: string): string {
    const found = programs.find(name);
    if (found === undefined) throw new Error(missing([name]));
    return found;
  },
};

/**
 * A `describe` whose tests need stock programs. Where one is missing they are skipped, and the reason with the command
 * that installs it stands in the title, which every report shows.
 */
export function describeWith(names: readonly string[], title: string, body: () => void): void {
  const absent = names.filter((name) => programs.find(name) === undefined);
  describeUnless(absent.length > 0 && missing(absent), title, body);
}

/** A `describe` that is skipped when there is a reason to, with the reason in its title. */
export function describeUnless(reason: string | false, title: string, body: () => void): void {
  if (reason === false) describe(title, body);
  else describe.skip(`${title} (skipped: ${reason})`, body);
}

function missing(names: readonly string[]): string {
  return `${names.join(" and ")} not found, install with: sh scripts/install-peers.sh ${names.join(" ")}`;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
