import type { ImageReferrer } from "@aws-sdk/client-ecr";
import type { Digest } from "../../core/oci/digest.ts";
import { bundleAnnotations, isBundleType } from "../../core/signing/bundle-manifest.ts";
import { callAws } from "../connect/aws-call.ts";
import { mapParallel } from "../connect/parallel.ts";
import type { ImageRecord } from "./describe-images.ts";
import type { EcrRepository } from "./ecr-repository.ts";

/** Requests at once: below ECR's rate of one account. */
const PARALLEL_REQUESTS = 8;

/** Most pages of referrers of one image: at fifty a page, ten times what is read when an image is verified. */
const MAX_PAGES = 200;

/**
 * What the bundles of a repository say they are: the predicate type by the bundle's digest. It tells signatures from
 * attestations and stands in an annotation, which ECR's listing of images does not show. Nobody signed it.
 *
 * @throws AwsCallError
 */
export async function readPredicates(
  ecr: EcrRepository,
  images: readonly ImageRecord[],
): Promise<ReadonlyMap<string, string>> {
  const bundles = images.filter(({ artifactType, subject }) => subject !== undefined && isBundleType(artifactType));
  const subjects = [...new Set(bundles.flatMap(({ subject }) => subject ?? []))];
  const referrers = await mapParallel(subjects, PARALLEL_REQUESTS, (subject) => listImageReferrers(ecr, subject));
  return new Map(
    referrers.flat().flatMap(({ digest, annotations }) => {
      const predicate = annotations?.[bundleAnnotations.predicateType];
      return digest === undefined || predicate === undefined ? [] : [[digest, predicate] as const];
    }),
  );
}

async function listImageReferrers(
  { client, repository, key }: EcrRepository,
  subject: Digest,
): Promise<readonly ImageReferrer[]> {
  const { ListImageReferrersCommand } = await import("@aws-sdk/client-ecr");
  const referrers: ImageReferrer[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const command = new ListImageReferrersCommand({
      ...key,
      subjectId: { imageDigest: subject },
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    const answer = await callAws(`listing what belongs to ${repository}@${subject}`, () => client.send(command));
    referrers.push(...(answer.referrers ?? []));
    nextToken = answer.nextToken;
    if (nextToken === undefined) break;
  }
  return referrers;
}
