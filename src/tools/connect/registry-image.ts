import type { Cloud } from "./cloud.ts";
import { readManifestTree } from "./manifest-tree.ts";
import { resolveReference } from "./resolve-reference.ts";
import { SourceError, type SourceManifest } from "./source-image.ts";

/** Reads an image of a registry; its blobs are read when they are pushed. Throws SourceError, RegistryError. */
export async function readRegistryImage(cloud: Cloud, text: string): Promise<SourceManifest> {
  const { registry, repository, tag, digest, name } = await resolveReference(cloud, text);
  const reference = digest ?? tag;
  if (reference === undefined) throw new SourceError("AMBIGUOUS", `'${text}' names no tag and no digest`);
  const top = await registry.getManifest(repository, reference);
  if (top === undefined) {
    throw new SourceError("NOT_FOUND", `there is no image ${text}`, { next: `inkan images ${repository}` });
  }
  return await readManifestTree(
    {
      label: name,
      readManifest: async (descriptor) => {
        if (descriptor.digest === top.digest) return top.bytes;
        return (await registry.getManifest(repository, descriptor.digest))?.bytes;
      },
      findBlob: async (descriptor) => ({
        digest: descriptor.digest,
        size: descriptor.size,
        mountFrom: { host: registry.host, repository },
        open: async function* () {
          yield* await registry.openBlob(repository, descriptor);
        },
      }),
    },
    top,
  );
}
