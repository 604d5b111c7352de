import type { ImageDetail } from "@aws-sdk/client-ecr";
import { InkanError } from "../../core/error.ts";
import { type Digest, isDigest } from "../../core/oci/digest.ts";
import { callAws } from "../connect/aws-call.ts";
import type { EcrRepository } from "./ecr-repository.ts";

/** One manifest of a repository, as ECR describes it. `size` in bytes: config and layers, of an index its largest child. */
export type ImageRecord = {
  readonly digest: Digest;
  readonly tags: readonly string[];
  readonly pushedAt: Date;
  readonly lastPulledAt: Date | undefined;
  readonly size: number | undefined;
  readonly mediaType: string;
  readonly artifactType: string | undefined;
  readonly subject: Digest | undefined;
  /** `ACTIVE`, `ARCHIVED` or, on the way back from the archive, `ACTIVATING`. */
  readonly status: string;
  readonly lastArchivedAt: Date | undefined;
  /** When the image came back from the archive. */
  readonly lastActivatedAt: Date | undefined;
};

/** Most images a page may have (Amazon ECR API, DescribeImages `maxResults`). */
const PAGE_SIZE = 1000;

/** Everything in a repository, archived images included, in no order. Throws AwsCallError. */
export async function describeImages({ client, repository, key }: EcrRepository): Promise<readonly ImageRecord[]> {
  const { paginateDescribeImages } = await import("@aws-sdk/client-ecr");
  const input = { ...key, filter: { imageStatus: "ANY" } } as const;
  return await callAws(`listing the images of ${repository}`, async () => {
    const images: ImageRecord[] = [];
    for await (const { imageDetails = [] } of paginateDescribeImages({ client, pageSize: PAGE_SIZE }, input)) {
      images.push(...imageDetails.flatMap((detail) => toRecord(detail) ?? []));
    }
    return images;
  });
}

function toRecord(detail: ImageDetail): ImageRecord | undefined {
  const digest = detail.imageDigest;
  if (digest === undefined || !isDigest(digest)) return undefined;
  // Without it, rules over ages would take the image for the oldest there is.
  if (detail.imagePushedAt === undefined) {
    throw new InkanError("UNEXPECTED_ANSWER", `DescribeImages answered ${digest} without the time of its push`);
  }
  const subject = detail.subjectManifestDigest;
  return {
    digest,
    tags: detail.imageTags ?? [],
    pushedAt: detail.imagePushedAt,
    lastPulledAt: detail.lastRecordedPullTime,
    size: detail.imageSizeInBytes,
    mediaType: detail.imageManifestMediaType ?? "",
    artifactType: detail.artifactMediaType,
    subject: subject !== undefined && isDigest(subject) ? subject : undefined,
    status: detail.imageStatus ?? "ACTIVE",
    lastArchivedAt: detail.lastArchivedAt,
    lastActivatedAt: detail.lastActivatedAt,
  };
}
