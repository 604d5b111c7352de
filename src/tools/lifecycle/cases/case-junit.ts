import type { InkanError } from "../../../core/error.ts";
import type { JunitCase, JunitReport, JunitSuite } from "../../report/junit.ts";
import { CaseFileError, formatProblem } from "./case-file-error.ts";
import { describeDifference, explainDifference, type ReportedCase } from "./case-report.ts";
import type { CheckedFile } from "./check-case-files.ts";

/** Tested files as JUnit has them: a file is a suite, a broken one is a suite of one error. */
export function toJunitReport(files: readonly CheckedFile[]): JunitReport {
  return { name: "inkan lifecycle test", suites: files.map(toSuite) };
}

function toSuite({ file, seconds, cases, broken }: CheckedFile): JunitSuite {
  const className = classNameOf(file);
  const own = cases.map((item) => toCase(item, className));
  return { name: file, file, seconds, cases: broken === undefined ? own : [...own, toError(file, broken, className)] };
}

function toCase({ file, place, result, verdict }: ReportedCase, className: string): JunitCase {
  const { differences } = result;
  const base = { name: result.case.name, className, file, line: place.line };
  if (verdict !== "failed") return base;
  const message = differences.map(describeDifference).join("; ");
  const text = differences.flatMap((difference) => [describeDifference(difference), ...explainDifference(difference)]);
  return { ...base, problem: { kind: "failure", type: "unexpected-outcome", message, text: text.join("\n") } };
}

function toError(file: string, error: InkanError, className: string): JunitCase {
  const problems = error instanceof CaseFileError ? error.problems : [];
  const text = [error.message, ...problems.map((problem) => formatProblem(file, problem))].join("\n");
  const problem = { kind: "error", type: error.code, message: error.message, text } as const;
  return { name: "the file can be read", className, file, line: problems[0]?.line ?? 1, problem };
}

/** `policies/prod.yaml` as `policies.prod`: CI systems group classes as Java does. */
function classNameOf(file: string): string {
  return file
    .replace(/\.(ya?ml|json)$/i, "")
    .replace(/^[./\\]+/, "")
    .replaceAll(/[/\\]+/g, ".");
}
