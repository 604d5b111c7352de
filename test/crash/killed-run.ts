import { setTimeout as delay } from "node:timers/promises";
import { type InkanCloud, inkanEnvironment, inkanProgram, startInkan } from "../inkan-cloud.ts";
import { type Outcome, runProgram } from "../run-program.ts";
import type { KillMoment } from "./kill-moments.ts";
import { openRecordingProxy, type RecordingProxy } from "./recording-proxy.ts";

/** How long a whole run is: from its first request to its last answer, in milliseconds, and in requests. */
export type RunLength = { readonly milliseconds: number; readonly requests: number };

/** Runs inkan as in the shell of a person whose environment names the proxy for the cloud. */
function runInkan(
  cloud: InkanCloud,
  proxy: RecordingProxy,
  args: readonly string[],
  options: { readonly ending?: AbortSignal } = {},
): Promise<Outcome> {
  const env = {
    ...inkanEnvironment(),
    ...cloud.env,
    AWS_ENDPOINT_URL: `http://localhost:${proxy.port}`,
    ECR_REGISTRY: `localhost:${proxy.port}`,
  };
  return runProgram(process.execPath, [inkanProgram, ...args], { env, ...options });
}

/** A run that nobody disturbed. Throws when it fails. */
export async function runWhole(
  cloud: InkanCloud,
  argsFor: (registry: string) => readonly string[],
): Promise<{ readonly length: RunLength; readonly seen: RecordingProxy }> {
  const proxy = await openRecordingProxy(cloud.port);
  let first = 0;
  proxy.onRequest = (number) => {
    if (number === 1) first = performance.now();
  };
  const outcome = await runInkan(cloud, proxy, argsFor(`localhost:${proxy.port}`));
  const milliseconds = performance.now() - first;
  await proxy.close();
  if (outcome.code !== 0) throw new Error(`a run that nothing disturbed failed:\n${outcome.stderr}`);
  return { length: { milliseconds, requests: proxy.requests() }, seen: proxy };
}

/** What a killed run leaves behind: a cloud started again on the same data, and what had been acknowledged before. */
export type KilledRun = { readonly cloud: InkanCloud; readonly seen: RecordingProxy; readonly outcome: Outcome };

/** How long a client has to see that its cloud is gone, in milliseconds; then it is ended in the middle of its retries. */
const patience = 500;

/** Runs, kills the cloud at the moment, and starts it again. */
export async function killDuringRun(
  cloud: InkanCloud,
  moment: KillMoment,
  length: RunLength,
  argsFor: (registry: string) => readonly string[],
): Promise<KilledRun> {
  const proxy = await openRecordingProxy(cloud.port);
  const ending = new AbortController();
  let killed: Promise<void> | undefined;
  const killAfter = (milliseconds: number) => {
    killed ??= delay(milliseconds)
      .then(() => cloud.kill())
      .then(() => void setTimeout(() => ending.abort(), patience));
  };
  proxy.onRequest = (number) => {
    if (moment.kind === "time") killAfter(moment.fraction * length.milliseconds);
    else if (number > moment.fraction * length.requests)
      killAfter((moment.lag * length.milliseconds) / length.requests);
  };
  const outcome = await runInkan(cloud, proxy, argsFor(`localhost:${proxy.port}`), {
    ending: ending.signal,
  });
  // A run that needed fewer requests than the one that was measured is over by now.
  killAfter(0);
  await killed;
  await proxy.close();
  return { cloud: await startInkan({ dataFolder: cloud.dataFolder }), seen: proxy, outcome };
}
