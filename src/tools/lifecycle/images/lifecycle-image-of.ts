import type { LifecycleImage } from "../../../core/lifecycle/lifecycle-image.ts";
import type { Digest } from "../../../core/oci/digest.ts";
import type { Descriptor } from "../../../core/oci/manifest.ts";
import { manifestKind } from "../../../core/oci/media-types.ts";
import type { ImageRecord } from "../../images/describe-images.ts";

/**
 * What a lifecycle policy sees of an image as ECR describes it.
 *
 * @param indexes what the indexes list, as far as it is known; of any other index the children are `"unknown"`
 */
export function lifecycleImageOf(
  record: ImageRecord,
  indexes: ReadonlyMap<Digest, readonly Pick<Descriptor, "digest">[]>,
): LifecycleImage {
  const { digest, tags, pushedAt, lastPulledAt, lastArchivedAt, lastActivatedAt } = record;
  const isIndex = manifestKind(record.mediaType) === "index";
  return {
    digest,
    tags,
    pushedAt,
    ...(lastPulledAt === undefined ? {} : { lastPulledAt }),
    ...(lastActivatedAt === undefined ? {} : { lastActivatedAt }),
    ...(isIndex ? { children: indexes.get(digest)?.map((child) => child.digest) ?? "unknown" } : {}),
    ...(record.subject === undefined ? {} : { subject: record.subject }),
    ...(record.mediaType === "" ? {} : { mediaType: record.mediaType }),
    ...(record.artifactType === undefined ? {} : { artifactType: record.artifactType }),
    ...(record.size === undefined ? {} : { sizeInBytes: record.size }),
    ...(record.status === "ARCHIVED"
      ? // ECR dates every archiving; the push is the earliest it can have been.
        { storageClass: "archive", lastArchivedAt: lastArchivedAt ?? pushedAt }
      : {
          storageClass: record.status === "ACTIVATING" ? "activating" : "standard",
          ...(lastArchivedAt === undefined ? {} : { lastArchivedAt }),
        }),
  };
}
