import type { MirrorImage } from "../../core/mirror-images.ts";
import { shortDigest } from "../../core/oci/digest.ts";
import { familiarName } from "../../core/oci/docker-hub-reference.ts";
import { formatBytes, formatMinute, formatTime } from "../report/amounts.ts";
import type { JsonObject } from "../report/json-value.ts";
import type { Column } from "../report/table.ts";

/** An imported image by the name that people type. */
export function mirrorImageName({ repository, tag }: Pick<MirrorImage, "repository" | "tag">): string {
  return `${familiarName(repository)}:${tag}`;
}

/** The stable shape of an imported image. */
export function mirrorImageToJson(image: MirrorImage): JsonObject {
  return {
    name: mirrorImageName(image),
    repository: image.repository,
    tag: image.tag,
    digest: image.digest,
    mediaType: image.mediaType,
    size: image.size,
    importedAt: formatTime(image.importedAt),
  };
}

/** The columns of a list of imported images. */
export const mirrorColumns: readonly Column<MirrorImage>[] = [
  { title: "NAME", value: mirrorImageName },
  { title: "DIGEST", value: ({ digest }) => shortDigest(digest) },
  { title: "IMPORTED", value: ({ importedAt }) => formatMinute(importedAt) },
  { title: "SIZE", value: ({ size }) => formatBytes(size), align: "right" },
];
