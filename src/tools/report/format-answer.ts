import { InkanError } from "../../core/error.ts";
import { printableJson, printableLines } from "../../core/printable.ts";
import { formatYaml } from "./format-yaml.ts";
import { isJsonList, isJsonObject, type JsonValue } from "./json-value.ts";
import { type Column, formatTable } from "./table.ts";

/** The formats of `--output`. */
export type OutputFormat = "table" | "json" | "yaml" | "text";

export type AnswerOptions = {
  readonly output: OutputFormat;
  /** JMESPath that picks from the answer. */
  readonly query?: string | undefined;
  readonly color: boolean;
};

/** The expression of `--query` cannot be used. */
export class QueryError extends InkanError<"QUERY_INVALID"> {
  override readonly name = "QueryError";
}

/**
 * Formats a command's answer.
 *
 * @param answer the stable shape that json, yaml, text and queries see; made only where it is needed when it is a function
 * @param table how the whole answer is shown to people; a query's result is shown as the table that its shape allows
 * @throws QueryError
 */
export async function formatAnswer(
  answer: JsonValue | (() => JsonValue),
  table: () => string,
  options: AnswerOptions,
): Promise<string> {
  const { output, query, color } = options;
  if (output === "table" && query === undefined) return table();
  const whole = typeof answer === "function" ? answer() : answer;
  const picked = query === undefined ? whole : await pick(whole, query);
  switch (output) {
    case "json":
      return `${printableJson(JSON.stringify(picked, undefined, 2))}\n`;
    case "yaml":
      return await formatYaml(picked);
    case "text":
      return formatText(picked);
    case "table":
      return formatAnyTable(picked, color);
  }
}

/**
 * Whether a query can be used, asked before a command does what it cannot take back.
 *
 * @throws QueryError
 */
export async function checkQuery(query: string): Promise<void> {
  const { compile } = await import("@jmespath-community/jmespath");
  useQuery(query, () => compile(query, queryOptions));
}

/** `aws` still reads the literals of JMESPath's first version (`` `sandbox` `` without quotes); so does this. */
const queryOptions = { enable_legacy_literals: true };

async function pick(answer: JsonValue, query: string): Promise<JsonValue> {
  const { search } = await import("@jmespath-community/jmespath");
  return useQuery(query, () => search(answer as Parameters<typeof search>[0], query, queryOptions));
}

function useQuery<Result>(query: string, use: () => Result): Result {
  try {
    return use();
  } catch (cause) {
    throw new QueryError("QUERY_INVALID", `--query '${query}' cannot be used`, {
      cause,
      next: "https://jmespath.org has the language",
    });
  }
}

/** A line for each element, its values parted by tabs as `aws --output text` has them. */
function formatText(value: JsonValue): string {
  const lines = isJsonList(value) && value.some(isCompound) ? value : [value];
  return lines.map((line) => `${textLine(line)}\n`).join("");
}

function textLine(value: JsonValue): string {
  if (isJsonList(value)) return value.map(textCell).join("\t");
  if (isJsonObject(value)) return Object.values(value).map(textCell).join("\t");
  return textCell(value);
}

function textCell(value: JsonValue): string {
  if (value === null) return "None";
  return printableLines(isCompound(value) ? JSON.stringify(value) : String(value));
}

function isCompound(value: JsonValue): boolean {
  return typeof value === "object" && value !== null;
}

/** A table of whatever a query made: objects give columns, lists give lines, everything else stands alone. */
function formatAnyTable(value: JsonValue, color: boolean): string {
  const rows = isJsonList(value) ? value : [value];
  const objects = rows.filter(isJsonObject);
  if (rows.length === 0 || objects.length < rows.length) return formatText(value);
  const keys = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  const columns: Column<(typeof objects)[number]>[] = keys.map((key) => ({
    title: key,
    value: (row) => (row[key] === undefined ? "" : textCell(row[key])),
  }));
  return formatTable(columns, objects, { color });
}
