import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type AccessKey, parseCredentials } from "../src/core/running-cloud.ts";
import { programs } from "../test/stock-programs.ts";

/** A server of the comparison, as it is started. */
export type Subject = {
  readonly name: string;
  /** The program that must be there, as install-peers.sh names it; undefined for Inkan itself. */
  readonly needs?: string;
  readonly serves: readonly ("registry" | "ecr" | "kms")[];
  readonly command: (at: { readonly port: number; readonly state: string }) => {
    readonly program: string;
    readonly args: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  };
  /** Undefined as long as they are not there: Inkan answers before its first start has made everything. */
  readonly credentials: (state: string) => AccessKey | undefined;
};

/** A subject that answers. */
export type RunningSubject = {
  readonly subject: Subject;
  readonly port: number;
  /** What it keeps its state in. */
  readonly state: string;
  /** For what its clients need. */
  readonly scratch: string;
  /** From the start of the process to its first answer, in milliseconds. */
  readonly startedIn: number;
  readonly credentials: AccessKey;
  /** Resident memory of the process and its children, in bytes. */
  memory(): number;
  stop(): Promise<void>;
};

export const inkanBinary = join(import.meta.dirname, "../bin/inkan.cjs");
const anyKey = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "any secret will do" };

/** A configuration of the registries as their own example has it: files, and blob descriptors cached in memory. */
const registryConfig = ({ port, state }: { readonly port: number; readonly state: string }) => {
  const path = join(state, "config.json");
  const config = {
    version: 0.1,
    log: { level: "error", accesslog: { disabled: true } },
    storage: { cache: { blobdescriptor: "inmemory" }, filesystem: { rootdirectory: join(state, "registry") } },
    http: { addr: `127.0.0.1:${port}` },
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
};

export const inkan: Subject = {
  name: "Inkan",
  serves: ["registry", "ecr", "kms"],
  command: ({ port, state }) => ({
    program: process.execPath,
    args: [inkanBinary, "up", "--port", String(port), "--data", state, "--quiet"],
  }),
  credentials: (state) => {
    const path = join(state, "credentials.json");
    return existsSync(path) ? parseCredentials(readFileSync(path, "utf8")) : undefined;
  },
};

export const distribution: Subject = {
  name: "distribution 3",
  needs: "distribution",
  serves: ["registry"],
  command: (at) => ({
    program: programs.path("distribution"),
    args: ["serve", registryConfig(at)],
    env: { OTEL_TRACES_EXPORTER: "none" },
  }),
  credentials: () => anyKey,
};

export const dockerRegistry: Subject = {
  name: "docker-registry 2.8",
  needs: "docker-registry",
  serves: ["registry"],
  command: (at) => ({ program: programs.path("docker-registry"), args: ["serve", registryConfig(at)] }),
  credentials: () => anyKey,
};

export const ministack: Subject = {
  name: "ministack",
  needs: "ministack",
  serves: ["registry", "ecr", "kms"],
  command: ({ port }) => ({
    program: programs.path("ministack"),
    args: [],
    env: { GATEWAY_PORT: String(port) },
  }),
  credentials: () => anyKey,
};

export const moto: Subject = {
  name: "moto",
  needs: "moto",
  serves: ["ecr", "kms"],
  command: ({ port }) => ({
    program: programs.path("moto"),
    args: ["--host", "127.0.0.1", "--port", String(port)],
  }),
  credentials: () => anyKey,
};

/** In the order of the table's columns. */
export const subjects: readonly Subject[] = [inkan, distribution, dockerRegistry, ministack, moto];

/** A subject that does not answer after so long, in milliseconds, will not. */
const startLimit = 60_000;

/** Starts a subject; in a home that it has had before it finds its state and its caches again. */
export async function startSubject(subject: Subject, usedHome?: string): Promise<RunningSubject> {
  const home = usedHome ?? mkdtempSync(join(tmpdir(), "inkan-bench-"));
  const state = join(home, "state");
  const scratch = join(home, "scratch");
  for (const folder of [state, scratch]) mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const { program, args, env } = subject.command({ port, state });
  const begun = performance.now();
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH ?? "", HOME: home, ...env },
    stdio: "ignore",
    cwd: scratch,
  });
  const ended = once(child, "exit");
  await firstAnswer(child, port, subject.name);
  const startedIn = performance.now() - begun;
  return {
    subject,
    port,
    state,
    scratch,
    startedIn,
    credentials: await credentialsOf(subject, state),
    memory: () => residentBytes(child.pid ?? 0),
    async stop() {
      child.kill("SIGKILL");
      await ended;
      if (usedHome === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
}

async function firstAnswer(child: ChildProcess, port: number, name: string): Promise<void> {
  const deadline = performance.now() + startLimit;
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode} before it answered`);
    if (performance.now() > deadline) throw new Error(`${name} did not answer in ${startLimit / 1000} s`);
    await delay(1);
  }
}

async function credentialsOf(subject: Subject, state: string): Promise<AccessKey> {
  const deadline = performance.now() + startLimit;
  for (;;) {
    const credentials = subject.credentials(state);
    if (credentials !== undefined) return credentials;
    if (performance.now() > deadline) throw new Error(`${subject.name} left no credentials in ${startLimit / 1000} s`);
    await delay(10);
  }
}

/** Whether anything is answered to a request, whatever it is. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host: "127.0.0.1", port, path: "/v2/", agent: false }, (answer) => {
      answer.resume();
      resolve(true);
    });
    request.on("error", () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Linux's /proc: the resident set of a process and of all that it started. */
function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const kibibytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  return children.map(Number).reduce((sum, child) => sum + residentBytes(child), kibibytes * 1024);
}
