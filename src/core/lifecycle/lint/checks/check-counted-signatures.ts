import { countOf } from "../../../count-of.ts";
import { tagMatcher } from "../../match-tags.ts";
import type { TagSelection } from "../../policy.ts";
import { keptByCount, signedImage } from "../image-roles.ts";
import { isKeepRule } from "../keep-rule.ts";
import type { Remark } from "../lint-finding.ts";
import type { LintedPolicy, PlacedRule } from "../linted-policy.ts";
import { isForSignatures } from "./signature-selection.ts";

/** Rules that count signatures, attestations and SBOMs by tag along with the images they belong to. */
export function checkCountedSignatures(policy: LintedPolicy): readonly Remark[] {
  return policy.rules.flatMap((placed, place) => {
    const { rule } = placed;
    if (rule.pick.kind !== "imageCountMoreThan" || isKeepRule(rule) || isForSignatures(rule.tags)) return [];
    const outcome = policy.evaluation?.rules[place];
    if (outcome === undefined) return mayCount(rule.tags) ? [supposed(placed, rule.pick.count)] : [];
    const kept = keptByCount(outcome);
    const signatures = kept.filter((image) => signedImage(image) !== undefined).length;
    if (signatures === 0 || outcome.matched.every((image) => signedImage(image) !== undefined)) return [];
    return [counted(policy, placed, kept.length, signatures)];
  });
}

function mayCount(tags: TagSelection): boolean {
  return tagMatcher(tags, { "tag-case": "heeded" })([`sha256-${"0".repeat(64)}.sig`]);
}

function supposed({ at, name }: PlacedRule, count: number): Remark {
  return {
    code: "counted-signatures",
    severity: "note",
    at: `${at}/selection/countNumber`,
    message: `of the ${countOf(count, "image")} that ${name} keeps, some are signatures where cosign 2 signs by tag`,
    fix,
  };
}

function counted(policy: LintedPolicy, { at, name }: PlacedRule, kept: number, signatures: number): Remark {
  // Who has a rule for signatures knows of them, and may have counted them in.
  const known = policy.rules.some(({ rule }) => isForSignatures(rule.tags));
  const are = signatures === 1 ? "is a signature, attestation or SBOM" : "are signatures, attestations or SBOMs";
  return {
    code: "counted-signatures",
    ...(known ? { severity: "note" } : {}),
    at: `${at}/selection/countNumber`,
    message: `of the ${countOf(kept, "image")} that ${name} keeps, ${signatures} ${are}, so that no more than ${kept - signatures} can be run`,
    fix,
  };
}

const fix =
  "Count only the tags of images (a pattern such as 'v*'), raise countNumber by what belongs to each image, or sign " +
  "with referrers (cosign 3), which follow their image.";
