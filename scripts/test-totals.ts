/** What came of one suite, or of several: how many tests passed and failed, and the full names of those skipped. */
export type Totals = { readonly passed: number; readonly failed: number; readonly skipped: readonly string[] };

/** The part that is read of vitest's JSON report. */
type Report = {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

/**
 * Counts a report of vitest's JSON reporter. A file that failed without a failed test (it did not load, a hook threw)
 * counts as one failure, and so does a run that ended badly although its report names no failure or is missing
 * (an error outside any test, a crash): nothing that went wrong is ever counted as zero.
 */
export function totalsOf(reportText: string | undefined, runSucceeded: boolean): Totals {
  const files = reportText === undefined ? [] : (JSON.parse(reportText) as Report).testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const broken = files.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const failed = tests.filter((test) => test.status === "failed").length + broken.length;
  return {
    passed: tests.filter((test) => test.status === "passed").length,
    failed: failed === 0 && !runSucceeded ? 1 : failed,
    skipped: tests.filter((test) => !["passed", "failed"].includes(test.status)).map((test) => test.fullName),
  };
}

/** The sum of several totals. */
export function sumOf(totals: readonly Totals[]): Totals {
  return {
    passed: totals.reduce((sum, { passed }) => sum + passed, 0),
    failed: totals.reduce((sum, { failed }) => sum + failed, 0),
    skipped: totals.flatMap(({ skipped }) => skipped),
  };
}

/** The one line that a run of tests ends with. */
export function formatTotals({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}
