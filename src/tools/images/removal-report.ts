import type { JsonObject } from "../report/json-value.ts";
import { type Column, formatTable, type TableOptions } from "../report/table.ts";
import type { RemovalItem } from "./plan-removal.ts";
import type { RemovalOutcome } from "./remove-images.ts";

/** The stable shape of what became of one thing. */
export function outcomeToJson({ repository, item, result }: RemovalOutcome): JsonObject {
  return {
    repository,
    what: item.what,
    digest: item.digest,
    tag: "imageTag" in item.id ? item.id.imageTag : null,
    result: result.kind,
    reason: "reason" in result ? result.reason : null,
  };
}

/** A line for each thing. */
export function formatOutcomes(outcomes: readonly RemovalOutcome[], options: TableOptions): string {
  const withReason = outcomes.some(({ result }) => "reason" in result);
  return formatTable(withReason ? [...columns, reasonColumn] : columns, outcomes, options);
}

const columns: readonly Column<RemovalOutcome>[] = [
  { title: "RESULT", value: ({ result }) => result.kind },
  { title: "WHAT", value: ({ item }) => item.what },
  { title: "REFERENCE", value: ({ repository, item }) => referenceOf(repository, item) },
];

const reasonColumn: Column<RemovalOutcome> = {
  title: "REASON",
  value: ({ result }) => ("reason" in result ? result.reason : ""),
};

function referenceOf(repository: string, { id, digest }: RemovalItem): string {
  return "imageTag" in id ? `${repository}:${id.imageTag}` : `${repository}@${digest}`;
}

/** What a plan takes, counted: `2 images, 1 tag and 5 things that belong to them`. */
export function countPlanned(outcomes: readonly RemovalOutcome[], named: number): string {
  const belonging = outcomes.length - named;
  const things = named === 1 ? "1 image or tag" : `${named} images or tags`;
  if (belonging === 0) return things;
  return `${things} and ${belonging === 1 ? "1 thing that belongs" : `${belonging} things that belong`} to them`;
}
