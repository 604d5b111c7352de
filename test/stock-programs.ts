import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const peers = join(import.meta.dirname, "..", ".inkan", "peers", "bin");

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
    if (found === undefined) throw new Error(installHint([name]));
    return found;
  },

  /** Which of the programs are not there, with the command that installs them; false when all are. */
  missing(names: readonly string[]): string | false {
    const absent = names.filter((name) => programs.find(name) === undefined);
    return absent.length > 0 && installHint(absent);
  },
};

function installHint(names: readonly string[]): string {
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
