import { InkanError } from "../error.ts";
import type { Digest } from "../oci/digest.ts";
import type { Assumptions } from "./assumptions.ts";
import { orderMark } from "./image-age.ts";
import { IndexHolders } from "./index-holders.ts";
import type { LifecycleImage } from "./lifecycle-image.ts";

/** The images of one repository as the evaluation works on them; a number is a position in `images`. */
export type ImageTable = {
  /** Oldest first. */
  readonly images: readonly LifecycleImage[];
  readonly roles: readonly ImageRole[];
  /** For each image the position of the one that it refers to, or -1. */
  readonly subjects: Int32Array;
  /** For images inside indexes of the repository that hold them back, those indexes. */
  readonly indexes: IndexHolders;
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
  const positions = new Map<Digest, number>();
  for (const { digest } of images) positions.set(digest, positions.size);
  if (positions.size < images.length) throw repeatedImage(images);
  const subjects = findSubjects(images, positions);
  const indexes = new IndexHolders(images.length, findChildren(images, positions));
  const ignoresChildren = assumptions["index-children"] === "ignored";
  const roles = images.map((image, position) => {
    const isIgnored = ignoresChildren && indexes.first(position) !== undefined;
    return boundRole(image, subjects[position] !== -1, assumptions) ?? freeRole(image, isIgnored, assumptions);
  });
  return { images, roles, subjects, indexes };
}

/** The image at a position that the table gave out. */
export function imageAt({ images }: ImageTable, position: number): LifecycleImage {
  return images[position] as LifecycleImage;
}

function oldestFirst(given: readonly LifecycleImage[], ties: Assumptions["equal-times"]): readonly LifecycleImage[] {
  // Loops, because `from` with a function takes longer than the sort.
  const times = new Float64Array(given.length);
  for (const [place, image] of given.entries()) times[place] = orderMark(image);
  const tieOrder = ties === "smaller-digest" ? 1 : -1;
  const compare = (a: number, b: number) => {
    const byTime = (times[a] ?? 0) - (times[b] ?? 0);
    if (byTime !== 0) return byTime;
    return (given[a]?.digest ?? "") < (given[b]?.digest ?? "") ? -tieOrder : tieOrder;
  };
  // A simulation gives the same images in order day by day.
  if (times.every((_, place) => place === 0 || compare(place - 1, place) < 0)) return given;
  const order = new Uint32Array(given.length);
  for (const place of given.keys()) order[place] = place;
  const images: LifecycleImage[] = [];
  for (const place of order.sort(compare)) images.push(given[place] as LifecycleImage);
  return images;
}

function repeatedImage(images: readonly LifecycleImage[]): InkanError {
  const seen = new Set<Digest>();
  const repeated = images.find(({ digest }) => seen.size === seen.add(digest).size);
  return new InkanError("IMAGE_REPEATED", `the image ${repeated?.digest} is given twice`, {
    next: "Give each digest once, with all of its tags.",
  });
}

function findSubjects(images: readonly LifecycleImage[], positions: ReadonlyMap<Digest, number>): Int32Array {
  const subjects = new Int32Array(images.length).fill(-1);
  for (const [position, { subject }] of images.entries()) {
    if (subject !== undefined) subjects[position] = positions.get(subject) ?? -1;
  }
  return subjects;
}

// An archived index holds nothing back (Amazon ECR User Guide, "Automate the cleanup of images", evaluation rules).
function* findChildren(
  images: readonly LifecycleImage[],
  positions: ReadonlyMap<Digest, number>,
): Generator<readonly [child: number, index: number]> {
  for (const [index, { children, storageClass }] of images.entries()) {
    if (children === undefined || children === "unknown" || storageClass === "archive") continue;
    for (const digest of children) {
      const child = positions.get(digest);
      if (child !== undefined && child !== index) yield [child, index];
    }
  }
}

function boundRole(
  { digest, subject }: LifecycleImage,
  isThere: boolean,
  assumptions: Assumptions,
): ImageRole | undefined {
  if (subject === undefined || subject === digest || assumptions.referrers === "ordinary") return undefined;
  if (isThere) return "referrer";
  switch (assumptions["missing-subject"]) {
    case "expire":
      return "orphan";
    case "keep":
      return "kept-orphan";
    case "ordinary":
      return undefined;
  }
}

function freeRole({ storageClass }: LifecycleImage, isIgnored: boolean, { activating }: Assumptions): ImageRole {
  if (storageClass === "activating" && activating === "unseen") return "activating";
  if (isIgnored) return "ignored-child";
  return storageClass === "archive" ? "archive" : "standard";
}
