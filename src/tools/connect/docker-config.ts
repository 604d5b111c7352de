import { homedir } from "node:os";
import { join } from "node:path";
import { InkanError } from "../../core/error.ts";
import { hasErrorCode } from "../../core/has-error-code.ts";
import { type Environment, variable } from "./environment.ts";
import { FileTooLargeError, readSmallFile } from "./read-small-file.ts";

/** One entry of `auths`. */
export type DockerAuth = {
  readonly auth?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
};

/** What is used of docker's `config.json` and of podman's `auth.json`, which has the same form. */
export type DockerConfig = {
  readonly path: string;
  /** The whole file as it was, for those who write it back. */
  readonly json: Readonly<Record<string, unknown>>;
  /** By registry as docker writes it: a host, or an address with a host. */
  readonly auths: ReadonlyMap<string, DockerAuth>;
  readonly credHelpers: ReadonlyMap<string, string>;
  readonly credsStore: string | undefined;
  readonly currentContext: string | undefined;
};

/** Docker's config cannot be used as it is. */
export class DockerConfigError extends InkanError<"UNREADABLE" | "INVALID" | "HELPER_FAILED"> {
  override readonly name = "DockerConfigError";
}

/** Largest config that is read, in bytes: thousands of logins. */
const MAX_CONFIG_BYTES = 4 * 1024 * 1024;

/** The folder of docker's configuration (`DOCKER_CONFIG`, else `~/.docker`). */
export function dockerConfigFolder(env: Environment): string {
  return variable(env, "DOCKER_CONFIG") ?? join(homeFolder(env), ".docker");
}

/** Where logins may stand, in the order they are asked: docker's config, then podman's (containers-auth.json(5)). */
export function loginFiles(env: Environment): readonly string[] {
  const runtime = variable(env, "XDG_RUNTIME_DIR");
  const podman = variable(env, "REGISTRY_AUTH_FILE");
  const config = variable(env, "XDG_CONFIG_HOME") ?? join(homeFolder(env), ".config");
  return [
    join(dockerConfigFolder(env), "config.json"),
    ...(podman === undefined ? [] : [podman]),
    ...(runtime === undefined ? [] : [join(runtime, "containers", "auth.json")]),
    join(config, "containers", "auth.json"),
  ];
}

function homeFolder(env: Environment): string {
  return variable(env, "HOME") ?? variable(env, "USERPROFILE") ?? homedir();
}

/** Reads a config; a file that is not there is an empty one. Throws DockerConfigError. */
export function readDockerConfig(path: string): DockerConfig {
  const text = readText(path);
  let json: unknown;
  try {
    json = JSON.parse(text ?? "{}");
  } catch {
    // No cause is kept: the parser's message repeats a part of the text, which may be a login.
    throw new DockerConfigError("INVALID", `${path} is not valid JSON`);
  }
  if (!isObject(json)) throw new DockerConfigError("INVALID", `${path} holds no JSON object`);
  return {
    path,
    json,
    auths: new Map(entries(json.auths).flatMap(([key, value]) => (isObject(value) ? [[key, readAuth(value)]] : []))),
    credHelpers: new Map(entries(json.credHelpers).flatMap(([key, value]) => (isText(value) ? [[key, value]] : []))),
    credsStore: isText(json.credsStore) ? json.credsStore : undefined,
    currentContext: isText(json.currentContext) ? json.currentContext : undefined,
  };
}

function readText(path: string): string | undefined {
  try {
    return readSmallFile(path, MAX_CONFIG_BYTES);
  } catch (error) {
    if (error instanceof FileTooLargeError) throw new DockerConfigError("INVALID", error.message);
    if (hasErrorCode(error, "ENOENT", "ENOTDIR")) return undefined;
    throw new DockerConfigError("UNREADABLE", `${path} cannot be read`, { cause: error });
  }
}

function readAuth(value: Readonly<Record<string, unknown>>): DockerAuth {
  return {
    auth: isText(value.auth) ? value.auth : undefined,
    username: isText(value.username) ? value.username : undefined,
    password: isText(value.password) ? value.password : undefined,
  };
}

function entries(value: unknown): readonly [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
