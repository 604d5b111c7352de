import { countOf } from "../../core/count-of.ts";
import type { ImageOutcome } from "../../core/lifecycle/evaluation.ts";
import type { NameImage } from "../../core/lifecycle/explain.ts";
import type { LifecycleImage } from "../../core/lifecycle/lifecycle-image.ts";
import { nameSome } from "../../core/name-some.ts";
import { manifestKind } from "../../core/oci/media-types.ts";
import type { Explanation } from "../lifecycle/explain/explanation.ts";
import { CheckError } from "./check-error.ts";
import type { CheckTarget } from "./check-target.ts";
import type { Decide, Decision, Expiry } from "./expiry.ts";
import type { LifecycleTools } from "./lifecycle-tools.ts";
import type { StepTalk } from "./run-steps.ts";

/** Whether the policy expires an image. */
export function isDue({ fate }: ImageOutcome): boolean {
  return fate.kind === "expire";
}

/**
 * Deletes what a policy expires, once somebody says yes.
 *
 * @param before the images that were there before the check pushed its own
 */
export async function expireDue(
  tools: Pick<LifecycleTools, "deleteImages">,
  repository: {
    readonly target: CheckTarget;
    readonly before: readonly LifecycleImage[];
    readonly explanation: Explanation;
  },
  decide: Decide,
  talk: StepTalk,
): Promise<Expiry> {
  const { target, before, explanation } = repository;
  const due = imagesDue(explanation).map(({ digest }) => digest);
  if (due.length === 0) {
    talk.say("nothing is due");
    return { kind: "nothing-due" };
  }
  const earlier = new Set(before.map(({ digest }) => digest));
  const decision = await decide({ due: due.length, earlier: due.filter((digest) => earlier.has(digest)).length });
  if (decision !== "yes") {
    talk.say(`nothing was deleted: ${whyLeft[decision]}`);
    return { kind: "left", decision };
  }
  const deletions = await tools.deleteImages(target, due, talk);
  const refused = deletions.filter(({ failure }) => failure !== undefined);
  talk.say(`${countOf(deletions.length - refused.length, "image")} deleted`);
  for (const { digest, failure } of refused) talk.say(`${explanation.nameImage(digest)} is still there: ${failure}`);
  return { kind: "expired", deletions };
}

/** What a policy expires, indexes first: ECR deletes no image that an index contains. */
function imagesDue({ evaluation }: Explanation): readonly LifecycleImage[] {
  const rank = ({ mediaType = "" }: LifecycleImage) => (manifestKind(mediaType) === "index" ? 0 : 1);
  return evaluation.outcomes
    .filter(isDue)
    .map(({ image }) => image)
    .toSorted((a, b) => rank(a) - rank(b));
}

const whyLeft: Readonly<Record<Exclude<Decision, "yes">, string>> = {
  no: "the answer was no",
  nobody: "there is no terminal to ask on; --yes expires without asking",
  interrupted: "interrupted",
};

/** Throws CheckError `NOT_DELETED` where something that was to go is still there. */
export function requireDeleted(expiry: Expiry, nameImage: NameImage): void {
  if (expiry.kind !== "expired") return;
  const refused = expiry.deletions.filter(({ failure }) => failure !== undefined);
  const [first] = refused;
  if (first === undefined) return;
  const names = nameSome(refused.map(({ digest }) => nameImage(digest)));
  throw new CheckError(
    "NOT_DELETED",
    `${countOf(refused.length, "image")} could not be deleted: ${names}: ${first.failure}`,
  );
}
