import { stat } from "node:fs/promises";
import { isDigest } from "../../core/oci/digest.ts";
import type { Cloud } from "./cloud.ts";
import { type ContentFiles, filesFromFolder } from "./content-files.ts";
import { isDockerArchive, readDockerArchive } from "./docker-archive.ts";
import { openDockerEngine } from "./docker-engine.ts";
import type { Environment } from "./environment.ts";
import { isOciLayout, readOciLayout } from "./oci-layout.ts";
import { readRegistryImage } from "./registry-image.ts";
import { SourceError, type SourceImage, type SourceManifest } from "./source-image.ts";
import { withSpoolFolder } from "./spool-folder.ts";
import { filesFromTar, filesFromTarStream } from "./tar-files.ts";

/** Where an image comes from, by skopeo's names for it. */
export type ImageSource =
  | { readonly kind: "docker-daemon"; readonly name: string }
  | { readonly kind: "docker-archive"; readonly path: string; readonly name?: string }
  | { readonly kind: "oci"; readonly path: string; readonly name?: string }
  | { readonly kind: "oci-archive"; readonly path: string; readonly name?: string }
  | { readonly kind: "registry"; readonly reference: string }
  /** An existing path is read by its content, everything else is an image of the docker engine. */
  | { readonly kind: "unnamed"; readonly text: string };

/** Reads SOURCE of the command line: skopeo's prefixes force a kind. Nothing is looked at. */
export function parseSource(text: string): ImageSource {
  const [, prefix, rest = ""] = /^(docker-daemon|docker-archive|oci-archive|oci|docker):(.+)$/s.exec(text) ?? [];
  switch (prefix) {
    case "docker-daemon":
      return { kind: "docker-daemon", name: rest };
    case "docker":
      // `docker:1.2` is an image named docker; only `docker://` is a registry.
      return rest.startsWith("//") ? { kind: "registry", reference: rest.slice(2) } : { kind: "unnamed", text };
    case "docker-archive":
    case "oci":
    case "oci-archive": {
      // The first colon ends the path, as for skopeo: names hold colons, paths seldom do.
      const colon = rest.indexOf(":");
      return colon < 1
        ? { kind: prefix, path: rest }
        : { kind: prefix, path: rest.slice(0, colon), name: rest.slice(colon + 1) };
    }
    default:
      return { kind: "unnamed", text };
  }
}

export type SourceOptions = {
  readonly env: Environment;
  /** For images of a registry. */
  readonly cloud: Cloud;
  /** Told of what is being done to prepare the image, in bytes. */
  readonly onPacked?: (bytes: number) => void;
  readonly signal?: AbortSignal;
};

/** A source that is there, of which nothing has been read yet. */
export type FoundSource = {
  /** Throws SourceError, OciError for what is wrong with it. */
  open(): Promise<SourceImage>;
};

/**
 * Looks whether there is such a file, folder or image of the docker engine. A registry is asked no earlier than when its
 * image is opened.
 *
 * @throws SourceError
 */
export async function findSource(source: ImageSource, options: SourceOptions): Promise<FoundSource> {
  switch (source.kind) {
    case "registry":
      return {
        open: async () => ({ root: await readRegistryImage(options.cloud, source.reference), close: async () => {} }),
      };
    case "docker-daemon":
      return await findEngineImage(source.name, options);
    case "docker-archive":
    case "oci":
    case "oci-archive":
      if ((await stat(source.path).catch(() => undefined)) === undefined) {
        throw new SourceError("NOT_FOUND", `there is no file or folder '${source.path}'`);
      }
      return spooled((spool) => readPath(source, { ...options, spool }));
    case "unnamed":
      return await findUnnamed(source.text, options);
  }
}

type ReadOptions = SourceOptions & { readonly spool: string };

/** A source whose reading may need temporary files. */
function spooled(read: (spool: string) => Promise<SourceManifest>): FoundSource {
  return { open: () => withSpoolFolder(read) };
}

async function readPath(
  source: Extract<ImageSource, { readonly path: string }>,
  options: ReadOptions,
): Promise<SourceManifest> {
  const { path, name } = source;
  switch (source.kind) {
    case "docker-archive":
      return await readDockerArchive(await filesFromTar(path, options), { ...options, name });
    case "oci":
      return await readOciLayout(filesFromFolder(path), name);
    case "oci-archive":
      return await readOciLayout(await filesFromTar(path, options), name);
  }
}

async function findUnnamed(text: string, options: SourceOptions): Promise<FoundSource> {
  const status = await stat(text).catch(() => undefined);
  if (status === undefined) return await findEngineImage(text, options);
  return spooled(async (spool) => {
    const reading = { ...options, spool };
    const files = status.isDirectory() ? filesFromFolder(text) : await filesFromTar(text, reading);
    return await readByContent(files, reading);
  });
}

/** Docker's own description first: an archive of `docker save` may be an OCI layout as well, without saying all. */
async function readByContent(files: ContentFiles, options: ReadOptions): Promise<SourceManifest> {
  if (await isDockerArchive(files)) return await readDockerArchive(files, options);
  if (await isOciLayout(files)) return await readOciLayout(files);
  throw new SourceError("INVALID", `${files.label} is neither an OCI layout nor an archive of docker save`, {
    next: "inkan push --dir FOLDER REF pushes the files of a folder as an image",
  });
}

async function findEngineImage(name: string, options: SourceOptions): Promise<FoundSource> {
  const addNoFile = (error: unknown): never => {
    if (!(error instanceof SourceError)) throw error;
    throw new SourceError(error.code, `'${name}' is no file, and ${error.message}`, {
      cause: error.cause,
      ...(error.next === undefined ? {} : { next: error.next }),
    });
  };
  const engine = await openDockerEngine(options.env).catch(addNoFile);
  if ((await engine.inspectImage(name).catch(addNoFile)) === undefined) {
    throw new SourceError("NOT_FOUND", `there is no file '${name}', and the docker engine has no such image`, {
      next: "docker image ls",
    });
  }
  const label = `the engine's image ${isDigest(name) ? name.slice(0, 19) : name}`;
  return spooled(async (spool) => {
    const reading = { ...options, spool };
    const stream = await engine.saveImage(name, options.signal);
    return await readDockerArchive(await filesFromTarStream(stream, label, reading), reading);
  });
}
