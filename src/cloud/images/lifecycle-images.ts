import type { LifecycleImage } from "../../core/lifecycle/lifecycle-image.ts";
import type { Digest } from "../../core/oci/digest.ts";
import type { Row } from "../store/database.ts";
import { type ImageRow, imageColumns, toStoredImage } from "./image-rows.ts";
import type { ImageRoom, Repository, StoredImage } from "./image-types.ts";

/** All images of a repository as a lifecycle policy sees them: of every status, indexes, their children and referrers. */
export function readLifecycleImages(room: ImageRoom, repository: Repository): readonly LifecycleImage[] {
  const rows = room.store.database.all<ImageRow>(
    `SELECT ${imageColumns} FROM images WHERE images.repository_id = ?`,
    repository.id,
  );
  const children = readChildren(room, repository);
  return rows.map(toStoredImage).map((image) => lifecycleImage(image, children.get(image.id)));
}

function readChildren(room: ImageRoom, repository: Repository): ReadonlyMap<number, readonly Digest[]> {
  const rows = room.store.database.all<Row & { readonly image_id: number; readonly digest: string }>(
    "SELECT image_id, digest FROM image_children WHERE repository_id = ?",
    repository.id,
  );
  const children = new Map<number, Digest[]>();
  for (const { image_id, digest } of rows) {
    const listed = children.get(image_id);
    if (listed === undefined) children.set(image_id, [digest as Digest]);
    else listed.push(digest as Digest);
  }
  return children;
}

function lifecycleImage(image: StoredImage, children: readonly Digest[] = []): LifecycleImage {
  const { digest, tags, pushedAt, lastPulledAt, lastActivatedAt, subject, mediaType, artifactType } = image;
  return {
    digest,
    tags,
    pushedAt,
    mediaType,
    sizeInBytes: image.imageSize,
    ...storageOf(image),
    ...(lastPulledAt === undefined ? {} : { lastPulledAt }),
    ...(lastActivatedAt === undefined ? {} : { lastActivatedAt }),
    ...(image.kind === "index" ? { children } : {}),
    ...(subject === undefined ? {} : { subject }),
    ...(artifactType === undefined ? {} : { artifactType }),
  };
}

function storageOf({ status, pushedAt, lastArchivedAt }: StoredImage) {
  // Whatever archives an image notes when.
  if (status === "ARCHIVED") return { storageClass: "archive" as const, lastArchivedAt: lastArchivedAt ?? pushedAt };
  const storageClass = status === "ACTIVE" ? ("standard" as const) : ("activating" as const);
  return lastArchivedAt === undefined ? { storageClass } : { storageClass, lastArchivedAt };
}
