import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type InkanCloud, inkanProgram } from "../inkan-cloud.ts";
import { describeOutcome, type Outcome, runProgram } from "../run-program.ts";
import { programs } from "../stock-programs.ts";

export type ShellRunOptions = {
  readonly input?: string | Uint8Array;
  /** Added to, or replacing parts of, the shell's environment. */
  readonly env?: Readonly<Record<string, string>>;
};

/**
 * A person's shell: a home folder of its own, an environment with nothing in it but what `inkan env` printed, and the
 * stock programs under the names people type.
 */
export type ClientShell = {
  /** The shell's working folder and home. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs a program that may fail. */
  run(program: string, args: readonly string[], options?: ShellRunOptions): Promise<Outcome>;
  /** Runs a program that must succeed; returns its stdout without the last line's end. Throws with all it said. */
  output(program: string, args: readonly string[], options?: ShellRunOptions): Promise<string>;
  /** Runs a bash script as it stands, ending at the first failure; returns stdout. */
  bash(script: string, options?: ShellRunOptions): Promise<string>;
  /** Runs inkan itself; may fail. */
  inkan(args: readonly string[], options?: ShellRunOptions): Promise<Outcome>;
  /** Writes a file into the shell's folder; returns its path. */
  write(name: string, content: string | Uint8Array): string;
  /** The same folder and programs with exactly this environment. */
  withEnvironment(env: Readonly<Record<string, string>>): ClientShell;
  /** Removes the folder. */
  close(): void;
};

export type ClientShellOptions = {
  /** Whose environment the shell has; absent for a shell that finds its cloud with `eval "$(inkan env)"`. */
  readonly cloud?: InkanCloud;
  /** Programs by another name than they are installed under: `{ cosign: "cosign3" }`. */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
};

export function openClientShell(options: ClientShellOptions): ClientShell {
  const folder = mkdtempSync(join(tmpdir(), "inkan-client-"));
  const bin = join(folder, "bin");
  mkdirSync(bin);
  mkdirSync(join(folder, "tmp"));
  for (const [name, installedAs] of Object.entries(options.aliases ?? {}))
    symlinkSync(programs.path(installedAs), join(bin, name));
  const inkan = `#!/bin/sh\nexec '${process.execPath}' '${inkanProgram}' "$@"\n`;
  writeFileSync(join(bin, "inkan"), inkan, { mode: 0o755 });
  const env: Record<string, string> = {
    PATH: [bin, ...programs.searchPath()].join(delimiter),
    HOME: folder,
    DOCKER_CONFIG: join(folder, ".docker"),
    TMPDIR: join(folder, "tmp"),
    LC_ALL: "C.UTF-8",
    ...options.cloud?.env,
    ...options.env,
  };
  return shellIn(folder, env);
}

function shellIn(folder: string, env: Readonly<Record<string, string>>): ClientShell {
  const run: ClientShell["run"] = (program, args, { input, env: added } = {}) => {
    const own = join(folder, "bin", program);
    return runProgram(existsSync(own) ? own : programs.path(program), args, {
      env: { ...env, ...added },
      cwd: folder,
      ...(input === undefined ? {} : { input }),
    });
  };
  const output: ClientShell["output"] = async (program, args, options) => {
    const outcome = await run(program, args, options);
    if (outcome.code !== 0) throw new Error(describeOutcome([program, ...args], outcome));
    return outcome.stdout.replace(/\n$/, "");
  };
  return {
    folder,
    env,
    run,
    output,
    bash: (script, options) => output("bash", ["--norc", "-euo", "pipefail", "-c", script], options),
    inkan: (args, options) => run("inkan", args, options),
    write(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    withEnvironment: (replaced) => shellIn(folder, replaced),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
