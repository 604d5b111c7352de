import { wildcardTest } from "../../wildcard.ts";
import type { TagSelection } from "../policy.ts";

/** One entry of a rule's list of tags. */
export type TagEntry = { readonly kind: "pattern" | "prefix"; readonly text: string };

/** The entries of a selection, in the order of the list; none where it has no list. */
export function entriesOf(tags: TagSelection): readonly TagEntry[] {
  switch (tags.kind) {
    case "patterns":
      return tags.patterns.map((text) => ({ kind: "pattern", text }));
    case "prefixes":
      return tags.prefixes.map((text) => ({ kind: "prefix", text }));
    default:
      return [];
  }
}

/** Whether a tag is one that an entry asks for. */
export function entryMatches({ kind, text }: TagEntry, tag: string): boolean {
  return kind === "pattern" ? wildcardTest(text)(tag) : tag.startsWith(text);
}

// A character that neither tags nor entries hold: only a wildcard can stand for it.
const anything = "\u0000";

/** Whether every tag that `narrow` matches is one that `wide` matches. */
function entryCovers(wide: TagEntry, narrow: TagEntry): boolean {
  const sample = narrow.kind === "pattern" ? narrow.text.replaceAll("*", anything) : `${narrow.text}${anything}`;
  return entryMatches(wide, sample);
}

/** Whether every image that `narrow` matches is one that `wide` matches. */
export function selectionCovers(wide: TagSelection, narrow: TagSelection): boolean {
  if (wide.kind === "any") return true;
  if (wide.kind === "untagged" || narrow.kind === "untagged" || narrow.kind === "any") return wide.kind === narrow.kind;
  return entriesOf(wide).every((entry) => entriesOf(narrow).some((other) => entryCovers(entry, other)));
}

/** Whether a selection matches every image that has a tag. */
export function coversTagged(tags: TagSelection): boolean {
  return selectionCovers(tags, { kind: "patterns", patterns: ["*"] });
}

/** The places of entries without which a list matches the same images: those that cover another one that stays. */
export function idleEntries(tags: TagSelection): readonly number[] {
  const entries = entriesOf(tags);
  return [...entries.keys()].filter((place) =>
    entries.some((other, otherPlace) => {
      const entry = entries[place];
      if (entry === undefined || otherPlace === place || !entryCovers(entry, other)) return false;
      return !entryCovers(other, entry) || otherPlace < place;
    }),
  );
}

/** The images of a selection for a sentence: `images tagged 'v*'`. */
export function nameTags(tags: TagSelection): string {
  switch (tags.kind) {
    case "any":
      return "all images";
    case "untagged":
      return "untagged images";
    default:
      return `images tagged ${nameEntries(tags)}`;
  }
}

/** The entries of a selection for a sentence: `'v*' and 'prod…'`. */
export function nameEntries(tags: TagSelection): string {
  return entriesOf(tags)
    .map(({ kind, text }) => `'${text}${kind === "prefix" ? "…" : ""}'`)
    .join(" and ");
}
