import type { SimulatedDay } from "../../../core/lifecycle/simulate/simulation.ts";
import { formatBytes } from "../../report/amounts.ts";
import { formatTerminalChart, type TerminalChartOptions } from "../../report/chart/terminal-chart.ts";
import { type Column, formatTable } from "../../report/table.ts";
import { choosePeriods, type Period } from "./periods.ts";
import type { SimulationReport } from "./simulate-policy.ts";
import { imagesChart, sizeChart } from "./simulation-charts.ts";
import { describeRestsOn, summarizeSimulation } from "./simulation-summary.ts";
import { countAction, describeDepartures, formatDate, formatDollars, formatReach } from "./simulation-words.ts";

/** What the terminal is like. */
export type SimulationTableOptions = Omit<TerminalChartOptions, "height">;

/** Rows of the table that still fit on a screen with the charts. */
const MAX_ROWS = 30;

/** Rows of each chart. */
const CHART_HEIGHT = 9;

/** The whole report for a terminal: what goes when, the charts, what it all comes to. */
export function formatSimulation(report: SimulationReport, options: SimulationTableOptions): string {
  const { simulation } = report;
  const told = daysUntilRepeat(simulation);
  const periods = choosePeriods({ days: told }, MAX_ROWS);
  const shown = columns.filter(({ of }) => of === "all" || simulation.summary.archived > 0 || periods.some(hasArchive));
  const charts = [imagesChart(simulation), sizeChart(simulation)].map((chart) =>
    formatTerminalChart(chart, { ...options, height: CHART_HEIGHT }),
  );
  const table = `${formatTable(shown, periods, options)}${describeRest(told.length + 1, simulation.days.length)}`;
  return [table, ...charts, formatSummary(report)].join("\n");
}

function describeRest(from: number, to: number): string {
  if (from > to) return "";
  return from === to ? `day ${to} goes on like that\n` : `days ${from}-${to} go on like that\n`;
}

/** What a table need tell: of a steady state one cycle, and the first day of the next. */
function daysUntilRepeat({ days, summary: { steady } }: SimulationReport["simulation"]): readonly SimulatedDay[] {
  return steady === undefined ? days : days.slice(0, steady.since + steady.cycle);
}

function hasArchive({ last }: Period): boolean {
  return last.archive.images > 0;
}

const columns: readonly (Column<Period> & { readonly of: "all" | "archive" })[] = [
  { of: "all", title: "DAY", value: ({ from, last }) => (from === last.day ? String(from) : `${from}-${last.day}`) },
  { of: "all", title: "ENDS", value: ({ last }) => formatDate(last.at) },
  { of: "all", title: "PUSHED", value: ({ pushedImages }) => String(pushedImages), align: "right" },
  { of: "all", title: "EXPIRED", value: ({ departures }) => countText(departures, "expire"), align: "right" },
  { of: "archive", title: "ARCHIVED", value: ({ departures }) => countText(departures, "transition"), align: "right" },
  { of: "all", title: "IMAGES", value: ({ last }) => String(last.standard.images), align: "right" },
  { of: "archive", title: "IN ARCHIVE", value: ({ last }) => String(last.archive.images), align: "right" },
  {
    of: "all",
    title: "SIZE",
    value: ({ last }) => formatBytes(last.standard.bytes + last.archive.bytes),
    align: "right",
  },
  { of: "all", title: "A MONTH", value: ({ last }) => formatDollars(last.monthlyCost), align: "right" },
  { of: "all", title: "ROLLBACK", value: ({ last }) => last.rollback.map(formatReach).join(", "), align: "right" },
  { of: "all", title: "GOES", value: ({ departures }) => describeDepartures(departures) },
];

function countText(departures: Period["departures"], action: "expire" | "transition"): string {
  return String(countAction(departures, action));
}

function formatSummary(report: SimulationReport): string {
  const lines = [...summarizeSimulation(report), ...describeRestsOn(report)];
  const width = lines.reduce((widest, { about }) => Math.max(widest, about.length), 0);
  return lines.map(({ about, says }) => `${about.padEnd(width)}  ${says}\n`).join("");
}
