import type { NameImage } from "../../../core/lifecycle/explain.ts";
import type { LifecycleImage } from "../../../core/lifecycle/lifecycle-image.ts";
import { parseAccessoryTag } from "../../../core/signing/accessory-tag.ts";

/** An image in a list by itself: its tags, or to what it belongs. */
export function describeImage(
  { digest, tags, subject }: Pick<LifecycleImage, "digest" | "tags" | "subject">,
  nameImage: NameImage,
): string {
  if (tags.some((tag) => parseAccessoryTag(tag) !== undefined)) return nameImage(digest);
  if (tags.length > 0) return tags.join(", ");
  return subject === undefined ? "<untagged>" : `<belongs to ${nameImage(subject)}>`;
}
