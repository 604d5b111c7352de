import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, relative, sep } from "node:path";

const root = join(import.meta.dirname, "..", "..");

/** What a set-up makes, and what no clone brings. */
const notInAClone = new Set([".git", ".inkan", "node_modules", "dist"]);

export type Finished = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export type Start = { readonly process: ChildProcess; readonly finished: Promise<Finished> };

/** A fresh copy of this working tree, and a PATH of its own in which `node` is what the test says. */
export class Clone implements Disposable {
  readonly folder: string;
  readonly #bin: string;

  /** @param node `old`: a Node.js that calls itself v20.20.2; `new`: the one that runs the tests */
  constructor(node: "old" | "new") {
    const scratch = realpathSync(mkdtempSync(join(tmpdir(), "inkan-clone-")));
    this.folder = join(scratch, "inkan");
    this.#bin = join(scratch, "bin");
    cpSync(root, this.folder, {
      recursive: true,
      filter: (source) => !notInAClone.has(relative(root, source).split(sep)[0] ?? ""),
    });
    mkdirSync(this.#bin);
    const program = join(this.#bin, "node");
    if (node === "new") symlinkSync(process.execPath, program);
    else {
      writeFileSync(
        program,
        `#!/bin/sh\n[ "$1" != --version ] || { echo v20.20.2; exit; }\nexec "${process.execPath}" "$@"\n`,
      );
      chmodSync(program, 0o755);
    }
  }

  get node(): string {
    return join(this.#bin, "node");
  }

  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  /** Starts `./inkan` as the leader of a process group of its own. */
  start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Start {
    const child = spawn(this.path("inkan"), args, {
      cwd: tmpdir(),
      detached: true,
      env: { ...process.env, PATH: [this.#bin, ...searchPath()].join(delimiter), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const { promise, resolve, reject } = Promise.withResolvers<Finished>();
    child.once("error", reject);
    // "exit", not "close": what outlives a killed start keeps its streams open.
    child.once("exit", (code) => setImmediate(() => resolve({ code, stdout, stderr })));
    return { process: child, finished: promise };
  }

  async run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Finished> {
    return this.start(args, env).finished;
  }

  [Symbol.dispose](): void {
    rmSync(join(this.folder, ".."), { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Why no clone can be set up here, or false. Packages come from npm's cache as well as from the registry, so a registry
 * that does not answer is no reason until a set-up has failed for it.
 */
export async function reasonNotToSetUp(): Promise<string | false> {
  const { status, error } = spawnSync("npm", ["ping", "--fetch-retries=0", "--fetch-timeout=15000"], {
    stdio: "ignore",
  });
  if (error !== undefined) return "there is no npm in PATH, install Node.js with npm";
  if (status === 0) return false;
  using clone = new Clone("old");
  const { code } = await clone.run(["--version"]);
  return code !== 0 && "the registry does not answer npm ping: check the network and npm config get registry";
}

/** PATH without what this checkout has put into it. */
function searchPath(): readonly string[] {
  return (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "" && !folder.startsWith(root));
}
