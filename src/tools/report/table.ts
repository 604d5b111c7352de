import { printable } from "../../core/printable.ts";

/** One column of a table. */
export type Column<Row> = {
  readonly title: string;
  readonly value: (row: Row) => string;
  readonly align?: "left" | "right";
};

export type TableOptions = { readonly color: boolean };

/** Spaces between columns. */
const GAP = "  ";

/** A table as lines of text, each ended: titles, then one line a row; nothing but the titles where there are no rows. */
export function formatTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[], options: TableOptions): string {
  const cells = rows.map((row) => columns.map(({ value }) => printable(value(row))));
  const widths = columns.map(({ title }, index) =>
    Math.max(title.length, ...cells.map((line) => textWidth(line[index] ?? ""))),
  );
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => pad(text, widths[index] ?? 0, columns[index]?.align ?? "left"))
      .join(GAP)
      .trimEnd();
  const titles = line(columns.map(({ title }) => title));
  return [options.color ? bold(titles) : titles, ...cells.map(line)].map((text) => `${text}\n`).join("");
}

function bold(text: string): string {
  return `\u001b[1m${text}\u001b[0m`;
}

function textWidth(text: string): number {
  return [...text].length;
}

function pad(text: string, width: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, width - textWidth(text)));
  return align === "left" ? text + space : space + text;
}
