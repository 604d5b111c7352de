import { countOf } from "../../../core/count-of.ts";
import { formatBytes } from "../../report/amounts.ts";
import type { SimulationReport } from "./simulate-policy.ts";
import {
  describePlan,
  describeShortest,
  describeStock,
  formatDate,
  formatDollars,
  formatRange,
} from "./simulation-words.ts";

/** One thing that the whole simulation says: what it is about, and a phrase. */
export type SummaryLine = { readonly about: string; readonly says: string };

/** What all days come to, for people. */
export function summarizeSimulation({ simulation }: Pick<SimulationReport, "simulation">): readonly SummaryLine[] {
  const { days, plans, summary } = simulation;
  const several = summary.shortestRollback.length > 1;
  return [
    { about: "first image goes", says: describeFirst(simulation) },
    { about: "steady state", says: describeSteady(simulation) },
    ...summary.shortestRollback.map((shortest, place) => {
      const plan = plans[place];
      const whose = several && plan !== undefined ? `${describePlan(plan)}: ` : "";
      return { about: "rollback reaches", says: `${whose}${describeShortest(shortest)}` };
    }),
    { about: `in ${countOf(days.length, "day")}`, says: describeAll(simulation) },
  ];
}

type Simulation = SimulationReport["simulation"];

function describeFirst({ days, summary: { firstDeparture } }: Simulation): string {
  const day = firstDeparture === undefined ? undefined : days[firstDeparture - 1];
  return day === undefined ? `none in ${countOf(days.length, "day")}` : `day ${day.day} (${formatDate(day.at)})`;
}

function describeSteady({ days, summary: { steady } }: Simulation): string {
  if (steady !== undefined) {
    const { since, cycle, images, bytes, monthlyCost } = steady;
    const amounts = `${formatRange(images)} images, ${formatRange(bytes, formatBytes)}, ${formatRange(monthlyCost, formatDollars)} a month`;
    return `from day ${since} on${cycle === 1 ? "" : `, every ${cycle} days alike`}: ${amounts}`;
  }
  const last = days.at(-1);
  return `not reached in ${countOf(days.length, "day")}${last === undefined ? "" : `; at the end ${describeStock(last)}`}`;
}

function describeAll({ summary: { pushes, expired, archived, cost } }: Simulation): string {
  return [
    `${pushes} ${pushes === 1 ? "push" : "pushes"}`,
    `${countOf(expired, "image")} expired`,
    ...(archived === 0 ? [] : [`${archived} archived`]),
    `storage ${formatDollars(cost)}`,
  ].join(", ");
}

/** The assumptions that it rests on, for people; none where it rests on none. */
export function describeRestsOn({ restsOn }: Pick<SimulationReport, "restsOn">): readonly SummaryLine[] {
  if (restsOn === undefined) {
    return [{ about: "assumptions", says: "not weighed: with so many images that takes long" }];
  }
  return restsOn.map(({ name, chosen, instead, day, imagesAtEnd, imagesInstead }) => ({
    about: "rests on",
    says:
      imagesAtEnd === imagesInstead
        ? `${name}=${chosen}; ${name}=${instead} differs from day ${day} on, and ends with as many images`
        : `${name}=${chosen}; with ${name}=${instead} ${countOf(imagesInstead, "image")} at the end instead of ${imagesAtEnd}`,
  }));
}
