import { describe, expect, test } from "vitest";
import { formatTotals, sumOf, totalsOf } from "./test-totals.ts";

const report = (files: readonly { status: string; tests: readonly string[] }[]) =>
  JSON.stringify({
    testResults: files.map(({ status, tests }) => ({
      status,
      assertionResults: tests.map((test, index) => ({ status: test, fullName: `test ${index}` })),
    })),
  });

describe("totals of a test run", () => {
  test("counts passed, failed and every kind of not run", () => {
    const text = report([{ status: "failed", tests: ["passed", "failed", "skipped", "todo", "pending"] }]);
    expect(formatTotals(totalsOf(text, false))).toBe("1 passed, 1 failed, 3 skipped");
  });

  test("a file that did not load is a failure", () => {
    const text = report([
      { status: "failed", tests: [] },
      { status: "passed", tests: ["passed"] },
    ]);
    expect(formatTotals(totalsOf(text, false))).toBe("1 passed, 1 failed, 0 skipped");
  });

  test("a run that failed without a failed test is a failure", () => {
    expect(totalsOf(report([{ status: "passed", tests: ["passed"] }]), false).failed).toBe(1);
    expect(totalsOf(undefined, false).failed).toBe(1);
  });

  test("sums suites and keeps the names of skipped tests", () => {
    const suite = totalsOf(report([{ status: "passed", tests: ["passed", "skipped"] }]), true);
    expect(sumOf([suite, suite])).toEqual({ passed: 2, failed: 0, skipped: ["test 1", "test 1"] });
  });
});
