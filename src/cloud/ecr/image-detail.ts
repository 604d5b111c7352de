import type { ImageDetail } from "../aws/models/ecr.generated.ts";
import type { Repository, StoredImage } from "../images/image-types.ts";
import { repositoryId } from "./repository-output.ts";

/** An image as DescribeImages answers it (Amazon ECR API, ImageDetail); what is not known of it is left out. */
export function imageDetail(repository: Repository, image: StoredImage): ImageDetail {
  return {
    ...repositoryId(repository),
    imageDigest: image.digest,
    imageTags: image.tags.length === 0 ? undefined : image.tags,
    imageSizeInBytes: image.imageSize,
    imagePushedAt: image.pushedAt,
    imageManifestMediaType: image.mediaType,
    artifactMediaType: image.artifactType,
    lastRecordedPullTime: image.lastPulledAt,
    subjectManifestDigest: image.subject,
    imageStatus: image.status,
    lastArchivedAt: image.lastArchivedAt,
    lastActivatedAt: image.lastActivatedAt,
  };
}
