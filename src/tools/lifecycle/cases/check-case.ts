import { type AssumptionName, assumptionNames, assumptionTable } from "../../../core/lifecycle/assumptions.ts";
import { evaluate } from "../../../core/lifecycle/evaluate.ts";
import type { ImageOutcome, LifecycleEvaluation } from "../../../core/lifecycle/evaluation.ts";
import { explainFate, explainReading } from "../../../core/lifecycle/explain.ts";
import type { Digest } from "../../../core/oci/digest.ts";
import { expectationOf, formatExpectation } from "./expectation.ts";
import type { LifecycleCase } from "./lifecycle-case.ts";

/** What a case came to. It has passed when nothing differs. */
export type CaseResult = {
  readonly case: LifecycleCase;
  /** What becomes of each image, as an expectation writes it. */
  readonly outcomes: ReadonlyMap<string, string>;
  /** In the order of the file. */
  readonly differences: readonly Difference[];
  /** Of a case that passes: other answers with which it would not. The case's own `assumptions` are not among them. */
  readonly restsOn: readonly AssumptionChange[];
};

/** An image that fares otherwise than expected. */
export type Difference = {
  readonly image: string;
  /** Undefined where an exhaustive case does not name the image. */
  readonly expected: string | undefined;
  readonly actual: string;
  /** A sentence: what happens to the image, and why. */
  readonly reason: string;
  /** What each rule that matches the image says of it, by priority. */
  readonly readings: readonly string[];
  /** Other answers with which the image would fare as expected. */
  readonly passesWith: readonly AssumptionChange[];
};

/** Another answer to a question that AWS's documentation leaves open. */
export type AssumptionChange = {
  readonly name: AssumptionName;
  readonly chosen: string;
  readonly instead: string;
};

/**
 * Evaluates a case and compares what happens with what is expected.
 *
 * @param present the moment of the evaluation where the case gives none
 */
export function checkCase(given: LifecycleCase, present: Date): CaseResult {
  const evaluation = evaluateCase(given, present, {});
  const outcomes = outcomesOf(given, evaluation);
  const others = otherOutcomes(given, present, evaluation);
  const differing = [...given.names]
    .filter(([, name]) => isOtherwise(given, name, outcomes.get(name)))
    .map(([digest]) => digest);
  if (differing.length === 0) {
    const restsOn = others.filter((other) => !passes(given, other.outcomes)).map(({ change }) => change);
    return { case: given, outcomes, differences: [], restsOn };
  }
  const byDigest = new Map(evaluation.outcomes.map((outcome) => [outcome.image.digest, outcome]));
  const differences = differing.flatMap((digest) => {
    const outcome = byDigest.get(digest);
    return outcome === undefined ? [] : [describeDifference(given, outcome, outcomes, others)];
  });
  return { case: given, outcomes, differences, restsOn: [] };
}

/** Whether what a case comes to depends on when it is run: it has no time of its own, and its policy counts days. */
export function dependsOnPresent({ now, policy }: LifecycleCase): boolean {
  return now === undefined && policy.rules.some(({ pick }) => pick.kind !== "imageCountMoreThan");
}

type OtherOutcomes = { readonly change: AssumptionChange; readonly outcomes: ReadonlyMap<string, string> };

/** What would happen with each other answer, one at a time; those that the case itself gives are settled. */
function otherOutcomes(given: LifecycleCase, present: Date, { assumptions }: LifecycleEvaluation): OtherOutcomes[] {
  return assumptionNames
    .filter((name) => given.assumptions[name] === undefined)
    .flatMap((name) => {
      const chosen = assumptions[name];
      const others = Object.keys(assumptionTable[name].choices).filter((choice) => choice !== chosen);
      return others.map((instead) => ({
        change: { name, chosen, instead },
        outcomes: outcomesOf(given, evaluateCase(given, present, { [name]: instead })),
      }));
    });
}

function evaluateCase(given: LifecycleCase, present: Date, change: LifecycleCase["assumptions"]): LifecycleEvaluation {
  const { images, policy, now = present } = given;
  return evaluate({ images, policy, now, assumptions: { ...given.assumptions, ...change } });
}

function outcomesOf(given: LifecycleCase, { outcomes }: LifecycleEvaluation): ReadonlyMap<string, string> {
  const nameImage = namer(given);
  return new Map(
    outcomes.map(({ image, fate }) => [nameImage(image.digest), formatExpectation(expectationOf(fate, nameImage))]),
  );
}

function namer({ names }: LifecycleCase): (digest: Digest) => string {
  return (digest) => names.get(digest) ?? digest;
}

function passes(given: LifecycleCase, outcomes: ReadonlyMap<string, string>): boolean {
  return [...outcomes].every(([name, actual]) => !isOtherwise(given, name, actual));
}

function isOtherwise({ expectations, exhaustive }: LifecycleCase, name: string, actual: string | undefined): boolean {
  if (actual === undefined) return false;
  const expected = expectations.get(name);
  return expected === undefined ? exhaustive : formatExpectation(expected) !== actual;
}

function describeDifference(
  given: LifecycleCase,
  outcome: ImageOutcome,
  outcomes: ReadonlyMap<string, string>,
  others: readonly OtherOutcomes[],
): Difference {
  const nameImage = namer(given);
  const image = nameImage(outcome.image.digest);
  const expectation = given.expectations.get(image);
  const expected = expectation && formatExpectation(expectation);
  return {
    image,
    expected,
    actual: outcomes.get(image) ?? "",
    reason: explainFate(outcome, nameImage),
    readings: outcome.readings.map(explainReading),
    passesWith: others.filter((other) => other.outcomes.get(image) === expected).map(({ change }) => change),
  };
}
