import type { ImageDetail } from "@aws-sdk/client-ecr";
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
  readonly status: string;
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
  const subject = detail.subjectManifestDigest;
  return {
    digest,
    tags: detail.imageTags ?? [],
    pushedAt: detail.imagePushedAt ?? new Date(0),
    lastPulledAt: detail.lastRecordedPullTime,
    size: detail.imageSizeInBytes,
    mediaType: detail.imageManifestMediaType ?? "",
    artifactType: detail.artifactMediaType,
    subject: subject !== undefined && isDigest(subject) ? subject : undefined,
    status: detail.imageStatus ?? "ACTIVE",
  };
}
