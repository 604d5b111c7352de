import type { DigestAlgorithm } from "../../core/oci/digest.ts";
import type { Row } from "../store/database.ts";
import type { ImageRoom, Repository } from "./image-types.ts";
import { ImagesError } from "./images-error.ts";

/** An upload as the database has it; sizes are in bytes. */
export type UploadRow = Row & {
  readonly id: string;
  readonly algorithm: DigestAlgorithm;
  readonly received: number;
  /** In how many pieces it came. */
  readonly parts: number;
  readonly first_part: number;
  readonly last_part: number;
  /** The least piece before the last one. */
  readonly smallest_part: number;
};

/** How long an upload may stand still before it is given up, in milliseconds: a day. */
const uploadIdleMs = 24 * 60 * 60 * 1000;

/** Adds an upload that has received nothing. */
export function insertUpload(room: ImageRoom, repository: Repository, id: string, algorithm: DigestAlgorithm): void {
  room.store.database.run(
    `INSERT INTO uploads (id, repository_id, algorithm, received, parts, first_part, last_part, smallest_part,
       expires_at) VALUES (?, ?, ?, 0, 0, 0, 0, ?, ?)`,
    id,
    repository.id,
    algorithm,
    Number.MAX_SAFE_INTEGER,
    expiry(room),
  );
}

/**
 * An upload of the repository.
 *
 * @throws ImagesError `UPLOAD_NOT_FOUND`
 */
export function readUpload(room: ImageRoom, repository: Repository, id: string): UploadRow {
  const row = room.store.database.get<UploadRow>(
    `SELECT id, algorithm, received, parts, first_part, last_part, smallest_part FROM uploads
     WHERE id = ? AND repository_id = ?`,
    id,
    repository.id,
  );
  if (row === undefined) throw uploadNotFound(repository, id);
  return row;
}

/** The upload after a piece that ended at byte `received`; `size` is what the piece counts as among the others. */
export function withPart(upload: UploadRow, received: number, size: number): UploadRow {
  if (received === upload.received) return upload;
  const isFirst = upload.parts === 0;
  return {
    ...upload,
    received,
    parts: upload.parts + 1,
    first_part: isFirst ? received : upload.first_part,
    last_part: size,
    smallest_part: isFirst ? upload.smallest_part : Math.min(upload.smallest_part, upload.last_part),
  };
}

/**
 * Writes an upload's row after a piece.
 *
 * @throws ImagesError `UPLOAD_NOT_FOUND` where the repository went while the piece was on its way
 */
export function recordUpload(room: ImageRoom, repository: Repository, upload: UploadRow): void {
  const { changes } = room.store.database.run(
    `UPDATE uploads SET received = ?, parts = ?, first_part = ?, last_part = ?, smallest_part = ?, expires_at = ?
     WHERE id = ?`,
    upload.received,
    upload.parts,
    upload.first_part,
    upload.last_part,
    upload.smallest_part,
    expiry(room),
    upload.id,
  );
  if (changes > 0) return;
  room.store.blobs.removeUpload(upload.id);
  throw uploadNotFound(repository, upload.id);
}

/** Removes an upload, its file with it. */
export function forgetUpload(room: ImageRoom, id: string): void {
  room.store.database.run("DELETE FROM uploads WHERE id = ?", id);
  room.store.blobs.removeUpload(id);
}

/** The refusal of an id that is no upload of the repository. */
export function uploadNotFound(repository: Repository, id: string): ImagesError {
  return new ImagesError(
    "UPLOAD_NOT_FOUND",
    `The upload with id '${id}' does not exist in the repository with name '${repository.name}' in the registry with id '${repository.scope.account}'`,
  );
}

function expiry(room: ImageRoom): number {
  return room.clocks.wall().getTime() + uploadIdleMs;
}
