import { countOf } from "../../../count-of.ts";
import type { LifecycleEvaluation, RuleOutcome } from "../../evaluation.ts";
import type { LifecycleImage } from "../../lifecycle-image.ts";
import { signedImage } from "../image-roles.ts";
import type { Remark } from "../lint-finding.ts";
import { classOf, type LintedPolicy, type PlacedRule, tagListPointer } from "../linted-policy.ts";
import { entriesOf, entryMatches, idleEntries, nameTags, type TagEntry } from "../tag-entry.ts";
import { isSilenced } from "./check-silenced-policy.ts";

/** Rules for tags that no image of the repository has. */
export function checkUnmatchedRules(policy: LintedPolicy): readonly Remark[] {
  const { evaluation, rules } = policy;
  if (evaluation === undefined || isSilenced(policy)) return [];
  return rules.flatMap((placed, place) => {
    const outcome = evaluation.rules[place];
    if (outcome === undefined || outcome.matched.length > 0 || !isTelling(placed, evaluation)) return [];
    return [remark(placed, outcome, evaluation)];
  });
}

// Of a list of several tags it is told that it is an AND. Without tagged images of the class nothing can be said, nor of
// rules for signatures in a repository where nothing is signed.
function isTelling({ rule }: PlacedRule, evaluation: LifecycleEvaluation): boolean {
  const entries = entriesOf(rule.tags);
  if (entries.length === 0 || entries.length - idleEntries(rule.tags).length > 1) return false;
  if (entries.some(({ text }) => /^sha256-|\.(sig|att|sbom)$/.test(text))) return false;
  return taggedImages(evaluation, rule).length > 0;
}

function remark(placed: PlacedRule, { rule }: RuleOutcome, evaluation: LifecycleEvaluation): Remark {
  const { name } = placed;
  const hint = describeNearMiss(entriesOf(rule.tags), taggedImages(evaluation, rule));
  const gone = evaluation.outcomes.filter(({ fate }) => fate.kind !== "keep").length;
  const keeps = rule.pick.kind === "imageCountMoreThan";
  const others = keeps && gone > 0 ? `, and other rules take ${countOf(gone, "image")}` : "";
  return {
    code: keeps ? "dead-keep-rule" : "matches-nothing",
    at: tagListPointer(placed),
    message: `${name} matches no image: none is among ${nameTags(rule.tags)}${others}${hint}`,
    fix: "Write the tags that images have, or remove the rule.",
  };
}

function taggedImages({ outcomes }: LifecycleEvaluation, rule: PlacedRule["rule"]): readonly LifecycleImage[] {
  return outcomes
    .map(({ image }) => image)
    .filter((image) => image.tags.length > 0 && image.storageClass === classOf(rule) && !signedImage(image));
}

function describeNearMiss(entries: readonly TagEntry[], images: readonly LifecycleImage[]): string {
  const matching = (wanted: readonly TagEntry[], fold: boolean) =>
    images.filter(({ tags }) =>
      wanted.every((entry) => tags.some((tag) => entryMatches(entry, fold ? tag.toLowerCase() : tag))),
    ).length;
  const folded = matching(
    entries.map(({ kind, text }) => ({ kind, text: text.toLowerCase() })),
    true,
  );
  if (folded > 0) return `; written in other letters (upper and lower case) it would match ${countOf(folded, "image")}`;
  const asPrefixes = matching(
    entries.map(({ text }) => ({ kind: "prefix", text: text.replace(/\*+$/, "") })),
    false,
  );
  return asPrefixes > 0 ? `; as a prefix it would match ${countOf(asPrefixes, "image")}` : "";
}
