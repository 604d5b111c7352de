import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { runProgram } from "../run-program.ts";
import { programs } from "../stock-programs.ts";

/** A docker engine of the suite's own; nothing of it is left when it is stopped. */
export type DockerEngine = {
  /** For `DOCKER_HOST`. */
  readonly host: string;
  stop(): Promise<void>;
};

/** An engine that does not answer after so long, in milliseconds, will not. */
const startLimit = 60_000;

/** Why no engine can run here, or false. */
export function dockerEngineMissing(): string | false {
  if (programs.find("dockerd") === undefined)
    return "dockerd not found, install with: sh scripts/install-peers.sh docker";
  const missing = programs.missing(["docker"]);
  if (missing !== false) return missing;
  return process.getuid?.() === 0 ? false : "a docker engine of the suite's own needs root";
}

/**
 * Starts dockerd in a temporary folder with no network of its own (`--bridge none`) and no change to the machine's
 * firewall. Its containers run with `--network none`.
 *
 * @param args further options of dockerd
 */
export async function startDockerEngine(args: readonly string[] = []): Promise<DockerEngine> {
  const folder = mkdtempSync(join(tmpdir(), "inkan-docker-"));
  const host = `unix://${join(folder, "engine.sock")}`;
  const log: Buffer[] = [];
  const child = spawn(
    programs.path("dockerd"),
    [
      ...["--host", host, "--data-root", join(folder, "data"), "--exec-root", join(folder, "exec")],
      ...["--pidfile", join(folder, "pid"), "--bridge", "none", "--iptables=false", "--ip6tables=false"],
      ...args,
    ],
    { stdio: ["ignore", "pipe", "pipe"], env: { PATH: process.env.PATH ?? "" } },
  );
  child.stdout.on("data", (chunk: Buffer) => log.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => log.push(chunk));
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const answers = async () =>
    (await runProgram(programs.path("docker"), ["version"], { env: { DOCKER_HOST: host, HOME: folder } })).code === 0;
  const deadline = Date.now() + startLimit;
  while (!(await answers())) {
    if (child.exitCode === null && Date.now() < deadline) {
      await delay(100);
      continue;
    }
    await stop();
    throw new Error(`dockerd did not start:\n${Buffer.concat(log).toString("utf8")}`);
  }
  return { host, stop };
}
