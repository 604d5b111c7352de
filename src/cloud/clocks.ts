import { type ClockMove, type ClockReading, moveClock } from "../core/cloud-clock.ts";
import { readClockOffset, writeClockOffset } from "./folder-settings.ts";
import type { Database } from "./store/database.ts";

/**
 * The two clocks of a cloud. The wall clock is for what other machines see (SigV4, `Date`, TLS, tokens and sessions);
 * the cloud's clock is for what happens inside (pushed, pulled, lifecycle, key deletion) and can be moved forward by
 * its owner.
 */
export type Clocks = {
  readonly wall: () => Date;
  readonly cloud: () => Date;
};

/** Clocks of which the cloud's own can be moved. */
export type MovableClocks = Clocks & {
  read(): ClockReading;
  /**
   * Moves the cloud's clock forward, for good: the move is on disk before anything sees it.
   *
   * @returns what the clocks show then
   * @throws ClockError
   */
  move(move: ClockMove): ClockReading;
};

/** The clocks of a data folder: how far its cloud's clock is ahead of the wall clock outlives the process. */
export function openClocks(database: Database, wall: () => Date): MovableClocks {
  let offsetMs = readClockOffset(database);
  const read = (): ClockReading => {
    const now = wall();
    return { wall: now, cloud: new Date(now.getTime() + offsetMs) };
  };
  return {
    wall,
    cloud: () => read().cloud,
    read,
    move(move) {
      const now = read();
      const cloud = moveClock(now, move);
      const moved = cloud.getTime() - now.wall.getTime();
      writeClockOffset(database, moved);
      offsetMs = moved;
      return { wall: now.wall, cloud };
    },
  };
}
