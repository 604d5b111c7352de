import { randomUUID } from "node:crypto";
import type { Digest } from "../../core/oci/digest.ts";
import type { Tag } from "../../core/oci/names.ts";
import type { ImageRoom, Repository } from "./image-types.ts";

/**
 * Writes the row of a push, within the transaction that makes it (Amazon ECR User Guide, "Amazon ECR events and
 * EventBridge", ECR Image Action).
 */
export function recordPush(room: ImageRoom, repository: Repository, digest: Digest, tag: Tag | undefined): void {
  recordImageAction(room, repository, "PUSH", digest, tag);
}

/** Writes the row of a deletion: one for each tag that goes, one without a tag for an untagged image. */
export function recordDeletion(room: ImageRoom, repository: Repository, digest: Digest, tag: Tag | undefined): void {
  recordImageAction(room, repository, "DELETE", digest, tag);
}

function recordImageAction(
  room: ImageRoom,
  repository: Repository,
  action: "PUSH" | "DELETE",
  digest: Digest,
  tag: Tag | undefined,
): void {
  const detail = {
    "action-type": action,
    result: "SUCCESS",
    "repository-name": repository.name,
    "image-digest": digest,
    ...(tag === undefined ? {} : { "image-tag": tag }),
  };
  room.store.database.run(
    "INSERT INTO events (id, account, region, time, source, detail_type, resources, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    randomUUID(),
    repository.scope.account,
    repository.scope.region,
    room.clocks.cloud().getTime(),
    "aws.ecr",
    "ECR Image Action",
    "[]",
    JSON.stringify(detail),
  );
}
