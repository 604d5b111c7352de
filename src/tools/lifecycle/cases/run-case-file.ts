import { resolve } from "node:path";
import { InkanError } from "../../../core/error.ts";
import { readSmallFile } from "../../connect/read-small-file.ts";
import { CasePolicies } from "./case-policies.ts";
import { type CaseResult, checkCase } from "./check-case.ts";
import { parseCaseFile } from "./parse-case-file.ts";
import { YamlSource } from "./yaml-source.ts";

/**
 * Largest case file, in bytes. What YAML is parsed into takes over a hundred times as much memory; ten thousand cases of
 * three images have six million bytes.
 */
const maxCaseFileBytes = 16 * 1024 * 1024;

/** A case file with what its cases came to. */
export type CaseFileRun = {
  readonly source: YamlSource;
  readonly results: readonly CaseResult[];
  /** Milliseconds that reading and evaluating took. */
  readonly milliseconds: number;
};

/** How case files are run. */
export type CaseRunOptions = {
  /** The folder at which relative names of files start. */
  readonly cwd: string;
  /** The moment of the evaluation in cases that give none. */
  readonly present: Date;
  /** Whether present outcomes are about to be recorded: then expectations may be missing, or of rules that are gone. */
  readonly recording: boolean;
};

/**
 * Reads a file of cases and checks each of them.
 *
 * @param file as a person wrote it; messages name it so
 * @throws CaseFileError, and InkanError `FILE_UNREADABLE`
 */
export function runCaseFile(file: string, options: CaseRunOptions): CaseFileRun {
  return runCaseText(file, readCaseText(resolve(options.cwd, file), file), options);
}

/** The same for the text of a file. Throws CaseFileError. */
export function runCaseText(file: string, text: string, { cwd, present, recording }: CaseRunOptions): CaseFileRun {
  const begun = performance.now();
  const source = YamlSource.parse(file, text);
  const policies = new CasePolicies(resolve(cwd, file));
  const cases = parseCaseFile(source, { readPolicy: (value) => policies.read(value), recording });
  const results = cases.map((given) => checkCase(given, present));
  return { source, results, milliseconds: performance.now() - begun };
}

function readCaseText(path: string, file: string): string {
  try {
    return readSmallFile(path, maxCaseFileBytes);
  } catch (cause) {
    throw new InkanError("FILE_UNREADABLE", `the case file ${file} cannot be read`, { cause });
  }
}
