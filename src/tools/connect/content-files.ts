import { createReadStream } from "node:fs";
import { open, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, sep } from "node:path";
import { SourceError } from "./source-image.ts";

/** Files by name inside a folder or an archive. Names are those of the OCI layout and of `docker save`. */
export type ContentFiles = {
  /** What is said of it in errors: its path, or the image's name in the engine. */
  readonly label: string;
  /** Size in bytes; undefined where there is no such file. */
  size(name: string): Promise<number | undefined>;
  /** A small file whole. Throws SourceError where it is larger than `maxBytes`. */
  read(name: string, maxBytes: number): Promise<Uint8Array | undefined>;
  /** A file that is there, from its beginning. */
  open(name: string): AsyncIterable<Uint8Array>;
};

/** Where content stands in a file on disk, in bytes. */
export type FileSlice = { readonly path: string; readonly offset: number; readonly size: number };

/** Bytes read at once: large enough that the reading costs nothing beside the sending. */
const READ_CHUNK_BYTES = 256 * 1024;

/** The content of a slice as a stream. */
export function readSlice({ path, offset, size }: FileSlice): AsyncIterable<Uint8Array> {
  if (size === 0) return nothing();
  return createReadStream(path, { start: offset, end: offset + size - 1, highWaterMark: READ_CHUNK_BYTES });
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Files given by where each stands. */
export function filesFromSlices(label: string, locate: (name: string) => Promise<FileSlice | undefined>): ContentFiles {
  return {
    label,
    size: async (name) => (await locate(name))?.size,
    read: async (name, maxBytes) => {
      const slice = await locate(name);
      if (slice === undefined) return undefined;
      if (slice.size > maxBytes) {
        throw new SourceError("TOO_LARGE", `${name} in ${label} has ${slice.size} bytes; the limit is ${maxBytes}`);
      }
      return await readWhole(slice);
    },
    open: async function* (name) {
      const slice = await locate(name);
      if (slice === undefined) throw new SourceError("INVALID", `${name} is no longer in ${label}`);
      yield* readSlice(slice);
    },
  };
}

/**
 * The files of a folder. Names come from what lies in it, so none is followed out of it: neither an absolute one, nor one
 * with `..`, nor one that a link leads elsewhere. Such a name throws SourceError.
 */
export function filesFromFolder(folder: string): ContentFiles {
  return filesFromSlices(folder, async (name) => {
    if (isAbsolute(name) || name.split(/[\\/]/).includes("..")) {
      throw new SourceError("INVALID", `${folder} names '${name}', which is not in it`);
    }
    const path = await realpath(join(folder, name)).catch(() => undefined);
    if (path === undefined) return undefined;
    if (!isWithin(await realpath(folder), path)) {
      throw new SourceError("INVALID", `'${name}' in ${folder} is a link to ${path}, which is not in it`, {
        next: "cp -RL makes a copy that holds what its links lead to",
      });
    }
    const status = await stat(path);
    return status.isFile() ? { path, offset: 0, size: status.size } : undefined;
  });
}

function isWithin(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

async function readWhole({ path, offset, size }: FileSlice): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await file.read(bytes, filled, size - filled, offset + filled);
      if (bytesRead === 0) throw new SourceError("INVALID", `${path} became shorter while it was read`);
      filled += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}
