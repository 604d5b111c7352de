import { InkanError } from "../../../core/error.ts";
import type { CaseResult } from "./check-case.ts";
import { formatExpectation } from "./expectation.ts";
import { addMembers, applyEdits, type TextEdit, writeScalar } from "./yaml-edits.ts";
import type { YamlSource } from "./yaml-source.ts";

/** The text of a case file with other expectations. */
export type RecordedText = {
  readonly text: string;
  /** The names of the cases whose expectations changed. */
  readonly changed: ReadonlySet<string>;
};

/**
 * Makes each case expect what happens: to the images that it names, and to all where it names none or is exhaustive. Only
 * those values change and what is missing is added; every other character stays, comments and layout included.
 *
 * @throws InkanError `NOT_RECORDABLE` where the text is laid out so that this cannot be done
 */
export function recordOutcomes(source: YamlSource, results: readonly CaseResult[]): RecordedText {
  const edits = results.map((result) => recordCase(source, result));
  const changed = results.filter((_, place) => (edits[place] ?? []).length > 0).map((result) => result.case.name);
  return { text: applyEdits(source.text, edits.flat()), changed: new Set(changed) };
}

function recordCase(source: YamlSource, { case: given, outcomes }: CaseResult): readonly TextEdit[] {
  const { at, expectations, exhaustive, images, names } = given;
  const changes = [...expectations].flatMap(([name, expectation]) => {
    const outcome = outcomes.get(name);
    const node = source.nodeAt([...at, "expect", name]);
    if (outcome === undefined || node === undefined || formatExpectation(expectation) === outcome) return [];
    return [writeScalar(node, outcome)];
  });
  const wanted = exhaustive || expectations.size === 0 ? images.map(({ digest }) => names.get(digest) ?? "") : [];
  const missing = wanted
    .filter((name) => !expectations.has(name))
    .map((name) => [name, outcomes.get(name) ?? ""] as const);
  if (missing.length === 0) return changes;
  const addition = addMembers(source, at, "expect", missing);
  if (addition === undefined) throw notRecordable(source, given.name);
  return [...changes, addition];
}

/** The text of a file is laid out so that its expectations cannot be changed by themselves. */
export function notRecordable(source: YamlSource, caseName: string): InkanError {
  return new InkanError("NOT_RECORDABLE", `the expectations of '${caseName}' in ${source.file} cannot be recorded`, {
    next: "write out what stands behind aliases, and 'expect:' on a line of its own",
  });
}
