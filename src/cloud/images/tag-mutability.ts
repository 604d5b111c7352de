import type { Tag } from "../../core/oci/names.ts";
import type { Repository } from "./image-types.ts";

/**
 * Whether a tag that exists may not be moved. With `IMMUTABLE_WITH_EXCLUSION` the tags that a filter matches stay
 * mutable, with `MUTABLE_WITH_EXCLUSION` they alone are immutable (Amazon ECR User Guide, "Preventing image tags from
 * being overwritten").
 */
export function isTagImmutable(repository: Repository, tag: Tag): boolean {
  switch (repository.tagMutability) {
    case "MUTABLE":
      return false;
    case "IMMUTABLE":
      return true;
    case "IMMUTABLE_WITH_EXCLUSION":
      return !repository.tagMutabilityFilters.some((filter) => matchesFilter(tag, filter));
    case "MUTABLE_WITH_EXCLUSION":
      return repository.tagMutabilityFilters.some((filter) => matchesFilter(tag, filter));
  }
}

/** Whether a wildcard filter matches the whole tag; `*` stands for any run of characters, an empty one too. */
export function matchesFilter(tag: string, filter: string): boolean {
  const [first = "", ...rest] = filter.split("*");
  const last = rest.pop();
  if (last === undefined) return tag === first;
  if (!tag.startsWith(first)) return false;
  // The pieces between the stars are taken at their first place, which leaves the most for what follows.
  let at = first.length;
  for (const piece of rest) {
    const found = tag.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return tag.length - last.length >= at && tag.endsWith(last);
}
