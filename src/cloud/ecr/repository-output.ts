import { repositoryArn } from "../../core/aws/arn.ts";
import type { EncryptionType, Repository as RepositoryOutput } from "../aws/models/ecr.generated.ts";
import type { RequestedEndpoint } from "../aws/operation.ts";
import type { Repository } from "../images/image-types.ts";
import { registryAddress } from "./registry-address.ts";

/** A repository as ECR answers it; every setting is there, defaults too, since terraform compares them. */
export function repositoryOutput(repository: Repository, endpoint: RequestedEndpoint): RepositoryOutput {
  const { scope, name, encryption } = repository;
  return {
    repositoryArn: repositoryArn(scope, name),
    registryId: scope.account,
    repositoryName: name,
    repositoryUri: `${registryAddress(endpoint, scope).host}/${name}`,
    createdAt: repository.createdAt,
    imageTagMutability: repository.tagMutability,
    ...exclusionFilters(repository),
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: { encryptionType: encryption.type as EncryptionType, kmsKey: encryption.kmsKey },
  };
}

/** The filters of a `_WITH_EXCLUSION` setting as a member; none where there are none. */
export function exclusionFilters({
  tagMutabilityFilters,
}: Repository): Pick<RepositoryOutput, "imageTagMutabilityExclusionFilters"> {
  if (tagMutabilityFilters.length === 0) return {};
  return {
    imageTagMutabilityExclusionFilters: tagMutabilityFilters.map((filter) => ({ filterType: "WILDCARD", filter })),
  };
}

/** The two members by which most answers name their repository. */
export function repositoryId({ scope, name }: Repository): {
  readonly registryId: string;
  readonly repositoryName: string;
} {
  return { registryId: scope.account, repositoryName: name };
}
