import { shortDigest } from "../../core/oci/digest.ts";
import type { Platform } from "../../core/oci/manifest.ts";
import { formatBytes, formatMinute, formatTime } from "../report/amounts.ts";
import type { JsonObject, JsonValue } from "../report/json-value.ts";
import { type Column, formatTable, type TableOptions } from "../report/table.ts";
import { type ArrangedImage, type Belonging, signatureStorages } from "./arrange-images.ts";

/** The stable shape of a listed image: times RFC 3339 in UTC, sizes in bytes, what belongs to it in `belongings`. */
export function imageToJson(arranged: ArrangedImage): JsonObject {
  const { image, belongings } = arranged;
  return {
    digest: image.digest,
    tags: image.tags,
    mediaType: image.mediaType,
    artifactType: image.artifactType ?? null,
    size: image.size ?? null,
    pushedAt: formatTime(image.pushedAt),
    lastPulledAt: image.lastPulledAt === undefined ? null : formatTime(image.lastPulledAt),
    status: image.status,
    signed: signatureStorages(arranged),
    belongings: belongings.map(({ how, item }) => ({ ...belongingToJson(how), ...imageToJson(item) })),
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

/** A line for each image. */
export function formatImages(images: readonly ArrangedImage[], options: TableOptions): string {
  return formatTable(imageColumns, images, options);
}

const imageColumns: readonly Column<ArrangedImage>[] = [
  { title: "TAGS", value: ({ image }) => (image.tags.length === 0 ? "<untagged>" : image.tags.join(", ")) },
  { title: "DIGEST", value: ({ image }) => shortDigest(image.digest) },
  { title: "PUSHED", value: ({ image }) => formatMinute(image.pushedAt) },
  { title: "SIZE", value: ({ image }) => (image.size === undefined ? "" : formatBytes(image.size)), align: "right" },
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
