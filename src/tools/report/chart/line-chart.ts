/** Lines over a common axis, in the units of what is shown; how they are drawn is another's business. */
export type LineChart = {
  readonly title: string;
  /** What the chart says, for who cannot see it. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
};

export type Axis = {
  readonly format: (value: number) => string;
  /** Which numbers make good marks: round ones, or numbers of days that people know. */
  readonly steps: "decimal" | "whole" | "days";
};

export type Series = { readonly name: string; readonly points: readonly Point[] };

export type Point = { readonly x: number; readonly y: number };

/** A chart's measures in the units of a drawing, whose y grows downwards. */
export type ChartLayout = {
  readonly lines: readonly Series[];
  readonly xMarks: readonly Mark[];
  readonly yMarks: readonly Mark[];
};

/** A place on an axis with what stands there. */
export type Mark = { readonly at: number; readonly label: string };

/** The drawing's size, and how many marks each axis has room for. */
export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly xMarks: number;
  readonly yMarks: number;
};

/** Lays a chart out in a frame: its left edge is the first x of any series, its lower edge 0, its upper edge a mark. */
export function layOutChart({ x, y, series }: LineChart, { width, height, xMarks, yMarks }: Frame): ChartLayout {
  const points = series.flatMap((line) => line.points);
  const [from, to] = extent(points.map((point) => point.x));
  const highest = points.reduce((top, point) => Math.max(top, point.y), 0);
  const yStep = markStep(highest, yMarks, y.steps);
  const top = Math.max(yStep, Math.ceil(highest / yStep) * yStep);
  const placeX = (value: number) => (to === from ? 0 : ((value - from) / (to - from)) * width);
  const placeY = (value: number) => height - (value / top) * height;
  const xStep = markStep(to - from, xMarks, x.steps);
  return {
    lines: series.map((line) => ({
      name: line.name,
      points: line.points.map((point) => ({ x: placeX(point.x), y: placeY(point.y) })),
    })),
    xMarks: multiples(Math.ceil(from / xStep) * xStep, to, xStep).map((at) => ({
      at: placeX(at),
      label: x.format(at),
    })),
    yMarks: multiples(0, top, yStep).map((at) => ({ at: placeY(at), label: y.format(at) })),
  };
}

/** Days that calendars and people count by. */
const daySteps = [1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 730, 1825];

/** The smallest good step with at most `marks` marks over a span, its beginning not counted. */
function markStep(span: number, marks: number, steps: Axis["steps"]): number {
  const least = span / Math.max(1, marks);
  const days = steps === "days" ? daySteps.find((step) => step >= least) : undefined;
  if (days !== undefined) return days;
  if (least <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  // A hair of room for 0.1 + 0.2.
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= least * (1 - 1e-9)) ?? 10 * power;
  return steps === "decimal" ? step : Math.max(1, Math.ceil(step));
}

function multiples(from: number, to: number, step: number): readonly number[] {
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, number) => from + number * step);
}

function extent(values: readonly number[]): readonly [from: number, to: number] {
  if (values.length === 0) return [0, 1];
  return [
    values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
  ];
}
