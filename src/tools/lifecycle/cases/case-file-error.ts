import { InkanError } from "../../../core/error.ts";
import type { TextPlace } from "../text-place.ts";

/** What is wrong at one place of a case file; a sentence that names the case, if it is in one. */
export type CaseProblem = TextPlace & { readonly message: string };

/** A case file that says nothing which could be tested: unreadable, or broken in the places that it names. */
export class CaseFileError extends InkanError<"CASE_FILE_INVALID"> {
  override readonly name = "CaseFileError";
  readonly file: string;
  /** At least one, in the order of the file. */
  readonly problems: readonly CaseProblem[];

  constructor(file: string, problems: readonly CaseProblem[]) {
    const [first] = problems;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : "";
    super("CASE_FILE_INVALID", `${first === undefined ? file : formatProblem(file, first)}${more}`);
    this.file = file;
    this.problems = problems;
  }
}

/** `FILE:LINE:COLUMN: what is wrong`, as compilers write it. */
export function formatProblem(file: string, { line, column, message }: CaseProblem): string {
  return `${file}:${line}:${column}: ${message}`;
}
