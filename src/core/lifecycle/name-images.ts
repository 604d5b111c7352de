import { type Digest, shortDigest } from "../oci/digest.ts";
import type { NameImage } from "./explain.ts";

/** Names the images of a repository by their first tag, and those without one by the start of their digest. */
export function nameImages(images: Iterable<{ readonly digest: Digest; readonly tags: readonly string[] }>): NameImage {
  const names = new Map<Digest, string>();
  for (const { digest, tags } of images) if (tags[0] !== undefined) names.set(digest, tags[0]);
  return (digest) => names.get(digest) ?? shortDigest(digest);
}
