import { existsSync } from "node:fs";
import { join } from "node:path";
import { DockerConfigError, dockerConfigFolder, readDockerConfig } from "../connect/docker-config.ts";
import { isInstalled } from "../connect/is-installed.ts";
import { type Finding, failureOf, findingsOf } from "./finding.ts";
import type { Patient } from "./patient.ts";

const check = "docker config";
const { ok, warning, failed } = findingsOf(check);

/** Whether docker's config can be read, and the credential helpers that it names are installed. */
export async function checkDockerConfig({ env }: Pick<Patient, "env">): Promise<readonly Finding[]> {
  const path = join(dockerConfigFolder(env), "config.json");
  if (!existsSync(path)) return [];
  try {
    const { credsStore, credHelpers } = readDockerConfig(path);
    const findings: Finding[] = [];
    if (credsStore !== undefined && !(await isInstalled(programOf(credsStore), env))) {
      const why = `${path} has every login kept by ${programOf(credsStore)}, which is not installed: docker login fails`;
      findings.push(failed(why, `install it, or take "credsStore" out of ${path}`));
    }
    for (const [registry, helper] of credHelpers) {
      if (await isInstalled(programOf(helper), env)) continue;
      const why = `${path} has ${programOf(helper)} asked for the login of ${registry}, and it is not installed`;
      findings.push(warning(why, `install it, or take ${registry} out of "credHelpers"`));
    }
    return findings.length > 0 ? findings : [ok(`${path} can be read`)];
  } catch (error) {
    if (!(error instanceof DockerConfigError)) throw error;
    return [failureOf(check, error)];
  }
}

function programOf(helper: string): string {
  return `docker-credential-${helper}`;
}
