import { AwsCallError, callAws } from "../connect/aws-call.ts";
import { resolveEndpoint } from "../connect/aws-endpoint.ts";
import { type Cloud, CloudError, connectCloud } from "../connect/cloud.ts";
import { openTransport } from "../connect/http-transport.ts";
import { type Finding, failureOf, findingsOf } from "./finding.ts";
import type { Patient } from "./patient.ts";
import { within } from "./within.ts";

/** By how much two clocks may differ, in milliseconds, before a request's signature is refused (SigV4: five minutes). */
const refusedSkewMs = 5 * 60_000;

/** From how much on it is worth a word, in milliseconds: a clock that is set by the network is right to a second. */
const notableSkewMs = 60_000;

/**
 * Who the cloud says that one is, and whether its services answer. Where the first question fails, no other is asked: it
 * would fail in the same way.
 */
export async function checkServices(patient: Patient): Promise<readonly Finding[]> {
  let cloud: Cloud;
  try {
    cloud = await connectCloud(patient);
    await cloud.region();
  } catch (error) {
    return [failureOf(error instanceof CloudError ? "region" : "cloud", error)];
  }
  const identity = await tryOut("identity", async () => {
    const { account, arn } = await within("asking who calls", cloud.identity());
    return findingsOf("identity").ok(`${arn}, account ${account}, region ${await cloud.region()}`);
  });
  const clock = await checkClock(cloud, patient);
  if (identity.status === "failed") return [identity, ...clock];
  return [identity, ...clock, await checkEcr(cloud), await checkRegistry(cloud), await checkKms(cloud)];
}

async function tryOut(check: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    return failureOf(check, error);
  }
}

/** By the `Date` of any answer, since a request whose time is wrong is refused before it is known what else is. */
async function checkClock(cloud: Cloud, { now }: Patient): Promise<readonly Finding[]> {
  const { ok, warning, failed } = findingsOf("clock");
  const transport = openTransport({ ca: cloud.ca });
  try {
    const url = new URL(await resolveEndpoint(await cloud.ecr()));
    const answer = await within("asking for the time", transport.send({ method: "GET", url }));
    answer.discard();
    const theirs = Date.parse(answer.headers.date ?? "");
    if (Number.isNaN(theirs)) return [];
    const skewMs = Math.abs(now().getTime() - theirs);
    const says = `this machine's clock differs by ${Math.round(skewMs / 1000)} seconds from that of ${url.host}`;
    const next = "set this machine's clock: timedatectl set-ntp true";
    if (skewMs >= refusedSkewMs) return [failed(`${says}: signatures are refused`, next)];
    return [skewMs >= notableSkewMs ? warning(says, next) : ok(`this machine's clock is that of ${url.host}`)];
  } catch {
    return []; // that nobody answers there is what the other checks say
  } finally {
    transport.close();
  }
}

async function checkEcr(cloud: Cloud): Promise<Finding> {
  return await askService("ECR", async () => {
    const { DescribeRepositoriesCommand } = await import("@aws-sdk/client-ecr");
    const client = await cloud.ecr();
    await callAws("looking at the repositories", () => client.send(new DescribeRepositoriesCommand({ maxResults: 1 })));
  });
}

async function checkKms(cloud: Cloud): Promise<Finding> {
  return await askService("KMS", async () => {
    const { ListKeysCommand } = await import("@aws-sdk/client-kms");
    const client = await cloud.kms();
    await callAws("looking at the keys", () => client.send(new ListKeysCommand({ Limit: 1 })));
  });
}

/** A refusal is an answer as well: what one may do is a matter of policies, not of this machine. */
async function askService(check: string, ask: () => Promise<void>): Promise<Finding> {
  const { ok } = findingsOf(check);
  return await tryOut(check, async () => {
    try {
      await within(`asking ${check}`, ask());
      return ok("it answers");
    } catch (error) {
      if (!(error instanceof AwsCallError) || error.code !== "DENIED") throw error;
      return ok("it answers, and does not let this identity list what is in it");
    }
  });
}

async function checkRegistry(cloud: Cloud): Promise<Finding> {
  return await tryOut("registry", async () => {
    const registry = await within("logging in to the registry", cloud.registry());
    await within("logging in to the registry", registry.ping());
    return findingsOf("registry").ok(`${registry.host} takes the login that ECR gave`);
  });
}
