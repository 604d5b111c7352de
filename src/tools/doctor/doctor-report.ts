import type { JsonObject } from "../report/json-value.ts";
import { type Column, formatTable, type TableOptions } from "../report/table.ts";
import type { Finding } from "./finding.ts";

/** The stable shape of a finding. */
export function findingToJson({ check, status, says, next }: Finding): JsonObject {
  return { check, status, says, next: next ?? null };
}

type Line = { readonly status: string; readonly check: string; readonly says: string };

const columns: readonly Column<Line>[] = [
  { title: "STATUS", value: ({ status }) => status },
  { title: "CHECK", value: ({ check }) => check },
  { title: "FOUND", value: ({ says }) => says },
];

/** Findings for people: a line each, and below it what to do. */
export function formatFindings(findings: readonly Finding[], options: TableOptions): string {
  const lines = findings.flatMap(({ status, check, says, next }): readonly Line[] => [
    { status, check, says },
    ...(next === undefined ? [] : [{ status: "", check: "", says: `next: ${next}` }]),
  ]);
  return formatTable(columns, lines, options);
}
