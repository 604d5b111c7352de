import type { Digest } from "../../oci/digest.ts";
import type { LifecycleImage } from "../lifecycle-image.ts";
import { ImageNames } from "./image-names.ts";
import type { Stock } from "./simulation.ts";

/** A repository that images come to and go from, kept in the order they came. */
export class SimulatedRepository {
  readonly #images = new Map<Digest, LifecycleImage>();
  readonly #tags = new Map<string, Digest>();
  readonly #names = new ImageNames();
  readonly #standard = { images: 0, bytes: 0 };
  readonly #archive = { images: 0, bytes: 0 };

  /** A repository with images that are there already, oldest first. */
  constructor(images: readonly LifecycleImage[]) {
    for (const image of images) this.push(image);
  }

  get images(): readonly LifecycleImage[] {
    return [...this.#images.values()];
  }

  get stock(): Stock {
    return { standard: { ...this.#standard }, archive: { ...this.#archive } };
  }

  nameOf(digest: Digest): string {
    return this.#names.nameOf(digest);
  }

  isStandard(digest: Digest): boolean {
    return this.#images.get(digest)?.storageClass === "standard";
  }

  /**
   * Adds an image; each of its tags leaves the image that had it.
   *
   * @returns how many tags others lost
   */
  push(image: LifecycleImage): number {
    const lost = image.tags.filter((tag) => this.#takeTag(tag)).length;
    for (const tag of image.tags) this.#tags.set(tag, image.digest);
    this.#put(image);
    this.#count(image, 1);
    return lost;
  }

  /** Notes a pull of an image, and of the images inside where it is an index. */
  pull(digest: Digest, at: Date): void {
    const image = this.#images.get(digest);
    if (image?.storageClass !== "standard") return;
    this.#put({ ...image, lastPulledAt: at });
    if (image.children === undefined || image.children === "unknown") return;
    for (const child of image.children) this.pull(child, at);
  }

  expire(image: LifecycleImage): void {
    this.#images.delete(image.digest);
    for (const tag of image.tags) this.#tags.delete(tag);
    this.#count(image, -1);
  }

  archive(image: LifecycleImage, at: Date): void {
    const archived: LifecycleImage = { ...image, storageClass: "archive", lastArchivedAt: at };
    this.#put(archived);
    this.#count(image, -1);
    this.#count(archived, 1);
  }

  #takeTag(tag: string): boolean {
    const digest = this.#tags.get(tag);
    const holder = digest === undefined ? undefined : this.#images.get(digest);
    if (holder === undefined) return false;
    this.#put({ ...holder, tags: holder.tags.filter((held) => held !== tag) });
    return true;
  }

  #put(image: LifecycleImage): void {
    this.#images.set(image.digest, image);
    this.#names.note(image);
  }

  #count(image: LifecycleImage, sign: 1 | -1): void {
    const stock = image.storageClass === "archive" ? this.#archive : this.#standard;
    stock.images += sign;
    stock.bytes += sign * storedBytes(image);
  }
}

// What ECR gives as the size of an index is that of the largest image inside (Amazon ECR API, `imageSizeInBytes`), which is
// counted by itself; the index's own bytes are a few hundred.
function storedBytes({ children, sizeInBytes = 0 }: LifecycleImage): number {
  return children === undefined ? sizeInBytes : 0;
}
