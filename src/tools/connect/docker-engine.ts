import { type IncomingMessage, type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Readable } from "node:stream";
import { readBounded } from "./bounded-body.ts";
import { type EngineAddress, findEngine } from "./docker-engine-address.ts";
import type { Environment } from "./environment.ts";
import { SourceError } from "./source-image.ts";

/** An image as the engine describes it; `size` in bytes, unpacked. */
export type EngineImage = { readonly id: string; readonly size: number };

/** What the engine says of itself. */
export type EngineInfo = {
  readonly version: string;
  /** The addresses that are asked first for images of Docker Hub. */
  readonly mirrors: readonly string[];
};

/** What is used of a docker engine (Docker Engine API; podman's socket speaks it too). */
export type DockerEngine = {
  /** Undefined where the engine has no such image. Throws SourceError. */
  inspectImage(name: string): Promise<EngineImage | undefined>;
  /** The image as `docker save` writes it. Throws SourceError. */
  saveImage(name: string, signal?: AbortSignal): Promise<Readable>;
  /** Throws SourceError. */
  info(): Promise<EngineInfo>;
};

/** How long the engine may be silent, in milliseconds: it gathers an image of gigabytes before it sends the first byte. */
const IDLE_TIMEOUT_MS = 300_000;

/** Largest description of an image that is read, in bytes. */
const MAX_INSPECT_BYTES = 8 * 1024 * 1024;

/** What the docker command line takes as the name or id of an image; nothing that changes the request's path. */
const namePattern = /^[a-zA-Z0-9][a-zA-Z0-9._:/@-]*$/;

/** Finds the engine. Nothing is sent. Throws SourceError `NO_ENGINE`. */
export async function openDockerEngine(env: Environment): Promise<DockerEngine> {
  const address = await findEngine(env);
  return {
    inspectImage: async (name) => {
      const answer = await ask(address, `/images/${checkName(name)}/json`);
      const text = new TextDecoder().decode(await readBounded(answer, MAX_INSPECT_BYTES));
      if (answer.statusCode === 404) return undefined;
      if (answer.statusCode !== 200) throw refusal(`describing '${name}'`, answer, text);
      const { Id: id, Size: size } = { ...(JSON.parse(text) as { readonly Id?: unknown; readonly Size?: unknown }) };
      if (typeof id !== "string") throw refusal(`describing '${name}'`, answer, "the answer names no id");
      return { id, size: typeof size === "number" ? size : 0 };
    },
    saveImage: async (name, signal) => {
      const answer = await ask(address, `/images/${checkName(name)}/get`, signal);
      if (answer.statusCode === 200) return answer;
      const text = new TextDecoder().decode(await readBounded(answer, MAX_INSPECT_BYTES));
      throw refusal(`saving '${name}'`, answer, text);
    },
    info: async () => {
      const answer = await ask(address, "/info");
      const text = new TextDecoder().decode(await readBounded(answer, MAX_INSPECT_BYTES));
      if (answer.statusCode !== 200) throw refusal("asking for its settings", answer, text);
      const { ServerVersion: version, RegistryConfig: registries } = { ...(JSON.parse(text) as EngineAnswer) };
      const mirrors = registries?.Mirrors;
      return {
        version: typeof version === "string" ? version : "unknown",
        mirrors: Array.isArray(mirrors) ? mirrors.filter((mirror) => typeof mirror === "string") : [],
      };
    },
  };
}

/** Members of `GET /info` (Docker Engine API, SystemInfo). */
type EngineAnswer = {
  readonly ServerVersion?: unknown;
  readonly RegistryConfig?: { readonly Mirrors?: unknown } | null;
};

function checkName(name: string): string {
  if (!namePattern.test(name) || name.includes("..")) {
    throw new SourceError("NOT_FOUND", `'${name}' is neither a file nor the name of an image`);
  }
  return name;
}

function ask(address: EngineAddress, path: string, signal?: AbortSignal): Promise<IncomingMessage> {
  const options: RequestOptions = {
    ...(address.kind === "socket" ? { socketPath: address.path } : { host: address.host, port: address.port }),
    ...(address.kind === "tcp" && address.tls !== undefined ? address.tls : {}),
    path,
    agent: false,
    timeout: IDLE_TIMEOUT_MS,
    ...(signal === undefined ? {} : { signal }),
  };
  const request = address.kind === "tcp" && address.tls !== undefined ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = request(options, resolve);
    outgoing.on("timeout", () => outgoing.destroy(new Error("no answer in time")));
    outgoing.on("error", (cause) => {
      const where = address.kind === "socket" ? address.path : `${address.host}:${address.port}`;
      const next = "start it, or name another by DOCKER_HOST";
      reject(new SourceError("NO_ENGINE", `the docker engine at ${where} does not answer`, { cause, next }));
    });
    outgoing.end();
  });
}

function refusal(action: string, answer: IncomingMessage, text: string): SourceError {
  let said = text;
  try {
    const { message } = { ...(JSON.parse(text) as { readonly message?: unknown }) };
    if (typeof message === "string") said = message;
  } catch {
    // Not JSON: the text is said as it is.
  }
  return new SourceError(
    "INVALID",
    `${action}: the docker engine answered ${answer.statusCode}: ${said.slice(0, 2000)}`,
  );
}
