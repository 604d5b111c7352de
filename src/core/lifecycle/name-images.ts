import { type Digest, shortDigest } from "../oci/digest.ts";
import { parseAccessoryTag } from "../signing/accessory-tag.ts";
import type { NameImage } from "./explain.ts";

/**
 * Names the images of a repository by their first tag, those without one by the start of their digest, and what is kept
 * under the digest of another as that one's: `the signature of v1`.
 */
export function nameImages(images: Iterable<{ readonly digest: Digest; readonly tags: readonly string[] }>): NameImage {
  const firstTags = new Map<Digest, string>();
  for (const { digest, tags } of images) if (tags[0] !== undefined) firstTags.set(digest, tags[0]);
  const accessoryOf = (digest: Digest) => parseAccessoryTag(firstTags.get(digest) ?? "");
  return (digest) => {
    const accessory = accessoryOf(digest);
    if (accessory === undefined) return firstTags.get(digest) ?? shortDigest(digest);
    const owner = accessory.image;
    const name = accessoryOf(owner) === undefined ? firstTags.get(owner) : undefined;
    return `the ${accessory.kind} of ${name ?? shortDigest(owner)}`;
  };
}
