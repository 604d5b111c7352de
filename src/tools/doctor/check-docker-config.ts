import { existsSync } from "node:fs";
import { join } from "node:path";
import { dockerConfigFolder, readDockerConfig } from "../connect/docker-config.ts";
import { isInstalled } from "../connect/is-installed.ts";
import { type Finding, findingsOf } from "./finding.ts";
import type { Patient } from "./patient.ts";

const { ok, warning, failed } = findingsOf("docker config");

/** Whether docker's config can be read, and the credential helpers that it names are installed. Throws DockerConfigError. */
export async function checkDockerConfig({ env }: Pick<Patient, "env">): Promise<readonly Finding[]> {
  const path = join(dockerConfigFolder(env), "config.json");
  if (!existsSync(path)) return [];
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
}

function programOf(helper: string): string {
  return `docker-credential-${helper}`;
}
