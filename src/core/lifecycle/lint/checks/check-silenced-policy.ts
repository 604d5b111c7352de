import { countOf } from "../../../count-of.ts";
import { nameSome } from "../../../name-some.ts";
import type { LifecycleImage } from "../../lifecycle-image.ts";
import { nameByTag } from "../../name-images.ts";
import { signedImage } from "../image-roles.ts";
import type { Remark } from "../lint-finding.ts";
import type { LintedPolicy } from "../linted-policy.ts";

/** So many pushes in a row that no rule matches are more than a chance. */
const silentPushes = 3;

/** A policy for tags whose newest pushes match no rule any more, or none ever did. */
export function checkSilencedPolicy(policy: LintedPolicy): readonly Remark[] {
  const { silent, matched } = readSilence(policy);
  if (silent.length < silentPushes) return [];
  const names = nameSome(silent.toReversed().map(nameByTag));
  const since =
    matched === undefined
      ? `none of the ${countOf(silent.length, "tagged image")} matches a rule: ${names}`
      : `the newest ${silent.length} tagged images match no rule: ${names}; the last that does is ${nameByTag(matched)}`;
  return [
    {
      code: "silenced-policy",
      at: "/rules",
      message: since,
      fix: 'Write rules for the tags in use now, or a last rule with "tagStatus": "any".',
    },
  ];
}

/** Whether no rule matches the newest pushes. */
export function isSilenced(policy: LintedPolicy): boolean {
  return readSilence(policy).silent.length >= silentPushes;
}

/** The tagged images, oldest first, since the newest one that a rule for tags matches. */
function readSilence({ evaluation, rules }: LintedPolicy): Silence {
  const forTags = rules.some(({ rule }) => rule.tags.kind === "patterns" || rule.tags.kind === "prefixes");
  if (evaluation === undefined || !forTags) return { silent: [] };
  const images = evaluation.outcomes.filter(
    ({ image }) => image.tags.length > 0 && image.storageClass === "standard" && signedImage(image) === undefined,
  );
  const isUnmatched = ({ fate }: (typeof images)[number]) => fate.kind === "keep" && fate.because.kind === "no-rule";
  const last = images.findLastIndex((outcome) => !isUnmatched(outcome));
  // Where other tags stood beside those of the rules all along, they were left out on purpose.
  const before = images.slice(0, last + 1);
  if (2 * before.filter(isUnmatched).length > before.length) return { silent: [] };
  const silent = images.slice(last + 1).map(({ image }) => image);
  const matched = images[last]?.image;
  return matched === undefined ? { silent } : { silent, matched };
}

type Silence = { readonly silent: readonly LifecycleImage[]; readonly matched?: LifecycleImage };
