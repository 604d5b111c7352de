import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assumptionNames, assumptionTable, defaultAssumptions } from "../../src/core/lifecycle/assumptions.ts";

const guide = readFileSync(join(import.meta.dirname, "../../docs/lifecycle-assumptions.md"), "utf8");
const sections = new Map(
  guide
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf("\n")), section]),
);

test("the guide has a chapter for each assumption, in the table's order, and for nothing else that looks like one", () => {
  const chapters = [...sections.keys()].filter((title) => /^[a-z-]+$/.test(title));
  expect(chapters).toEqual(assumptionNames);
});

describe.each(assumptionNames)("%s", (name) => {
  const { question, choices } = assumptionTable[name];
  const section = sections.get(name) ?? "";

  test("is asked and answered as the table has it", () => {
    expect(section).toContain(`\n\n${question}\n\n`);
    const rows = [...section.matchAll(/^\| `([^`]+)`( \(default\))? \| (.+) \|$/gm)];
    expect(rows.map(([, choice, mark, meaning]) => [choice, mark !== undefined, meaning])).toEqual(
      Object.entries(choices).map(([choice, meaning]) => [choice, choice === defaultAssumptions[name], meaning]),
    );
  });

  test("comes with its evidence and a way to find out", () => {
    expect(section).toMatch(/^\*\*Evidence: (good|weak|inferred|none)\.?\*\*/m);
    expect(section).toMatch(/^\*\*To find out:\*\* /m);
  });
});
