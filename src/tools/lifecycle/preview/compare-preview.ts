import type { ImageOutcome } from "../../../core/lifecycle/evaluation.ts";
import type { Digest } from "../../../core/oci/digest.ts";
import { decidingRule, type Explanation } from "../explain/explanation.ts";
import type { PolicyPreview, PreviewResult } from "./preview-policy.ts";

/** ECR's preview and our evaluation of one image. */
export type ComparedImage = {
  readonly digest: Digest;
  /** Undefined where ECR lets the image be. */
  readonly ecr: PreviewResult | undefined;
  /** Undefined for an image that came or went between the two. */
  readonly ours: ImageOutcome | undefined;
  readonly verdict: ComparedVerdict;
};

/**
 * `same`: both act alike by the same rule, or both let the image be. `explained`: they differ in what AWS's documentation
 * does not say a preview shows, which is no error of either. `different`: one of the two is wrong.
 */
export type ComparedVerdict =
  | { readonly kind: "same" }
  | { readonly kind: "explained"; readonly why: string }
  | { readonly kind: "different"; readonly what: string };

/** Holds ECR's preview against our evaluation of the same policy, image by image; in the evaluation's order. */
export function comparePreview({ results }: PolicyPreview, { evaluation }: Explanation): readonly ComparedImage[] {
  const previewed = new Map(results.map((result) => [result.digest, result]));
  const evaluated = new Set(evaluation.outcomes.map(({ image }) => image.digest));
  return [
    ...evaluation.outcomes.map((ours) => {
      const ecr = previewed.get(ours.image.digest);
      return { digest: ours.image.digest, ecr, ours, verdict: judge(ours, ecr) };
    }),
    ...results
      .filter(({ digest }) => !evaluated.has(digest))
      .map((ecr) => ({
        digest: ecr.digest,
        ecr,
        ours: undefined,
        verdict: { kind: "different", what: "the image was not there when it was evaluated here" } as const,
      })),
  ];
}

function judge(ours: ImageOutcome, ecr: PreviewResult | undefined): ComparedVerdict {
  const { fate } = ours;
  if (fate.kind === "keep") {
    if (ecr === undefined) return { kind: "same" };
    const held = fate.because.kind === "in-index" && fate.because.priority === ecr.rule;
    if (held) return { kind: "explained", why: "ECR shows what a rule marks; it acts on it once the index is gone" };
    return { kind: "different", what: `ECR would ${ecr.action} it, by rule ${ecr.rule ?? "none"}` };
  }
  const isFollower = fate.by.kind !== "rule";
  if (ecr === undefined) {
    if (isFollower) return { kind: "explained", why: "ECR shows what rules take; this goes after what it refers to" };
    return { kind: "different", what: "ECR would let it be" };
  }
  if (ecr.action !== fate.kind) return { kind: "different", what: `ECR would ${ecr.action} it` };
  const rule = decidingRule(fate);
  if (rule === ecr.rule) return { kind: "same" };
  return { kind: "different", what: `ECR names rule ${ecr.rule ?? "none"}, not ${rule ?? "none"}` };
}

/** How many images have each verdict. */
export function countVerdicts(compared: readonly ComparedImage[]): Readonly<Record<ComparedVerdict["kind"], number>> {
  const counts = { same: 0, explained: 0, different: 0 };
  for (const { verdict } of compared) counts[verdict.kind] += 1;
  return counts;
}
