import { escapeMarkup } from "../markup.ts";
import { type LineChart, layOutChart, type Series } from "./line-chart.ts";

/** The size of a chart in its own units; it is scaled to the place it gets. */
export const svgChartSize = { width: 720, height: 260 } as const;

/** Room around the plot for title, marks and the names of the series. */
const margins = { top: 36, right: 16, bottom: 34, left: 64 } as const;

const plot = {
  width: svgChartSize.width - margins.left - margins.right,
  height: svgChartSize.height - margins.top - margins.bottom,
} as const;

/** Units between two marks on the x axis, and on the y axis. */
const markDistance = { x: 90, y: 38 } as const;

/** Least units between two places that can be pointed at: they are as many as a mouse can tell apart. */
const POINT_DISTANCE = 3;

/**
 * How charts look, light and dark; colours are told apart with any colour vision (Okabe and Ito, "Color Universal Design").
 * It is needed once for all charts of a document.
 */
export const svgChartStyle = `
.chart { --ink: #1f2328; --faint: #59636e; --grid: #d8dee4; --s1: #0072b2; --s2: #b35900; --s3: #007a5a; --s4: #a0457c; }
.chart text { font: 12px system-ui, sans-serif; fill: var(--faint); }
.chart .title { font-size: 14px; font-weight: 600; fill: var(--ink); }
.chart .grid { stroke: var(--grid); stroke-width: 1; }
.chart .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
.chart .area { stroke: none; opacity: 0.12; }
.chart .hit { fill: var(--ink); opacity: 0; }
.chart .hit:hover { opacity: 0.14; }
.chart .name { font-weight: 600; }
${[1, 2, 3, 4].map((n) => `.chart .line.s${n} { stroke: var(--s${n}); } .chart .area.s${n}, .chart .name.s${n} { fill: var(--s${n}); }`).join("\n")}
@media (prefers-color-scheme: dark) {
  .chart { --ink: #e6edf3; --faint: #9198a1; --grid: #30363d; --s1: #56b4e9; --s2: #e69f00; --s3: #3fcf9f; --s4: #e58fc0; }
}
`;

/**
 * A chart as one `svg` element, without style; its values show when they are pointed at.
 *
 * @param id begins the ids of the chart, which are to differ within a document
 * @param place attributes of the element, as where it stands in another one
 */
export function formatSvgChart(chart: LineChart, id: string, place = ""): string {
  const { width, height } = svgChartSize;
  const layout = layOutChart(chart, {
    ...plot,
    xMarks: Math.floor(plot.width / markDistance.x),
    yMarks: Math.floor(plot.height / markDistance.y),
  });
  const rows = layout.yMarks.map(
    ({ at, label }) =>
      `<line class="grid" x1="0" x2="${plot.width}" y1="${round(at)}" y2="${round(at)}"/>` +
      `<text x="-8" y="${round(at)}" dy="0.35em" text-anchor="end">${escapeMarkup(label)}</text>`,
  );
  const columns = layout.xMarks.map(
    ({ at, label }) =>
      `<line class="grid" x1="${round(at)}" x2="${round(at)}" y1="${plot.height}" y2="${plot.height + 5}"/>` +
      `<text x="${round(at)}" y="${plot.height + 20}" text-anchor="middle">${escapeMarkup(label)}</text>`,
  );
  const lines = layout.lines.map(drawLine);
  return [
    `<svg class="chart" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}"${place}>`,
    `<title id="${id}-title">${escapeMarkup(chart.title)}</title>`,
    `<desc id="${id}-desc">${escapeMarkup(chart.description)}</desc>`,
    `<text class="title" x="${margins.left}" y="20" aria-hidden="true">${escapeMarkup(chart.title)}</text>`,
    ...(chart.series.length > 1 ? [drawNames(chart.series)] : []),
    `<g transform="translate(${margins.left} ${margins.top})">`,
    ...rows,
    ...columns,
    ...lines,
    ...drawHits(chart, layout.lines),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** Charts below each other as one SVG document. */
export function formatSvgDocument(charts: readonly LineChart[], title: string): string {
  const { width, height } = svgChartSize;
  const all = height * Math.max(1, charts.length);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${all}" width="${width}" height="${all}">`,
    `<title>${escapeMarkup(title)}</title>`,
    `<style>${svgChartStyle}.paper { fill: #ffffff; }\n@media (prefers-color-scheme: dark) { .paper { fill: #0d1117; } }\n</style>`,
    `<rect class="paper" width="${width}" height="${all}"/>`,
    ...charts.map((chart, number) =>
      formatSvgChart(chart, `chart-${number}`, ` y="${number * height}" width="${width}" height="${height}"`),
    ),
    "</svg>",
    "",
  ].join("\n");
}

function drawLine({ points }: Series, series: number): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "";
  const path = points.map(({ x, y }) => `${round(x)} ${round(y)}`).join("L");
  const area = `M${round(first.x)} ${plot.height}L${path}L${round(last.x)} ${plot.height}Z`;
  const color = colorOf(series);
  return `<path class="area ${color}" d="${area}"/><path class="line ${color}" d="M${path}"/>`;
}

/** The names of the series in their colours, in the upper right corner. */
function drawNames(series: readonly Series[]): string {
  const names = series.map(
    ({ name }, place) =>
      `<tspan class="name ${colorOf(place)}" dx="${place === 0 ? 0 : 14}">${escapeMarkup(name)}</tspan>`,
  );
  return `<text x="${margins.left + plot.width}" y="20" text-anchor="end" aria-hidden="true">${names.join("")}</text>`;
}

/** Places that say the values of all series when they are pointed at. */
function drawHits({ x, y, series }: LineChart, lines: readonly Series[]): readonly string[] {
  const points = series[0]?.points ?? [];
  const every = Math.max(1, Math.ceil((points.length * POINT_DISTANCE) / plot.width));
  const width = Math.max(POINT_DISTANCE, (plot.width / Math.max(1, points.length - 1)) * every);
  return points.flatMap((point, place) => {
    const at = lines[0]?.points[place]?.x;
    if (place % every !== 0 || at === undefined) return [];
    const values = series.map((line) => {
      const value = y.format(line.points[place]?.y ?? 0);
      return series.length > 1 ? `${line.name}: ${value}` : value;
    });
    const text = escapeMarkup(`${x.format(point.x)}: ${values.join(", ")}`);
    const left = Math.max(0, at - width / 2);
    const right = Math.min(plot.width, at + width / 2);
    return [
      `<rect class="hit" x="${round(left)}" y="0" width="${round(right - left)}" height="${plot.height}"><title>${text}</title></rect>`,
    ];
  });
}

function colorOf(series: number): string {
  return `s${(series % 4) + 1}`;
}

/** Tenths of a unit are finer than a screen shows. */
function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
