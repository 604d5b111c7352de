import type { LifecycleImage } from "../../../core/lifecycle/lifecycle-image.ts";
import { type ImageReference, parseReference } from "../../../core/oci/reference.ts";
import { AwsCallError, callAws } from "../../connect/aws-call.ts";
import type { Cloud } from "../../connect/cloud.ts";
import { describeImages } from "../../images/describe-images.ts";
import { type EcrRepository, openEcrRepository } from "../../images/ecr-repository.ts";
import { readIndexes } from "../../images/read-indexes.ts";
import { countsPulls } from "./counts-pulls.ts";
import { lifecycleImageOf } from "./lifecycle-image-of.ts";

/** A repository as it is: its images and its own policy. */
export type RepositoryImages = {
  readonly images: readonly LifecycleImage[];
  /** Where they are, for people. */
  readonly from: string;
  /** The text of the repository's lifecycle policy, where it has one. */
  readonly policy?: string;
  /** How many indexes were read to know what they contain: ECR counts that as a pull of each. */
  readonly indexesRead: number;
};

/**
 * Reads a repository of the current account and region, or of the one that its host names.
 *
 * @param options.readIndexes whether the indexes are read, which ECR counts as pulls; by default unless the repository's
 *   own policy counts days since the last pull
 * @throws AwsCallError, NotEcrError, OciError
 */
export async function loadRepositoryImages(
  cloud: Cloud,
  text: string,
  options: { readonly readIndexes?: boolean | undefined } = {},
): Promise<RepositoryImages> {
  const reference = parseReference(text);
  const ecr = await openEcrRepository(cloud, reference);
  const [records, policy] = await Promise.all([describeImages(ecr), readStoredPolicy(ecr)]);
  const reading = options.readIndexes ?? (policy === undefined || !countsPulls(policy));
  const indexes = reading ? await readIndexes(ecr, records) : new Map();
  return {
    images: records.map((record) => lifecycleImageOf(record, indexes)),
    from: await describeRepository(cloud, reference),
    ...(policy === undefined ? {} : { policy }),
    indexesRead: indexes.size,
  };
}

/** The text of a repository's lifecycle policy; undefined where it has none. Throws AwsCallError. */
export async function readStoredPolicy({ client, repository, key }: EcrRepository): Promise<string | undefined> {
  const { GetLifecyclePolicyCommand } = await import("@aws-sdk/client-ecr");
  const action = `reading the lifecycle policy of ${repository}`;
  try {
    const { lifecyclePolicyText } = await callAws(action, () => client.send(new GetLifecyclePolicyCommand(key)));
    return lifecyclePolicyText;
  } catch (error) {
    if (error instanceof AwsCallError && error.awsCode === "LifecyclePolicyNotFoundException") return undefined;
    throw error;
  }
}

async function describeRepository(cloud: Cloud, { host, repository }: ImageReference): Promise<string> {
  if (host !== undefined) return `${host}/${repository}`;
  const endpoint = cloud.endpoint === undefined ? "" : `, endpoint ${cloud.endpoint}`;
  return `${repository} in region ${await cloud.region()}${endpoint}`;
}
