import { type Digest, shortDigest } from "../oci/digest.ts";
import { parseAccessoryTag } from "../signing/accessory-tag.ts";
import type { NameImage } from "./explain.ts";

/** What of an image its name is made of. */
export type NameableImage = {
  readonly digest: Digest;
  readonly tags: readonly string[];
  readonly subject?: Digest | undefined;
};

/**
 * Names the images of a repository by their first tag, and those without one by the start of their digest. What belongs
 * to another image is named after that: `the signature of v1` where it is kept under that one's digest, else `a referrer
 * of v1`.
 */
export function nameImages(images: Iterable<NameableImage>): NameImage {
  const byDigest = new Map<Digest, NameableImage>();
  for (const image of images) byDigest.set(image.digest, image);
  return (digest) => {
    const image = byDigest.get(digest);
    const owner = image === undefined ? undefined : ownerOf(image);
    if (owner === undefined) return image === undefined ? shortDigest(digest) : nameByTag(image);
    const owning = byDigest.get(owner.digest);
    const isPlain = owning !== undefined && ownerOf(owning) === undefined;
    return `${owner.what} of ${isPlain ? nameByTag(owning) : shortDigest(owner.digest)}`;
  };
}

/** The first tag of an image, or the start of its digest. */
export function nameByTag({ tags: [tag], digest }: NameableImage): string {
  return tag ?? shortDigest(digest);
}

/** To what an image belongs that has no name of its own. */
function ownerOf({
  tags: [tag],
  subject,
}: NameableImage): { readonly digest: Digest; readonly what: string } | undefined {
  if (tag === undefined) return subject === undefined ? undefined : { digest: subject, what: "a referrer" };
  const accessory = parseAccessoryTag(tag);
  return accessory === undefined ? undefined : { digest: accessory.image, what: `the ${accessory.kind}` };
}
