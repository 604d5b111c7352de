import type { Digest } from "../../oci/digest.ts";
import { parseAccessoryTag } from "../../signing/accessory-tag.ts";
import type { LifecycleEvaluation, RuleOutcome } from "../evaluation.ts";
import type { LifecycleImage } from "../lifecycle-image.ts";

/** The image that a signature, attestation or SBOM kept under a tag belongs to; undefined for anything else. */
export function signedImage({ tags }: LifecycleImage): Digest | undefined {
  const accessories = tags.map(parseAccessoryTag);
  return accessories.every((accessory) => accessory !== undefined) ? accessories[0]?.image : undefined;
}

/** The images inside indexes of the repository, as far as the source tells. */
export function childDigests({ outcomes }: LifecycleEvaluation): ReadonlySet<Digest> {
  return new Set(
    outcomes.flatMap(({ image: { children } }) => (Array.isArray(children) ? (children as Digest[]) : [])),
  );
}

/** The images that a counting rule leaves: the newest of those it matches. */
export function keptByCount({ rule, matched }: RuleOutcome): readonly LifecycleImage[] {
  return rule.pick.kind === "imageCountMoreThan" ? matched.slice(-rule.pick.count) : [];
}
