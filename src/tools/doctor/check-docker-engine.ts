import { describeMiss, type MirrorContents } from "../../core/mirror-images.ts";
import { askMirror } from "../connect/control-client.ts";
import { openDockerEngine } from "../connect/docker-engine.ts";
import { isLoopback } from "../connect/host-names.ts";
import { SourceError } from "../connect/source-image.ts";
import { type Finding, failureOf, findingsOf } from "./finding.ts";
import type { Patient, RunningLocal } from "./patient.ts";
import { within } from "./within.ts";

const engine = findingsOf("docker engine");
const mirror = findingsOf("mirror");

/**
 * Whether a docker engine answers, whether it asks the local cloud's mirror, and what it asked for in vain. Throws
 * ControlError.
 */
export async function checkDockerEngine(
  { env, commandLine }: Patient,
  running: RunningLocal | undefined,
): Promise<readonly Finding[]> {
  const contents = running === undefined ? undefined : await askMirror(running.cloud.controlSocket);
  const misses = (contents?.misses ?? []).map((miss) => mirror.warning(describeMiss(miss)));
  try {
    const docker = await openDockerEngine(env);
    const { version, mirrors } = await within("asking the docker engine", docker.info());
    const address = running?.cloud.mirror;
    return [
      engine.ok(`version ${version} answers`),
      ...checkMirror({ address, mirrors, contents }, commandLine),
      ...misses,
    ];
  } catch (error) {
    if (!(error instanceof SourceError)) return [failureOf("docker engine", error), ...misses];
    return [engine.warning(error.message, error.next), ...misses];
  }
}

type Mirrors = {
  /** Where the local cloud's mirror is. */
  readonly address: string | undefined;
  /** Whom the engine asks. */
  readonly mirrors: readonly string[];
  /** Undefined where no local cloud runs. */
  readonly contents: MirrorContents | undefined;
};

function checkMirror({ address, mirrors, contents }: Mirrors, commandLine: Patient["commandLine"]): readonly Finding[] {
  const here = mirrors.filter((each) => URL.canParse(each) && isThisMachine(new URL(each)));
  if (address === undefined) {
    return here.map((each) => {
      const start = commandLine(`up --detach --mirror ${portOf(each)}`);
      const next = contents === undefined ? start : `${commandLine("down")}, then ${start}`;
      return mirror.warning(`the docker engine asks ${each} first, and the local cloud's mirror is not open`, next);
    });
  }
  if (here.some((each) => portOf(each) === portOf(address))) {
    return [mirror.ok(`the docker engine asks ${address} first, which has ${contents?.images.length ?? 0} imported`)];
  }
  const why = `the docker engine does not ask the local cloud's mirror at ${address}`;
  const setting = `{"registry-mirrors": ["${address}"]} in the engine's daemon.json, then restart it (docs/mirror.md)`;
  return [mirror.warning(why, setting)];
}

/** As an engine on this machine, or in a virtual machine on it, names it. */
function isThisMachine({ hostname }: URL): boolean {
  return isLoopback(hostname) || hostname === "host.docker.internal";
}

function portOf(address: string): string {
  const { port, protocol } = new URL(address);
  return port === "" ? (protocol === "http:" ? "80" : "443") : port;
}
