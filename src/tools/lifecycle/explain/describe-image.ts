import type { NameImage } from "../../../core/lifecycle/explain.ts";
import type { NameableImage } from "../../../core/lifecycle/name-images.ts";
import { parseAccessoryTag } from "../../../core/signing/accessory-tag.ts";

/** An image in a list by itself: all of its tags, or to what it belongs. */
export function describeImage({ digest, tags, subject }: NameableImage, nameImage: NameImage): string {
  if (tags.length === 0) return subject === undefined ? "<untagged>" : nameImage(digest);
  return tags.some((tag) => parseAccessoryTag(tag) !== undefined) ? nameImage(digest) : tags.join(", ");
}
