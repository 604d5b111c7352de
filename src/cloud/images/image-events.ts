import { randomUUID } from "node:crypto";
import type { Scope } from "../../core/aws/scope.ts";
import type { Digest } from "../../core/oci/digest.ts";
import type { Tag } from "../../core/oci/names.ts";
import { findImage } from "./find-image.ts";
import type { ImageRoom, Repository } from "./image-types.ts";

/**
 * Writes the row of a push, within the transaction that makes it (Amazon ECR User Guide, "Amazon ECR events and
 * EventBridge", ECR Image Action).
 */
export function recordPush(room: ImageRoom, repository: Repository, digest: Digest, tag: Tag | undefined): void {
  recordImageAction(room, repository, imageAction("PUSH", repository, digest, tag));
}

/** Writes the row of a deletion: one for each tag that goes, one without a tag for an untagged image. */
export function recordDeletion(room: ImageRoom, repository: Repository, digest: Digest, tag: Tag | undefined): void {
  recordImageAction(room, repository, imageAction("DELETE", repository, digest, tag));
}

/** Writes the rows of an image's way into the archive: one a tag, as for a deletion. */
export function recordArchiving(room: ImageRoom, repository: Repository, digest: Digest): void {
  const image = findImage(room, repository, { digest });
  if (image === undefined) return;
  const storage = {
    "target-storage-class": "ARCHIVE",
    "manifest-media-type": image.mediaType,
    ...(image.artifactType === undefined ? {} : { "artifact-media-type": image.artifactType }),
  };
  const tags = image.tags.length === 0 ? [undefined] : image.tags;
  for (const tag of tags) {
    recordImageAction(room, repository, {
      ...imageAction("UPDATE_STORAGE_CLASS", repository, digest, tag),
      ...storage,
    });
  }
}

function imageAction(action: string, repository: Repository, digest: Digest, tag: Tag | undefined) {
  return {
    "action-type": action,
    result: "SUCCESS",
    "repository-name": repository.name,
    "image-digest": digest,
    ...(tag === undefined ? {} : { "image-tag": tag }),
  };
}

function recordImageAction(room: ImageRoom, repository: Repository, detail: object): void {
  recordEvent(room, repository.scope, { detailType: "ECR Image Action", detail });
}

/** Writes a row of what EventBridge would have been told, within the transaction that it tells of. */
export function recordEvent(
  room: ImageRoom,
  scope: Scope,
  event: { readonly detailType: string; readonly detail: object },
): void {
  room.store.database.run(
    "INSERT INTO events (id, account, region, time, source, detail_type, resources, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    randomUUID(),
    scope.account,
    scope.region,
    room.clocks.cloud().getTime(),
    "aws.ecr",
    event.detailType,
    "[]",
    JSON.stringify(event.detail),
  );
}
