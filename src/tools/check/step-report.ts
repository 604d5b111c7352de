import { countOf } from "../../core/count-of.ts";
import type { JsonObject } from "../report/json-value.ts";
import { type Column, formatTable, type TableOptions } from "../report/table.ts";
import type { StepEvent, StepResult } from "./run-steps.ts";

/** What a person reads as a check goes on: its lines, and whether also somebody who wants no talk is to read them. */
export type EventLines = { readonly lines: readonly string[]; readonly isFailure: boolean };

/** Puts what happens into words. */
export function describeEvent(event: StepEvent): EventLines {
  switch (event.kind) {
    case "begun":
      return talk(`[${String(event.number).padStart(String(event.of).length)}/${event.of}] ${event.title}`);
    case "command":
      return talk(`        $ ${event.line}`);
    case "found":
      return talk(`        ${event.line}`);
    case "ended":
      return describeEnd(event.result);
  }
}

function talk(line: string): EventLines {
  return { lines: [line], isFailure: false };
}

function describeEnd({ number, title, outcome, seconds }: StepResult): EventLines {
  switch (outcome.kind) {
    case "passed":
      return talk(`        ok (${formatDuration(seconds)})`);
    case "not-run":
      return talk(`        not run: it needs '${outcome.because}'`);
    case "failed": {
      const { error, diagnosis } = outcome;
      return {
        isFailure: true,
        lines: [
          `error: step ${number} (${title}) failed (${formatDuration(seconds)}): ${error.message}`,
          ...(diagnosis.cause === undefined ? [] : [`  likely cause: ${diagnosis.cause}`]),
          ...(diagnosis.next === undefined ? [] : [`  next: ${diagnosis.next}`]),
        ],
      };
    }
  }
}

/** A line for each step with the first thing it found. */
export function formatSteps(results: readonly StepResult[], options: TableOptions): string {
  return formatTable(stepColumns, results, options);
}

const stepColumns: readonly Column<StepResult>[] = [
  { title: "STEP", value: ({ number }) => String(number), align: "right" },
  { title: "NAME", value: ({ name }) => name },
  { title: "RESULT", value: ({ outcome }) => resultWords[outcome.kind] },
  { title: "TIME", value: ({ seconds }) => formatDuration(seconds), align: "right" },
  { title: "FOUND", value: describeFound },
];

const resultWords = { passed: "ok", failed: "FAILED", "not-run": "not run" } as const;

function describeFound({ outcome, found }: StepResult): string {
  switch (outcome.kind) {
    case "passed":
      return found[0] ?? "";
    case "not-run":
      return `needs '${outcome.because}'`;
    case "failed":
      return outcome.diagnosis.cause ?? outcome.error.message;
  }
}

function formatDuration(seconds: number): string {
  return `${seconds.toFixed(2)} s`;
}

/** `all 14 steps passed in 1.2 s`, or how many failed and were not run. */
export function summarizeSteps(results: readonly StepResult[]): string {
  const count = (kind: StepResult["outcome"]["kind"]) => results.filter(({ outcome }) => outcome.kind === kind).length;
  const time = formatDuration(results.reduce((sum, { seconds }) => sum + seconds, 0));
  if (count("failed") === 0) return `all ${countOf(results.length, "step")} passed in ${time}`;
  const left = count("not-run") === 0 ? "" : `, ${count("not-run")} not run`;
  return `${countOf(count("failed"), "step")} failed${left}, ${count("passed")} passed in ${time}`;
}

/** Whether no step failed. */
export function hasPassed(results: readonly StepResult[]): boolean {
  return results.every(({ outcome }) => outcome.kind === "passed");
}

/** The stable shape of a step; times in seconds. */
export function stepToJson({ number, name, title, outcome, seconds, commands, found }: StepResult): JsonObject {
  const failed = outcome.kind === "failed" ? outcome : undefined;
  return {
    number,
    name,
    title,
    result: outcome.kind,
    seconds,
    commands,
    found,
    needs: outcome.kind === "not-run" ? outcome.because : null,
    error: failed === undefined ? null : { code: failed.error.code, message: failed.error.message },
    cause: failed?.diagnosis.cause ?? null,
    next: failed?.diagnosis.next ?? null,
  };
}
