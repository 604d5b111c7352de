import type { ImageRoom } from "./image-types.ts";
import { releaseLayers } from "./release-layers.ts";
import { forgetUpload } from "./upload-rows.ts";

/** What a collection removed. */
export type Garbage = {
  /** Uploads that stood still for too long. */
  readonly uploads: number;
  /** Layers that no image used. */
  readonly layers: number;
  /** Files that no row named, left over where a process ended in the middle of its work. */
  readonly files: number;
};

/** Layers taken out at once: bounds how long other requests wait. */
const layerBatch = 200;

/** Removes what nothing needs any more. It may run beside everything else; run it at the start and now and then. */
export async function collectGarbage(room: ImageRoom): Promise<Garbage> {
  await room.store.blobs.emptyTrash();
  const uploads = dropIdleUploads(room);
  const layers = await dropUnusedLayers(room);
  const files = (await dropUploadFiles(room)) + (await dropBlobFiles(room));
  return { uploads, layers, files };
}

/** An upload counts as standing still from its last whole piece on, so that one may be expired while a piece comes. */
function dropIdleUploads(room: ImageRoom): number {
  const { database, blobs } = room.store;
  const expired = database.all<{ id: string }>(
    "SELECT id FROM uploads WHERE expires_at < ?",
    room.clocks.wall().getTime(),
  );
  const dropped = expired.filter(({ id }) => !blobs.isUploadInUse(id));
  for (const { id } of dropped) forgetUpload(room, id);
  return dropped.length;
}

async function dropUnusedLayers(room: ImageRoom): Promise<number> {
  const { database } = room.store;
  let dropped = 0;
  for (;;) {
    const rows = database.all<{ digest: string }>(
      `DELETE FROM repository_blobs WHERE (repository_id, digest) IN (
         SELECT repository_id, digest FROM repository_blobs AS unused WHERE kept_until < ? AND NOT EXISTS (
           SELECT 1 FROM image_blobs WHERE image_blobs.repository_id = unused.repository_id
             AND image_blobs.digest = unused.digest) LIMIT ?)
       RETURNING digest`,
      room.clocks.wall().getTime(),
      layerBatch,
    );
    releaseLayers(
      room.store,
      rows.map(({ digest }) => digest),
    );
    dropped += rows.length;
    if (rows.length < layerBatch) return dropped;
    await new Promise(setImmediate);
  }
}

async function dropUploadFiles(room: ImageRoom): Promise<number> {
  const { database, blobs } = room.store;
  const idle = await blobs.listIdleUploads();
  const orphans = idle.filter((id) => database.get("SELECT 1 FROM uploads WHERE id = ?", id) === undefined);
  for (const id of orphans) blobs.removeUpload(id);
  return orphans.length;
}

async function dropBlobFiles(room: ImageRoom): Promise<number> {
  const { database, blobs } = room.store;
  let dropped = 0;
  for await (const digest of blobs.listBlobs()) {
    if (database.get("SELECT 1 FROM repository_blobs WHERE digest = ? LIMIT 1", digest) !== undefined) continue;
    blobs.discard(digest);
    dropped += 1;
  }
  return dropped;
}
