import type { ECRClient } from "@aws-sdk/client-ecr";
import { parseRegistryHost } from "../../core/aws/registry-host.ts";
import type { AccountId } from "../../core/aws/scope.ts";
import { InkanError } from "../../core/error.ts";
import type { RepositoryName } from "../../core/oci/names.ts";
import type { ImageReference } from "../../core/oci/reference.ts";
import type { Cloud } from "../connect/cloud.ts";

/** A repository as ECR's own API is asked about it. */
export type EcrRepository = {
  readonly client: ECRClient;
  readonly repository: RepositoryName;
  /** What every request names the repository by. */
  readonly key: { readonly repositoryName: string; readonly registryId?: AccountId };
};

/** The registry is not one that ECR's API describes. */
export class NotEcrError extends InkanError<"NOT_ECR"> {
  override readonly name = "NotEcrError";
}

/**
 * Finds the repository of a reference: in the current account and region, or where its host says.
 *
 * @throws NotEcrError for a host that is neither ECR's nor the cloud's own
 */
export async function openEcrRepository(
  cloud: Cloud,
  { host, repository }: Pick<ImageReference, "host" | "repository">,
): Promise<EcrRepository> {
  if (host === undefined || cloud.isOwnRegistry(host)) {
    return { client: await cloud.ecr(), repository, key: { repositoryName: repository } };
  }
  const named = parseRegistryHost(host);
  if (named === undefined) {
    throw new NotEcrError("NOT_ECR", `${host} is no ECR registry; only the images of one can be listed and deleted`);
  }
  const { account: registryId, region } = named;
  return { client: await cloud.ecr({ region }), repository, key: { repositoryName: repository, registryId } };
}
