import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cloudEnvironment } from "../../core/cloud-environment.ts";
import { hasErrorCode } from "../../core/has-error-code.ts";
import { type Environment, variable } from "../connect/environment.ts";
import { isOwnRegistry } from "../connect/registry-access.ts";
import { type Finding, findingsOf } from "./finding.ts";
import type { Patient, RunningLocal } from "./patient.ts";

const { ok, warning, failed } = findingsOf("cosign");

/** Longest that cosign may take to say its version, in milliseconds. */
const versionMs = 10_000;

/** Most that is read of what it says, in bytes. */
const maxVersionBytes = 64 * 1024;

/** Whether cosign is installed, in a version whose signatures inkan knows, and which of its variables stop it. */
export async function checkCosign(
  { env, commandLine }: Patient,
  running: RunningLocal | undefined,
): Promise<readonly Finding[]> {
  const version = await askVersion(env);
  if (version === undefined) return [ok("it is not installed; inkan sign and inkan verify need no cosign")];
  const endpoint = variable(env, "AWS_ENDPOINT_URL");
  const isLocal = running !== undefined && isOwnRegistry(running.cloud.registry, endpoint);
  const pointShell = `eval "$(${commandLine("env")})"`;
  const troubles = [
    ...oldVersion(version),
    ...variableTroubles(env),
    ...(isLocal ? missingVariables(env, running, pointShell) : []),
  ];
  return troubles.length > 0 ? troubles : [ok(`version ${version}`)];
}

function askVersion(env: Environment): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const options = { env: { ...env }, timeout: versionMs, maxBuffer: maxVersionBytes };
    execFile("cosign", ["version", "--json"], options, (error, stdout) => {
      if (hasErrorCode(error, "ENOENT", "EACCES")) return resolve(undefined);
      const found = /"gitVersion":\s*"v?([0-9][^"]*)"/.exec(stdout)?.[1];
      if (found !== undefined || error === null) return resolve(found ?? "unknown");
      reject(error);
    });
  });
}

function oldVersion(version: string): readonly Finding[] {
  const major = Number.parseInt(version, 10);
  if (!(major < 2)) return [];
  return [warning(`version ${version} is older than those that inkan is tried with, 2 and 3`, "install cosign 3")];
}

/** What stops cosign wherever it is pointed at. */
function variableTroubles(env: Environment): readonly Finding[] {
  const repository = variable(env, "COSIGN_REPOSITORY");
  const root = variable(env, "COSIGN_TRUSTED_ROOT");
  return [
    ...(repository === undefined
      ? []
      : [
          warning(
            `COSIGN_REPOSITORY is '${repository}': signatures are written and looked for there, not beside their image`,
            "unset COSIGN_REPOSITORY",
          ),
        ]),
    ...(root === undefined || existsSync(root)
      ? []
      : [failed(`COSIGN_TRUSTED_ROOT names ${root}, which is not there`, "unset COSIGN_TRUSTED_ROOT")]),
  ];
}

/** Why cosign needs each variable with a key and no transparency log. */
const reasons: Readonly<Record<string, string>> = {
  COSIGN_YES: "it asks before it signs",
  COSIGN_USE_SIGNING_CONFIG: "version 3 fetches the public services' addresses",
  COSIGN_TLOG_UPLOAD: "it writes to the public transparency log",
  COSIGN_INSECURE_IGNORE_TLOG: "it looks for every signature in the transparency log",
  COSIGN_TRUSTED_ROOT: "version 2 reads no bundle without a trusted root",
};

function missingVariables(env: Environment, { cloud, status }: RunningLocal, pointShell: string): readonly Finding[] {
  const { set } = cloudEnvironment(status, cloud.credentials, env);
  return Object.entries(reasons)
    .filter(([name]) => set[name] !== undefined && variable(env, name) !== set[name])
    .map(([name, why]) => warning(`${name} is not '${set[name]}': ${why}`, pointShell));
}
