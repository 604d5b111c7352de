import { judge, type Measure } from "./measure.ts";
import { inkan } from "./subject.ts";

/** The table as Markdown: a row for each measure, a column for each who was measured anywhere. */
export function formatTable(measures: readonly Measure[]): string {
  const measured = [...new Set(measures.flatMap(({ medians }) => [...medians.keys()]))];
  const isOurs = (who: string) => who.startsWith(inkan.name);
  const columns = [...measured.filter(isOurs), ...measured.filter((who) => !isOurs(who))];
  const rows = measures.map((measure) => {
    const { text, reached } = judge(measure);
    const verdict = reached === undefined ? text : `${text} ${reached ? "reached" : "**missed**"}`;
    return [
      `${measure.name}, ${measure.unit}`,
      ...columns.map((who) => formatValue(measure.medians.get(who))),
      verdict,
    ];
  });
  return alignColumns([["", ...columns, "mark"], ...rows]);
}

function formatValue(value: number | undefined): string {
  if (value === undefined) return "";
  return value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en");
}

function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[], pad: string) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, pad)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  const ruler = widths.map((width) => "-".repeat(width));
  return `${[line(head, " "), line(ruler, "-"), ...body.map((row) => line(row, " "))].join("\n")}\n`;
}
