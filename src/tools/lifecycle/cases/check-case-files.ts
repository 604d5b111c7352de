import { resolve } from "node:path";
import { InkanError } from "../../../core/error.ts";
import { replaceFile } from "../../connect/replace-file.ts";
import type { ReportedCase } from "./case-report.ts";
import type { CaseResult } from "./check-case.ts";
import { notRecordable, recordOutcomes } from "./record-outcomes.ts";
import { type CaseFileRun, type CaseRunOptions, runCaseFile, runCaseText } from "./run-case-file.ts";

/** What a case file came to: its cases, or why it has none. */
export type CheckedFile = {
  readonly file: string;
  /** Seconds that reading and evaluating took. */
  readonly seconds: number;
  readonly cases: readonly ReportedCase[];
  readonly broken?: InkanError;
};

/**
 * Checks files of lifecycle cases one after the other. A file that is broken or cannot be written is told of in its place
 * and keeps no other from being checked.
 *
 * @param options with `recording` each file is rewritten so that it expects what happens
 */
export async function checkCaseFiles(
  files: readonly string[],
  options: CaseRunOptions,
): Promise<readonly CheckedFile[]> {
  const checked: CheckedFile[] = [];
  for (const file of files) {
    try {
      const run = runCaseFile(file, options);
      checked.push(options.recording ? await recordFile(file, run, options) : reportFile(file, run, new Set()));
    } catch (error) {
      if (!(error instanceof InkanError)) throw error;
      checked.push({ file, seconds: 0, cases: [], broken: error });
    }
  }
  return checked;
}

async function recordFile(file: string, run: CaseFileRun, options: CaseRunOptions): Promise<CheckedFile> {
  const { text, changed } = recordOutcomes(run.source, run.results);
  if (changed.size === 0) return reportFile(file, run, changed);
  // What is written has to say what it was meant to say, whatever the layout of the text.
  const written = runCaseText(file, text, { ...options, recording: false });
  const strange = written.results.find(({ differences }) => differences.length > 0);
  if (strange !== undefined) throw notRecordable(run.source, strange.case.name);
  try {
    await replaceFile(resolve(options.cwd, file), text, { mode: 0o644 });
  } catch (cause) {
    throw new InkanError("FILE_UNWRITABLE", `the case file ${file} cannot be written`, { cause });
  }
  return reportFile(file, written, changed);
}

function reportFile(
  file: string,
  { source, results, milliseconds }: CaseFileRun,
  recorded: ReadonlySet<string>,
): CheckedFile {
  const report = (result: CaseResult): ReportedCase => {
    const { at, name } = result.case;
    const passed = result.differences.length === 0;
    return {
      file,
      place: source.locate(at),
      verdict: recorded.has(name) ? "recorded" : passed ? "passed" : "failed",
      result,
      differencePlaces: result.differences.map(({ image }) => source.locate([...at, "expect", image])),
    };
  };
  return { file, seconds: milliseconds / 1000, cases: results.map(report) };
}
