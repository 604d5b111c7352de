import { createReadStream, createWriteStream } from "node:fs";
import { open, statfs } from "node:fs/promises";
import { join, posix } from "node:path";
import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { type ContentFiles, type FileSlice, filesFromSlices } from "./content-files.ts";
import { SourceError } from "./source-image.ts";

/** Most entries of an archive: an image of a thousand layers has a few thousand. */
const MAX_ENTRIES = 100_000;

/** Most links that are followed from one name: `docker save` writes one for a layer that repeats. */
const MAX_LINKS = 8;

/** Length of a tar header block, in bytes (POSIX ustar). */
const HEADER_BYTES = 512;

/** Bytes read at once while indexing. */
const READ_CHUNK_BYTES = 1024 * 1024;

/** The part of the temporary folder's free room that a copy may take: the rest is for layers that are packed anew. */
const SPOOL_SHARE = 0.5;

export type TarOptions = {
  /** Folder for the copy of an archive that has to be kept; removing it is the caller's. */
  readonly spool: string;
  /**
   * Most bytes that a copy may have; default: half of what is free there, so that a small archive which unpacks to an
   * endless one does not fill the disk.
   */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal | undefined;
};

/**
 * The files of a tar archive on disk, packed with gzip or not. Nothing is unpacked under a name from the archive:
 * entries are read where they stand, so no name leads anywhere.
 */
export async function filesFromTar(path: string, options: TarOptions): Promise<ContentFiles> {
  if (!(await isGzip(path))) return await indexTar(path, path, options.signal);
  return await keepArchive([createReadStream(path), createGunzip()], path, options);
}

/** The files of a tar archive that arrives as a stream; it is kept in the spool folder. */
export async function filesFromTarStream(stream: Readable, label: string, options: TarOptions): Promise<ContentFiles> {
  return await keepArchive([stream], label, options);
}

async function keepArchive(
  streams: readonly [Readable, ...Transform[]],
  label: string,
  options: TarOptions,
): Promise<ContentFiles> {
  const { spool, signal } = options;
  const maxBytes = options.maxBytes ?? (await roomIn(spool));
  const copy = join(spool, "archive.tar");
  const file = createWriteStream(copy, { mode: 0o600 });
  const limited = (chunks: AsyncIterable<Uint8Array>) => upTo(maxBytes, label, chunks);
  await pipeline([...streams, limited, file], signal === undefined ? {} : { signal }).catch((cause: unknown) => {
    if (cause instanceof SourceError || signal?.aborted === true) throw cause;
    throw new SourceError("INVALID", `${label} cannot be read whole`, { cause });
  });
  return await indexTar(copy, label, signal);
}

async function roomIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.floor(bavail * bsize * SPOOL_SHARE);
}

async function* upTo(max: number, label: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > max) {
      throw new SourceError(
        "TOO_LARGE",
        `${label} has more than the ${max} bytes that the temporary folder may give it`,
        {
          next: "export TMPDIR=FOLDER names a folder on a larger disk",
        },
      );
    }
    yield chunk;
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

type Entry = ({ readonly kind: "file" } & FileSlice) | { readonly kind: "link"; readonly target: string };

async function indexTar(path: string, label: string, signal: AbortSignal | undefined): Promise<ContentFiles> {
  const entries = new Map<string, Entry>();
  const reader = extract();
  reader.on("entry", (header, stream, next) => {
    const name = posix.normalize(header.name);
    if (header.type === "file" || header.type === "contiguous-file") {
      entries.set(name, { kind: "file", path, offset: stream.offset + HEADER_BYTES, size: header.size });
    } else if (header.type === "symlink") {
      entries.set(name, { kind: "link", target: posix.join(posix.dirname(name), header.linkname) });
    } else if (header.type === "link") {
      entries.set(name, { kind: "link", target: posix.normalize(header.linkname) });
    }
    const full = entries.size > MAX_ENTRIES ? new SourceError("TOO_LARGE", `${label} has too many entries`) : null;
    stream.on("end", () => next(full));
    // The reader's own failure ends the pipeline; an entry repeats it.
    stream.on("error", () => {});
    stream.resume();
  });
  try {
    const archive = createReadStream(path, { highWaterMark: READ_CHUNK_BYTES });
    await pipeline(archive, reader, signal === undefined ? {} : { signal });
  } catch (cause) {
    if (cause instanceof SourceError || signal?.aborted === true) throw cause;
    throw new SourceError("INVALID", `${label} is not a whole tar archive`, { cause });
  }
  return filesFromSlices(label, async (name) => resolve(entries, name));
}

/** The content under a name, along the links inside the archive. */
function resolve(entries: ReadonlyMap<string, Entry>, name: string): FileSlice | undefined {
  let entry = entries.get(name);
  for (let links = 0; entry?.kind === "link" && links < MAX_LINKS; links += 1) entry = entries.get(entry.target);
  return entry?.kind === "file" ? entry : undefined;
}
