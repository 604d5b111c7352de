import type { LifecycleRun } from "../core/lifecycle-run.ts";
import type { LifecycleRuns } from "./lifecycle-runs.ts";
import type { CloudLog } from "./log/cloud-log.ts";
import { type Rounds, startRounds } from "./rounds.ts";

/**
 * Runs every lifecycle policy of the cloud from time to time until they are stopped, the first time after one interval:
 * who starts a cloud again finds what they left.
 *
 * @param everyMs milliseconds between two rounds, of the wall clock
 */
export function startLifecycleRounds(runs: LifecycleRuns, everyMs: number, log: CloudLog): Rounds {
  return startRounds(everyMs, everyMs, async () => {
    try {
      log.info("ran lifecycle policies", countRun(await runs.run({ repositories: "all", dryRun: false })));
    } catch (error) {
      log.error("lifecycle policies could not be run", error);
    }
  });
}

function countRun({ repositories }: LifecycleRun) {
  const results = repositories.flatMap(({ images }) => images.map(({ result }) => result));
  const count = (wanted: (typeof results)[number]): number => results.filter((result) => result === wanted).length;
  return {
    repositories: repositories.length,
    expired: count("expired"),
    archived: count("archived"),
    refused: count("refused"),
  };
}
