import { collectGarbage } from "./images/collect-garbage.ts";
import type { ImageRoom } from "./images/image-types.ts";
import type { CloudLog } from "./log/cloud-log.ts";

/** The first round comes this long after the start, in milliseconds: a start has better things to do. */
const firstRoundMs = 10_000;

/** Milliseconds between two rounds: uploads and layers that nobody wants are given a day, an hour more or less is none. */
const roundMs = 60 * 60 * 1000;

/** Collects garbage from time to time until `stop`, which waits for the round under way. */
export function startGarbageRounds(room: ImageRoom, log: CloudLog): { stop(): Promise<void> } {
  let round: Promise<void> = Promise.resolve();
  let isStopped = false;
  let timer: NodeJS.Timeout;

  const run = async (): Promise<void> => {
    try {
      const garbage = await collectGarbage(room);
      if (Object.values(garbage).some((count) => count > 0)) log.info("removed what nothing needs any more", garbage);
    } catch (error) {
      log.error("garbage could not be collected", error);
    }
    if (!isStopped) schedule(roundMs);
  };
  const schedule = (ms: number): void => {
    timer = setTimeout(() => {
      round = run();
    }, ms).unref();
  };

  schedule(firstRoundMs);
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
