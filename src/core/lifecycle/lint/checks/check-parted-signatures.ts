import { nameSome } from "../../../name-some.ts";
import type { Digest } from "../../../oci/digest.ts";
import type { ImageOutcome, LifecycleEvaluation } from "../../evaluation.ts";
import { dayMs, pushMark } from "../../image-age.ts";
import { nameByTag } from "../../name-images.ts";
import { signedImage } from "../image-roles.ts";
import type { Remark } from "../lint-finding.ts";
import type { LintedPolicy } from "../linted-policy.ts";
import { isForSignatures } from "./signature-selection.ts";

/** Rules that take a signature kept under a tag and leave its image, or the reverse. */
export function checkPartedSignatures({ rules, evaluation }: LintedPolicy): readonly Remark[] {
  const parted = evaluation === undefined ? undefined : partedNames(evaluation);
  return rules.flatMap(({ rule, at, name }) => {
    if (parted === undefined) {
      if (!isForSignatures(rule.tags) || rule.pick.kind === "imageCountMoreThan") return [];
      return [
        {
          code: "parted-signature",
          at,
          message: `${name} takes signatures by their own age, whether or not their image stays`,
          fix: suggestion,
        },
      ];
    }
    const orphaned = parted.orphaned.get(rule.priority) ?? [];
    const unsigned = parted.unsigned.get(rule.priority) ?? [];
    return [
      ...(unsigned.length === 0
        ? []
        : [`${name} takes what signs or attests ${nameSome(unsigned)} and leaves the image`]),
      ...(orphaned.length === 0
        ? []
        : [`${name} takes ${nameSome(orphaned)} and leaves the signatures, attestations or SBOMs behind`]),
    ].map((message) => ({ code: "parted-signature", at, message, fix: suggestion }));
  });
}

const suggestion =
  "Sign with referrers (cosign 3): ECR takes them with their image. For signatures by tag use rules that treat both " +
  "alike: the same age for all tags.";

/** By the priority of the rule that does it: names of images that lose a signature, and of those that leave one. */
type Parted = { readonly unsigned: Map<number, string[]>; readonly orphaned: Map<number, string[]> };

function partedNames({ outcomes }: LifecycleEvaluation): Parted {
  const byDigest = new Map<Digest, ImageOutcome>(outcomes.map((outcome) => [outcome.image.digest, outcome]));
  const parted: Parted = { unsigned: new Map(), orphaned: new Map() };
  for (const accessory of outcomes) {
    const digest = signedImage(accessory.image);
    const signed = digest === undefined ? undefined : byDigest.get(digest);
    if (signed === undefined || isPassing(accessory, signed)) continue;
    const ownTaker = takerOf(accessory);
    const imageTaker = takerOf(signed);
    if (ownTaker !== undefined && imageTaker === undefined) note(parted.unsigned, ownTaker, nameByTag(signed.image));
    if (ownTaker === undefined && imageTaker !== undefined) note(parted.orphaned, imageTaker, nameByTag(signed.image));
  }
  return parted;
}

/** The rule that takes an image, now or in the next evaluation. */
function takerOf({ fate }: ImageOutcome): number | undefined {
  if (fate.kind === "keep")
    return fate.because.kind === "in-index" && fate.because.leaving ? fate.because.priority : undefined;
  return fate.by.kind === "rule" ? fate.by.priority : undefined;
}

// Both under one rule, pushed within a day of each other: the limit has just passed between them, and the one follows
// the other soon. A count may also leave a signature where it takes the image right before it.
function isPassing(accessory: ImageOutcome, signed: ImageOutcome): boolean {
  const rule = (outcome: ImageOutcome) => outcome.readings[0]?.priority;
  const apart = Math.abs(pushMark(accessory.image).at - pushMark(signed.image).at);
  return rule(accessory) !== undefined && rule(accessory) === rule(signed) && apart < dayMs;
}

function note(names: Map<number, string[]>, priority: number, name: string): void {
  const known = names.get(priority);
  if (known === undefined) names.set(priority, [name]);
  else if (!known.includes(name)) known.push(name);
}
