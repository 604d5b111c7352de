import { evaluate } from "../../../core/lifecycle/evaluate.ts";
import type { Fate, ImageOutcome, LifecycleEvaluation } from "../../../core/lifecycle/evaluation.ts";
import type { WeighedAssumption } from "../../../core/lifecycle/weigh-assumptions.ts";
import { type EvaluatedImages, type Explanation, explainPolicy } from "../explain/explanation.ts";
import type { PolicyText } from "../parse-policy-text.ts";

/** What it means for the images of a repository to have another policy. */
export type PolicyChange = {
  readonly before: Explanation;
  readonly after: Explanation;
  /** The images that are kept by one policy and acted on by the other, or acted on otherwise; newest first. */
  readonly changes: readonly ImageChange[];
  /** What AWS's documentation leaves open, with the images that would change otherwise or not at all. */
  readonly restsOn: readonly WeighedAssumption[];
};

/** An image that fares otherwise. */
export type ImageChange = { readonly before: ImageOutcome; readonly after: ImageOutcome };

/** A repository without a policy: everything stays. */
export function noPolicy(from: string): PolicyText {
  return { policy: { rules: [] }, text: "", from };
}

/** Evaluates two policies over the same images at the same moment. Throws InkanError `IMAGE_REPEATED`. */
export function comparePolicies(given: EvaluatedImages, old: PolicyText, next: PolicyText): PolicyChange {
  const before = explainPolicy(given, old);
  const after = explainPolicy(given, next);
  const changes = findChanges(before.evaluation, after.evaluation);
  return { before, after, changes, restsOn: weighChanges(given, before, after, changes) };
}

function findChanges(before: LifecycleEvaluation, after: LifecycleEvaluation): readonly ImageChange[] {
  const byDigest = new Map(before.outcomes.map((outcome) => [outcome.image.digest, outcome]));
  return after.outcomes
    .flatMap((outcome) => {
      const was = byDigest.get(outcome.image.digest);
      return was === undefined || was.fate.kind === outcome.fate.kind ? [] : [{ before: was, after: outcome }];
    })
    .reverse();
}

/** An assumption on which neither result rests makes no difference to what is different between them. */
function weighChanges(
  { images, now, assumptions }: EvaluatedImages,
  before: Explanation,
  after: Explanation,
  changes: readonly ImageChange[],
): readonly WeighedAssumption[] {
  const asked = new Map([...before.restsOn, ...after.restsOn].map((one) => [`${one.name}=${one.instead}`, one]));
  const found = new Set(changes.map(describeDirection));
  return [...asked.values()].flatMap(({ name, chosen, instead }) => {
    const evaluateOtherwise = ({ policy: { policy } }: Explanation) =>
      evaluate({ images, now, policy, assumptions: { ...assumptions, [name]: instead } });
    const otherwise = findChanges(evaluateOtherwise(before), evaluateOtherwise(after));
    const others = new Map(otherwise.map((change) => [describeDirection(change), change]));
    const dependents = [
      ...changes.filter((change) => !others.has(describeDirection(change))),
      ...[...others].filter(([direction]) => !found.has(direction)).map(([, change]) => change),
    ];
    const digests = [...new Set(dependents.map((change) => change.after.image.digest))];
    return digests.length === 0 ? [] : [{ name, chosen, instead, images: digests }];
  });
}

function describeDirection({ before, after }: ImageChange): string {
  return `${after.image.digest} ${before.fate.kind} ${after.fate.kind}`;
}

/** From what to what images change, with how many of them do. */
export function countChanges(
  changes: readonly ImageChange[],
): readonly { readonly from: Fate["kind"]; readonly to: Fate["kind"]; readonly images: number }[] {
  const counts = new Map<string, { from: Fate["kind"]; to: Fate["kind"]; images: number }>();
  for (const { before, after } of changes) {
    const [from, to] = [before.fate.kind, after.fate.kind];
    const count = counts.get(`${from} ${to}`) ?? { from, to, images: 0 };
    count.images += 1;
    counts.set(`${from} ${to}`, count);
  }
  return [...counts.values()];
}
