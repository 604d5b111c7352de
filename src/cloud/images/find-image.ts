import type { Tag } from "../../core/oci/names.ts";
import { type ImageRow, imageBytes, imageColumns, toStoredImage } from "./image-rows.ts";
import type { ImageKey, ImageRoom, Repository, StoredImage } from "./image-types.ts";

/** A manifest as it was pushed. */
export type ReadManifest = { readonly image: StoredImage; readonly bytes: Uint8Array };

/**
 * How much older than now the recorded time of the last pull may be before a pull writes a new one, in milliseconds: an
 * hour, so that reading does not mean writing each time. Amazon ECR itself promises no more than once in 24 hours.
 */
const pullRecordIntervalMs = 60 * 60 * 1000;

/** The image that the key names, archived ones too; undefined where there is none, or where tag and digest disagree. */
export function findImage(room: ImageRoom, repository: Repository, key: ImageKey): StoredImage | undefined {
  const image = key.tag === undefined ? byDigest(room, repository, key) : byTag(room, repository, key.tag);
  return key.digest !== undefined && image?.digest !== key.digest ? undefined : image;
}

/**
 * An image with its manifest's bytes, for a pull. Undefined where `findImage` finds none and where the image is
 * archived or on its way back (Amazon ECR User Guide, "Archiving images": pulls answer 404).
 */
export function readManifest(room: ImageRoom, repository: Repository, key: ImageKey): ReadManifest | undefined {
  const image = findImage(room, repository, key);
  if (image === undefined || image.status !== "ACTIVE") return undefined;
  return { image, bytes: manifestBytes(room, image) };
}

/** Notes that the image was pulled now, unless a time within the last hour stands there already. */
export function recordPull(room: ImageRoom, image: StoredImage): void {
  const now = room.clocks.cloud().getTime();
  if (image.lastPulledAt !== undefined && now - image.lastPulledAt.getTime() < pullRecordIntervalMs) return;
  room.store.database.run("UPDATE images SET last_pulled_at = ? WHERE id = ?", now, image.id);
}

function byDigest(room: ImageRoom, repository: Repository, key: ImageKey): StoredImage | undefined {
  if (key.digest === undefined) return undefined;
  return readOne(
    room,
    `SELECT ${imageColumns} FROM images WHERE images.repository_id = ? AND images.digest = ?`,
    repository,
    key.digest,
  );
}

function byTag(room: ImageRoom, repository: Repository, tag: Tag): StoredImage | undefined {
  return readOne(
    room,
    `SELECT ${imageColumns} FROM images WHERE images.id =
       (SELECT image_id FROM tags WHERE repository_id = ? AND name = ?)`,
    repository,
    tag,
  );
}

function readOne(room: ImageRoom, sql: string, repository: Repository, key: string): StoredImage | undefined {
  const { database, reads } = room.store;
  const read = (): StoredImage | undefined => {
    const row = database.get<ImageRow>(sql, repository.id, key);
    return row === undefined ? undefined : toStoredImage(row);
  };
  // A digest holds a colon and a tag none, so one key form serves both.
  return reads.get(`image ${repository.id} ${key}`, read, (image) => (image === undefined ? 0 : imageBytes(image)));
}

function manifestBytes(room: ImageRoom, image: StoredImage): Uint8Array {
  const { database, reads } = room.store;
  const read = (): Uint8Array => {
    const row = database.get<{ manifest: Uint8Array }>("SELECT manifest FROM images WHERE id = ?", image.id);
    if (row === undefined) throw new Error(`image ${image.id} has no row`);
    return row.manifest;
  };
  return reads.get(`manifest ${image.id}`, read, (bytes) => bytes.byteLength);
}
