import { explainRule } from "../../../core/lifecycle/explain.ts";
import type { Departure, Simulation } from "../../../core/lifecycle/simulate/simulation.ts";
import { storagePrices } from "../../../core/lifecycle/simulate/storage-price.ts";
import { formatBytes, formatMinute } from "../../report/amounts.ts";
import { formatSvgChart, svgChartStyle } from "../../report/chart/svg-chart.ts";
import { formatHtmlPage } from "../../report/html-page.ts";
import { escapeMarkup } from "../../report/markup.ts";
import { choosePeriods, type Period } from "./periods.ts";
import type { SimulationReport } from "./simulate-policy.ts";
import { simulationCharts } from "./simulation-charts.ts";
import { describeRestsOn, summarizeSimulation } from "./simulation-summary.ts";
import {
  countAction,
  describeDepartures,
  describePlan,
  formatDate,
  formatDollars,
  formatReach,
} from "./simulation-words.ts";

/** Rows of the table: a year of days, and some. */
const MAX_ROWS = 400;

/** Images named with their reasons, all rows together: a page that a browser shows at once. */
const MAX_NAMED = 4000;

/** The report as one HTML file without any request or script. */
export function formatSimulationHtml(report: SimulationReport): string {
  const title = `Lifecycle simulation: ${report.from}`;
  return formatHtmlPage({
    title,
    style: `${svgChartStyle}.date { white-space: nowrap; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1rem; }
.charts svg:first-child { grid-column: 1 / -1; }
.charts svg { width: 100%; height: auto; border: 1px solid var(--rule); border-radius: 6px; }
`,
    body: [
      `<h1>${escapeMarkup(title)}</h1>`,
      ...formatHeading(report),
      formatFacts(report),
      ...formatCharts(report.simulation),
      ...formatPolicy(report),
      ...formatTimeline(report.simulation),
      ...formatNotes(report),
      "",
    ].join("\n"),
  });
}

function formatHeading({ simulation: { start, days, plans }, policyFrom }: SimulationReport): readonly string[] {
  const pushes = plans.length === 0 ? "nothing is pushed" : plans.map(describePlan).join("; ");
  return [
    `<p class="faint">${days.length} days from ${formatMinute(start)} UTC, policy <code>${escapeMarkup(policyFrom)}</code>, pushes: <code>${escapeMarkup(pushes)}</code></p>`,
  ];
}

function formatFacts(report: SimulationReport): string {
  const facts = summarizeSimulation(report).map(
    ({ about, says }) => `<div><dt>${escapeMarkup(about)}</dt><dd>${escapeMarkup(says)}</dd></div>`,
  );
  return `<dl class="facts">${facts.join("")}</dl>`;
}

function formatCharts(simulation: Simulation): readonly string[] {
  return [
    '<div class="charts">',
    ...simulationCharts(simulation).map((chart, place) => formatSvgChart(chart, `chart-${place}`)),
    "</div>",
  ];
}

function formatPolicy({ simulation }: SimulationReport): readonly string[] {
  const departures = simulation.days.flatMap((day) => day.departures);
  const rows = simulation.policy.rules.map((rule) => {
    const taken = departures.filter(({ by }) => by.kind !== "subject-gone" && by.priority === rule.priority).length;
    return `<tr><td class="number">${rule.priority}</td><td>${escapeMarkup(explainRule(rule))}</td><td class="number">${taken}</td></tr>`;
  });
  return [
    "<h2>Rules</h2>",
    '<div class="scroll"><table><thead><tr><th class="number">Rule</th><th>What it does</th><th class="number">Takes</th></tr></thead><tbody>',
    ...rows,
    "</tbody></table></div>",
  ];
}

function formatTimeline(simulation: Simulation): readonly string[] {
  const archives = simulation.days.some(({ archive }) => archive.images > 0);
  let room = MAX_NAMED;
  const rows = choosePeriods(simulation, MAX_ROWS).map((period) => {
    const named = period.departures.slice(0, room);
    room -= named.length;
    return formatRow(period, named, archives);
  });
  const titles = [
    "Pushed",
    "Expired",
    ...(archives ? ["Archived"] : []),
    "Images",
    ...(archives ? ["In archive"] : []),
  ];
  const numbers = [...titles, "Size", "A month", "Rollback"].map((title) => `<th class="number">${title}</th>`);
  return [
    "<h2>What goes when</h2>",
    `<div class="scroll"><table><thead><tr><th>Day</th><th>Ends</th>${numbers.join("")}<th>Goes</th></tr></thead><tbody>`,
    ...rows,
    "</tbody></table></div>",
  ];
}

function formatRow(
  { from, last, pushedImages, departures }: Period,
  named: readonly Departure[],
  archives: boolean,
): string {
  const { standard, archive } = last;
  const numbers = [
    pushedImages,
    countAction(departures, "expire"),
    ...(archives ? [countAction(departures, "transition")] : []),
    standard.images,
    ...(archives ? [archive.images] : []),
    formatBytes(standard.bytes + archive.bytes),
    formatDollars(last.monthlyCost),
    last.rollback.map(formatReach).join(", "),
  ];
  const cells = numbers.map((value) => `<td class="number">${escapeMarkup(String(value))}</td>`);
  const day = from === last.day ? String(from) : `${from}–${last.day}`;
  return `<tr><td class="date">${day}</td><td class="date">${formatDate(last.at)}</td>${cells.join("")}<td>${formatGoes(departures, named)}</td></tr>`;
}

function formatGoes(departures: readonly Departure[], named: readonly Departure[]): string {
  if (departures.length === 0) return "";
  const summary = escapeMarkup(describeDepartures(departures));
  const items = named.map(
    ({ name, digest, reason }) =>
      `<li><span title="${escapeMarkup(digest)}">${escapeMarkup(name)}</span>: ${escapeMarkup(reason)}</li>`,
  );
  const more = departures.length - named.length;
  if (more > 0) items.push(`<li class="faint">and ${more} more, which -o json names</li>`);
  return `<details><summary>${summary}</summary><ul>${items.join("")}</ul></details>`;
}

function formatNotes(report: SimulationReport): readonly string[] {
  const { withoutSize } = report.simulation;
  const restsOn = describeRestsOn(report);
  const { region, asOf, source, standard, archiveTierGigabytes } = storagePrices;
  return [
    ...(restsOn.length === 0 ? [] : ["<h2>What AWS's documentation leaves open</h2>"]),
    ...restsOn.map(({ about, says }) => `<p>${escapeMarkup(about)} ${escapeMarkup(says)}</p>`),
    "<h2>How to read this</h2>",
    `<p class="faint">The policy is evaluated at the end of each day of 24 hours; ECR acts within 24 hours after an image is due. Pushes are spread evenly over the day, so that nothing here is left to chance.</p>`,
    `<p class="faint">Costs are for storage in ${region} as of ${asOf} (<a href="${source}">${source}</a>): $${standard.toFixed(2)} per GB and month, in the archive as much up to ${archiveTierGigabytes / 1024} TB of an account and region. They are an upper bound: ECR stores a layer that images of a repository share once, and the sizes of images count it for each.</p>`,
    ...(withoutSize === 0
      ? []
      : [`<p class="faint">${withoutSize} of the existing images have no size and count as 0 bytes.</p>`]),
  ];
}
