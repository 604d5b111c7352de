import { createReadStream } from "node:fs";
import { lstat, readdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Pack } from "tar-stream";
import { type Environment, variable } from "../connect/environment.ts";
import type { FoundSource } from "../connect/image-source.ts";
import { SourceError } from "../connect/source-image.ts";
import { createScratchImage } from "./scratch-image.ts";

/** The bits of a file's mode that a tar keeps: permissions, set-user, set-group, sticky. */
const PERMISSIONS = 0o7777;

export type FolderImageOptions = {
  /** `SOURCE_DATE_EPOCH` sets the times in the image (reproducible-builds.org); else they are the epoch. */
  readonly env: Environment;
  /** Told of the bytes that were packed. */
  readonly onPacked?: (bytes: number) => void;
  readonly signal?: AbortSignal;
};

/**
 * Finds a folder whose files make an image: one layer on scratch, owned by root. The same files give the same digest:
 * entries are sorted and bear no time of their own. Opening it throws SourceError for sockets, devices and the like.
 *
 * @throws SourceError where there is no such folder
 */
export async function findFolder(folder: string, options: FolderImageOptions): Promise<FoundSource> {
  const status = await lstat(folder).catch((cause: unknown) => {
    throw new SourceError("NOT_FOUND", `there is no folder '${folder}'`, { cause });
  });
  if (!status.isDirectory()) throw new SourceError("INVALID", `'${folder}' is not a folder`);
  const created = sourceDate(options.env);
  const open = () =>
    createScratchImage((tar) => writeEntries(tar, folder, "", created), {
      created,
      createdBy: "inkan push --dir",
      arch: process.arch,
      onPacked: options.onPacked,
      signal: options.signal,
    });
  return { open };
}

function sourceDate(env: Environment): Date {
  const text = variable(env, "SOURCE_DATE_EPOCH");
  if (text === undefined) return new Date(0);
  const date = new Date(Number(text) * 1000);
  if (!/^[0-9]+$/.test(text) || Number.isNaN(date.getTime())) {
    throw new SourceError("INVALID", `SOURCE_DATE_EPOCH is '${text}'; it must be seconds since 1970`);
  }
  return date;
}

async function writeEntries(tar: Pack, folder: string, prefix: string, mtime: Date): Promise<void> {
  for (const entry of (await readdir(folder)).sort()) {
    const path = join(folder, entry);
    const status = await lstat(path);
    const header = { name: `${prefix}${entry}`, mode: status.mode & PERMISSIONS, mtime, uid: 0, gid: 0 };
    if (status.isDirectory()) {
      await writeHeader(tar, { ...header, type: "directory" });
      await writeEntries(tar, path, `${header.name}/`, mtime);
    } else if (status.isSymbolicLink()) {
      await writeHeader(tar, { ...header, type: "symlink", linkname: await readlink(path) });
    } else if (status.isFile()) {
      await pipeline(createReadStream(path), tar.entry({ ...header, type: "file", size: status.size }));
    } else {
      throw new SourceError("INVALID", `'${path}' is neither a file, a folder nor a link`);
    }
  }
}

function writeHeader(tar: Pack, header: Parameters<Pack["entry"]>[0]): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry(header, (error) => (error ? reject(error) : resolve()));
  });
}
