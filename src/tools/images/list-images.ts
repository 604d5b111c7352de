import { parseReference } from "../../core/oci/reference.ts";
import type { Cloud } from "../connect/cloud.ts";
import { type ArrangedImage, arrangeImages, signatureStorages } from "./arrange-images.ts";
import { describeImages } from "./describe-images.ts";
import { openEcrRepository } from "./ecr-repository.ts";
import { readIndexes } from "./read-indexes.ts";
import { readPredicates } from "./read-predicates.ts";

/** How a listing is sorted; the first of each is the newest, the largest, the first of the alphabet. */
export type ImageOrder = "pushed" | "pulled" | "size" | "tag";

export type ListImagesOptions = {
  readonly order: ImageOrder;
  /** Wildcard that one of an image's tags must match; `*` stands for any run of characters. */
  readonly tag?: string | undefined;
  /** Only images with, or without, a signature in one of the storages. */
  readonly signed?: boolean | undefined;
  /** Only the first so many. */
  readonly limit?: number | undefined;
  /**
   * Reads the indexes, so that the images of their platforms stand under them. ECR counts reading as a pull, which
   * lifecycle rules look at: so it is not done unasked.
   */
  readonly platforms: boolean;
};

/** The images of a repository with what belongs to them. Throws AwsCallError, NotEcrError, OciError. */
export async function listImages(
  cloud: Cloud,
  text: string,
  options: ListImagesOptions,
): Promise<readonly ArrangedImage[]> {
  const ecr = await openEcrRepository(cloud, parseReference(text));
  const images = await describeImages(ecr);
  const [predicates, indexes] = await Promise.all([
    readPredicates(ecr, images),
    options.platforms ? readIndexes(ecr, images) : new Map(),
  ]);
  const arranged = arrangeImages(images, { predicates, indexes });
  return selectImages(arranged, options);
}

/** Filters, sorts and cuts a listing. */
export function selectImages(images: readonly ArrangedImage[], options: ListImagesOptions): readonly ArrangedImage[] {
  const { tag, signed, order, limit } = options;
  const pattern = tag === undefined ? undefined : wildcard(tag);
  return images
    .filter(({ image }) => pattern === undefined || image.tags.some((each) => pattern.test(each)))
    .filter((image) => signed === undefined || isSigned(image) === signed)
    .sort(orders[order])
    .slice(0, limit);
}

function isSigned(image: ArrangedImage): boolean {
  const { v2, v3 } = signatureStorages(image);
  return v2 || v3;
}

type Comparison = (a: ArrangedImage, b: ArrangedImage) => number;

/** Equal ones by digest, so that the same repository is always listed the same. */
const orders: Readonly<Record<ImageOrder, Comparison>> = {
  pushed: by(({ image }) => -image.pushedAt.getTime()),
  pulled: by(({ image }) => -(image.lastPulledAt?.getTime() ?? 0)),
  size: by(({ image }) => -(image.size ?? 0)),
  // Untagged ones last.
  tag: by(({ image }) => image.tags[0] ?? "\uffff"),
};

function by(key: (image: ArrangedImage) => number | string): Comparison {
  return (a, b) => compare(key(a), key(b)) || compare(a.image.digest, b.image.digest);
}

function compare(a: number | string, b: number | string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function wildcard(pattern: string): RegExp {
  return new RegExp(`^${pattern.split("*").map(escapePattern).join(".*")}$`, "s");
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
