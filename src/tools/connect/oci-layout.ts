import { type Digest, digestAlgorithm, digestHex } from "../../core/oci/digest.ts";
import { type Descriptor, maxManifestBytes, parseManifest } from "../../core/oci/manifest.ts";
import { mediaTypes } from "../../core/oci/media-types.ts";
import type { ContentFiles } from "./content-files.ts";
import { type ManifestStore, readManifestTree } from "./manifest-tree.ts";
import { SourceError, type SourceManifest } from "./source-image.ts";

/** Largest `oci-layout` file, in bytes: it holds a version. */
const MAX_LAYOUT_BYTES = 4096;

/** Annotations under which tools write an image's name into `index.json` (OCI image-spec 1.1; containerd). */
const nameAnnotations = ["org.opencontainers.image.ref.name", "io.containerd.image.name"] as const;

/** Whether the files are an OCI image layout (OCI image-spec 1.1, image-layout.md). */
export async function isOciLayout(files: ContentFiles): Promise<boolean> {
  const layout = await files.read("oci-layout", MAX_LAYOUT_BYTES);
  return layout !== undefined && (await files.size("index.json")) !== undefined;
}

/**
 * Reads one image or index of an OCI layout.
 *
 * @param name which one, as an annotation of `index.json` has it; needed where there are several
 */
export async function readOciLayout(files: ContentFiles, name?: string): Promise<SourceManifest> {
  return await readManifestTree(storeOf(files), chooseEntry(files.label, await readIndex(files), name));
}

/** Reads all that is whole in an OCI layout: `docker save` lists platforms whose content the engine does not have. */
export async function readOciLayouts(files: ContentFiles): Promise<readonly SourceManifest[]> {
  const roots: SourceManifest[] = [];
  for (const entry of await readIndex(files)) {
    try {
      roots.push(await readManifestTree(storeOf(files), entry));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
    }
  }
  return roots;
}

function storeOf(files: ContentFiles): ManifestStore {
  return {
    label: files.label,
    readManifest: ({ digest }) => files.read(blobPath(digest), maxManifestBytes),
    findBlob: async ({ digest }) => {
      const path = blobPath(digest);
      const size = await files.size(path);
      return size === undefined ? undefined : { digest, size, open: () => files.open(path) };
    },
  };
}

async function readIndex(files: ContentFiles): Promise<readonly Descriptor[]> {
  const bytes = await files.read("index.json", maxManifestBytes);
  if (bytes === undefined) throw new SourceError("INVALID", `${files.label} is no OCI layout: it has no index.json`);
  // An old writer leaves the media type out.
  const index = parseManifest(bytes, mediaTypes.ociIndex);
  if (index.kind !== "index") throw new SourceError("INVALID", `index.json of ${files.label} is no index`);
  return index.manifests;
}

function chooseEntry(label: string, entries: readonly Descriptor[], name: string | undefined): Descriptor {
  const named = name === undefined ? entries : entries.filter((entry) => namesOf(entry).includes(name));
  const [first, ...others] = named;
  if (first !== undefined && others.every(({ digest }) => digest === first.digest)) return first;
  const names = [...new Set(entries.flatMap(namesOf))];
  const holds = names.length === 0 ? `${entries.length} images without names` : names.join(", ");
  throw new SourceError(
    "AMBIGUOUS",
    name === undefined
      ? `${label} does not hold one image but: ${holds}`
      : `${label} holds no '${name}', but: ${holds}`,
    names[0] === undefined ? {} : { next: `name one after the path, as in oci:${label}:${names[0]}` },
  );
}

function namesOf({ annotations }: Descriptor): readonly string[] {
  return nameAnnotations.flatMap((key) => annotations?.[key] ?? []);
}

function blobPath(digest: Digest): string {
  return `blobs/${digestAlgorithm(digest)}/${digestHex(digest)}`;
}
