import type { AccessExplanation, ExplainedStatement } from "../../core/access-explanation.ts";
import { countOf } from "../../core/count-of.ts";
import type { JsonObject } from "../report/json-value.ts";
import { type Column, formatTable, type TableOptions } from "../report/table.ts";

/** The stable shape of an explanation. */
export function explanationToJson({ statements, ...answer }: AccessExplanation): JsonObject {
  return { ...answer, statements: statements.map((statement) => ({ ...statement, sid: statement.sid ?? null })) };
}

/** The statements that speak of the request and those that name its action, each with why it does not apply. */
export function formatExplanation(explanation: AccessExplanation, options: TableOptions): string {
  return formatTable(columns, explanation.statements.filter(isNear), options);
}

/** What an explanation comes to, in two lines. */
export function summarizeExplanation({
  principal,
  action,
  resource,
  verdict,
  because,
  statements,
}: AccessExplanation): string {
  const others = statements.length - statements.filter(isNear).length;
  const rest = others === 0 ? "" : `\n${countOf(others, "statement")} about other actions not shown`;
  return `${verdict}: ${principal}, ${action} on ${resource}\n${because}${rest}`;
}

function isNear({ reading }: ExplainedStatement): boolean {
  return reading !== "other-action";
}

const columns: readonly Column<ExplainedStatement>[] = [
  { title: "POLICY", value: ({ source, policy }) => `${policy} (${source})` },
  { title: "STATEMENT", value: ({ number, sid }) => (sid === undefined || sid === "" ? `number ${number}` : sid) },
  { title: "EFFECT", value: ({ effect }) => effect },
  { title: "READS", value: ({ reading }) => readings[reading] ?? `${reading} does not hold` },
];

const readings: Readonly<Record<string, string>> = {
  speaks: "it applies",
  "other-principal": "of another principal",
  "other-resource": "of another resource",
};
