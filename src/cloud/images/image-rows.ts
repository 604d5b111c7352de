import type { Digest } from "../../core/oci/digest.ts";
import type { Tag } from "../../core/oci/names.ts";
import type { Row } from "../store/database.ts";
import type { StoredImage } from "./image-types.ts";

/** An image without its bytes, with its tags as a JSON list, as `selectImage` reads it. */
export type ImageRow = Row & {
  readonly id: number;
  readonly digest: string;
  readonly kind: string;
  readonly media_type: string;
  readonly artifact_type: string | null;
  readonly image_size: number;
  readonly manifest_size: number;
  readonly subject: string | null;
  readonly status: string;
  readonly pushed_at: number;
  readonly last_pulled_at: number | null;
  readonly last_archived_at: number | null;
  readonly last_activated_at: number | null;
  readonly tags: string;
};

/** The columns of `ImageRow`, of a table called `images`; tags come newest first. */
export const imageColumns = `images.id, images.digest, images.kind, images.media_type, images.artifact_type,
  images.image_size, images.manifest_size, images.subject, images.status, images.pushed_at, images.last_pulled_at,
  images.last_archived_at, images.last_activated_at,
  (SELECT json_group_array(tags.name ORDER BY tags.tagged_at DESC, tags.name) FROM tags
   WHERE tags.image_id = images.id) AS tags`;

/** The value of a row. */
export function toStoredImage(row: ImageRow): StoredImage {
  return {
    id: row.id,
    digest: row.digest as Digest,
    kind: row.kind as StoredImage["kind"],
    mediaType: row.media_type,
    ...(row.artifact_type === null ? {} : { artifactType: row.artifact_type }),
    imageSize: row.image_size,
    manifestSize: row.manifest_size,
    ...(row.subject === null ? {} : { subject: row.subject as Digest }),
    status: row.status as StoredImage["status"],
    pushedAt: new Date(row.pushed_at),
    ...(row.last_pulled_at === null ? {} : { lastPulledAt: new Date(row.last_pulled_at) }),
    ...(row.last_archived_at === null ? {} : { lastArchivedAt: new Date(row.last_archived_at) }),
    ...(row.last_activated_at === null ? {} : { lastActivatedAt: new Date(row.last_activated_at) }),
    tags: row.tags === "[]" ? [] : (JSON.parse(row.tags) as Tag[]),
  };
}

/** About what an image takes in memory without its manifest, in bytes: its fields, and some sixty for each tag. */
export function imageBytes(image: StoredImage): number {
  return 768 + 64 * image.tags.length;
}
