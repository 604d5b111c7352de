import { printable } from "../../../core/printable.ts";
import { type ChartLayout, type LineChart, layOutChart, type Mark, type Point } from "./line-chart.ts";

/** Where a chart is shown. */
export type TerminalChartOptions = {
  /** Columns of the whole chart. */
  readonly width: number;
  /** Rows of the plot, without title and axis. */
  readonly height: number;
  /** Whether the terminal shows characters beyond ASCII: lines are then drawn in Braille dots, two by four a character. */
  readonly unicode: boolean;
  readonly color: boolean;
};

/** The plot never gets narrower, whatever the terminal says. */
const MIN_PLOT_COLUMNS = 16;

/** Columns that a mark on the x axis takes with the space to the next one. */
const X_MARK_COLUMNS = 12;

/** Rows from one mark on the y axis to the next. */
const Y_MARK_ROWS = 2;

/** Colours of the series in their order: cyan, yellow, magenta, green. */
const seriesColors = [36, 33, 35, 32] as const;

/** What draws the series in their order where there are no Braille dots. */
const asciiPens = ["*", "o", "+", "x"] as const;

/** A chart as lines of text, each ended: title, plot with its marks, axis. Several series are named at their right ends. */
export function formatTerminalChart(chart: LineChart, options: TerminalChartOptions): string {
  const { height, unicode, color } = options;
  const dots = unicode ? { x: 2, y: 4 } : { x: 1, y: 1 };
  // In ASCII a name stands behind the pen that draws its line.
  const pen = (series: number) => (unicode ? "" : `${penOf(series)} `);
  const names = chart.series.length > 1 ? chart.series.map(({ name }, series) => pen(series) + printable(name)) : [];
  const frame = (columns: number) => ({
    width: columns * dots.x - 1,
    height: height * dots.y - 1,
    xMarks: Math.max(1, Math.floor(columns / X_MARK_COLUMNS)),
    yMarks: Math.max(1, Math.floor((height - 1) / Y_MARK_ROWS)),
  });
  const labelWidth = widest(layOutChart(chart, frame(MIN_PLOT_COLUMNS)).yMarks.map(({ label }) => label));
  const nameWidth = names.length === 0 ? 0 : widest(names) + 1;
  const columns = Math.max(MIN_PLOT_COLUMNS, options.width - labelWidth - 2 - nameWidth);
  const layout = layOutChart(chart, frame(columns));
  const canvas = new Canvas(columns, height, dots);
  for (const [series, { points }] of layout.lines.entries()) canvas.drawLine(points, series);
  const ends = endRows(layout, names, height, dots.y);
  const tint = (text: string, series: number) =>
    color && text.trim() !== "" ? `\u001b[${seriesColors[series % seriesColors.length]}m${text}\u001b[0m` : text;
  const signs = unicode ? { tick: "┤", wall: "│", corner: "└", floor: "─", mark: "┴" } : asciiSigns;
  const rows = Array.from({ length: height }, (_, row) => {
    const mark = layout.yMarks.find(({ at }) => cellOf(at, dots.y) === row);
    const label = (mark?.label ?? "").padStart(labelWidth);
    const plot = canvas.row(row, unicode ? brailleCell : asciiCell, tint);
    const end = ends.get(row);
    const name = end === undefined ? "" : ` ${tint(names[end] ?? "", end)}`;
    return `${label} ${mark === undefined ? signs.wall : signs.tick}${plot}${name}`.trimEnd();
  });
  const title = printable(chart.title);
  return [
    color ? `\u001b[1m${title}\u001b[0m` : title,
    ...rows,
    ...formatFloor(layout.xMarks, { columns, dotsPerColumn: dots.x, indent: labelWidth + 1, signs }),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

const asciiSigns = { tick: "+", wall: "|", corner: "+", floor: "-", mark: "+" };

/** Dots, each with the series that drew it last. */
class Canvas {
  readonly #columns: number;
  readonly #dots: { readonly x: number; readonly y: number };
  readonly #width: number;
  readonly #height: number;
  /** A series by its place plus one, 0 for nothing. */
  readonly #field: Uint8Array;

  constructor(columns: number, rows: number, dots: { readonly x: number; readonly y: number }) {
    this.#columns = columns;
    this.#dots = dots;
    this.#width = columns * dots.x;
    this.#height = rows * dots.y;
    this.#field = new Uint8Array(this.#width * this.#height);
  }

  drawLine(points: readonly Point[], series: number): void {
    for (const [place, point] of points.entries()) this.#drawStretch(points[place - 1] ?? point, point, series);
  }

  #drawStretch(from: Point, to: Point, series: number): void {
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y))));
    for (let step = 0; step <= steps; step += 1) {
      const share = step / steps;
      const x = Math.round(from.x + (to.x - from.x) * share);
      const y = Math.round(from.y + (to.y - from.y) * share);
      if (x >= 0 && x < this.#width && y >= 0 && y < this.#height) this.#field[y * this.#width + x] = series + 1;
    }
  }

  /** One row of characters. */
  row(row: number, draw: (dots: readonly number[]) => string, tint: (text: string, series: number) => string): string {
    let line = "";
    for (let column = 0; column < this.#columns; column += 1) {
      const dots: number[] = [];
      for (let y = 0; y < this.#dots.y; y += 1) {
        for (let x = 0; x < this.#dots.x; x += 1) {
          dots.push(this.#field[(row * this.#dots.y + y) * this.#width + column * this.#dots.x + x] ?? 0);
        }
      }
      line += tint(draw(dots), Math.max(...dots) - 1);
    }
    return line;
  }
}

/** The bit of each dot of a Braille pattern, row by row (Unicode Standard, Braille Patterns U+2800 to U+28FF). */
const brailleBits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80] as const;

function brailleCell(dots: readonly number[]): string {
  const bits = brailleBits.reduce((sum, bit, place) => sum + ((dots[place] ?? 0) > 0 ? bit : 0), 0);
  return bits === 0 ? " " : String.fromCodePoint(0x2800 + bits);
}

function asciiCell([dot = 0]: readonly number[]): string {
  return dot === 0 ? " " : penOf(dot - 1);
}

function penOf(series: number): string {
  return asciiPens[series % asciiPens.length] ?? asciiPens[0];
}

/** For each row the series whose name stands there, near its last point; no two in one row. */
function endRows(
  { lines }: ChartLayout,
  names: readonly string[],
  height: number,
  dotsPerRow: number,
): ReadonlyMap<number, number> {
  const rows = new Map<number, number>();
  for (const series of names.keys()) {
    const end = lines[series]?.points.at(-1);
    if (end === undefined) continue;
    const wanted = Math.min(height - 1, cellOf(end.y, dotsPerRow));
    const free = Array.from({ length: height }, (_, row) => row)
      .filter((row) => !rows.has(row))
      .sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
    if (free[0] !== undefined) rows.set(free[0], series);
  }
  return rows;
}

/** The x axis and the labels of its marks; a label that would run into the one before is left out. */
function formatFloor(
  marks: readonly Mark[],
  measures: {
    readonly columns: number;
    readonly dotsPerColumn: number;
    readonly indent: number;
    readonly signs: { readonly corner: string; readonly floor: string; readonly mark: string };
  },
): readonly string[] {
  const { columns, dotsPerColumn, indent, signs } = measures;
  const floor = Array.from({ length: columns }, () => signs.floor);
  let labels = "";
  for (const { at, label } of marks) {
    const column = Math.min(columns - 1, cellOf(at, dotsPerColumn));
    floor[column] = signs.mark;
    const start = Math.max(0, Math.min(column - Math.floor(label.length / 2), columns - label.length));
    if (labels !== "" && start < labels.length + 2) continue;
    labels = labels.padEnd(start) + label;
  }
  return [`${" ".repeat(indent)}${signs.corner}${floor.join("")}`, `${" ".repeat(indent + 1)}${labels}`];
}

/** The row or column of a place among the dots, which lines are drawn on. */
function cellOf(at: number, dotsPerCell: number): number {
  return Math.floor(Math.round(at) / dotsPerCell);
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, text.length), 0);
}
