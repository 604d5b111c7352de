import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type LogLine, parseLogLine, requestMessage } from "../../src/core/log-line.ts";
import { logFile } from "../../src/core/running-cloud.ts";
import type { InkanCloud } from "../inkan-cloud.ts";
import type { Outcome } from "../run-program.ts";

/** How long a line of the log may be on its way, in milliseconds. */
const logDelay = 10_000;

/**
 * Runs something and reads from the cloud's log which AWS operations it led to, by their actions, sorted. Requests of our
 * own mark where in the log it begins and ends.
 */
export async function recordRequests(
  { dataFolder, registry }: InkanCloud,
  run: () => Promise<Outcome>,
): Promise<{ readonly outcome: Outcome; readonly requests: readonly string[] }> {
  const path = join(dataFolder, logFile);
  const { size } = statSync(path);
  const begin = await mark(registry);
  const outcome = await run();
  const end = await mark(registry);
  const deadline = Date.now() + logDelay;
  for (;;) {
    const lines = readFileSync(path)
      .subarray(size)
      .toString("utf8")
      .split("\n")
      .map(parseLogLine)
      .filter((line): line is LogLine => line !== undefined);
    const placeOf = (id: string) => lines.findIndex(({ facts }) => facts.requestId === id);
    const last = placeOf(end);
    if (last >= 0) return { outcome, requests: operationsOf(lines.slice(placeOf(begin) + 1, last)) };
    if (Date.now() > deadline) throw new Error(`the request ${end} is not in ${path}`);
    await delay(10);
  }
}

/** Sends a request that leads to no operation; returns its id. */
async function mark(registry: string): Promise<string> {
  const answer = await fetch(`http://${registry}/v2/`);
  await answer.arrayBuffer();
  return answer.headers.get("x-amzn-requestid") ?? "";
}

function operationsOf(lines: readonly LogLine[]): readonly string[] {
  const operations = lines
    .filter(({ message, facts }) => message === requestMessage && facts.door === "public")
    .flatMap(({ facts }) => (facts.operation === undefined ? [] : [String(facts.operation)]));
  return [...new Set(operations)].toSorted();
}
