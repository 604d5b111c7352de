import { type Digest, digestAlgorithm, digestOf } from "../../core/oci/digest.ts";
import { effectiveArtifactType, type Manifest, parseManifest } from "../../core/oci/manifest.ts";
import type { Tag } from "../../core/oci/names.ts";
import { OciError } from "../../core/oci/oci-error.ts";
import { digestDiffersSentence, invalidParameterSentence } from "./ecr-sentences.ts";
import { findImage } from "./find-image.ts";
import { recordPush } from "./image-events.ts";
import { resolveNeeds } from "./image-needs.ts";
import type { ImageRoom, Repository, StoredImage } from "./image-types.ts";
import { ImagesError } from "./images-error.ts";
import { quotas } from "./quotas.ts";
import { getRepository } from "./repositories.ts";
import { findUnknownToEcr } from "./strict-manifest.ts";
import { isTagImmutable } from "./tag-mutability.ts";

/** A manifest on its way in. */
export type ImagePush = {
  readonly manifest: Uint8Array;
  /** As the request names it; needed where the manifest does not name itself. */
  readonly mediaType?: string;
  /** All are set, or none is. */
  readonly tags?: readonly Tag[];
  /** What the pusher holds the digest to be; its algorithm is used. */
  readonly digest?: Digest;
  /** What is said to an image that is there with this tag already: PutImage refuses it, `PUT /v2/…` does not. */
  readonly existing: "accept" | "refuse";
};

/** What a push leaves behind. */
export type PushedImage = { readonly image: StoredImage; readonly subject?: Digest };

/**
 * Stores a manifest and its tags as one transaction (Amazon ECR API, PutImage; OCI distribution-spec 1.1, "Pushing
 * manifests"). What it needs must be in the repository, its subject need not. An archived image comes back.
 *
 * @throws ImagesError `REPOSITORY_NOT_FOUND`, `MANIFEST_INVALID`, `IMAGE_DIGEST_DOES_NOT_MATCH`,
 *   `IMAGE_TAG_ALREADY_EXISTS` (immutable), `IMAGE_ALREADY_EXISTS`, `LAYERS_NOT_FOUND`, `REFERENCED_IMAGES_NOT_FOUND`,
 *   `LIMIT_EXCEEDED`
 */
export function pushImage(room: ImageRoom, target: Repository, push: ImagePush): PushedImage {
  const manifest = parsePushed(room, push);
  const digest = digestOf(push.manifest, push.digest === undefined ? "sha256" : digestAlgorithm(push.digest));
  return room.store.database.transaction(() => {
    // The repository may have gone or changed while the manifest was on its way.
    const repository = getRepository(room, target.scope, target.name);
    refuseOtherDigest(repository, digest, push.digest);
    const existing = findImage(room, repository, { digest });
    const { tags = [] } = push;
    for (const tag of tags) refuseImmutableTag(room, repository, tag);
    if (push.existing === "refuse") refuseExisting(repository, existing, tags);
    const changed =
      existing === undefined ? insertImage(room, repository, digest, manifest, push) : restoreImage(room, existing);
    const moved = tags.filter((tag) => placeTag(room, repository, digest, tag));
    // One event a tag; that the image is new is told with the first of them, or by itself.
    const told = changed && moved.length === 0 ? [tags[0]] : moved;
    for (const tag of told) recordPush(room, repository, digest, tag);
    const image = findImage(room, repository, { digest });
    if (image === undefined) throw new Error(`image ${digest} is gone within its own transaction`);
    return image.subject === undefined ? { image } : { image, subject: image.subject };
  });
}

function parsePushed(room: ImageRoom, push: ImagePush): Manifest {
  try {
    const manifest = parseManifest(push.manifest, push.mediaType);
    const unknown = room.quirks.strictManifest ? findUnknownToEcr(manifest, push.manifest) : undefined;
    if (unknown !== undefined) throw new OciError("MANIFEST_INVALID", unknown);
    return manifest;
  } catch (cause) {
    if (!(cause instanceof OciError)) throw cause;
    throw invalidManifest(cause);
  }
}

/** ECR says the same whatever is wrong; what really is stands in the cause. */
function invalidManifest(cause: OciError): ImagesError {
  return new ImagesError("MANIFEST_INVALID", invalidParameterSentence("ImageManifest", "Invalid JSON syntax"), {
    cause,
  });
}

function refuseOtherDigest(repository: Repository, digest: Digest, expected: Digest | undefined): void {
  if (expected === undefined || expected === digest) return;
  throw new ImagesError("IMAGE_DIGEST_DOES_NOT_MATCH", digestDiffersSentence(expected, repository));
}

function refuseImmutableTag(room: ImageRoom, repository: Repository, tag: Tag): void {
  if (!isTagImmutable(repository, tag)) return;
  if (findImage(room, repository, { tag }) === undefined) return;
  throw new ImagesError(
    "IMAGE_TAG_ALREADY_EXISTS",
    `The image tag '${tag}' already exists in the '${repository.name}' repository and cannot be overwritten because the tag is immutable.`,
  );
}

function refuseExisting(repository: Repository, existing: StoredImage | undefined, tags: readonly Tag[]): void {
  if (existing === undefined || tags.some((tag) => !existing.tags.includes(tag))) return;
  throw new ImagesError(
    "IMAGE_ALREADY_EXISTS",
    `Image with digest '${existing.digest}' and tag '${tags[0] ?? "null"}' already exists in the repository with name '${repository.name}' in registry with id '${repository.scope.account}'`,
  );
}

function insertImage(
  room: ImageRoom,
  repository: Repository,
  digest: Digest,
  manifest: Manifest,
  push: ImagePush,
): true {
  const { database } = room.store;
  refuseAboveImageQuota(room, repository);
  const needs = resolveNeeds(room, repository, manifest);
  const { lastRowId: imageId } = database.run(
    `INSERT INTO images (repository_id, digest, kind, media_type, artifact_type, image_size, manifest_size, subject,
       annotations, status, pushed_at, manifest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE', ?, ?)`,
    repository.id,
    digest,
    manifest.kind,
    manifest.mediaType,
    effectiveArtifactType(manifest) ?? null,
    needs.size,
    push.manifest.byteLength,
    manifest.subject?.digest ?? null,
    manifest.annotations === undefined ? null : JSON.stringify(manifest.annotations),
    room.clocks.cloud().getTime(),
    push.manifest,
  );
  for (const blob of needs.blobs) {
    database.run(
      "INSERT OR IGNORE INTO image_blobs (image_id, repository_id, digest, media_type) VALUES (?, ?, ?, ?)",
      imageId,
      repository.id,
      blob.digest,
      blob.mediaType,
    );
  }
  for (const child of needs.children) {
    database.run(
      "INSERT OR IGNORE INTO image_children (image_id, repository_id, digest) VALUES (?, ?, ?)",
      imageId,
      repository.id,
      child.digest,
    );
  }
  return true;
}

/** Pushing what is archived restores it at once (Amazon ECR User Guide, "Archiving images"). */
function restoreImage(room: ImageRoom, existing: StoredImage): boolean {
  if (existing.status === "ACTIVE") return false;
  room.store.database.run(
    "UPDATE images SET status = 'ACTIVE', last_activated_at = ? WHERE id = ?",
    room.clocks.cloud().getTime(),
    existing.id,
  );
  return true;
}

/** Points the tag at the image; returns false where it did already. */
function placeTag(room: ImageRoom, repository: Repository, digest: Digest, tag: Tag): boolean {
  const image = findImage(room, repository, { digest });
  if (image === undefined || image.tags.includes(tag)) return false;
  if (image.tags.length >= quotas.tagsPerImage) {
    throw new ImagesError(
      "LIMIT_EXCEEDED",
      `Adding tag '${tag}' to an image in the repository with name '${repository.name}' in registry with id '${repository.scope.account}' exceeds the maximum allowed number of tags per image which is '${quotas.tagsPerImage}'`,
    );
  }
  room.store.database.run(
    "INSERT OR REPLACE INTO tags (repository_id, name, image_id, tagged_at) VALUES (?, ?, ?, ?)",
    repository.id,
    tag,
    image.id,
    room.clocks.cloud().getTime(),
  );
  return true;
}

function refuseAboveImageQuota(room: ImageRoom, repository: Repository): void {
  const count = room.store.database.get<{ count: number }>(
    "SELECT COUNT(*) AS count FROM images WHERE repository_id = ?",
    repository.id,
  )?.count;
  if ((count ?? 0) < quotas.imagesPerRepository) return;
  throw new ImagesError(
    "LIMIT_EXCEEDED",
    `The repository with name '${repository.name}' in registry with id '${repository.scope.account}' already has the maximum allowed number of images which is '${quotas.imagesPerRepository}'`,
  );
}
