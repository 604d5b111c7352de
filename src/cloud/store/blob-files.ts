import { createHash, type Hash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, openSync, renameSync } from "node:fs";
import { constants, type FileHandle, mkdir, open, readdir, rename, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { hasErrorCode } from "../../core/has-error-code.ts";
import {
  type Digest,
  type DigestAlgorithm,
  digestAlgorithm,
  digestAlgorithms,
  digestFromHex,
  digestHex,
  isDigest,
} from "../../core/oci/digest.ts";
import { type ByteRange, FileStream } from "./file-stream.ts";
import { createKeyedLock } from "./keyed-lock.ts";
import { StoreError } from "./store-error.ts";
import { syncFolder } from "./sync-folder.ts";
import { type StreamEnd, writeStreamToFile } from "./write-stream-to-file.ts";

/** An upload as the database knows it: the file's first `received` bytes count. */
export type UploadFile = {
  readonly id: string;
  readonly received: number;
  /** What is hashed as the bytes come, so that placing the upload under such a digest need not read it again. */
  readonly algorithm: DigestAlgorithm;
};

/**
 * The blobs' files, each under its digest, and the files of uploads on their way. Which repository has which blob, and
 * how far an upload has come, is in the database; a file without a row is left over and may be removed.
 */
export type BlobFiles = {
  /** Opens a blob's file, which stays readable when the blob is discarded meanwhile. */
  read(digest: Digest, range?: ByteRange): Readable;
  /** Keeps a blob's file from being discarded until the function it returns is called. */
  hold(digest: Digest): () => void;
  /** Removes a blob's file, unless it is held. */
  discard(digest: Digest): void;
  /** Does one thing at a time with an upload. */
  lockUpload<Result>(id: string, work: () => Promise<Result>): Promise<Result>;
  /**
   * Writes to an upload's file behind what it has received, dropping what lies there; on disk when it returns. A
   * stream's chunks are given away, bytes in memory are not.
   *
   * @throws StoreError `UPLOAD_LOST`, as does `placeUpload`
   */
  appendUpload(
    upload: UploadFile,
    bytes: Uint8Array | AsyncIterable<Uint8Array>,
    options: {
      /** Most bytes that the upload may have. */
      readonly limit: number;
    },
  ): Promise<{ readonly received: number; readonly end: StreamEnd }>;
  /** Moves an upload to its digest, on disk when it returns; false where its bytes have another digest. */
  placeUpload(upload: UploadFile, digest: Digest): Promise<boolean>;
  /** Removes an upload's file. */
  removeUpload(id: string): void;
  /** Every blob that has a file. */
  listBlobs(): AsyncIterable<Digest>;
  /** Whether something is being done with an upload: bytes may be on their way to it, or may have arrived uncounted. */
  isUploadInUse(id: string): boolean;
  /** Every upload that has a file and that nothing is being done with. */
  listIdleUploads(): Promise<readonly string[]>;
  /** Finishes removals that the end of the process cut short. */
  emptyTrash(): Promise<void>;
};

/** The hash of an upload's first `received` bytes. */
type RunningHash = { readonly hash: Hash; readonly received: number };

/** Running hashes kept in memory; a hash that fell out is made again from the file. */
const maxRunningHashes = 1_024;

/** Bytes that are hashed again at once. */
const rehashBytes = 256 * 1024;

/** Opens the files of a store, in folders made where they are missing. */
export function openBlobFiles(folder: string): BlobFiles {
  const uploads = join(folder, "uploads");
  const trash = join(folder, "trash");
  for (const path of [uploads, trash]) mkdirSync(path, { recursive: true, mode: 0o700 });
  const lock = createKeyedLock();
  const holds = new Map<string, number>();
  const running = new Map<string, RunningHash>();

  const blobPath = (digest: Digest): string => {
    const hex = digestHex(digest);
    return join(folder, digestAlgorithm(digest), hex.slice(0, 2), hex);
  };
  const uploadPath = (id: string): string => join(uploads, id);

  // The name goes at once and the bytes later, so that a file which takes the name meanwhile is safe.
  const remove = (path: string): void => {
    const aside = join(trash, randomUUID());
    try {
      renameSync(path, aside);
    } catch (error) {
      if (hasErrorCode(error, "ENOENT")) return;
      throw error;
    }
    // What cannot be unlinked now is unlinked by emptyTrash at the next start.
    unlink(aside).catch(() => {});
  };

  const remember = (id: string, state: RunningHash): void => {
    const oldest = running.keys().next().value;
    if (running.size >= maxRunningHashes && oldest !== undefined) running.delete(oldest);
    running.set(id, state);
  };

  const openUpload = async (id: string): Promise<FileHandle> => {
    try {
      return await open(uploadPath(id), constants.O_RDWR);
    } catch (error) {
      if (!hasErrorCode(error, "ENOENT")) throw error;
    }
    const file = await open(uploadPath(id), constants.O_RDWR | constants.O_CREAT, 0o600);
    await syncFolder(uploads);
    return file;
  };

  /** The running hash, taken out of memory: it is put back only when the file agrees with it again. */
  const takeHash = async ({ id, received, algorithm }: UploadFile, file: FileHandle): Promise<Hash> => {
    const known = running.get(id);
    running.delete(id);
    if (known?.received === received) return known.hash;
    await cutTo(file, received);
    return hashFile(file, algorithm, received);
  };

  return {
    read: (digest, range) => new FileStream(openSync(blobPath(digest), "r"), range),

    hold(digest) {
      holds.set(digest, (holds.get(digest) ?? 0) + 1);
      return () => {
        const left = (holds.get(digest) ?? 1) - 1;
        if (left === 0) holds.delete(digest);
        else holds.set(digest, left);
      };
    },

    discard(digest) {
      if (!holds.has(digest)) remove(blobPath(digest));
    },

    lockUpload: (id, work) => lock.run(id, work),

    async appendUpload(upload, bytes, { limit }) {
      const file = await openUpload(upload.id);
      try {
        const hash = await takeHash(upload, file);
        const chunks = bytes instanceof Uint8Array ? copyOf(bytes) : bytes;
        const { position, end } = await writeStreamToFile(file, upload.received, { chunks, hash, limit });
        await file.datasync();
        remember(upload.id, { hash, received: position });
        return { received: position, end };
      } finally {
        await file.close();
      }
    },

    async placeUpload(upload, digest) {
      const algorithm = digestAlgorithm(digest);
      const file = await openUpload(upload.id);
      try {
        const known = await takeHash(upload, file);
        const found = algorithm === upload.algorithm ? known : await hashFile(file, algorithm, upload.received);
        if (found.digest("hex") !== digestHex(digest)) return false;
      } finally {
        await file.close();
      }
      const target = blobPath(digest);
      await makeFolders(folder, dirname(target));
      // A blob that is there already is kept: to replace it would free the same bytes again.
      if (existsSync(target)) remove(uploadPath(upload.id));
      else await rename(uploadPath(upload.id), target);
      await syncFolder(dirname(target));
      return true;
    },

    removeUpload(id) {
      running.delete(id);
      remove(uploadPath(id));
    },

    async *listBlobs() {
      for (const algorithm of digestAlgorithms) {
        for (const prefix of await entries(join(folder, algorithm))) {
          for (const hex of await entries(join(folder, algorithm, prefix))) {
            if (isDigest(`${algorithm}:${hex}`)) yield digestFromHex(algorithm, hex);
          }
        }
      }
    },

    isUploadInUse: (id) => lock.isHeld(id),

    async listIdleUploads() {
      return (await entries(uploads)).filter((id) => !lock.isHeld(id));
    },

    async emptyTrash() {
      for (const name of await entries(trash)) {
        await unlink(join(trash, name)).catch((error: unknown) => {
          if (!hasErrorCode(error, "ENOENT")) throw error;
        });
      }
    },
  };
}

/** Bytes that stay the caller's are copied, since the writer takes its chunks for good. */
async function* copyOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  if (bytes.byteLength > 0) yield new Uint8Array(bytes);
}

async function cutTo(file: FileHandle, received: number): Promise<void> {
  const { size } = await file.stat();
  if (size < received) {
    throw new StoreError("UPLOAD_LOST", `an upload's file has ${size} bytes of the ${received} that were received`);
  }
  if (size === received) return;
  await file.truncate(received);
  await file.datasync();
}

async function hashFile(file: FileHandle, algorithm: string, length: number): Promise<Hash> {
  const hash = createHash(algorithm);
  const buffer = Buffer.allocUnsafe(rehashBytes);
  for (let at = 0; at < length; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.byteLength, length - at), at);
    if (bytesRead === 0) throw new StoreError("UPLOAD_LOST", "an upload's file ended before its bytes did");
    hash.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
  return hash;
}

/** Makes the folders of a blob below `root` where they are missing, each on disk before anything is put in it. */
async function makeFolders(root: string, folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (made === undefined) return;
  for (let path = dirname(folder); path.length >= root.length; path = dirname(path)) await syncFolder(path);
}

/** What is in a folder; nothing where it is missing, or a file that somebody put there. */
async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasErrorCode(error, "ENOENT", "ENOTDIR")) return [];
    throw error;
  }
}
