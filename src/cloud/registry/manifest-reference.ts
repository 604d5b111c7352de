import type { ImageKey } from "../images/image-types.ts";
import { readManifestDigest, readTag } from "./invalid-input.ts";

/** A tag or a digest: only a digest has a colon. Throws `tagInvalid`, `digestInvalid`. */
export function readReference(reference: string): ImageKey {
  return reference.includes(":") ? { digest: readManifestDigest(reference) } : { tag: readTag(reference) };
}
