import { spawn } from "node:child_process";
import { DockerConfigError } from "./docker-config.ts";
import type { Environment } from "./environment.ts";
import type { RegistryCredentials } from "./registry-client.ts";

/** How long a helper may take, in milliseconds: it may ask its user to unlock a keychain. */
const HELPER_TIMEOUT_MS = 60_000;

/** Most that is read of a helper's answer, in bytes: a long token, a dozen times over. */
const MAX_HELPER_BYTES = 64 * 1024;

/** Names become part of a program's name: no path, no option. */
const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Asks `docker-credential-NAME` for a registry's login; undefined where it has none. Throws `HELPER_FAILED`. */
export async function askHelper(
  name: string,
  registry: string,
  env: Environment,
): Promise<RegistryCredentials | undefined> {
  const { exitCode, output } = await runHelper(name, "get", registry, env);
  if (exitCode !== 0) {
    // The protocol's sentence for "none" (docker-credential-helpers, credentials/error.go).
    if (/credentials not found/i.test(output)) return undefined;
    throw new DockerConfigError("HELPER_FAILED", `docker-credential-${name} failed for ${registry} (exit ${exitCode})`);
  }
  let answer: { readonly Username?: unknown; readonly Secret?: unknown };
  try {
    answer = { ...JSON.parse(output) };
  } catch {
    // Not repeated and no cause kept: the text may hold the secret.
    throw new DockerConfigError("HELPER_FAILED", `docker-credential-${name} did not answer with JSON for ${registry}`);
  }
  const { Username: username, Secret: password } = answer;
  if (typeof username !== "string" || typeof password !== "string" || password === "") return undefined;
  return { username, password };
}

/** Hands a login to `docker-credential-NAME`. Throws `HELPER_FAILED`. */
export async function storeInHelper(
  name: string,
  registry: string,
  { username, password }: RegistryCredentials,
  env: Environment,
): Promise<void> {
  const entry = JSON.stringify({ ServerURL: registry, Username: username, Secret: password });
  const { exitCode } = await runHelper(name, "store", entry, env);
  if (exitCode !== 0) {
    throw new DockerConfigError(
      "HELPER_FAILED",
      `docker-credential-${name} did not store the login for ${registry} (exit ${exitCode})`,
    );
  }
}

function runHelper(
  name: string,
  verb: "get" | "store",
  input: string,
  env: Environment,
): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  if (!namePattern.test(name)) {
    throw new DockerConfigError("INVALID", `docker's config names a credential helper '${name}', which is no name`);
  }
  return new Promise((resolve, reject) => {
    const child = spawn(`docker-credential-${name}`, [verb], {
      env: { ...env },
      stdio: ["pipe", "pipe", "ignore"],
      timeout: HELPER_TIMEOUT_MS,
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (output.length < MAX_HELPER_BYTES) output += text;
    });
    child.on("error", (cause) => {
      reject(new DockerConfigError("HELPER_FAILED", `docker-credential-${name} cannot be run`, { cause }));
    });
    child.on("close", (exitCode) => resolve({ exitCode, output: output.slice(0, MAX_HELPER_BYTES) }));
    // A helper that ends without reading breaks the pipe; its exit code says the rest.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
