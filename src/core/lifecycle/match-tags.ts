import { wildcardTest } from "../wildcard.ts";
import type { Assumptions } from "./assumptions.ts";
import type { TagSelection } from "./policy.ts";

/**
 * Whether a rule's tag selection matches an image with these tags (Amazon ECR User Guide, "Lifecycle policy properties",
 * tagStatus). A list asks that **each** of its entries is matched by at least one tag; one tag may serve several entries.
 */
export function tagMatcher(
  selection: TagSelection,
  { "tag-case": tagCase }: Pick<Assumptions, "tag-case">,
): (tags: readonly string[]) => boolean {
  switch (selection.kind) {
    case "any":
      return () => true;
    case "untagged":
      return (tags) => tags.length === 0;
    case "patterns":
      return eachEntry(selection.patterns, tagCase, wildcardTest);
    case "prefixes":
      return eachEntry(selection.prefixes, tagCase, (prefix) => (tag) => tag.startsWith(prefix));
  }
}

type TextMatcher = (text: string) => boolean;

function eachEntry(
  entries: readonly string[],
  tagCase: Assumptions["tag-case"],
  matcherOf: (entry: string) => TextMatcher,
): (tags: readonly string[]) => boolean {
  const folded = tagCase === "ignored";
  const matchers = entries.map((entry) => matcherOf(folded ? entry.toLowerCase() : entry));
  return (tags) => {
    const texts = folded ? tags.map((tag) => tag.toLowerCase()) : tags;
    for (const matches of matchers) if (!texts.some(matches)) return false;
    return true;
  };
}
