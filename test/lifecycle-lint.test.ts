import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatLifecyclePolicy } from "../src/core/lifecycle/format-policy.ts";
import { type LintCode, lintChecks, lintCodes } from "../src/core/lifecycle/lint/lint-codes.ts";
import { lintPolicy } from "../src/core/lifecycle/lint/lint-policy.ts";
import { CasePolicies } from "../src/tools/lifecycle/cases/case-policies.ts";
import { parseCaseFile } from "../src/tools/lifecycle/cases/parse-case-file.ts";
import { YamlSource } from "../src/tools/lifecycle/cases/yaml-source.ts";

const file = join(import.meta.dirname, "vectors/lifecycle/incidents.yaml");
const policies = new CasePolicies(file);
const cases = parseCaseFile(YamlSource.parse(file, readFileSync(file, "utf8")), {
  readPolicy: (value) => policies.read(value),
  recording: false,
});

/** What the linter has to say of a case: warnings and errors, by code. */
function warningsOf(name: string): readonly string[] {
  const found = cases.find((each) => each.name === name);
  if (found?.now === undefined) throw new Error(`${file} has no case '${name}' with a time`);
  const { policy, images, now, assumptions } = found;
  const { findings } = lintPolicy({ text: formatLifecyclePolicy(policy), images, now, assumptions });
  return findings.filter(({ severity }) => severity !== "note").map(({ code }) => code);
}

/** Each incident of the vectors, and the finding that would have warned of it. */
const incidents: readonly (readonly [incident: string, warned: LintCode])[] = [
  ["the dead keep rule lets the image of a running function go", "dead-keep-rule"],
  ["two patterns in one rule are AND", "and-trap"],
  ["a tag prefix that nobody uses any more silences the policy", "silenced-policy"],
  ["signatures count as images, so that ten are five", "counted-signatures"],
  ["three entries a push, so that six are two", "counted-children"],
  ["a rule that takes the index leaves tagged images inside it", "left-children"],
  ["a shield over all tags leaves no rule below it anything to do", "keeps-everything"],
  ["an image promoted yesterday goes by the day it was built", "moving-tag"],
  ["pushes to other environments push the live image out", "moving-tag"],
];

describe("the linter finds every incident", () => {
  test.each(incidents)("%s: %s", (incident, warned) => {
    expect(warningsOf(incident)).toContain(warned);
  });

  test.each([
    ...cases.map(({ name }) => name).filter((name) => name.startsWith("mended")),
    "referrers do not count and follow their image",
    "untagged images inside an index stay with it",
    "a rule with a huge count shields what it matches",
  ])("and has no warning where all is well: %s", (name) => {
    expect(warningsOf(name)).toEqual([]);
  });
});

describe("docs/lifecycle-lint.md", () => {
  const sections = readFileSync(join(import.meta.dirname, "../docs/lifecycle-lint.md"), "utf8")
    .split(/^## /m)
    .slice(1);

  test("has a section for each code, in the table's order", () => {
    expect(sections.map((section) => section.split("\n")[0])).toEqual(lintCodes);
  });

  test.each(sections.map((section) => [section.split("\n")[0] as LintCode, section] as const))(
    "says of %s what, why, an example and the fix",
    (code, section) => {
      const { title, severity } = lintChecks[code];
      expect(section.toLowerCase()).toContain(`**${title}.** ${severity}`.toLowerCase());
      expect(section).toMatch(/\n\nWhy: .+\n\n```[a-z]+\n[^`]+```\n\nFix: .+\n/s);
    },
  );
});
