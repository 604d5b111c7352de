import { InkanError } from "../../core/error.ts";
import { version } from "../../core/version.ts";
import { askStatus } from "../connect/control-client.ts";
import { openTransport } from "../connect/http-transport.ts";
import { type LocalCloud, LocalCloudError, readLocalCloud } from "../connect/local-cloud.ts";
import { type Finding, failureOf, findingsOf } from "./finding.ts";
import type { Patient, RunningLocal } from "./patient.ts";

const check = "local cloud";
const { ok, warning, failed } = findingsOf(check);

/** Whether a local cloud runs, answers on its port, plain and by TLS, and is of this program's version. */
export async function checkLocalCloud(
  patient: Patient,
): Promise<{ readonly findings: readonly Finding[]; readonly running?: RunningLocal }> {
  try {
    const cloud = await readLocalCloud(patient);
    const status = await askStatus(cloud.controlSocket);
    return { findings: [await checkPort(cloud), ...checkVersion(cloud, patient)], running: { cloud, status } };
  } catch (error) {
    if (!(error instanceof InkanError)) throw error;
    const isAbsent = error instanceof LocalCloudError && error.code === "NOT_RUNNING";
    return { findings: [isAbsent ? warning(error.message, error.next) : failureOf(check, error)] };
  }
}

async function checkPort(cloud: LocalCloud): Promise<Finding> {
  const transport = openTransport({ ca: cloud.ca });
  const secure = cloud.endpoint.replace(/^http:/, "https:");
  try {
    for (const endpoint of [cloud.endpoint, secure]) {
      (await transport.send({ method: "GET", url: new URL("/v2/", endpoint) })).discard();
    }
    return ok(`it answers at ${cloud.endpoint}, by TLS too, with the data in ${cloud.dataFolder}`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = `it runs as process ${cloud.pid}, but ${cloud.endpoint} cannot be used: ${code ?? message}`;
    return failed(why, "inkan logs tells what it does; inkan down and inkan up start it anew");
  } finally {
    transport.close();
  }
}

function checkVersion(cloud: LocalCloud, { commandLine }: Patient): readonly Finding[] {
  if (cloud.version === version) return [];
  const next = `${commandLine("down")}, then ${commandLine("up --detach")}`;
  return [warning(`it is inkan ${cloud.version}, and this program is ${version}`, next)];
}
