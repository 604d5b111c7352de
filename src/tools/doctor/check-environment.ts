import { cloudEnvironment } from "../../core/cloud-environment.ts";
import { type Environment, variable } from "../connect/environment.ts";
import { isLoopback } from "../connect/host-names.ts";
import { isOwnRegistry } from "../connect/registry-access.ts";
import { type Finding, findingsOf } from "./finding.ts";
import type { RunningLocal } from "./patient.ts";

const { ok, warning, failed } = findingsOf("environment");

/**
 * What the variables of AWS point at, and what in them contradicts that.
 *
 * @param pointShell the command that points a shell at the local cloud
 */
export function checkEnvironment(
  env: Environment,
  running: RunningLocal | undefined,
  pointShell: string,
): readonly Finding[] {
  const endpoint = variable(env, "AWS_ENDPOINT_URL");
  const isOwn = running !== undefined && isOwnRegistry(running.cloud.registry, endpoint);
  const troubles = [...keyTroubles(env), ...(isOwn ? troublesWithLocal(env, running, pointShell) : [])];
  if (troubles.length > 0) return troubles;
  if (isOwn) return [ok("it points at the local cloud")];
  return [endpoint === undefined ? pointsAtAws(env) : pointsElsewhere(endpoint, running, pointShell)];
}

function pointsAtAws(env: Environment): Finding {
  const profile = variable(env, "AWS_PROFILE");
  return ok(`it points at AWS${profile === undefined ? "" : `, with the profile ${profile}`}`);
}

function pointsElsewhere(endpoint: string, running: RunningLocal | undefined, pointShell: string): Finding {
  if (!URL.canParse(endpoint)) return failed("AWS_ENDPOINT_URL is no address", pointShell);
  const { origin, hostname } = new URL(endpoint); // an address may hold a password, an origin none
  if (!isLoopback(hostname)) return ok(`it points at ${origin}`);
  if (running === undefined) return warning(`it points at ${origin}, and no local cloud of this data folder is there`);
  return warning(`it points at ${origin}, and the local cloud is at ${running.cloud.endpoint}`, pointShell);
}

/** What is wrong with the keys in the environment, whomever they are for. */
function keyTroubles(env: Environment): readonly Finding[] {
  const id = variable(env, "AWS_ACCESS_KEY_ID");
  const hasSecret = variable(env, "AWS_SECRET_ACCESS_KEY") !== undefined;
  const hasToken = variable(env, "AWS_SESSION_TOKEN") !== undefined;
  const profile = variable(env, "AWS_PROFILE");
  const troubles: Finding[] = [];
  if ((id === undefined) === hasSecret) {
    const [there, missing] = hasSecret ? [names.secret, names.id] : [names.id, names.secret];
    troubles.push(failed(`${there} is set and ${missing} is not`, "set both, or unset both"));
  }
  // Long-term keys begin with AKIA, those of a session with ASIA (IAM User Guide, "IAM identifiers").
  if (id?.startsWith("AKIA") === true && hasToken) {
    const why = "AWS_SESSION_TOKEN is left over: the access key beside it is no session's, and is refused with a token";
    troubles.push(failed(why, "unset AWS_SESSION_TOKEN"));
  }
  if (id?.startsWith("ASIA") === true && !hasToken) {
    troubles.push(failed("the access key is a session's, and AWS_SESSION_TOKEN is not set", "set all three anew"));
  }
  if (profile !== undefined && id !== undefined) {
    const why = `AWS_PROFILE (${profile}) and AWS_ACCESS_KEY_ID are both set: inkan takes the profile, aws and cosign take the key`;
    troubles.push(warning(why, "unset AWS_PROFILE, or the keys"));
  }
  return troubles;
}

const names = { id: "AWS_ACCESS_KEY_ID", secret: "AWS_SECRET_ACCESS_KEY" } as const;

/** Variables that have their own check, or are nobody's trouble where they differ. */
const otherChecks = /^(?:COSIGN_|AWS_(?:PROFILE|SESSION_TOKEN|ACCESS_KEY_ID|SECRET_ACCESS_KEY)$)/;

/** What keeps a shell that is pointed at the local cloud from getting there, or from what is in it. */
function troublesWithLocal(env: Environment, { cloud, status }: RunningLocal, pointShell: string): readonly Finding[] {
  const { set, unset } = cloudEnvironment(status, cloud.credentials, env);
  const left = unset.filter((name) => variable(env, name) !== undefined && !otherChecks.test(name));
  const contradicting = left.filter((name) => name.startsWith("AWS_") && env[name] !== cloud.endpoint);
  const other = Object.entries(set).filter(
    ([name, value]) => !otherChecks.test(name) && variable(env, name) !== undefined && env[name] !== value,
  );
  const differing = other.map(([name]) => name).filter((name) => name !== "AWS_ENDPOINT_URL");
  const unproxied = Object.keys(set).some((name) => name === "NO_PROXY" && env[name] !== set[name]);
  return [
    ...contradicting.map((name) =>
      failed(`${name} is set, which the local cloud's address does not go with`, pointShell),
    ),
    ...(unproxied ? [failed("a proxy is set, and NO_PROXY does not name the local cloud", pointShell)] : []),
    ...differing
      .filter((name) => name.toUpperCase() !== "NO_PROXY")
      .map((name) => warning(`${name} is '${env[name]}', and the local cloud has '${set[name]}'`, pointShell)),
  ];
}
