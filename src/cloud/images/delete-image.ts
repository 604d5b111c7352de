import type { Digest } from "../../core/oci/digest.ts";
import type { Tag } from "../../core/oci/names.ts";
import { findImage } from "./find-image.ts";
import { recordDeletion } from "./image-events.ts";
import type { ImageKey, ImageRoom, Repository, StoredImage } from "./image-types.ts";
import { keepLayersOf } from "./release-layers.ts";

/** What became of one deletion. `removed` has one key for each tag that went, or the digest alone where there was none. */
export type ImageDeletion =
  | { readonly kind: "deleted"; readonly removed: readonly ImageKey[] }
  | { readonly kind: "refused"; readonly reason: "not-found" | "tag-digest-mismatch" }
  | { readonly kind: "refused"; readonly reason: "referenced"; readonly referencedBy: readonly Digest[] };

/** Where a registry may go another way than ECR. */
export type DeletionRules = {
  /** What becomes of an image whose last tag is deleted. Default `delete`, ECR's way. */
  readonly untagged?: "delete" | "keep";
  /** Whether an image that an index of the repository lists may be deleted. Default `keep`, ECR's way. */
  readonly children?: "delete" | "keep";
};

/** Most indexes that a refusal names: enough to act on, and a bound on the answer. */
const maxReferencesNamed = 10;

/**
 * Deletes a tag (and the image, if it was the last one), or an image by its digest with all its tags; with both given,
 * the tag, which must then be on that image (Amazon ECR API, BatchDeleteImage). Referrers of the image stay.
 */
export function deleteImage(
  room: ImageRoom,
  repository: Repository,
  key: ImageKey,
  rules: DeletionRules = {},
): ImageDeletion {
  return room.store.database.transaction(() => {
    const image = findImage(room, repository, key.tag === undefined ? key : { tag: key.tag });
    if (image === undefined) return { kind: "refused", reason: "not-found" };
    if (key.digest !== undefined && key.digest !== image.digest) {
      return { kind: "refused", reason: "tag-digest-mismatch" };
    }
    if (key.tag !== undefined && (image.tags.length > 1 || rules.untagged === "keep")) {
      return deleteTag(room, repository, image, key.tag);
    }
    const referencedBy = rules.children === "delete" ? [] : indexesOf(room, repository, image.digest);
    if (referencedBy.length > 0) return { kind: "refused", reason: "referenced", referencedBy };
    return deleteWhole(room, repository, image);
  });
}

function deleteTag(room: ImageRoom, repository: Repository, image: StoredImage, tag: Tag): ImageDeletion {
  room.store.database.run("DELETE FROM tags WHERE repository_id = ? AND name = ?", repository.id, tag);
  recordDeletion(room, repository, image.digest, tag);
  return { kind: "deleted", removed: [{ digest: image.digest, tag }] };
}

function deleteWhole(room: ImageRoom, repository: Repository, image: StoredImage): ImageDeletion {
  keepLayersOf(room, repository, image);
  room.store.database.run("DELETE FROM images WHERE id = ?", image.id);
  const removed: ImageKey[] =
    image.tags.length === 0 ? [{ digest: image.digest }] : image.tags.map((tag) => ({ digest: image.digest, tag }));
  for (const { tag } of removed) recordDeletion(room, repository, image.digest, tag);
  return { kind: "deleted", removed };
}

function indexesOf(room: ImageRoom, repository: Repository, digest: Digest): Digest[] {
  const rows = room.store.database.all<{ digest: string }>(
    `SELECT images.digest FROM image_children JOIN images ON images.id = image_children.image_id
     WHERE image_children.repository_id = ? AND image_children.digest = ? ORDER BY images.id LIMIT ?`,
    repository.id,
    digest,
    maxReferencesNamed,
  );
  return rows.map((row) => row.digest as Digest);
}
