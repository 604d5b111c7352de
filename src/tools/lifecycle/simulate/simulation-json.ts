import type { PushPlan } from "../../../core/lifecycle/simulate/push-plan.ts";
import type { Departure, SimulatedDay, Stock } from "../../../core/lifecycle/simulate/simulation.ts";
import type { SteadyState } from "../../../core/lifecycle/simulate/steady-state.ts";
import { storagePrices } from "../../../core/lifecycle/simulate/storage-price.ts";
import { formatTime } from "../../report/amounts.ts";
import type { JsonObject } from "../../report/json-value.ts";
import type { SimulationReport } from "./simulate-policy.ts";

/** The stable shape of a simulation. Costs are US dollars, a `monthlyCost` that of the storage at one moment. */
export function simulationToJson({ simulation, from, policyFrom, restsOn }: SimulationReport): JsonObject {
  const { start, days, plans, before, summary, assumptions, withoutSize, unknownIndexes } = simulation;
  return {
    from,
    policy: policyFrom,
    start: formatTime(start),
    pushes: plans.map(planToJson),
    before: stockToJson(before),
    days: days.map(dayToJson),
    summary: {
      firstDeparture: summary.firstDeparture ?? null,
      pushes: summary.pushes,
      expired: summary.expired,
      archived: summary.archived,
      cost: roundDollars(summary.cost),
      steady: summary.steady === undefined ? null : steadyToJson(summary.steady),
      shortestRollback: summary.shortestRollback.map((shortest) => (shortest === undefined ? null : { ...shortest })),
    },
    assumptions: { ...assumptions },
    restsOn: restsOn?.map((weighed) => ({ ...weighed })) ?? null,
    withoutSize,
    unknownIndexes,
    prices: { ...storagePrices },
  };
}

function planToJson({ rate, firstNumber, tags, ...plan }: PushPlan): JsonObject {
  return { rate: `${rate.count}/${rate.per}`, ...plan, tags, firstNumber: firstNumber ?? null };
}

function dayToJson(day: SimulatedDay): JsonObject {
  return {
    day: day.day,
    at: formatTime(day.at),
    pushes: day.pushes,
    pushedImages: day.pushedImages,
    departures: day.departures.map(departureToJson),
    held: day.held,
    ...stockToJson(day),
    monthlyCost: roundDollars(day.monthlyCost),
    rollback: day.rollback.map((reach) => ({ ...reach })),
  };
}

function departureToJson({ digest, name, action, by, reason, pushedAt, sizeInBytes }: Departure): JsonObject {
  return {
    digest,
    name,
    action,
    rule: by.kind === "subject-gone" ? null : (by.priority ?? null),
    subject: by.kind === "rule" ? null : by.subject,
    because: reason,
    pushedAt: formatTime(pushedAt),
    sizeInBytes,
  };
}

function stockToJson({ standard, archive }: Stock): { readonly standard: JsonObject; readonly archive: JsonObject } {
  return { standard: { ...standard }, archive: { ...archive } };
}

function steadyToJson({ since, cycle, images, bytes, monthlyCost }: SteadyState): JsonObject {
  return {
    since,
    cycle,
    images: { ...images },
    bytes: { ...bytes },
    monthlyCost: { from: roundDollars(monthlyCost.from), to: roundDollars(monthlyCost.to) },
  };
}

/** Hundredths of a cent: what is beyond is noise of the arithmetic. */
function roundDollars(dollars: number): number {
  return Math.round(dollars * 10_000) / 10_000;
}
