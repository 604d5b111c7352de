import type { Digest } from "../../core/oci/digest.ts";
import { maxManifestDescriptors, parseManifest } from "../../core/oci/manifest.ts";
import { manifestKind } from "../../core/oci/media-types.ts";
import type { RepositoryName } from "../../core/oci/names.ts";
import type { RegistryClient } from "../connect/registry-client.ts";
import { SignError } from "./sign-error.ts";

/** How deep indexes may lie within indexes: real ones are one deep, a few tools make two. */
const MAX_DEPTH = 4;

/**
 * The manifests that an index names, those of indexes within it included, each once; none for a single image.
 *
 * @throws SignError `TOO_DEEP`, `NO_IMAGE` where one of them is not there; RegistryError
 */
export async function listChildren(
  registry: RegistryClient,
  repository: RepositoryName,
  digest: Digest,
): Promise<readonly Digest[]> {
  const found = new Set<Digest>();
  let level: readonly Digest[] = [digest];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH || found.size > maxManifestDescriptors) {
      throw new SignError("TOO_DEEP", `${digest} names manifests within manifests, more than any image has`);
    }
    const next = await Promise.all(level.map((parent) => childrenOf(registry, repository, parent)));
    level = [...new Set(next.flat())].filter((child) => child !== digest && !found.has(child));
    for (const child of level) found.add(child);
  }
  return [...found];
}

async function childrenOf(
  registry: RegistryClient,
  repository: RepositoryName,
  digest: Digest,
): Promise<readonly Digest[]> {
  const stored = await registry.getManifest(repository, digest);
  if (stored === undefined) {
    throw new SignError("NO_IMAGE", `${registry.host}/${repository}@${digest} is named by an index and is not there`);
  }
  const manifest = parseManifest(stored.bytes, stored.mediaType);
  if (manifest.kind === "image") return [];
  return manifest.manifests
    .filter(({ mediaType }) => manifestKind(mediaType) !== undefined)
    .map((child) => child.digest);
}
