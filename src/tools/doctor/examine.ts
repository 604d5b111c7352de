import { checkCosign } from "./check-cosign.ts";
import { checkDockerConfig } from "./check-docker-config.ts";
import { checkDockerEngine } from "./check-docker-engine.ts";
import { checkEnvironment } from "./check-environment.ts";
import { checkLocalCloud } from "./check-local-cloud.ts";
import { checkServices } from "./check-services.ts";
import { type Finding, settle } from "./finding.ts";
import type { Patient } from "./patient.ts";

/** Looks at a machine's set-up and changes nothing: what works, what does not, and what to do about it. */
export async function examine(patient: Patient): Promise<readonly Finding[]> {
  const { findings, running } = await checkLocalCloud(patient);
  const pointShell = `eval "$(${patient.commandLine("env")})"`;
  const rest = await Promise.all([
    checkServices(patient),
    settle("docker config", () => checkDockerConfig(patient)),
    settle("docker engine", () => checkDockerEngine(patient, running)),
    settle("cosign", () => checkCosign(patient, running)),
  ]);
  return [...findings, ...checkEnvironment(patient.env, running, pointShell), ...rest.flat()];
}
