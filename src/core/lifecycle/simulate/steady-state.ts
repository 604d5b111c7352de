import type { PushPlan } from "./push-plan.ts";
import { pushCycle } from "./push-times.ts";
import type { SimulatedDay } from "./simulation.ts";

/** From some day on the repository repeats itself. */
export type SteadyState = {
  /** The first day of it. */
  readonly since: number;
  /** Days after which everything is as before. */
  readonly cycle: number;
  readonly images: Range;
  readonly bytes: Range;
  readonly monthlyCost: Range;
};

/** The lowest and the highest number within a cycle. */
export type Range = { readonly from: number; readonly to: number };

/** Cycles that must be alike: one could be chance. */
const minCycles = 2;

/**
 * Finds from when on each day ends with the same images and bytes as the day one cycle before; a cycle is the time after
 * which all plans push at the same hours again. Undefined where that is not so for two cycles up to the end.
 */
export function findSteadyState(days: readonly SimulatedDay[], plans: readonly PushPlan[]): SteadyState | undefined {
  const cycle = plans.map(pushCycle).reduce(leastCommonMultiple, 1);
  const lastUnlike = days.findLastIndex((day, place) => {
    const before = days[place - cycle];
    return before === undefined || !isAlike(day, before);
  });
  // The last day that is not alike can itself be the first one of what repeats.
  const since = lastUnlike - cycle + 1;
  const steady = days.slice(Math.max(0, since));
  if (since < 0 || steady.length < minCycles * cycle) return undefined;
  return {
    since: since + 1,
    cycle,
    images: rangeOf(steady, (day) => day.standard.images + day.archive.images),
    bytes: rangeOf(steady, (day) => day.standard.bytes + day.archive.bytes),
    monthlyCost: rangeOf(steady, (day) => day.monthlyCost),
  };
}

function isAlike(day: SimulatedDay, other: SimulatedDay): boolean {
  return (
    day.standard.images === other.standard.images &&
    day.archive.images === other.archive.images &&
    day.standard.bytes === other.standard.bytes &&
    day.archive.bytes === other.archive.bytes
  );
}

function rangeOf(days: readonly SimulatedDay[], read: (day: SimulatedDay) => number): Range {
  return { from: Math.min(...days.map(read)), to: Math.max(...days.map(read)) };
}

function leastCommonMultiple(a: number, b: number): number {
  let [larger, smaller] = [Math.max(a, b), Math.min(a, b)];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return (a * b) / larger;
}
