import { type Digest, shortDigest } from "../../oci/digest.ts";
import { mediaTypes } from "../../oci/media-types.ts";
import { parseAccessoryTag } from "../../signing/accessory-tag.ts";
import type { LifecycleImage } from "../lifecycle-image.ts";

/** So often a name is made from that of the image it belongs to: a signature of an image of an index, and to spare. */
const MAX_DEPTH = 4;

/** Remembers how people call images, also after they lost their tag or are gone. */
export class ImageNames {
  readonly #images = new Map<Digest, LifecycleImage>();
  readonly #firstTags = new Map<Digest, string>();
  readonly #indexes = new Map<Digest, { readonly index: Digest; readonly place: number }>();

  /** Takes note of an image, or of what became of it. */
  note(image: LifecycleImage): void {
    const isNew = !this.#images.has(image.digest);
    this.#images.set(image.digest, image);
    if (!isNew) return;
    const [tag] = image.tags;
    if (tag !== undefined) this.#firstTags.set(image.digest, tag);
    if (image.children === undefined || image.children === "unknown") return;
    for (const [place, child] of image.children.entries()) this.#indexes.set(child, { index: image.digest, place });
  }

  /** By its tag; else by what it belongs to, the tag it had, or its digest. */
  nameOf(digest: Digest, depth = 0): string {
    const image = this.#images.get(digest);
    const short = shortDigest(digest);
    if (image === undefined || depth > MAX_DEPTH) return short;
    const [tag] = image.tags;
    const accessory = tag === undefined ? undefined : parseAccessoryTag(tag);
    if (accessory !== undefined) {
      const word = accessory.kind === "referrers" ? "list of referrers" : accessory.kind;
      return `${word} of ${this.nameOf(accessory.image, depth + 1)}`;
    }
    if (tag !== undefined) return tag;
    if (image.subject !== undefined) {
      const word = image.artifactType === mediaTypes.sigstoreBundle ? "bundle" : "referrer";
      return `${word} of ${this.nameOf(image.subject, depth + 1)}`;
    }
    const inside = this.#indexes.get(digest);
    if (inside !== undefined) return `image ${inside.place + 1} of ${this.nameOf(inside.index, depth + 1)}`;
    const formerTag = this.#firstTags.get(digest);
    if (formerTag === undefined) return short;
    return `former ${formerTag} of ${image.pushedAt.toISOString().slice(0, 16).replace("T", " ")}`;
  }
}
