import { InkanError } from "../../core/error.ts";
import type { Digest } from "../../core/oci/digest.ts";
import { manifestKind } from "../../core/oci/media-types.ts";
import { type ImageReference, parseReference } from "../../core/oci/reference.ts";
import { parseAccessoryTag } from "../../core/signing/accessory-tag.ts";
import type { Cloud } from "../connect/cloud.ts";
import {
  type AccessoryKind,
  type ArrangedImage,
  arrangeImages,
  type Belonging,
  referrerKind,
} from "./arrange-images.ts";
import { describeImages, type ImageRecord } from "./describe-images.ts";
import { type EcrRepository, openEcrRepository } from "./ecr-repository.ts";
import { readIndexes } from "./read-indexes.ts";

/** What is to be removed. */
export type RemovalRequest =
  | { readonly kind: "images"; readonly images: readonly NamedImage[] }
  | { readonly kind: "all"; readonly repository: ImageReference }
  /** The images that were pushed first, not counting what belongs to others. */
  | { readonly kind: "oldest"; readonly repository: ImageReference; readonly count: number };

/** A reference with a tag or a digest, and as it was written. */
export type NamedImage = ImageReference & { readonly text: string };

/** How ECR is told what to delete. */
export type RemovalId = { readonly imageTag: string } | { readonly imageDigest: Digest };

/** One thing to delete. */
export type RemovalItem = {
  readonly what: "image" | "tag" | "platform" | AccessoryKind;
  readonly digest: Digest;
  readonly id: RemovalId;
  /** What goes along once this is gone. */
  readonly along: readonly RemovalItem[];
};

/** What is to be deleted from one repository, in this order. */
export type RepositoryRemoval = { readonly ecr: EcrRepository; readonly items: readonly RemovalItem[] };

export type RemovalPlan = {
  readonly repositories: readonly RepositoryRemoval[];
  /** References that name nothing. */
  readonly absent: readonly string[];
};

/** What is to be removed was not said clearly. */
export class RemovalError extends InkanError<"AMBIGUOUS"> {
  override readonly name = "RemovalError";
}

/** Reads the name of one image. Throws RemovalError for a whole repository, OciError. */
export function parseNamedImage(text: string): NamedImage {
  const reference = parseReference(text);
  if (reference.tag === undefined && reference.digest === undefined) {
    throw new RemovalError("AMBIGUOUS", `'${text}' names a whole repository; nothing was deleted`, {
      next: `inkan rm ${text} --all deletes every image in it`,
    });
  }
  return { ...reference, text };
}

export type RemovalOptions = {
  /** Leaves what belongs to the images where it is, but for the untagged images of an index. */
  readonly keepSignatures: boolean;
};

/**
 * Finds out what a removal takes. A tag beside other tags is only taken off its image; an image that goes takes along
 * what belongs to it in both storages and, of an index, the images that have no tag of their own. A digest whose image
 * is gone already stands for what it left behind.
 *
 * @throws AwsCallError, NotEcrError
 */
export async function planRemoval(
  cloud: Cloud,
  request: RemovalRequest,
  options: RemovalOptions,
): Promise<RemovalPlan> {
  const absent: string[] = [];
  const repositories: RepositoryRemoval[] = [];
  for (const { repository, named: names } of groupByRepository(request)) {
    const ecr = await openEcrRepository(cloud, repository);
    const images = await describeImages(ecr);
    const named = chooseNamed(images, names);
    absent.push(...named.absent);
    // ECR counts reading as a pull, so only what goes is read; but the oldest are not told without knowing the indexes.
    const read = request.kind === "images" ? named.chosen.map(({ image }) => image) : images;
    const arranged = arrangeImages(images, { indexes: await readIndexes(ecr, read), predicates: new Map() });
    const chosen = request.kind === "images" ? named.chosen : chooseRoots(arranged, request);
    repositories.push({ ecr, items: toItems(chosen, arranged, options) });
  }
  return { repositories, absent };
}

type Group = { readonly repository: ImageReference; readonly named: readonly NamedImage[] };

function groupByRepository(request: RemovalRequest): readonly Group[] {
  if (request.kind !== "images") return [{ repository: request.repository, named: [] }];
  const groups = new Map<string, { readonly repository: ImageReference; readonly named: NamedImage[] }>();
  for (const image of request.images) {
    const key = `${image.host ?? ""}/${image.repository}`;
    const group = groups.get(key) ?? { repository: image, named: [] };
    group.named.push(image);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** An image, as a whole or only some of its tags. */
type Chosen = { readonly image: ImageRecord; readonly tags: ReadonlySet<string> | "whole" };

function chooseNamed(
  images: readonly ImageRecord[],
  names: readonly NamedImage[],
): { readonly chosen: readonly Chosen[]; readonly absent: readonly string[] } {
  const chosen = new Map<Digest, { readonly image: ImageRecord; tags: Set<string> | "whole" }>();
  const absent: string[] = [];
  for (const { tag, digest, text } of names) {
    const found = findNamed(images, tag, digest);
    if (found.length === 0) absent.push(text);
    for (const image of found) {
      const known = chosen.get(image.digest) ?? { image, tags: new Set<string>() };
      if (tag === undefined) known.tags = "whole";
      else if (known.tags !== "whole") known.tags.add(tag);
      chosen.set(image.digest, known);
    }
  }
  return { chosen: [...chosen.values()], absent };
}

function findNamed(
  images: readonly ImageRecord[],
  tag: string | undefined,
  digest: Digest | undefined,
): readonly ImageRecord[] {
  const found = images.filter(
    (image) => (tag === undefined || image.tags.includes(tag)) && (digest === undefined || image.digest === digest),
  );
  if (found.length > 0 || digest === undefined || tag !== undefined) return found;
  return images.filter((image) => ownersOf(image).includes(digest));
}

/** The images that something says it belongs to. */
function ownersOf({ subject, tags }: ImageRecord): readonly Digest[] {
  return [...(subject === undefined ? [] : [subject]), ...tags.flatMap((tag) => parseAccessoryTag(tag)?.image ?? [])];
}

function chooseRoots(
  arranged: readonly ArrangedImage[],
  request: Exclude<RemovalRequest, { kind: "images" }>,
): readonly Chosen[] {
  const roots = arranged.map(({ image }) => image).sort((a, b) => a.pushedAt.getTime() - b.pushedAt.getTime());
  const wanted = request.kind === "all" ? roots : roots.slice(0, request.count);
  return wanted.map((image) => ({ image, tags: "whole" }));
}

function toItems(
  chosen: readonly Chosen[],
  arranged: readonly ArrangedImage[],
  options: RemovalOptions,
): readonly RemovalItem[] {
  const nodes = new Map<Digest, ArrangedImage>();
  const collect = (node: ArrangedImage) => {
    nodes.set(node.image.digest, node);
    for (const { item } of node.belongings) collect(item);
  };
  arranged.forEach(collect);
  const toItem = ({ image, tags }: Chosen): readonly RemovalItem[] => {
    const { digest } = image;
    const goes = tags === "whole" || image.tags.every((tag) => tags.has(tag));
    if (!goes) return [...tags].map((imageTag) => ({ what: "tag", digest, id: { imageTag }, along: [] }));
    const node = nodes.get(digest);
    const along = node === undefined ? [] : belongingsOf(node, options);
    const [imageTag, ...others] = tags === "whole" ? [] : tags;
    const id = imageTag === undefined || others.length > 0 ? { imageDigest: digest } : { imageTag };
    return [{ what: nameOf(image), digest, id, along }];
  };
  return chosen.toSorted((a, b) => rank(a.image) - rank(b.image)).flatMap(toItem);
}

/** ECR refuses to delete an image while an index lists it: indexes go first. */
function rank({ mediaType }: ImageRecord): number {
  return manifestKind(mediaType) === "index" ? 0 : 1;
}

function nameOf(image: ImageRecord): RemovalItem["what"] {
  const accessory = image.tags.map(parseAccessoryTag).find((each) => each !== undefined);
  if (accessory !== undefined) return accessory.kind === "referrers" ? "referrers-list" : accessory.kind;
  return image.subject === undefined ? "image" : referrerKind(image.artifactType, undefined).what;
}

function belongingsOf({ belongings }: ArrangedImage, options: RemovalOptions): readonly RemovalItem[] {
  return belongings.flatMap(({ how, item }) => belongingOf(how, item, options));
}

function belongingOf(how: Belonging, item: ArrangedImage, options: RemovalOptions): readonly RemovalItem[] {
  const { digest, tags } = item.image;
  switch (how.kind) {
    case "child":
      // One with a tag of its own is an image of its own.
      if (tags.length > 0) return [];
      return [{ what: "platform", digest, id: { imageDigest: digest }, along: belongingsOf(item, options) }];
    case "tag": {
      if (options.keepSignatures) return [];
      const along = tags.length === 1 ? belongingsOf(item, options) : [];
      return [{ what: how.what, digest, id: { imageTag: how.tag }, along }];
    }
    case "referrer":
      if (options.keepSignatures) return [];
      return [{ what: how.what, digest, id: { imageDigest: digest }, along: belongingsOf(item, options) }];
  }
}
