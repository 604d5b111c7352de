import { join } from "node:path";
import {
  type DockerAuth,
  type DockerConfig,
  dockerConfigFolder,
  loginFiles,
  readDockerConfig,
} from "./docker-config.ts";
import type { Environment } from "./environment.ts";
import type { RegistryCredentials } from "./registry-client.ts";

/**
 * The login that docker (or podman) holds for a registry, as docker looks it up: the registry's own helper, the common
 * store, the file itself.
 *
 * @throws DockerConfigError for a config that cannot be read and for a helper that fails
 */
export async function findDockerCredentials(env: Environment, host: string): Promise<RegistryCredentials | undefined> {
  for (const path of loginFiles(env)) {
    const config = readDockerConfig(path);
    const helper = helperFor(config, host);
    const kept = helper === undefined ? undefined : await (await loadHelpers()).askHelper(helper, host, env);
    const found = kept ?? credentialsIn(config, host);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where a login was stored. */
export type StoredLogin =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "helper"; readonly name: string };

/**
 * Stores a login where docker looks for it: in the helper that its config names for the registry, else in the config
 * itself, whose other content stays.
 *
 * @throws DockerConfigError
 */
export async function storeDockerCredentials(
  env: Environment,
  host: string,
  credentials: RegistryCredentials,
): Promise<StoredLogin> {
  const config = readDockerConfig(join(dockerConfigFolder(env), "config.json"));
  const helper = helperFor(config, host);
  if (helper !== undefined) await (await loadHelpers()).storeInHelper(helper, host, credentials, env);
  const auth = Buffer.from(`${credentials.username}:${credentials.password}`).toString("base64");
  // An empty entry is how docker remembers that the helper has one.
  const auths = { ...asObject(config.json.auths), [host]: helper === undefined ? { auth } : {} };
  const { writeDockerConfig } = await import("./write-docker-config.ts");
  await writeDockerConfig(config.path, { ...config.json, auths });
  return helper === undefined ? { kind: "file", path: config.path } : { kind: "helper", name: helper };
}

/** What runs programs is loaded when one is to be run. */
async function loadHelpers() {
  return await import("./credential-helper.ts");
}

function helperFor(config: DockerConfig, host: string): string | undefined {
  return lookUp(config.credHelpers, host) ?? config.credsStore;
}

function credentialsIn(config: DockerConfig, host: string): RegistryCredentials | undefined {
  const entry = lookUp(config.auths, host);
  return entry === undefined ? undefined : readEntry(entry);
}

function readEntry({ auth, username, password }: DockerAuth): RegistryCredentials | undefined {
  if (auth === undefined) {
    return username === undefined || password === undefined ? undefined : { username, password };
  }
  const text = Buffer.from(auth, "base64").toString();
  const colon = text.indexOf(":");
  return colon < 0 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** By the host itself first, then by an address with that host, as older docker wrote them. */
function lookUp<Value>(entries: ReadonlyMap<string, Value>, host: string): Value | undefined {
  const exact = entries.get(host);
  if (exact !== undefined) return exact;
  for (const [key, value] of entries) {
    if (key.replace(/^https?:\/\//, "").split("/")[0] === host) return value;
  }
  return undefined;
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}
