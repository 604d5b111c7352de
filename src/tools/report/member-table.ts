import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from "./json-value.ts";
import { type Column, formatTable, type TableOptions } from "./table.ts";

/** One thing as people read it: a line for each of its members, lists with commas. */
export function formatMembers(record: JsonObject, options: TableOptions): string {
  return formatTable(columns, Object.entries(record), options);
}

const columns: readonly Column<readonly [string, JsonValue]>[] = [
  { title: "MEMBER", value: ([name]) => name },
  { title: "VALUE", value: ([, value]) => formatValue(value) },
];

function formatValue(value: JsonValue): string {
  if (value === null) return "";
  if (isJsonList(value)) return value.map(formatValue).join(", ");
  if (isJsonObject(value)) return JSON.stringify(value);
  return String(value);
}
