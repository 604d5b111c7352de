import type { Digest } from "../oci/digest.ts";
import {
  type AssumptionName,
  type Assumptions,
  assumptionNames,
  assumptionTable,
  defaultAssumptions,
} from "./assumptions.ts";
import { type EvaluationInput, evaluate } from "./evaluate.ts";
import type { Fate, LifecycleEvaluation } from "./evaluation.ts";

/** An assumption on which a result rests: with `instead` in its place, `images` would fare otherwise. */
export type WeighedAssumption = {
  readonly name: AssumptionName;
  readonly chosen: string;
  readonly instead: string;
  readonly images: readonly Digest[];
};

/**
 * Which assumptions an evaluation rests on: each is answered otherwise, one at a time, and the images that would then be
 * kept instead of acted on, or the reverse, are named. Costs an evaluation for each answer there is.
 */
export function weighAssumptions(
  input: EvaluationInput,
  evaluation: LifecycleEvaluation,
): readonly WeighedAssumption[] {
  const fates = new Map(evaluation.outcomes.map(({ image, fate }) => [image.digest, fate]));
  return assumptionNames.flatMap((name) => {
    const chosen = evaluation.assumptions[name];
    const others = Object.keys(assumptionTable[name].choices).filter((choice) => choice !== chosen);
    return others.flatMap((instead) => {
      const assumptions: Assumptions = { ...defaultAssumptions, ...input.assumptions, [name]: instead };
      const images = evaluate({ ...input, assumptions })
        .outcomes.filter(({ image, fate }) => !sameFate(fate, fates.get(image.digest)))
        .map(({ image }) => image.digest);
      return images.length === 0 ? [] : [{ name, chosen, instead, images }];
    });
  });
}

function sameFate(fate: Fate, other: Fate | undefined): boolean {
  return fate.kind === other?.kind;
}
