import type { Departure, SimulatedDay, Simulation } from "../../../core/lifecycle/simulate/simulation.ts";

/** Days that a table shows in one row. */
export type Period = {
  readonly from: number;
  /** The last day, whose end the row shows. */
  readonly last: SimulatedDay;
  readonly pushes: number;
  readonly pushedImages: number;
  readonly departures: readonly Departure[];
};

/** Days that a row may stand for: a day, a week, 30 days, a quarter, a year. */
const lengths = [1, 7, 30, 90, 365] as const;

/**
 * The future in at most `maxRows` rows: days, or longer periods where those are too many. Shown are those in which something
 * goes, and the last.
 */
export function choosePeriods(simulation: Pick<Simulation, "days">, maxRows: number): readonly Period[] {
  let periods: readonly Period[] = [];
  for (const length of lengths) {
    const all = cutPeriods(simulation.days, length);
    periods = all.filter(({ departures }, place) => departures.length > 0 || place === all.length - 1);
    if (periods.length <= maxRows) break;
  }
  return periods;
}

function cutPeriods(days: readonly SimulatedDay[], length: number): readonly Period[] {
  return Array.from({ length: Math.ceil(days.length / length) }, (_, place) => {
    const some = days.slice(place * length, (place + 1) * length);
    return {
      from: place * length + 1,
      last: some.at(-1) as SimulatedDay,
      pushes: some.reduce((sum, { pushes }) => sum + pushes, 0),
      pushedImages: some.reduce((sum, { pushedImages }) => sum + pushedImages, 0),
      departures: some.flatMap(({ departures }) => departures),
    };
  });
}
