import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { formatJunit, type JunitCase } from "./junit.ts";

const base = { className: "policies.prod", file: "policies/prod.yaml", line: 7 };
const hostile = `<&>"'\u0000\u001b]]>\n\ud800 é \u{1f600}`;

function parse(cases: readonly JunitCase[]): unknown {
  const suites = [{ name: "policies/prod.yaml", file: "policies/prod.yaml", seconds: 1.23456, cases }];
  const xml = formatJunit({ name: "inkan", suites });
  expect(XMLValidator.validate(xml)).toBe(true);
  return new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    trimValues: false,
    htmlEntities: true,
    isArray: (name) => name === "testcase",
  }).parse(xml);
}

test("suites and cases are counted by what came of them", () => {
  const problem = { type: "t", message: "m", text: "why" };
  expect(
    parse([
      { ...base, name: "good" },
      { ...base, name: "bad", problem: { kind: "failure", ...problem } },
      { ...base, name: "broken", problem: { kind: "error", ...problem } },
    ]),
  ).toMatchObject({
    testsuites: {
      tests: "3",
      failures: "1",
      errors: "1",
      time: "1.235",
      testsuite: {
        name: "policies/prod.yaml",
        tests: "3",
        failures: "1",
        errors: "1",
        skipped: "0",
        testcase: [
          { name: "good", classname: "policies.prod", file: "policies/prod.yaml", line: "7" },
          { name: "bad", failure: { type: "t", message: "m", "#text": "why" } },
          { name: "broken", error: { type: "t", message: "m", "#text": "why" } },
        ],
      },
    },
  });
});

test("names and reasons are read as they were, without what XML cannot hold", () => {
  const problem = { kind: "failure", type: "t", message: hostile, text: hostile } as const;
  const shown = `<&>"'\ufffd\ufffd]]>\n\ufffd é \u{1f600}`;
  expect(parse([{ ...base, name: hostile, problem }])).toMatchObject({
    testsuites: { testsuite: { testcase: [{ name: shown, failure: { message: shown, "#text": shown } }] } },
  });
});
