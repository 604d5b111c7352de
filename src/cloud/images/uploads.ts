import { randomUUID } from "node:crypto";
import type { Digest, DigestAlgorithm } from "../../core/oci/digest.ts";
import { StoreError } from "../store/store-error.ts";
import type { ImageRoom, Repository } from "./image-types.ts";
import { ImagesError } from "./images-error.ts";
import { addLayer, statLayer } from "./layers.ts";
import { quotas } from "./quotas.ts";
import { releaseLayers } from "./release-layers.ts";
import {
  forgetUpload,
  insertUpload,
  readUpload,
  recordUpload,
  type UploadRow,
  uploadNotFound,
  withPart,
} from "./upload-rows.ts";

/** A layer on its way in. */
export type Upload = {
  readonly id: string;
  /** Bytes from the start that are safely here. */
  readonly received: number;
  /** Bytes of the first piece, 0 before it came. */
  readonly firstPart: number;
};

/** The bytes of one piece: in memory, where they stay the caller's, or as they come, where each chunk is given away. */
export type UploadBytes = Uint8Array | AsyncIterable<Uint8Array>;

/** What the sender says of a piece. */
export type PieceClaim = {
  /** Where it starts, in bytes; wherever the upload stands where the sender does not say. */
  readonly from?: number;
  /** How many bytes it has. */
  readonly size?: number;
};

/** How a piece comes. */
export type AppendOptions = PieceClaim & {
  /** Most pieces that the upload may have; the API's quota is `quotas.layerParts`. Default: any number. */
  readonly maxParts?: number;
};

/** How an upload ends; the claim is about the body. */
export type FinishOptions = PieceClaim & {
  /** The last piece, where it comes with the end. */
  readonly body?: UploadBytes;
  /** What is said to a layer that the repository has already: CompleteLayerUpload refuses it, `PUT /v2/…` does not. */
  readonly existing: "accept" | "refuse";
  /** Whether a layer may have no bytes. */
  readonly empty: "accept" | "refuse";
  /** Whether pieces but the last may be below 5 MiB. */
  readonly smallParts: "accept" | "refuse";
};

/**
 * Begins an upload; it survives restarts.
 *
 * @param options.algorithm what the digest at the end will be of, `sha256` by default; another one works too, and costs
 *   one more reading of the bytes
 */
export function startUpload(
  room: ImageRoom,
  repository: Repository,
  options: { readonly algorithm?: DigestAlgorithm } = {},
): Upload {
  const id = randomUUID();
  insertUpload(room, repository, id, options.algorithm ?? "sha256");
  return { id, received: 0, firstPart: 0 };
}

/**
 * Where an upload stands.
 *
 * @throws ImagesError `UPLOAD_NOT_FOUND`
 */
export function getUpload(room: ImageRoom, repository: Repository, id: string): Upload {
  return toUpload(readUpload(room, repository, id));
}

/**
 * Adds a piece to the end of an upload. When it returns, the piece is on disk. Where the sender breaks off, what came
 * stays, and the upload can be resumed from there.
 *
 * @throws ImagesError `UPLOAD_NOT_FOUND`; `UPLOAD_RANGE_INVALID` and `LAYER_PART_INVALID`, both with `received`, where
 *   `from` is not where the upload stands and where the piece has another size than claimed; `LIMIT_EXCEEDED`, after
 *   which the upload is gone where it was too large; what the sender's stream failed with
 */
export function appendUpload(
  room: ImageRoom,
  repository: Repository,
  id: string,
  bytes: UploadBytes,
  options: AppendOptions = {},
): Promise<Upload> {
  return useUpload(room, repository, id, async (upload) => {
    refuseMoreParts(upload, options.maxParts);
    const after = await append(room, repository, upload, bytes, options);
    recordUpload(room, repository, after);
    return toUpload(after);
  });
}

/**
 * Makes an upload a blob of the repository. When it returns, the blob is on disk under its digest.
 *
 * @throws ImagesError those of `appendUpload`; `UPLOAD_EMPTY`, `LAYER_PART_TOO_SMALL`, `LAYER_ALREADY_EXISTS`, and
 *   `LAYER_DIGEST_INVALID` where the bytes have another digest: after these four the upload is gone
 */
export function finishUpload(
  room: ImageRoom,
  repository: Repository,
  id: string,
  digest: Digest,
  options: FinishOptions,
): Promise<{ readonly digest: Digest; readonly size: number }> {
  return useUpload(room, repository, id, async (before) => {
    const upload = options.body === undefined ? before : await append(room, repository, before, options.body, options);
    try {
      refuseUnfit(room, repository, upload, digest, options);
      await place(room, repository, upload, digest);
    } catch (error) {
      if (error instanceof ImagesError) forgetUpload(room, id);
      throw error;
    }
    return { digest, size: upload.received };
  });
}

/**
 * Gives an upload up.
 *
 * @throws ImagesError `UPLOAD_NOT_FOUND`
 */
export function cancelUpload(room: ImageRoom, repository: Repository, id: string): Promise<void> {
  return useUpload(room, repository, id, async () => forgetUpload(room, id));
}

/** Does one thing at a time with an upload. One whose file a kill took away counts as unknown: the client starts anew. */
function useUpload<Result>(
  room: ImageRoom,
  repository: Repository,
  id: string,
  work: (upload: UploadRow) => Promise<Result>,
): Promise<Result> {
  return room.store.blobs.lockUpload(id, async () => {
    try {
      return await work(readUpload(room, repository, id));
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== "UPLOAD_LOST") throw error;
      forgetUpload(room, id);
      throw uploadNotFound(repository, id);
    }
  });
}

/** Writes a piece to the file and returns the upload as it then stands; the row is the caller's. */
async function append(
  room: ImageRoom,
  repository: Repository,
  upload: UploadRow,
  bytes: UploadBytes,
  claim: PieceClaim,
): Promise<UploadRow> {
  if (claim.from !== undefined && claim.from !== upload.received) {
    throw new ImagesError(
      "UPLOAD_RANGE_INVALID",
      `The upload stands at byte ${upload.received}, and this piece starts at byte ${claim.from}`,
      { received: upload.received },
    );
  }
  const { received, end } = await room.store.blobs.appendUpload(upload, bytes, { limit: quotas.layerBytes });
  switch (end.kind) {
    case "complete":
      refuseOtherSize(upload, received, claim);
      return withPart(upload, received, received - upload.received);
    case "too-large":
      forgetUpload(room, upload.id);
      throw new ImagesError("LIMIT_EXCEEDED", `A layer may have at most ${quotas.layerBytes} bytes`);
    case "broken":
      // What follows completes this piece, so it is none that could be too small.
      recordUpload(room, repository, withPart(upload, received, Number.MAX_SAFE_INTEGER));
      throw end.cause;
  }
}

/** A piece of another size than its sender said does not count: nothing of it is recorded. */
function refuseOtherSize(upload: UploadRow, received: number, claim: PieceClaim): void {
  if (claim.size === undefined || upload.received + claim.size === received) return;
  throw new ImagesError(
    "LAYER_PART_INVALID",
    `The piece has ${received - upload.received} bytes and was announced with ${claim.size}`,
    { received: upload.received },
  );
}

function refuseMoreParts(upload: UploadRow, maxParts: number | undefined): void {
  if (maxParts === undefined || upload.parts < maxParts) return;
  throw new ImagesError("LIMIT_EXCEEDED", `A layer may come in at most ${maxParts} parts`);
}

function refuseUnfit(
  room: ImageRoom,
  repository: Repository,
  upload: UploadRow,
  digest: Digest,
  options: FinishOptions,
): void {
  if (options.empty === "refuse" && upload.received === 0) {
    throw new ImagesError("UPLOAD_EMPTY", "The upload has no bytes");
  }
  if (options.smallParts === "refuse" && upload.smallest_part < quotas.smallestPartBytes) {
    throw new ImagesError(
      "LAYER_PART_TOO_SMALL",
      `Every part of a layer but the last must have at least ${quotas.smallestPartBytes} bytes`,
    );
  }
  if (options.existing === "refuse" && statLayer(room, repository, digest) !== undefined) {
    throw new ImagesError(
      "LAYER_ALREADY_EXISTS",
      `The layer with digest '${digest}' already exists in the repository with name '${repository.name}' in registry with id '${repository.scope.account}'`,
    );
  }
}

/** Moves the file under its digest and writes its row; the file is held meanwhile, so that no deletion takes it away. */
async function place(room: ImageRoom, repository: Repository, upload: UploadRow, digest: Digest): Promise<void> {
  const { blobs, database } = room.store;
  const release = blobs.hold(digest);
  try {
    if (!(await blobs.placeUpload(upload, digest))) {
      throw new ImagesError("LAYER_DIGEST_INVALID", `the layer's bytes do not have the digest '${digest}'`);
    }
    database.transaction(() => {
      readUpload(room, repository, upload.id);
      addLayer(room, repository, digest, upload.received);
      database.run("DELETE FROM uploads WHERE id = ?", upload.id);
    });
  } finally {
    release();
    releaseLayers(room.store, [digest]);
  }
}

function toUpload(row: UploadRow): Upload {
  return { id: row.id, received: row.received, firstPart: row.first_part };
}
