import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Assumptions,
  assumptionNames,
  assumptionTable,
  defaultAssumptions,
} from "../../src/core/lifecycle/assumptions.ts";
import { evaluate } from "../../src/core/lifecycle/evaluate.ts";
import { arbitraryPolicy } from "./arbitrary-policy.ts";
import { arbitraryAssumptions, arbitraryRepository } from "./arbitrary-repository.ts";
import { findDisagreements } from "./find-disagreements.ts";
import { evaluateNaively } from "./naive-evaluator.ts";

/** Fixed, so that everyone sees the same cases. */
const SEED = 20_261_125;

const CASES = 100_000;

const MINUTE_MS = 60_000;

test(
  "a naive reading of AWS's text finds the same in 100,000 random cases",
  () => {
    const property = fc.property(
      arbitraryRepository,
      arbitraryPolicy,
      arbitraryAssumptions,
      ({ images, now }, policy, assumptions) => {
        expect(findDisagreements({ images, now, policy, assumptions })).toEqual([]);
      },
    );
    fc.assert(property, { numRuns: CASES, seed: SEED });
  },
  5 * MINUTE_MS,
);

describe("the cases are worth something", () => {
  const repositories = fc.sample(fc.tuple(arbitraryRepository, arbitraryPolicy), { numRuns: 3_000, seed: SEED });

  test("every fate occurs, with every reason", () => {
    const seen = new Set<string>();
    for (const [{ images, now }, policy] of repositories) {
      for (const { fate } of evaluate({ images, now, policy }).outcomes) {
        if (fate.kind !== "keep") seen.add(`${fate.kind}, ${fate.by.kind}`);
        else if (fate.because.kind !== "in-index") seen.add(fate.because.kind);
        else seen.add(`in-index, ${fate.because.leaving ? "leaving" : "staying"}`);
      }
    }
    expect([...seen].sort()).toEqual([
      "activating",
      "expire, rule",
      "expire, subject",
      "expire, subject-gone",
      "follows",
      "in-index, leaving",
      "in-index, staying",
      "no-rule",
      "not-picked",
      "shielded",
      "transition, rule",
      "transition, subject",
    ]);
  });

  const answers = assumptionNames.flatMap((name) =>
    Object.keys(assumptionTable[name].choices)
      .slice(1)
      .map((choice) => [name, choice] as const),
  );

  // A judge who gives every answer the same verdict would agree with an evaluator that does not know the question.
  test.each(answers)("%s, answered with %s, changes some of them", (name, choice) => {
    const assumptions: Assumptions = { ...defaultAssumptions, [name]: choice };
    const isOtherwise = repositories.some(([{ images, now }, policy]) => {
      const usual = evaluateNaively({ images, now, policy, assumptions: defaultAssumptions });
      const other = evaluateNaively({ images, now, policy, assumptions });
      return images.some(({ digest }) => usual.fates.get(digest)?.join() !== other.fates.get(digest)?.join());
    });
    expect(isOtherwise).toBe(true);
  });
});
