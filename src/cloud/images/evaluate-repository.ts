import { evaluate } from "../../core/lifecycle/evaluate.ts";
import type { Cause, ImageOutcome, LifecycleEvaluation } from "../../core/lifecycle/evaluation.ts";
import { parseLifecyclePolicy } from "../../core/lifecycle/parse-policy.ts";
import type { Digest } from "../../core/oci/digest.ts";
import type { ImageRoom, Repository } from "./image-types.ts";
import { readLifecycleImages } from "./lifecycle-images.ts";

/** What a lifecycle policy does to a repository as it is now. */
export type RepositoryEvaluation = LifecycleEvaluation & {
  /** The images it acts on, oldest first: the order of ECR's actions and of its preview. */
  readonly acted: readonly ActedImage[];
  /** The images it would act on, were they not inside an index, which ECR reports as failures. */
  readonly refused: readonly RefusedImage[];
};

/** An image that is acted on. `priority` is that of the rule that takes it or its subject; an orphan has none. */
export type ActedImage = {
  readonly outcome: ImageOutcome;
  readonly action: "expire" | "transition";
  readonly priority?: number;
};

/** An image that stays only because of an index that lists it. */
export type RefusedImage = { readonly outcome: ImageOutcome; readonly index: Digest; readonly priority?: number };

/**
 * Evaluates a policy over a repository by the cloud's clock, with the default answers to what AWS leaves open.
 *
 * @param policyText has been accepted before
 */
export function evaluateRepository(room: ImageRoom, repository: Repository, policyText: string): RepositoryEvaluation {
  const parsed = parseLifecyclePolicy(policyText);
  if (parsed.kind === "invalid")
    throw new Error(`an accepted lifecycle policy is refused: ${parsed.refusal.constraint}`);
  const images = readLifecycleImages(room, repository);
  const evaluation = evaluate({ images, policy: parsed.policy, now: room.clocks.cloud() });
  const acted: ActedImage[] = [];
  const refused: RefusedImage[] = [];
  for (const outcome of evaluation.outcomes) {
    const { fate } = outcome;
    if (fate.kind !== "keep") {
      acted.push({ outcome, action: fate.kind, ...priorityOf(fate.by) });
    } else if (fate.because.kind === "in-index") {
      const { index, priority } = fate.because;
      refused.push({ outcome, index, ...(priority === undefined ? {} : { priority }) });
    }
  }
  return { ...evaluation, acted, refused };
}

function priorityOf(by: Cause): { readonly priority?: number } {
  return by.kind === "subject-gone" || by.priority === undefined ? {} : { priority: by.priority };
}
