import type { Assumptions } from "../../../core/lifecycle/assumptions.ts";
import { evaluate } from "../../../core/lifecycle/evaluate.ts";
import type { Fate, ImageOutcome, LifecycleEvaluation } from "../../../core/lifecycle/evaluation.ts";
import type { NameImage } from "../../../core/lifecycle/explain.ts";
import type { LifecycleImage } from "../../../core/lifecycle/lifecycle-image.ts";
import { nameImages } from "../../../core/lifecycle/name-images.ts";
import { type WeighedAssumption, weighAssumptions } from "../../../core/lifecycle/weigh-assumptions.ts";
import type { PolicyText } from "../parse-policy-text.ts";

/** Images of a repository, and when a policy is evaluated over them. */
export type EvaluatedImages = {
  readonly images: readonly LifecycleImage[];
  /** Where they come from, for people. */
  readonly from: string;
  readonly now: Date;
  readonly assumptions: Partial<Assumptions>;
};

/** What a policy does to the images of a repository, with all that a person needs to understand it. */
export type Explanation = {
  readonly evaluation: LifecycleEvaluation;
  /** Where the images and the policy come from. */
  readonly from: string;
  readonly policy: PolicyText;
  /** What AWS's documentation leaves open and without which some images would fare otherwise. */
  readonly restsOn: readonly WeighedAssumption[];
  readonly nameImage: NameImage;
};

/** Evaluates a policy and weighs what the result rests on. Throws InkanError `IMAGE_REPEATED`. */
export function explainPolicy({ images, from, now, assumptions }: EvaluatedImages, policy: PolicyText): Explanation {
  const input = { images, policy: policy.policy, now, assumptions };
  const evaluation = evaluate(input);
  const restsOn = weighAssumptions(input, evaluation);
  return { evaluation, from, policy, restsOn, nameImage: nameImages(images) };
}

/** How many images share a fate, and their bytes: layers that images share are counted with each of them. */
export type FateTotal = { readonly images: number; readonly bytes: number };

/**
 * Images and bytes by fate. What ECR calls the size of an index is that of its largest image, which is counted by itself:
 * so an index adds no bytes.
 */
export function countFates(outcomes: readonly ImageOutcome[]): Readonly<Record<Fate["kind"], FateTotal>> {
  const totals = {
    keep: { images: 0, bytes: 0 },
    expire: { images: 0, bytes: 0 },
    transition: { images: 0, bytes: 0 },
  };
  for (const { image, fate } of outcomes) {
    const total = totals[fate.kind];
    total.images += 1;
    if (image.children === undefined) total.bytes += image.sizeInBytes ?? 0;
  }
  return totals;
}

/** The rule that decided an image's fate, whether it took the image or kept it; undefined where none did. */
export function decidingRule(fate: Fate): number | undefined {
  if (fate.kind !== "keep") return fate.by.kind === "subject-gone" ? undefined : fate.by.priority;
  switch (fate.because.kind) {
    case "not-picked":
    case "in-index":
      return fate.because.priority;
    case "shielded":
      return fate.because.by;
    default:
      return undefined;
  }
}
