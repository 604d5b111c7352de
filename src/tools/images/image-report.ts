import { shortDigest } from "../../core/oci/digest.ts";
import type { Platform } from "../../core/oci/manifest.ts";
import { formatBytes, formatMinute, formatTime } from "../report/amounts.ts";
import type { JsonObject, JsonValue } from "../report/json-value.ts";
import { type Column, formatTable, type TableOptions } from "../report/table.ts";
import { type ArrangedImage, type Belonging, signatureStorages } from "./arrange-images.ts";
import type { ImageRecord } from "./describe-images.ts";

/** The stable shape of a listed image: times RFC 3339 in UTC, sizes in bytes, what belongs to it in `belongings`. */
export function imageToJson(arranged: ArrangedImage): JsonObject {
  const { image, belongings } = arranged;
  return {
    ...recordToJson(image),
    signed: signatureStorages(arranged),
    belongings: belongings.map(({ how, item }) => ({ ...belongingToJson(how), ...imageToJson(item) })),
  };
}

function recordToJson(image: ImageRecord): JsonObject {
  return {
    digest: image.digest,
    tags: image.tags,
    mediaType: image.mediaType,
    artifactType: image.artifactType ?? null,
    size: image.size ?? null,
    pushedAt: formatTime(image.pushedAt),
    lastPulledAt: image.lastPulledAt === undefined ? null : formatTime(image.lastPulledAt),
    status: image.status,
  };
}

/** How something belongs to its image, in JSON. */
export function belongingToJson(how: Belonging): Record<string, JsonValue> {
  switch (how.kind) {
    case "tag":
      return { kind: how.what, by: "tag" };
    case "referrer":
      return { kind: how.what, by: "referrer", predicateType: how.predicateType ?? null };
    case "child":
      return {
        kind: "platform",
        by: "index",
        platform: how.platform === undefined ? null : formatPlatform(how.platform),
      };
  }
}

/** A platform as docker writes it: `linux/arm64/v8`. */
export function formatPlatform({ os, architecture, variant }: Platform): string {
  return [os, architecture, variant].filter((part) => part !== undefined && part !== "").join("/");
}

/** The images of a listing one by one, as ECR counts them: what belongs to an image follows it and bears what it is. */
export function listFlat(images: readonly ArrangedImage[]): readonly FlatImage[] {
  const listed = new Map<string, FlatImage>();
  const list = (arranged: ArrangedImage, is?: Belonging, of?: ImageRecord) => {
    if (listed.has(arranged.image.digest)) return;
    const owner = is === undefined || of === undefined ? undefined : { how: is, image: of };
    listed.set(arranged.image.digest, { image: arranged.image, owner });
    for (const { how, item } of arranged.belongings) list(item, how, arranged.image);
  };
  for (const arranged of images) list(arranged);
  return [...listed.values()];
}

/** One of the images that ECR counts. */
export type FlatImage = {
  readonly image: ImageRecord;
  /** What it belongs to, and as what. */
  readonly owner: { readonly how: Belonging; readonly image: ImageRecord } | undefined;
};

/** The stable shape of an image of a flat listing. */
export function flatImageToJson({ image, owner }: FlatImage): JsonObject {
  return {
    ...recordToJson(image),
    belongsTo: owner === undefined ? null : { ...belongingToJson(owner.how), digest: owner.image.digest },
  };
}

/** A line for each image of a flat listing. */
export function formatFlatImages(images: readonly FlatImage[], options: TableOptions): string {
  return formatTable(flatColumns, images, options);
}

/** A line for each image. */
export function formatImages(images: readonly ArrangedImage[], options: TableOptions): string {
  return formatTable(imageColumns, images, options);
}

const recordColumns: readonly Column<{ readonly image: ImageRecord }>[] = [
  { title: "TAGS", value: ({ image }) => (image.tags.length === 0 ? "<untagged>" : image.tags.join(", ")) },
  { title: "DIGEST", value: ({ image }) => shortDigest(image.digest) },
  { title: "PUSHED", value: ({ image }) => formatMinute(image.pushedAt) },
  { title: "SIZE", value: ({ image }) => (image.size === undefined ? "" : formatBytes(image.size)), align: "right" },
];

const flatColumns: readonly Column<FlatImage>[] = [
  ...recordColumns,
  { title: "BELONGS TO", value: ({ owner }) => (owner === undefined ? "" : describeOwner(owner)) },
];

/** `signature of v1`, or of a digest where the image has no tag. */
function describeOwner({ how, image }: NonNullable<FlatImage["owner"]>): string {
  return `${how.kind === "child" ? "platform" : how.what} of ${image.tags[0] ?? shortDigest(image.digest)}`;
}

const imageColumns: readonly Column<ArrangedImage>[] = [
  ...recordColumns,
  { title: "SIGNED", value: formatSigned },
  { title: "WITH", value: formatBelongings },
];

function formatSigned(image: ArrangedImage): string {
  const { v2, v3 } = signatureStorages(image);
  return [...(v3 ? ["v3"] : []), ...(v2 ? ["v2"] : [])].join(" ") || "-";
}

/** What belongs to an image, counted: `2 signatures, 1 sbom`; and of an image that is not plain, what it is. */
function formatBelongings({ image, belongings }: ArrangedImage): string {
  const counts = new Map<string, number>();
  for (const { how } of belongings) {
    const name = how.kind === "child" ? "platform" : how.what;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const counted = [...counts].map(([name, count]) => (count === 1 ? `1 ${name}` : `${count} ${name}s`));
  const status = image.status === "ACTIVE" ? [] : [image.status.toLowerCase()];
  return [...status, ...counted].join(", ");
}
