import type { Readable } from "node:stream";
import type { Digest } from "../../core/oci/digest.ts";
import type { RepositoryName } from "../../core/oci/names.ts";
import type { Row } from "../store/database.ts";
import type { ByteRange } from "../store/file-stream.ts";
import type { ImageRoom, Repository } from "./image-types.ts";
import { releaseLayers, unusedLayerMs } from "./release-layers.ts";

/** What is known of a blob in a repository. */
export type LayerStat = {
  /** In bytes. */
  readonly size: number;
  /** As a manifest of the repository names it; absent while none does. */
  readonly mediaType?: string;
  /** Whether an image of the repository uses it. */
  readonly referenced: boolean;
};

/** A blob that can be read. Its file stays readable until the stream ends, even where the blob is deleted meanwhile. */
export type OpenLayer = {
  readonly size: number;
  /** Opens the file; call it once. Without a range, the whole blob. */
  stream(range?: ByteRange): Readable;
};

/** What became of a deletion. */
export type LayerDeletion =
  | { readonly kind: "deleted" }
  | { readonly kind: "refused"; readonly reason: "not-found" | "referenced" };

type LayerRow = Row & { readonly size: number; readonly kept_until: number; readonly media_type: string | null };

/**
 * A blob of this repository, or undefined. Who asks is likely to push an image that uses it, so an unused blob is kept
 * for another day from now.
 */
export function statLayer(room: ImageRoom, repository: Repository, digest: Digest): LayerStat | undefined {
  const row = readLayer(room, repository, digest);
  if (row === undefined) return undefined;
  if (row.media_type !== null) return { size: row.size, mediaType: row.media_type, referenced: true };
  keepUnused(room, repository, digest, row.kept_until);
  return { size: row.size, referenced: false };
}

/** Whether only images in the archive, or on their way back, use a blob: ECR then has it in no place to be pulled from. */
export function isLayerArchived(room: ImageRoom, repository: Repository, digest: Digest): boolean {
  const users = room.store.database.get<{ active: number | null }>(
    `SELECT MAX(images.status = 'ACTIVE') AS active FROM image_blobs JOIN images ON images.id = image_blobs.image_id
     WHERE image_blobs.repository_id = ? AND image_blobs.digest = ?`,
    repository.id,
    digest,
  );
  return users?.active === 0;
}

/** A blob of this repository to read, or undefined. */
export function openLayer(room: ImageRoom, repository: Repository, digest: Digest): OpenLayer | undefined {
  const row = readLayer(room, repository, digest);
  if (row === undefined) return undefined;
  return { size: row.size, stream: (range) => room.store.blobs.read(digest, range) };
}

/** Takes a blob out of a repository, unless an image there uses it (OCI distribution-spec 1.1, "Deleting Blobs"). */
export function deleteLayer(room: ImageRoom, repository: Repository, digest: Digest): LayerDeletion {
  const row = readLayer(room, repository, digest);
  if (row === undefined) return { kind: "refused", reason: "not-found" };
  if (row.media_type !== null) return { kind: "refused", reason: "referenced" };
  room.store.database.run("DELETE FROM repository_blobs WHERE repository_id = ? AND digest = ?", repository.id, digest);
  releaseLayers(room.store, [digest]);
  return { kind: "deleted" };
}

/** Adds another repository's blob to this one without moving bytes; false where `source` has no such blob. */
export function mountLayer(room: ImageRoom, repository: Repository, source: Repository, digest: Digest): boolean {
  const row = readLayer(room, source, digest);
  if (row === undefined) return false;
  addLayer(room, repository, digest, row.size);
  return true;
}

/** Writes the row that makes a blob, whose file is in place, a blob of this repository. */
export function addLayer(room: ImageRoom, repository: Repository, digest: Digest, size: number): void {
  room.store.database.run(
    `INSERT INTO repository_blobs (repository_id, digest, size, kept_until) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET kept_until = MAX(kept_until, excluded.kept_until)`,
    repository.id,
    digest,
    size,
    room.clocks.wall().getTime() + unusedLayerMs,
  );
}

/** Names of the scope's repositories that have this blob, at most `limit`, for a mount that names no source. */
export function repositoriesWith(
  room: ImageRoom,
  repository: Repository,
  digest: Digest,
  limit: number,
): RepositoryName[] {
  const rows = room.store.database.all<{ name: RepositoryName }>(
    `SELECT repositories.name FROM repository_blobs JOIN repositories ON repositories.id = repository_blobs.repository_id
     WHERE repository_blobs.digest = ? AND repositories.account = ? AND repositories.region = ?
     ORDER BY repositories.id LIMIT ?`,
    digest,
    repository.scope.account,
    repository.scope.region,
    limit,
  );
  return rows.map(({ name }) => name);
}

function readLayer(room: ImageRoom, repository: Repository, digest: Digest): LayerRow | undefined {
  return room.store.database.get<LayerRow>(
    `SELECT size, kept_until, (SELECT media_type FROM image_blobs
       WHERE image_blobs.repository_id = repository_blobs.repository_id
         AND image_blobs.digest = repository_blobs.digest LIMIT 1) AS media_type
     FROM repository_blobs WHERE repository_id = ? AND digest = ?`,
    repository.id,
    digest,
  );
}

/** Moves the day on, at most once in a while so that asking does not mean writing each time. */
function keepUnused(room: ImageRoom, repository: Repository, digest: Digest, keptUntil: number): void {
  const until = room.clocks.wall().getTime() + unusedLayerMs;
  if (until - keptUntil < unusedLayerMs / 24) return;
  room.store.database.run(
    "UPDATE repository_blobs SET kept_until = ? WHERE repository_id = ? AND digest = ?",
    until,
    repository.id,
    digest,
  );
}
