import { resolve } from "node:path";
import { countOf } from "../core/count-of.ts";
import type { InkanError } from "../core/error.ts";
import { CaseFileError, formatProblem } from "../tools/lifecycle/cases/case-file-error.ts";
import { toJunitReport } from "../tools/lifecycle/cases/case-junit.ts";
import {
  caseToJson,
  describeDifference,
  explainDifference,
  formatCases,
  formatFailures,
  type ReportedCase,
} from "../tools/lifecycle/cases/case-report.ts";
import { dependsOnPresent } from "../tools/lifecycle/cases/check-case.ts";
import { type CheckedFile, checkCaseFiles } from "../tools/lifecycle/cases/check-case-files.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { writeActionsSummary } from "../tools/report/github-actions.ts";
import { type Annotation, formatAnnotations } from "../tools/report/github-annotations.ts";
import { writeReport } from "../tools/report/write-report.ts";
import { type CommandContext, defineCommand, outputOptions } from "./command.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";

export const command = defineCommand({
  name: "lifecycle test",
  summary: "test lifecycle policies: images, a policy, and what must become of each image",
  arguments: ["FILE..."],
  options: {
    junit: { kind: "value", value: "FILE", filled: true, summary: "also write the results as JUnit XML" },
    write: { kind: "flag", summary: "make the files expect what happens now, instead of testing them" },
    ...outputOptions,
  },
  details: [
    "A FILE is YAML or JSON with a list of cases; docs/lifecycle-tests.md has the format. Nothing is asked of AWS.",
    "RESTS ON names what AWS's documentation leaves open and without which the case would not pass. --write changes only " +
      "expectations, and adds those of images that a case does not name where it names none or is exhaustive.",
    "Exit code 14 means that an image fares otherwise than expected, 1 that a file could not be tested.",
  ],
  examples: [
    { line: "inkan lifecycle test policies/*.test.yaml", does: "tests every case of some files" },
    { line: "inkan lifecycle test prod.test.yaml --junit report.xml", does: "also writes a report for CI" },
    { line: "inkan lifecycle test prod.test.yaml --write", does: "records what happens, to be read in the diff" },
  ],
  async run(files, options, context) {
    const { write: recording, junit, output, query } = options;
    const { cwd, color } = context;
    const checked = await checkCaseFiles(files, { cwd, present: new Date(), recording });
    const cases = checked.flatMap((file) => file.cases);
    for (const { broken } of checked) if (broken !== undefined) tellBroken(broken, context);
    for (const given of cases.filter(({ result }) => dependsOnPresent(result.case))) warnOfPresent(given, context);
    if (junit !== undefined) await writeJunit(junit, checked, context);
    context.err.write(formatAnnotations(context.env, annotate(checked)));
    await writeActionsSummary(context.env, `Lifecycle tests: ${summarize(checked)}`, formatFailures(cases));
    const answer = await formatAnswer(cases.map(caseToJson), () => formatCases(cases, { color }), {
      output: output as OutputFormat,
      query,
      color,
    });
    context.out.write(answer);
    context.say(summarize(checked));
    return exitCodeOf(checked);
  },
});

function tellBroken(error: InkanError, context: CommandContext): void {
  if (!(error instanceof CaseFileError)) {
    context.tell(`error: ${error.message}${error.cause instanceof Error ? `: ${error.cause.message}` : ""}`);
    if (error.next !== undefined) context.tell(`  next: ${error.next}`);
    return;
  }
  for (const problem of error.problems) context.tell(`error: ${formatProblem(error.file, problem)}`);
}

function warnOfPresent({ file, place, result }: ReportedCase, context: CommandContext): void {
  const where = `${file}:${place.line}: case '${result.case.name}'`;
  context.warn(`${where} has no 'now' and its policy counts days: what it comes to depends on the day it is run`);
}

async function writeJunit(path: string, checked: readonly CheckedFile[], { cwd }: CommandContext): Promise<void> {
  const { formatJunit } = await import("../tools/report/junit.ts");
  await writeReport(resolve(cwd, path), path, formatJunit(toJunitReport(checked)));
}

function annotate(checked: readonly CheckedFile[]): readonly Annotation[] {
  return checked.flatMap(({ file, cases, broken }) => [
    ...(broken === undefined ? [] : annotateBroken(file, broken)),
    ...cases.filter(({ verdict }) => verdict === "failed").map(annotateFailure),
  ]);
}

function annotateBroken(file: string, error: InkanError): readonly Annotation[] {
  const problems = error instanceof CaseFileError ? error.problems : [{ line: 1, column: 1, message: error.message }];
  return problems.map((problem) => ({ level: "error", file, title: "Lifecycle test is broken", ...problem }));
}

function annotateFailure({ file, place, result, differencePlaces }: ReportedCase): Annotation {
  const message = result.differences
    .flatMap((difference) => [describeDifference(difference), ...explainDifference(difference)])
    .join("\n");
  const { line, column } = differencePlaces[0] ?? place;
  return { level: "error", file, line, column, title: `Lifecycle test failed: ${result.case.name}`, message };
}

function summarize(checked: readonly CheckedFile[]): string {
  const cases = checked.flatMap((file) => file.cases);
  const count = (verdict: ReportedCase["verdict"]) => cases.filter((item) => item.verdict === verdict).length;
  const broken = checked.filter((file) => file.broken !== undefined).length;
  const recorded = count("recorded");
  return [
    `${count("passed")} passed`,
    `${count("failed")} failed`,
    ...(recorded === 0 ? [] : [`${recorded} recorded`]),
    ...(broken === 0 ? [] : [`${countOf(broken, "file")} could not be tested`]),
  ].join(", ");
}

function exitCodeOf(checked: readonly CheckedFile[]): ExitCode {
  if (checked.some(({ broken }) => broken !== undefined)) return exitCodes.failed.code;
  const failed = checked.some(({ cases }) => cases.some(({ verdict }) => verdict === "failed"));
  return failed ? exitCodes.policyViolated.code : exitCodes.done.code;
}
