import type { Digest } from "../../core/oci/digest.ts";
import type { Descriptor, Platform } from "../../core/oci/manifest.ts";
import { parseAccessoryTag } from "../../core/signing/accessory-tag.ts";
import { isBundleType } from "../../core/signing/bundle-manifest.ts";
import { cosignSignPredicateType } from "../../core/signing/in-toto-statement.ts";
import type { ImageRecord } from "./describe-images.ts";

/** What something that belongs to an image is. A `bundle` says not whether it is a signature or an attestation. */
export type AccessoryKind = "signature" | "attestation" | "sbom" | "bundle" | "referrer" | "referrers-list";

/** How something belongs to an image. */
export type Belonging =
  /** By a tag with the image's digest in it. */
  | { readonly kind: "tag"; readonly what: AccessoryKind; readonly tag: string }
  /** By naming the image as its subject. */
  | { readonly kind: "referrer"; readonly what: AccessoryKind; readonly predicateType: string | undefined }
  /** An index lists it. */
  | { readonly kind: "child"; readonly platform: Platform | undefined };

/** What of an image tells where it belongs. */
export type ArrangeableImage = Pick<ImageRecord, "digest" | "tags"> &
  Partial<Pick<ImageRecord, "artifactType" | "subject">>;

/** An image with everything that belongs to it, which may own things in turn. */
export type ArrangedImage<Image extends ArrangeableImage = ImageRecord> = {
  readonly image: Image;
  readonly belongings: readonly { readonly how: Belonging; readonly item: ArrangedImage<Image> }[];
};

/** What is known of a repository's images beside ECR's own listing. */
export type ImageKnowledge = {
  /** What the indexes list, of those that were read. */
  readonly indexes: ReadonlyMap<Digest, readonly Pick<Descriptor, "digest" | "platform">[]>;
  /** Predicate types of bundles by their digest. */
  readonly predicates: ReadonlyMap<string, string>;
};

/**
 * Folds the images of a repository: what belongs to an image that is there stands under it. An index's child that has a
 * tag of its own stands on its own as well. Everything is found somewhere, also where signatures were left behind by an
 * image that is gone.
 *
 * @returns the images that belong to no other, in the order they came
 */
export function arrangeImages<Image extends ArrangeableImage>(
  images: readonly Image[],
  known: ImageKnowledge,
): readonly ArrangedImage<Image>[] {
  const owned = findBelongings(images, known);
  const placed = new Set<Digest>();
  const arrange = (image: Image, above: ReadonlySet<Digest>): ArrangedImage<Image> => {
    placed.add(image.digest);
    const path = new Set([...above, image.digest]);
    // Digests cannot form a circle, tags can be made to.
    const belongings = (owned.get(image.digest) ?? []).filter(({ item }) => !path.has(item.digest));
    return { image, belongings: belongings.map(({ how, item }) => ({ how, item: arrange(item, path) })) };
  };
  const isOwned = new Set(
    [...owned.values()].flat().flatMap(({ how, item }) => (standsAlone(how, item) ? [] : item.digest)),
  );
  const roots = images.filter(({ digest }) => !isOwned.has(digest)).map((image) => arrange(image, new Set()));
  const circular = images.filter(({ digest }) => !placed.has(digest));
  return [...roots, ...circular.flatMap((image) => (placed.has(image.digest) ? [] : arrange(image, new Set())))];
}

function standsAlone(how: Belonging, item: ArrangeableImage): boolean {
  return how.kind === "child" && item.tags.length > 0;
}

type Owned<Image> = { readonly how: Belonging; readonly item: Image };

function findBelongings<Image extends ArrangeableImage>(
  images: readonly Image[],
  known: ImageKnowledge,
): ReadonlyMap<Digest, readonly Owned<Image>[]> {
  const byDigest = new Map(images.map((image) => [image.digest, image]));
  const owned = new Map<Digest, Owned<Image>[]>();
  const own = (owner: Digest | undefined, how: Belonging, item: Image) => {
    if (owner === undefined || owner === item.digest || !byDigest.has(owner)) return;
    owned.set(owner, [...(owned.get(owner) ?? []), { how, item }]);
  };
  for (const image of images) {
    own(
      image.subject,
      { kind: "referrer", ...referrerKind(image.artifactType, known.predicates.get(image.digest)) },
      image,
    );
    for (const tag of image.tags) {
      const accessory = parseAccessoryTag(tag);
      if (accessory === undefined) continue;
      const what = accessory.kind === "referrers" ? "referrers-list" : accessory.kind;
      own(accessory.image, { kind: "tag", what, tag }, image);
    }
    for (const { digest, platform } of known.indexes.get(image.digest) ?? []) {
      const child = byDigest.get(digest);
      if (child !== undefined) own(image.digest, { kind: "child", platform }, child);
    }
  }
  return owned;
}

/** What a referrer is, told from what it says of itself. */
export function referrerKind(
  artifactType: string | undefined,
  predicateType: string | undefined,
): { readonly what: AccessoryKind; readonly predicateType: string | undefined } {
  if (!isBundleType(artifactType)) return { what: "referrer", predicateType };
  if (predicateType === undefined) return { what: "bundle", predicateType };
  return { what: predicateType === cosignSignPredicateType ? "signature" : "attestation", predicateType };
}

/** In which of the two storages something stands that says it signs the image. Whether it does, `verify` tells. */
export function signatureStorages({ belongings }: ArrangedImage): { readonly v2: boolean; readonly v3: boolean } {
  const signs = (kind: "tag" | "referrer") =>
    belongings.some(({ how }) => how.kind === kind && how.what === "signature");
  return { v2: signs("tag"), v3: signs("referrer") };
}
