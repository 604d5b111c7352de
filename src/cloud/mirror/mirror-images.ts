import type { ImportedManifest, MirrorImage, MirrorImport, MirrorName } from "../../core/mirror-images.ts";
import { type Digest, digestAlgorithm } from "../../core/oci/digest.ts";
import { familiarName } from "../../core/oci/docker-hub-reference.ts";
import { parseManifest } from "../../core/oci/manifest.ts";
import type { RepositoryName, Tag } from "../../core/oci/names.ts";
import { OciError } from "../../core/oci/oci-error.ts";
import { deleteImage } from "../images/delete-image.ts";
import type { ImageRoom, Repository } from "../images/image-types.ts";
import { ImagesError } from "../images/images-error.ts";
import { addLayer } from "../images/layers.ts";
import { pushImage } from "../images/push-image.ts";
import { createRepository, deleteRepository, findRepository } from "../images/repositories.ts";
import { cancelUpload, finishUpload, startUpload, type UploadBytes } from "../images/uploads.ts";
import type { Row } from "../store/database.ts";
import { hubScope, mirrorRoom, waitingLayers } from "./mirror-realm.ts";

/** What is imported, and how more is. */
export type MirrorImages = {
  /** By name. */
  list(): readonly MirrorImage[];
  /** Whether a layer, or a config, is here already; it then stays for a day, for the image that needs it. */
  hasLayer(digest: Digest): boolean;
  /**
   * Takes a layer in. It is seen by nobody until an image needs it.
   *
   * @throws ImagesError `LAYER_DIGEST_INVALID`, `LIMIT_EXCEEDED`; what the sender's stream failed with
   */
  addLayer(digest: Digest, bytes: UploadBytes): Promise<void>;
  /**
   * Takes an image in as a whole: its name leads to the one before or to this one, whatever happens. What the name led to
   * before goes, unless another name leads there.
   *
   * @throws ImagesError `MANIFEST_INVALID`, `IMAGE_DIGEST_DOES_NOT_MATCH`, `LAYERS_NOT_FOUND`, `REFERENCED_IMAGES_NOT_FOUND`
   */
  place(image: MirrorImport): MirrorImage;
  /**
   * Takes a name away, and the image with it unless another name leads there.
   *
   * @throws ImagesError `IMAGE_NOT_FOUND`
   */
  remove(name: MirrorName): void;
};

/** The images of a mirror in a cloud's store. */
export function openMirrorImages(parts: ImageRoom): MirrorImages {
  const room = mirrorRoom(parts);
  const { database } = room.store;
  return {
    list: () => listImages(room),
    hasLayer: (digest) => takeStored(room, waitingLayers(room), digest),
    async addLayer(digest, bytes) {
      const waiting = waitingLayers(room);
      const { id } = startUpload(room, waiting, { algorithm: digestAlgorithm(digest) });
      try {
        const rules = { existing: "accept", empty: "accept", smallParts: "accept" } as const;
        await finishUpload(room, waiting, id, digest, { ...rules, body: bytes });
      } catch (error) {
        // A broken one is sent anew, from its beginning.
        await cancelUpload(room, waiting, id).catch(() => {});
        throw error;
      }
    },
    place: (image) => database.transaction(() => place(room, image)),
    remove: (name) => database.transaction(() => remove(room, name)),
  };
}

function place(room: ImageRoom, { repository: name, tag, manifests }: MirrorImport): MirrorImage {
  const repository = findRepository(room, hubScope, name) ?? createRepository(room, hubScope, { name });
  for (const [index, manifest] of manifests.entries()) {
    for (const digest of blobsOf(manifest)) takeStored(room, repository, digest);
    const { bytes, mediaType, digest } = manifest;
    const tags = index === manifests.length - 1 ? [tag] : [];
    pushImage(room, repository, { manifest: bytes, mediaType, digest, tags, existing: "accept" });
  }
  dropNameless(room, repository);
  const placed = listImages(room).find((image) => image.repository === name && image.tag === tag);
  if (placed === undefined) throw new Error(`${name}:${tag} is gone within its own transaction`);
  return placed;
}

/** Config and layers of an image's manifest; what an index lists beside manifests, which no engine pulls, is none. */
function blobsOf({ bytes, mediaType }: ImportedManifest): readonly Digest[] {
  try {
    const manifest = parseManifest(bytes, mediaType);
    return manifest.kind === "image" ? [manifest.config, ...manifest.layers].map(({ digest }) => digest) : [];
  } catch (cause) {
    if (!(cause instanceof OciError)) throw cause;
    throw new ImagesError("MANIFEST_INVALID", cause.message, { cause });
  }
}

/** Makes a blob that any repository of the cloud has one of this repository; false where none has it. */
function takeStored(room: ImageRoom, repository: Repository, digest: Digest): boolean {
  const sql = "SELECT size FROM repository_blobs WHERE digest = ? LIMIT 1";
  const stored = room.store.database.get<Row & { readonly size: number }>(sql, digest);
  if (stored === undefined) return false;
  addLayer(room, repository, digest, stored.size);
  return true;
}

function remove(room: ImageRoom, { repository: name, tag }: MirrorName): void {
  const repository = findRepository(room, hubScope, name);
  const key = { tag };
  const deletion = repository && deleteImage(room, repository, key, { untagged: "keep", children: "delete" });
  if (repository === undefined || deletion?.kind !== "deleted") {
    throw new ImagesError(
      "IMAGE_NOT_FOUND",
      `${familiarName(name)}:${tag} was not imported; inkan import --list shows what is`,
    );
  }
  dropNameless(room, repository);
  const rest = "SELECT 1 FROM images WHERE repository_id = ? LIMIT 1";
  if (room.store.database.get(rest, repository.id) === undefined) {
    deleteRepository(room, hubScope, name, { force: false });
  }
}

/** Deletes the images that no name leads to, an index before what it lists. */
function dropNameless(room: ImageRoom, repository: Repository): void {
  const sql = `SELECT digest FROM images WHERE repository_id = ?1
    AND NOT EXISTS (SELECT 1 FROM tags WHERE tags.image_id = images.id)
    AND NOT EXISTS (SELECT 1 FROM image_children WHERE repository_id = ?1 AND image_children.digest = images.digest)`;
  for (;;) {
    const nameless = room.store.database.all<Row & { readonly digest: Digest }>(sql, repository.id);
    if (nameless.length === 0) return;
    for (const { digest } of nameless) deleteImage(room, repository, { digest });
  }
}

type ListedRow = Row & {
  readonly repository: RepositoryName;
  readonly tag: Tag;
  readonly digest: Digest;
  readonly media_type: string;
  readonly image_size: number;
  readonly tagged_at: number;
};

function listImages(room: ImageRoom): readonly MirrorImage[] {
  const rows = room.store.database.all<ListedRow>(
    `SELECT repositories.name AS repository, tags.name AS tag, images.digest, images.media_type, images.image_size,
       tags.tagged_at
     FROM repositories JOIN tags ON tags.repository_id = repositories.id JOIN images ON images.id = tags.image_id
     WHERE repositories.account = ? AND repositories.region = ? ORDER BY repositories.name, tags.name`,
    hubScope.account,
    hubScope.region,
  );
  return rows.map((row) => ({
    repository: row.repository,
    tag: row.tag,
    digest: row.digest,
    mediaType: row.media_type,
    size: row.image_size,
    importedAt: new Date(row.tagged_at),
  }));
}
