import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hasErrorCode } from "../../core/has-error-code.ts";
import { dockerConfigFolder, readDockerConfig } from "../connect/docker-config.ts";
import type { Environment } from "../connect/environment.ts";

const configName = "config.json";

/** What of docker's config says where logins are: those of the user's real registries, which have the same names. */
const loginMembers: ReadonlySet<string> = new Set(["auths", "credHelpers", "credsStore"]);

/**
 * Makes a folder for the logins of one shell, so that none of them stands beside or in place of the user's, which are for
 * registries of the same names. Everything else of docker's configuration is there as it is: plug-ins, contexts, the choice
 * of an engine.
 *
 * @param folder to be made, in a place that only the shell sees
 * @returns the variables that lead docker, its kin and podman's there
 * @throws DockerConfigError
 */
export function makePrivateLogins(folder: string, env: Environment): Record<string, string> {
  const own = dockerConfigFolder(env);
  mkdirSync(folder, { mode: 0o700 });
  for (const name of entriesOf(own)) if (name !== configName) symlinkSync(join(own, name), join(folder, name));
  const { json } = readDockerConfig(join(own, configName));
  const kept = Object.fromEntries(Object.entries(json).filter(([name]) => !loginMembers.has(name)));
  const config = join(folder, configName);
  writeFileSync(config, `${JSON.stringify({ auths: {}, ...kept }, undefined, 2)}\n`, { mode: 0o600 });
  return { DOCKER_CONFIG: folder, REGISTRY_AUTH_FILE: config };
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (hasErrorCode(error, "ENOENT", "ENOTDIR", "EACCES")) return [];
    throw error;
  }
}
