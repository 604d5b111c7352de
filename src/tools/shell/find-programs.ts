import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Environment, variable } from "../connect/environment.ts";
import { ShellError } from "./shell-error.ts";

/** The programs that make a shell of its own names, with the package of Debian's that each is in. */
const packages = { unshare: "util-linux", mount: "mount", ip: "iproute2" } as const;

/** Where each of the programs is. */
export type ShellPrograms = Readonly<Record<keyof typeof packages, string>>;

/** Where programs of the system lie that an ordinary user's PATH may not name. */
const systemFolders = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];

/**
 * Looks for the programs in PATH and in the system's own folders.
 *
 * @throws ShellError `PROGRAM_MISSING` naming all that are not there
 */
export function findShellPrograms(env: Environment, folders: readonly string[] = systemFolders): ShellPrograms {
  const path = (variable(env, "PATH") ?? "").split(delimiter).filter((folder) => folder.startsWith("/"));
  const found = new Map<string, string>();
  for (const name of Object.keys(packages)) {
    const file = [...path, ...folders].map((folder) => join(folder, name)).find(isExecutable);
    if (file !== undefined) found.set(name, file);
  }
  const missing = Object.entries(packages).filter(([name]) => !found.has(name));
  if (missing.length === 0) return Object.fromEntries(found) as ShellPrograms;
  const names = missing.map(([name]) => `'${name}'`).join(" and ");
  const wanted = [...new Set(missing.map(([, name]) => name))].join(" ");
  throw new ShellError("PROGRAM_MISSING", `inkan shell needs ${names}, and no folder of programs has it`, {
    next: `sudo apt-get install ${wanted}, or the packages of those names of another system`,
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
