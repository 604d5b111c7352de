import { InkanError } from "./error.ts";

/** What a cloud's two clocks show: the wall clock of its machine, and its own, which runs as fast and may be ahead. */
export type ClockReading = { readonly wall: Date; readonly cloud: Date };

/** A move of the cloud's clock: on by so many milliseconds, or to a time. */
export type ClockMove =
  | { readonly kind: "advance"; readonly ms: number }
  | { readonly kind: "to"; readonly time: Date };

/** The cloud's clock cannot be moved like that. */
export class ClockError extends InkanError<"CLOCK_BACKWARD" | "CLOCK_TOO_FAR" | "CLOCK_MOVE_INVALID"> {
  override readonly name = "ClockError";
}

/** Most years that the cloud's clock may be ahead of the wall clock. */
const maxYearsAhead = 10;

/**
 * Most milliseconds that the cloud's clock may be ahead: longer than any policy of a demonstration waits, and short enough
 * to refuse a slip of the keyboard, which could not be taken back.
 */
export const maxAheadMs = maxYearsAhead * 365.25 * 86_400_000;

/**
 * What the cloud's clock shows after a move.
 *
 * @throws ClockError where that is before what it shows, or too far ahead of the wall clock
 */
export function moveClock({ wall, cloud }: ClockReading, move: ClockMove): Date {
  const target = move.kind === "to" ? move.time.getTime() : cloud.getTime() + move.ms;
  if (!Number.isSafeInteger(target)) {
    throw new ClockError(
      "CLOCK_MOVE_INVALID",
      "the clock moves by a whole number of milliseconds, to a time that exists",
    );
  }
  if (target < cloud.getTime()) {
    throw new ClockError(
      "CLOCK_BACKWARD",
      `the cloud's clock shows ${cloud.toISOString()} and never goes back: what it stamped would lie in the future`,
      { next: "begin anew on another folder with --data DIR, or start a cloud with --ephemeral" },
    );
  }
  if (target - wall.getTime() > maxAheadMs) {
    throw new ClockError(
      "CLOCK_TOO_FAR",
      `the cloud's clock can be at most ${maxYearsAhead} years ahead of the wall clock, which shows ${wall.toISOString()}`,
    );
  }
  return new Date(target);
}
