import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { dockerConfigFolder, readDockerConfig } from "./docker-config.ts";
import { type Environment, variable } from "./environment.ts";
import { readSmallFile } from "./read-small-file.ts";
import { SourceError } from "./source-image.ts";

/** Where a docker engine listens. */
export type EngineAddress =
  | { readonly kind: "socket"; readonly path: string }
  | { readonly kind: "tcp"; readonly host: string; readonly port: number; readonly tls?: EngineTls };

/** PEM of what `docker --tlsverify` uses. */
export type EngineTls = { readonly ca: string; readonly cert: string; readonly key: string };

/** Largest description of a docker context that is read, in bytes. */
const MAX_CONTEXT_BYTES = 1024 * 1024;

/** Largest PEM file that is read, in bytes: an authority's certificates, hundreds of them. */
const MAX_PEM_BYTES = 1024 * 1024;

/** Port of an engine over TCP that names none (docker: plain 2375, TLS 2376). */
const DEFAULT_PORTS = { plain: 2375, tls: 2376 } as const;

/**
 * Finds the engine as the docker command line does: `DOCKER_HOST`, the chosen context, then the usual sockets, podman's
 * included. Throws SourceError `NO_ENGINE`.
 */
export async function findEngine(env: Environment): Promise<EngineAddress> {
  const host = variable(env, "DOCKER_HOST") ?? (await contextHost(env));
  if (host !== undefined) return parseHost(host, env);
  for (const path of usualSockets(env)) {
    if ((await stat(path).catch(() => undefined))?.isSocket() === true) return { kind: "socket", path };
  }
  throw new SourceError("NO_ENGINE", "no docker engine was found on this machine", {
    next: "start it, or name it by DOCKER_HOST; an archive or a folder needs none (inkan push --help)",
  });
}

function usualSockets(env: Environment): readonly string[] {
  const runtime = variable(env, "XDG_RUNTIME_DIR");
  return [
    "/var/run/docker.sock",
    ...(runtime === undefined ? [] : [join(runtime, "docker.sock")]),
    join(dockerConfigFolder(env), "run", "docker.sock"),
    ...(runtime === undefined ? [] : [join(runtime, "podman", "podman.sock")]),
    "/run/podman/podman.sock",
  ];
}

/** The address of the context that `DOCKER_CONTEXT` or docker's config chooses (docker: `contexts/meta/SHA256/meta.json`). */
async function contextHost(env: Environment): Promise<string | undefined> {
  const folder = dockerConfigFolder(env);
  const name = variable(env, "DOCKER_CONTEXT") ?? readDockerConfig(join(folder, "config.json")).currentContext;
  if (name === undefined || name === "default") return undefined;
  const id = createHash("sha256").update(name).digest("hex");
  const path = join(folder, "contexts", "meta", id, "meta.json");
  const host = readContext(path, name);
  if (host === undefined) throw new SourceError("NO_ENGINE", `the docker context '${name}' names no engine (${path})`);
  return host;
}

function readContext(path: string, name: string): string | undefined {
  let meta: { readonly Endpoints?: { readonly docker?: { readonly Host?: unknown } } } | null;
  try {
    meta = JSON.parse(readSmallFile(path, MAX_CONTEXT_BYTES)) as typeof meta;
  } catch (cause) {
    throw new SourceError("NO_ENGINE", `the docker context '${name}' cannot be read (${path})`, { cause });
  }
  const host = meta?.Endpoints?.docker?.Host;
  return typeof host === "string" && host !== "" ? host : undefined;
}

function parseHost(host: string, env: Environment): EngineAddress {
  const [, scheme, rest = ""] = /^([a-z]+):\/\/(.*)$/.exec(host) ?? [];
  if (scheme === "unix") return { kind: "socket", path: rest };
  if (scheme === "npipe") return { kind: "socket", path: rest.replaceAll("/", "\\") };
  if (scheme !== "tcp" || !URL.canParse(`http://${rest}`)) {
    throw new SourceError("NO_ENGINE", `the docker engine at '${host}' cannot be asked: only unix, npipe and tcp are`);
  }
  const url = new URL(`http://${rest}`);
  const tls = variable(env, "DOCKER_TLS_VERIFY") === undefined ? undefined : readTls(env);
  const port = Number(url.port) || (tls === undefined ? DEFAULT_PORTS.plain : DEFAULT_PORTS.tls);
  return { kind: "tcp", host: url.hostname, port, ...(tls === undefined ? {} : { tls }) };
}

function readTls(env: Environment): EngineTls {
  const folder = variable(env, "DOCKER_CERT_PATH") ?? dockerConfigFolder(env);
  const read = (name: string) => readSmallFile(join(folder, name), MAX_PEM_BYTES);
  try {
    return { ca: read("ca.pem"), cert: read("cert.pem"), key: read("key.pem") };
  } catch (cause) {
    throw new SourceError("NO_ENGINE", `DOCKER_TLS_VERIFY is set, but ${folder} lacks the certificates`, { cause });
  }
}
