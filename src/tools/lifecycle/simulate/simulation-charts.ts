import type { SimulatedDay, Simulation, Stock } from "../../../core/lifecycle/simulate/simulation.ts";
import { formatBytes } from "../../report/amounts.ts";
import type { Axis, LineChart, Series } from "../../report/chart/line-chart.ts";

const days: Axis = { format: (day) => `day ${day}`, steps: "days" };

/** Series that a chart shows without becoming a thicket. */
const MAX_SERIES = 4;

/** How many images there are at the end of each day. */
export function imagesChart(simulation: Simulation): LineChart {
  return {
    title: "Images at the end of each day",
    description: describe(simulation, (stock) => stock.images, String),
    x: days,
    y: { format: String, steps: "whole" },
    series: classSeries(simulation, (stock) => stock.images),
  };
}

/** How many bytes they have. */
export function sizeChart(simulation: Simulation): LineChart {
  return {
    title: "Size at the end of each day",
    description: describe(simulation, (stock) => stock.bytes, formatBytes),
    x: days,
    y: { format: formatBytes, steps: "decimal" },
    series: classSeries(simulation, (stock) => stock.bytes),
  };
}

/** How many deployments a rollback can reach, for each plan; undefined where nothing is pushed. */
function rollbackChart({ days: all, plans }: Simulation): LineChart | undefined {
  const series = plans.slice(0, MAX_SERIES).map((plan, place) => ({
    name: plan.tags[0] ?? "untagged",
    points: all.map(({ day, rollback }) => ({ x: day, y: rollback[place]?.verifiable ?? 0 })),
  }));
  if (series.length === 0) return undefined;
  const ends = series.map(({ name, points }) => `${name}: ${points.at(-1)?.y ?? 0} on the last day`);
  return {
    title: "Deployments that a rollback can reach",
    description: `The newest deployments without a gap whose image, and signature if they have one, can be pulled. ${ends.join("; ")}.`,
    x: days,
    y: { format: String, steps: "whole" },
    series,
  };
}

/** All charts of a simulation. */
export function simulationCharts(simulation: Simulation): readonly LineChart[] {
  const rollback = rollbackChart(simulation);
  return [imagesChart(simulation), sizeChart(simulation), ...(rollback === undefined ? [] : [rollback])];
}

type StockOfClass = Stock["standard"];

function classSeries(simulation: Simulation, read: (stock: StockOfClass) => number): readonly Series[] {
  const line = (name: "standard" | "archive"): Series => ({
    name,
    points: [
      { x: 0, y: read(simulation.before[name]) },
      ...simulation.days.map((day) => ({ x: day.day, y: read(day[name]) })),
    ],
  });
  const archives = [simulation.before, ...simulation.days].some(({ archive }) => archive.images > 0);
  return archives ? [line("standard"), line("archive")] : [line("standard")];
}

function describe(
  { before, days: all }: Simulation,
  read: (stock: StockOfClass) => number,
  format: (value: number) => string,
): string {
  const total = ({ standard, archive }: Stock) => read(standard) + read(archive);
  const highest = all.reduce<SimulatedDay | undefined>(
    (top, day) => (top === undefined || total(day) > total(top) ? day : top),
    undefined,
  );
  const last = all.at(-1);
  if (highest === undefined || last === undefined) return "No day is simulated.";
  return `From ${format(total(before))} before the first day to ${format(total(last))} after ${last.day} days; the most are ${format(total(highest))} on day ${highest.day}.`;
}
