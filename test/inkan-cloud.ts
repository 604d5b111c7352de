import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outputOf } from "./run-program.ts";

/** What is run as `inkan`: the source, or the file that INKAN_PROGRAM names (bin/inkan.cjs judges the build). */
export const inkanProgram = process.env.INKAN_PROGRAM ?? join(import.meta.dirname, "../src/cli/run.ts");

/** A cloud in a process of its own, started as a person starts it. */
export type InkanCloud = {
  readonly port: number;
  /** The registry's name: `localhost:PORT`. */
  readonly registry: string;
  readonly dataFolder: string;
  /** The certificate of the cloud's own CA, as PEM. */
  readonly caFile: string;
  /** What `inkan env` prints for this cloud. */
  readonly env: Readonly<Record<string, string>>;
  /** SIGTERM, as `inkan down` does; waits for the end. Removes the data folder unless it was given. */
  stop(): Promise<void>;
  /** SIGKILL: nothing is told, nothing is flushed. */
  kill(): Promise<void>;
};

/** A start that takes longer, in milliseconds, has failed. */
const startLimit = 60_000;

/**
 * Starts `inkan up` on a free port and waits until it answers.
 *
 * @param options.dataFolder state that outlives this cloud; a temporary folder when absent
 * @param options.args further options of `inkan up`
 */
export async function startInkan(
  options: { readonly dataFolder?: string; readonly args?: readonly string[] } = {},
): Promise<InkanCloud> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), "inkan-cloud-"));
  const args = ["up", "--port", "0", "--data", dataFolder, "-o", "json", ...(options.args ?? [])];
  const child = spawn(process.execPath, [inkanProgram, ...args], {
    env: inkanEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit");
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  const stop = async (signal: NodeJS.Signals) => {
    await end(signal);
    if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    const { port, caFile } = await recordOf(child);
    const env = await printedEnvironment(dataFolder);
    const registry = `localhost:${port}`;
    return { port, registry, dataFolder, caFile, env, kill: () => end("SIGKILL"), stop: () => stop("SIGTERM") };
  } catch (error) {
    await stop("SIGKILL");
    throw error;
  }
}

/** The least that inkan needs of an environment; no credentials, endpoints or flags of the person who runs the suite. */
export function inkanEnvironment(): Record<string, string> {
  return { PATH: process.env.PATH ?? "", HOME: tmpdir() };
}

/** The part that is read of the record that `up -o json` prints once it answers. */
type UpRecord = { readonly port: number; readonly caFile: string };

async function recordOf(child: ChildProcess): Promise<UpRecord> {
  let stdout = "";
  let stderr = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    stderr += chunk.toString("utf8");
  });
  return await new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`inkan up said nothing for ${startLimit / 1000} s\n${stdout}${stderr}`));
    }, startLimit);
    child.stdout?.on("data", (chunk: Buffer) => {
      stdout += chunk.toString("utf8");
      const record = parseRecord(stdout);
      if (record === undefined) return;
      clearTimeout(timer);
      resolve(record);
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`inkan up ended with ${code}\n${stdout}${stderr}`));
    });
  });
}

/** The record, or undefined as long as only a part of it has come. */
function parseRecord(text: string): UpRecord | undefined {
  try {
    return JSON.parse(text) as UpRecord;
  } catch {
    return undefined;
  }
}

async function printedEnvironment(dataFolder: string): Promise<Record<string, string>> {
  const args = [inkanProgram, "env", "--data", dataFolder, "--shell", "json"];
  return JSON.parse(await outputOf(process.execPath, args, { env: inkanEnvironment() })) as Record<string, string>;
}
