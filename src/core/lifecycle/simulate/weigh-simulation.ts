import { type AssumptionName, assumptionNames, assumptionTable } from "../assumptions.ts";
import { type SimulationInput, simulate } from "./simulate.ts";
import type { SimulatedDay, Simulation } from "./simulation.ts";

/** An assumption on which a future rests: with `instead` in its place it is another one from `day` on. */
export type WeighedFuture = {
  readonly name: AssumptionName;
  readonly chosen: string;
  readonly instead: string;
  readonly day: number;
  /** Images at the end, of both storage classes, as simulated and with `instead`. */
  readonly imagesAtEnd: number;
  readonly imagesInstead: number;
};

/**
 * Most images times days of one simulation for which `weighSimulation` is quick: it simulates about ten times more, each
 * in a second.
 */
export const maxWeighedImageDays = 500_000;

/** How many images the evaluations of a simulation look at, all days together. */
export function imageDays({ days }: Pick<Simulation, "days">): number {
  return days.reduce((total, day) => total + countImages(day), 0);
}

/**
 * Which assumptions a future rests on: each is answered otherwise, one at a time, and where that leaves another number of
 * images on any day it is named. Costs a simulation for each answer there is.
 */
export function weighSimulation(input: SimulationInput, simulation: Simulation): readonly WeighedFuture[] {
  return assumptionNames.flatMap((name) => {
    const chosen = simulation.assumptions[name];
    const others = Object.keys(assumptionTable[name].choices).filter((choice) => choice !== chosen);
    return others.flatMap((instead) => {
      const { days } = simulate({ ...input, assumptions: { ...input.assumptions, [name]: instead } });
      const place = days.findIndex((day, index) => !isAlike(day, simulation.days[index]));
      if (place < 0) return [];
      const atEnd = { imagesAtEnd: lastCount(simulation), imagesInstead: lastCount({ days }) };
      return [{ name, chosen, instead, day: place + 1, ...atEnd }];
    });
  });
}

function isAlike(day: SimulatedDay, other: SimulatedDay | undefined): boolean {
  return day.standard.images === other?.standard.images && day.archive.images === other.archive.images;
}

function lastCount({ days }: Pick<Simulation, "days">): number {
  const last = days.at(-1);
  return last === undefined ? 0 : countImages(last);
}

function countImages({ standard, archive }: SimulatedDay): number {
  return standard.images + archive.images;
}
