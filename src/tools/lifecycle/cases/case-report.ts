import { printable } from "../../../core/printable.ts";
import type { JsonObject, JsonValue } from "../../report/json-value.ts";
import { formatTable } from "../../report/table.ts";
import type { TextPlace } from "../text-place.ts";
import type { AssumptionChange, CaseResult, Difference } from "./check-case.ts";

/** What a case came to; `recorded`: its expectations were changed to what happens. */
export type CaseVerdict = "passed" | "failed" | "recorded";

/** A case, where it stands, and what it came to. */
export type ReportedCase = {
  readonly file: string;
  readonly place: TextPlace;
  readonly verdict: CaseVerdict;
  readonly result: CaseResult;
  /** Where the expectation of each differing image stands. */
  readonly differencePlaces: readonly TextPlace[];
};

/** The stable shape of a case's result. */
export function caseToJson({ file, place, verdict, result, differencePlaces }: ReportedCase): JsonObject {
  return {
    result: verdict,
    file,
    line: place.line,
    case: result.case.name,
    images: result.case.images.length,
    differences: result.differences.map((difference, index) => differenceToJson(difference, differencePlaces[index])),
    restsOn: result.restsOn.map(changeToJson),
  };
}

function differenceToJson(difference: Difference, place: TextPlace | undefined): JsonValue {
  const { image, expected = null, actual, reason, readings, passesWith } = difference;
  return {
    image,
    line: place?.line ?? null,
    column: place?.column ?? null,
    expected,
    actual,
    reason,
    readings,
    passesWith: passesWith.map(changeToJson),
  };
}

function changeToJson({ name, chosen, instead }: AssumptionChange): JsonObject {
  return { assumption: name, chosen, instead };
}

/** The cases as a table, and below it whatever failed, image by image, with the reason. */
export function formatCases(cases: readonly ReportedCase[], options: { readonly color: boolean }): string {
  const table = formatTable(
    [
      { title: "RESULT", value: ({ verdict }) => verdict },
      { title: "CASE", value: ({ result }) => result.case.name },
      { title: "IMAGES", value: ({ result }) => String(result.case.images.length), align: "right" },
      { title: "WHERE", value: ({ file, place }) => `${file}:${place.line}` },
      { title: "RESTS ON", value: ({ result }) => describeChanges(result.restsOn) },
    ],
    cases,
    options,
  );
  const failures = formatFailures(cases);
  return failures === "" ? table : `${table}\n${failures}`;
}

/** What failed, image by image, with the reason; empty where nothing did. */
export function formatFailures(cases: readonly ReportedCase[]): string {
  return cases
    .filter(({ verdict }) => verdict === "failed")
    .map(formatFailure)
    .join("\n");
}

function describeChanges(changes: readonly AssumptionChange[]): string {
  return [...new Set(changes.map(({ name, chosen }) => `${name}=${chosen}`))].join(", ");
}

function formatFailure({ file, place, result, differencePlaces }: ReportedCase): string {
  const lines = result.differences.flatMap((difference, index) => {
    const { line, column } = differencePlaces[index] ?? place;
    return [`  ${describeDifference(difference)} (${file}:${line}:${column})`, ...explainDifference(difference)];
  });
  return [`FAILED ${result.case.name}`, ...lines].map((line) => `${printable(line)}\n`).join("");
}

/** One line: what was expected of an image and what happens. */
export function describeDifference({ image, expected, actual }: Difference): string {
  if (expected === undefined) return `${image}: '${actual}', and the case is exhaustive but does not name it`;
  return `${image}: expected '${expected}', but it is '${actual}'`;
}

/** Why an image fares as it does, a line each: the reason, every rule that matches it, what would make it pass. */
export function explainDifference({ reason, readings, passesWith }: Difference): readonly string[] {
  return [
    `    ${reason}`,
    ...readings.map((reading) => `      ${reading}`),
    ...passesWith.map(({ name, chosen, instead }) => `    would pass with ${name}: ${instead} (it is ${chosen})`),
  ];
}
