import type { PushPlan } from "./push-plan.ts";
import type { ShortestReach, SimulatedDay, SimulationSummary } from "./simulation.ts";
import { findSteadyState } from "./steady-state.ts";
import { daysPerMonth } from "./storage-price.ts";

/** What all days come to. */
export function summarize(days: readonly SimulatedDay[], plans: readonly PushPlan[]): SimulationSummary {
  const count = (action: "expire" | "transition") =>
    sum(days, ({ departures }) => departures.filter((departure) => departure.action === action).length);
  return {
    firstDeparture: days.find(({ departures }) => departures.length > 0)?.day,
    expired: count("expire"),
    archived: count("transition"),
    pushes: sum(days, ({ pushes }) => pushes),
    cost: sum(days, ({ monthlyCost }) => monthlyCost / daysPerMonth),
    steady: findSteadyState(days, plans),
    shortestRollback: plans.map((_, place) => findShortest(days, place)),
  };
}

function findShortest(days: readonly SimulatedDay[], place: number): ShortestReach | undefined {
  let shortest: ShortestReach | undefined;
  for (const { day, rollback } of days) {
    const reach = rollback[place];
    if (reach === undefined || reach.verifiable === reach.deployments) continue;
    if (shortest !== undefined && shortest.verifiable <= reach.verifiable) continue;
    shortest = { day, images: reach.images, verifiable: reach.verifiable };
  }
  return shortest;
}

function sum(days: readonly SimulatedDay[], read: (day: SimulatedDay) => number): number {
  return days.reduce((total, day) => total + read(day), 0);
}
