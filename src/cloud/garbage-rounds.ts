import { collectGarbage } from "./images/collect-garbage.ts";
import type { ImageRoom } from "./images/image-types.ts";
import type { CloudLog } from "./log/cloud-log.ts";
import { type Rounds, startRounds } from "./rounds.ts";

/** The first round comes this long after the start, in milliseconds: a start has better things to do. */
const firstRoundMs = 10_000;

/** Milliseconds between two rounds: uploads and layers that nobody wants are given a day, an hour more or less is none. */
const roundMs = 60 * 60 * 1000;

/** Collects garbage from time to time until they are stopped. */
export function startGarbageRounds(room: ImageRoom, log: CloudLog): Rounds {
  return startRounds(firstRoundMs, roundMs, async () => {
    try {
      const garbage = await collectGarbage(room);
      if (Object.values(garbage).some((count) => count > 0)) log.info("removed what nothing needs any more", garbage);
    } catch (error) {
      log.error("garbage could not be collected", error);
    }
  });
}
