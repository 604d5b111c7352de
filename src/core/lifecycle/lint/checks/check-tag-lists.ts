import type { Remark } from "../lint-finding.ts";
import { type LintedPolicy, type PlacedRule, tagListPointer } from "../linted-policy.ts";
import { entriesOf, idleEntries, nameEntries } from "../tag-entry.ts";

/** Lists of several tags: read as OR where ECR reads AND, and entries that the others imply. */
export function checkTagLists(policy: LintedPolicy): readonly Remark[] {
  return policy.rules.flatMap((placed) => [...trapped(policy, placed), ...redundant(placed)]);
}

function trapped({ evaluation }: LintedPolicy, placed: PlacedRule): readonly Remark[] {
  const { rule, name } = placed;
  const wanted = entriesOf(rule.tags).length - idleEntries(rule.tags).length;
  if (wanted < 2) return [];
  const outcome = evaluation?.rules.find((other) => other.rule.priority === rule.priority);
  // Where images have all the tags, the list does what it says.
  if (outcome !== undefined && outcome.matched.length > 0) return [];
  const none = outcome === undefined ? "" : "; no image of the repository does";
  return [
    {
      code: "and-trap",
      at: tagListPointer(placed),
      message: `${name} matches only an image with tags for each of ${nameEntries(rule.tags)}${none}`,
      fix: "Write a rule for each entry, each with its own rulePriority and its own limit.",
    },
  ];
}

function redundant(placed: PlacedRule): readonly Remark[] {
  const entries = entriesOf(placed.rule.tags);
  return idleEntries(placed.rule.tags).map((place) => {
    const at = `${tagListPointer(placed)}/${place}`;
    return {
      code: "redundant-entry",
      at,
      message: `'${entries[place]?.text}' in ${placed.name} changes nothing: another entry implies it`,
      fix: "Remove the entry; if either of the two was meant to do, write a rule for each.",
      edit: [{ kind: "remove", at }],
    };
  });
}
