import type { Digest } from "../../core/oci/digest.ts";
import type { Descriptor, Manifest } from "../../core/oci/manifest.ts";
import { isForeignLayer, manifestKind } from "../../core/oci/media-types.ts";
import { findImage } from "./find-image.ts";
import type { ImageRoom, Repository } from "./image-types.ts";
import { ImagesError } from "./images-error.ts";

/** What a manifest points to in its own repository. */
export type ImageNeeds = {
  /** Config and layers, and what an index lists beside manifests. */
  readonly blobs: readonly Descriptor[];
  /** The manifests of an index. */
  readonly children: readonly Descriptor[];
  /** What ECR reports as the image's size: config and layers, of an index its largest child, in bytes. */
  readonly size: number;
};

/**
 * Finds everything that a manifest needs.
 *
 * @throws ImagesError `LAYERS_NOT_FOUND`, `REFERENCED_IMAGES_NOT_FOUND`
 */
export function resolveNeeds(room: ImageRoom, repository: Repository, manifest: Manifest): ImageNeeds {
  return manifest.kind === "image"
    ? resolveLayers(room, repository, [manifest.config, ...manifest.layers])
    : resolveEntries(room, repository, manifest.manifests);
}

function resolveLayers(room: ImageRoom, repository: Repository, descriptors: readonly Descriptor[]): ImageNeeds {
  const own = descriptors.filter(({ mediaType }) => !isForeignLayer(mediaType));
  const sizes = new Map(own.map(({ digest }) => [digest, blobSize(room, repository, digest)]));
  const missing = [...sizes].flatMap(([digest, size]) => (size === undefined ? [digest] : []));
  if (missing.length > 0) {
    throw new ImagesError("LAYERS_NOT_FOUND", `Layers with digests ${notInRepository(repository, missing)}`);
  }
  return { blobs: own, children: [], size: own.reduce((total, { digest }) => total + (sizes.get(digest) ?? 0), 0) };
}

/** An index's entries: manifests are images of the repository; anything else that an index may list is a blob of it. */
function resolveEntries(room: ImageRoom, repository: Repository, descriptors: readonly Descriptor[]): ImageNeeds {
  const children = descriptors.filter(({ mediaType }) => manifestKind(mediaType) !== undefined);
  const blobs = descriptors.filter(({ mediaType }) => manifestKind(mediaType) === undefined);
  const sizes = new Map([
    ...children.map(({ digest }) => [digest, findImage(room, repository, { digest })?.imageSize] as const),
    ...blobs.map(({ digest }) => [digest, blobSize(room, repository, digest)] as const),
  ]);
  const missing = [...sizes].flatMap(([digest, size]) => (size === undefined ? [digest] : []));
  if (missing.length > 0) {
    throw new ImagesError("REFERENCED_IMAGES_NOT_FOUND", `Images with digests ${notInRepository(repository, missing)}`);
  }
  return { blobs, children, size: Math.max(0, ...[...sizes.values()].map((size) => size ?? 0)) };
}

function notInRepository(repository: Repository, digests: readonly Digest[]): string {
  return `'[${digests.join(", ")}]' required for pushing image into repository with name '${repository.name}' in the registry with id '${repository.scope.account}' do not exist`;
}

function blobSize(room: ImageRoom, repository: Repository, digest: Digest): number | undefined {
  return room.store.database.get<{ size: number }>(
    "SELECT size FROM repository_blobs WHERE repository_id = ? AND digest = ?",
    repository.id,
    digest,
  )?.size;
}
