import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatReference, languages } from "./format-reference.ts";
import { allGroups } from "./rows/all-groups.ts";

test.each(languages)("$file is what scripts/generate-reference.ts writes", (language) => {
  const committed = readFileSync(join(import.meta.dirname, "..", "..", language.file), "utf8");
  expect(committed, "stale; run: node scripts/generate-reference.ts").toBe(formatReference(language));
});

test("where the requests of both forms differ, it is said why", () => {
  const silent = allGroups.flatMap(({ rows }) =>
    rows.filter(({ variants }) =>
      variants.some(
        ({ native, requests: { stockOnly = [], nativeOnly = [], because } }) =>
          native !== undefined && stockOnly.length + nativeOnly.length > 0 && because === undefined,
      ),
    ),
  );
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test("what has no native form is named as a deviation", () => {
  const silent = allGroups.flatMap(({ rows }) =>
    rows.filter(({ variants }) =>
      variants.some(({ native, deviation }) => native === undefined && deviation === undefined),
    ),
  );
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test("no row of the reference is missing", () => {
  const numbered = (letter: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
  expect(allGroups.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual([
    ...numbered("E", 5),
    ...numbered("R", 16),
    ...numbered("C", 10),
    ...numbered("K", 5),
    ...numbered("S", 5),
    ...numbered("O", 4),
    ...numbered("T", 5),
    "A",
  ]);
});
