import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultQuirks, noQuirks, quirkTable } from "./quirks.ts";

/** The text of every source file of the cloud but the table's own and tests. */
function cloudSource(): string {
  return readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && path !== "quirks.ts")
    .map((path) => readFileSync(join(import.meta.dirname, path), "utf8"))
    .join("\n");
}

test("the code reads every row by its name", () => {
  const source = cloudSource();
  const unread = Object.keys(quirkTable).filter((name) => !new RegExp(`quirks\\.${name}\\b`).test(source));
  expect(unread).toEqual([]);
});

test("every row says what it is and where that is known from", () => {
  for (const [name, { what, source }] of Object.entries(quirkTable)) {
    expect([name, what.length > 20, source.length > 5]).toEqual([name, true, true]);
  }
});

test("the defaults are the table's, and off is off everywhere", () => {
  const { plainChallenge, patchCreated } = defaultQuirks();
  expect([plainChallenge, patchCreated]).toEqual([true, false]);
  expect(Object.keys(noQuirks())).toEqual(Object.keys(quirkTable));
  expect(Object.values(noQuirks())).not.toContain(true);
});
