import type { Digest } from "../../core/oci/digest.ts";
import type { Store } from "../store/open-store.ts";
import type { ImageRoom, Repository, StoredImage } from "./image-types.ts";

/**
 * How long a layer that no image uses stays in its repository after it came or was last asked for, in milliseconds: a
 * day, longer than the push takes that it is for.
 */
export const unusedLayerMs = 24 * 60 * 60 * 1000;

/**
 * How long a layer stays after the last image that used it was deleted, in milliseconds: an hour, so that the next push
 * of something like it can use it again.
 */
const formerLayerMs = 60 * 60 * 1000;

/** Removes the files of those blobs that no repository has any more and nothing is about to add. */
export function releaseLayers(store: Store, digests: readonly string[]): void {
  for (const digest of digests) {
    const used = store.database.get("SELECT 1 FROM repository_blobs WHERE digest = ? LIMIT 1", digest);
    if (used === undefined) store.blobs.discard(digest as Digest);
  }
}

/** Gives the layers of an image that is about to go their last hour, within the transaction that deletes it. */
export function keepLayersOf(room: ImageRoom, repository: Repository, image: StoredImage): void {
  room.store.database.run(
    `UPDATE repository_blobs SET kept_until = MAX(kept_until, ?)
     WHERE repository_id = ? AND digest IN (SELECT digest FROM image_blobs WHERE image_id = ?)`,
    room.clocks.wall().getTime() + formerLayerMs,
    repository.id,
    image.id,
  );
}
