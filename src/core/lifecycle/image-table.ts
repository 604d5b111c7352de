import { InkanError } from "../error.ts";
import type { Digest } from "../oci/digest.ts";
import type { Assumptions } from "./assumptions.ts";
import { orderMark } from "./image-age.ts";
import type { LifecycleImage } from "./lifecycle-image.ts";

/** The images of one repository as the evaluation works on them; a number is a position in `images`. */
export type ImageTable = {
  /** Oldest first. */
  readonly images: readonly LifecycleImage[];
  readonly roles: readonly ImageRole[];
  readonly positions: ReadonlyMap<Digest, number>;
  /** For an image inside indexes of the repository that hold it back, those indexes. */
  readonly indexes: ReadonlyMap<number, readonly number[]>;
};

/** How an image takes part: in the rules of a storage class, or bound to its subject (`orphan`: that is gone). */
export type ImageRole = "standard" | "archive" | "activating" | "referrer" | "orphan" | "kept-orphan" | "ignored-child";

/**
 * Puts images in order and tells the role of each.
 *
 * @throws InkanError `IMAGE_REPEATED` when two of them have the same digest
 */
export function readImages(given: readonly LifecycleImage[], assumptions: Assumptions): ImageTable {
  const images = oldestFirst(given, assumptions["equal-times"]);
  const positions = new Map(images.map((image, position) => [image.digest, position]));
  if (positions.size < images.length) throw repeatedImage(images);
  const indexes = findIndexes(images, positions);
  const roles = images.map((image, position) => roleOf(image, position, positions, indexes, assumptions));
  return { images, roles, positions, indexes };
}

/** The image at a position that the table gave out. */
export function imageAt({ images }: ImageTable, position: number): LifecycleImage {
  return images[position] as LifecycleImage;
}

function oldestFirst(given: readonly LifecycleImage[], ties: Assumptions["equal-times"]): readonly LifecycleImage[] {
  const marks = Float64Array.from(given, orderMark);
  const tieOrder = ties === "smaller-digest" ? 1 : -1;
  const compare = (a: number, b: number) => {
    const byTime = (marks[a] ?? 0) - (marks[b] ?? 0);
    if (byTime !== 0) return byTime;
    return (given[a]?.digest ?? "") < (given[b]?.digest ?? "") ? -tieOrder : tieOrder;
  };
  // The sort takes most of an evaluation, and a simulation gives the same images in order day by day.
  if (marks.every((_, place) => place === 0 || compare(place - 1, place) < 0)) return given;
  const order = Uint32Array.from(given.keys()).sort(compare);
  return Array.from(order, (place) => given[place] as LifecycleImage);
}

function repeatedImage(images: readonly LifecycleImage[]): InkanError {
  const seen = new Set<Digest>();
  const repeated = images.find(({ digest }) => seen.size === seen.add(digest).size);
  return new InkanError("IMAGE_REPEATED", `the image ${repeated?.digest} is given twice`, {
    next: "Give each digest once, with all of its tags.",
  });
}

// An archived index holds nothing back (Amazon ECR User Guide, "Automate the cleanup of images", considerations).
function findIndexes(
  images: readonly LifecycleImage[],
  positions: ReadonlyMap<Digest, number>,
): Map<number, readonly number[]> {
  const indexes = new Map<number, number[]>();
  for (const [index, { children, storageClass }] of images.entries()) {
    if (children === undefined || children === "unknown" || storageClass === "archive") continue;
    for (const digest of new Set(children)) {
      const child = positions.get(digest);
      if (child === undefined || child === index) continue;
      const holders = indexes.get(child);
      if (holders === undefined) indexes.set(child, [index]);
      else holders.push(index);
    }
  }
  return indexes;
}

function roleOf(
  { subject, storageClass, digest }: LifecycleImage,
  position: number,
  positions: ReadonlyMap<Digest, number>,
  indexes: ReadonlyMap<number, readonly number[]>,
  assumptions: Assumptions,
): ImageRole {
  if (subject !== undefined && subject !== digest && assumptions.referrers === "follow") {
    if (positions.has(subject)) return "referrer";
    if (assumptions["missing-subject"] !== "ordinary") {
      return assumptions["missing-subject"] === "expire" ? "orphan" : "kept-orphan";
    }
  }
  if (storageClass === "activating" && assumptions.activating === "unseen") return "activating";
  if (assumptions["index-children"] === "ignored" && indexes.has(position)) return "ignored-child";
  return storageClass === "archive" ? "archive" : "standard";
}
