import { nameSome } from "../../../name-some.ts";
import type { ImageOutcome } from "../../evaluation.ts";
import { isKeepRule } from "../keep-rule.ts";
import type { Remark } from "../lint-finding.ts";
import { type LintedPolicy, type PlacedRule, tagListPointer } from "../linted-policy.ts";
import { entriesOf, entryMatches } from "../tag-entry.ts";

/** Names that people move from image to image: what is newest, and what runs where. */
const movingTag =
  /^(latest|main|master|edge|nightly|stable|current|live|prod|production|prd|stage|staging|stg|uat|qa|test|dev|develop|development)$/;

/** Tags put on an image that is there already when it is promoted, also numbered: `prod-8`. */
const promotionTag = /^(live|prod|production|prd|stage|staging|stg|uat|qa|deployed)([-_.].*|[0-9].*)?$/;

/** Rules by age over tags that are put on images later, and images with such tags that go. */
export function checkMovingTags(policy: LintedPolicy): readonly Remark[] {
  const { evaluation, rules } = policy;
  if (evaluation === undefined) return rules.flatMap(supposed);
  return rules.flatMap((placed) => {
    const tags = evaluation.outcomes.flatMap((outcome) => takenTag(outcome, placed) ?? []);
    return tags.length === 0 ? [] : [found(placed, tags)];
  });
}

function supposed(placed: PlacedRule): readonly Remark[] {
  if (!countsDays(placed) || isKeepRule(placed.rule)) return [];
  return entriesOf(placed.rule.tags).flatMap(({ kind, text }, place) => {
    const word = text.replace(/[-_.]?\*$/, "").replace(/[-_.]$/, "");
    const exact = kind === "pattern" && movingTag.test(text);
    if (!exact && !promotionTag.test(word)) return [];
    return [
      {
        code: "moving-tag",
        // With more behind it the tag may as well be of the build, made once and never moved.
        ...(exact ? {} : { severity: "note" }),
        at: `${tagListPointer(placed)}/${place}`,
        message: `${placed.name} takes '${text}' by the age of the push, however lately the tag was put on the image`,
        fix: suggestion,
      },
    ] satisfies Remark[];
  });
}

function found({ at, name }: PlacedRule, tags: readonly string[]): Remark {
  const may = tags.length === 1 ? "a tag that" : "tags that";
  return {
    code: "moving-tag",
    at,
    message: `${name} takes ${nameSome(tags)}, ${may} may have been put on the image long after its push`,
    fix: suggestion,
  };
}

const suggestion =
  "Keep such tags by a rule of their own before it: imageCountMoreThan, as many as there are environments or releases to go back to.";

/** The tag of an image that the rule takes which people look for it by; undefined where it has none or stays. */
function takenTag({ image, fate }: ImageOutcome, placed: PlacedRule): string | undefined {
  if (fate.kind === "keep" || fate.by.kind !== "rule" || fate.by.priority !== placed.rule.priority) return undefined;
  const moving = image.tags.find((tag) => movingTag.test(tag));
  if (moving !== undefined) return moving;
  if (!countsDays(placed)) return undefined;
  // A tag of a promotion beside that of the build: the build was pushed, then the tag was added.
  const entries = entriesOf(placed.rule.tags);
  const promoted = image.tags.filter(
    (tag) => promotionTag.test(tag) && entries.some((entry) => entryMatches(entry, tag)),
  );
  return promoted.length < image.tags.length ? promoted[0] : undefined;
}

function countsDays({ rule }: PlacedRule): boolean {
  return rule.pick.kind === "sinceImagePushed";
}
