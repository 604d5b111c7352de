import type { NameImage } from "../../../core/lifecycle/explain.ts";
import type { LifecycleImage } from "../../../core/lifecycle/lifecycle-image.ts";
import type { Digest } from "../../../core/oci/digest.ts";
import { parseAccessoryTag } from "../../../core/signing/accessory-tag.ts";

/** What of an image names it to people. */
export type NamedImage = Pick<LifecycleImage, "digest" | "tags"> & { readonly subject?: Digest | undefined };

/** An image in a list by itself: its tags, or to what it belongs. */
export function describeImage({ digest, tags, subject }: NamedImage, nameImage: NameImage): string {
  if (tags.some((tag) => parseAccessoryTag(tag) !== undefined)) return nameImage(digest);
  if (tags.length > 0) return tags.join(", ");
  return subject === undefined ? "<untagged>" : `<belongs to ${nameImage(subject)}>`;
}
