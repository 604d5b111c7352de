import { dayMs } from "../image-age.ts";
import { type PushPlan, rateUnits } from "./push-plan.ts";

const weekMs = 7 * dayMs;
const workingWeekMs = 5 * dayMs;

/** The first Monday of Unix time, from which weeks are counted. */
const firstMonday = 4 * dayMs;

/** When a plan pushes: the middles of equal stretches of time, from `start` on, without end. Milliseconds of Unix time. */
export function* pushTimes(plan: Pick<PushPlan, "rate" | "weekdaysOnly">, start: number): Generator<number, never> {
  const gap = pushGap(plan);
  for (let number = 0; ; number += 1) {
    const passed = (number + 0.5) * gap;
    yield plan.weekdaysOnly ? fromWorkingTime(toWorkingTime(start) + passed) : start + passed;
  }
}

/** Milliseconds between two pushes; with `weekdaysOnly` of time that passes on weekdays only. */
export function pushGap({ rate, weekdaysOnly }: Pick<PushPlan, "rate" | "weekdaysOnly">): number {
  const unit = rateUnits[rate.per];
  const working = weekdaysOnly && unit > dayMs ? (unit * workingWeekMs) / weekMs : unit;
  return working / rate.count;
}

/** After how many days a plan's pushes fall on the same hours again. */
export function pushCycle({ rate, weekdaysOnly }: Pick<PushPlan, "rate" | "weekdaysOnly">): number {
  const days = Math.max(1, rateUnits[rate.per] / dayMs);
  return weekdaysOnly && days % 7 !== 0 ? days * 7 : days;
}

function toWorkingTime(time: number): number {
  const weeks = Math.floor((time - firstMonday) / weekMs);
  const sinceMonday = time - firstMonday - weeks * weekMs;
  return weeks * workingWeekMs + Math.min(sinceMonday, workingWeekMs);
}

function fromWorkingTime(time: number): number {
  const weeks = Math.floor(time / workingWeekMs);
  return firstMonday + weeks * weekMs + (time - weeks * workingWeekMs);
}
