import { expect, test } from "vitest";
import { formatSarif, type SarifReport } from "./sarif.ts";

const report: SarifReport = {
  tool: { name: "inkan", version: "1.2.3" },
  rules: [
    { id: "dead-rule", level: "warning", title: "A dead rule", description: "It never acts.", help: "Read on." },
    { id: "in-use", level: "error", title: "In use", description: "It runs.", help: "Read more." },
  ],
  results: [
    {
      ruleId: "in-use",
      level: "error",
      message: "rule 1 takes it",
      file: "policies/a b#1.json",
      region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
      identity: "in-use /rules/0",
    },
  ],
};

type Log = {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly Record<string, unknown>[] } };
    readonly results: readonly Record<string, unknown>[];
  }[];
};

// GitHub Docs, "SARIF support for code scanning": the properties marked as required.
test("has what GitHub's code scanning requires", () => {
  const log = JSON.parse(formatSarif(report)) as Log;
  expect(log.$schema).toContain("sarif-2.1.0");
  expect(log.version).toBe("2.1.0");
  expect(log.runs).toHaveLength(1);
  const [run] = log.runs;
  expect(run?.tool.driver.name).toBe("inkan");
  expect(run?.tool.driver.rules).toHaveLength(2);
  for (const rule of run?.tool.driver.rules ?? []) {
    expect(rule).toMatchObject({
      id: expect.stringMatching(/./),
      shortDescription: { text: expect.stringMatching(/./) },
      fullDescription: { text: expect.stringMatching(/./) },
      help: { text: expect.stringMatching(/./) },
      defaultConfiguration: { level: expect.stringMatching(/^(error|warning|note)$/) },
    });
  }
  expect(run?.results).toEqual([
    {
      ruleId: "in-use",
      ruleIndex: 1,
      level: "error",
      message: { text: "rule 1 takes it" },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "policies/a%20b%231.json" },
            region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
          },
        },
      ],
      partialFingerprints: { "finding/v1": "in-use /rules/0" },
    },
  ]);
});

test("a path from the root is a file URI", () => {
  const results = report.results.map((result) => ({ ...result, file: "/srv/p.json" }));
  expect(formatSarif({ ...report, results })).toContain('"uri": "file:///srv/p.json"');
});
