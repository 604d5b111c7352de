// Written by scripts/generate-operation-index.ts.
import type { AnyOperation } from "../aws/operation.ts";
import { BatchCheckLayerAvailability } from "./BatchCheckLayerAvailability.ts";
import { BatchDeleteImage } from "./BatchDeleteImage.ts";
import { BatchGetImage } from "./BatchGetImage.ts";
import { BatchGetRepositoryScanningConfiguration } from "./BatchGetRepositoryScanningConfiguration.ts";
import { CompleteLayerUpload } from "./CompleteLayerUpload.ts";
import { CreateRepository } from "./CreateRepository.ts";
import { DeleteLifecyclePolicy } from "./DeleteLifecyclePolicy.ts";
import { DeleteRegistryPolicy } from "./DeleteRegistryPolicy.ts";
import { DeleteRepository } from "./DeleteRepository.ts";
import { DeleteRepositoryPolicy } from "./DeleteRepositoryPolicy.ts";
import { DescribeImages } from "./DescribeImages.ts";
import { DescribeRegistry } from "./DescribeRegistry.ts";
import { DescribeRepositories } from "./DescribeRepositories.ts";
import { GetAccountSetting } from "./GetAccountSetting.ts";
import { GetAuthorizationToken } from "./GetAuthorizationToken.ts";
import { GetDownloadUrlForLayer } from "./GetDownloadUrlForLayer.ts";
import { GetLifecyclePolicy } from "./GetLifecyclePolicy.ts";
import { GetLifecyclePolicyPreview } from "./GetLifecyclePolicyPreview.ts";
import { GetRegistryPolicy } from "./GetRegistryPolicy.ts";
import { GetRegistryScanningConfiguration } from "./GetRegistryScanningConfiguration.ts";
import { GetRepositoryPolicy } from "./GetRepositoryPolicy.ts";
import { InitiateLayerUpload } from "./InitiateLayerUpload.ts";
import { ListImageReferrers } from "./ListImageReferrers.ts";
import { ListImages } from "./ListImages.ts";
import { ListTagsForResource } from "./ListTagsForResource.ts";
import { PutAccountSetting } from "./PutAccountSetting.ts";
import { PutImage } from "./PutImage.ts";
import { PutImageScanningConfiguration } from "./PutImageScanningConfiguration.ts";
import { PutImageTagMutability } from "./PutImageTagMutability.ts";
import { PutLifecyclePolicy } from "./PutLifecyclePolicy.ts";
import { PutRegistryPolicy } from "./PutRegistryPolicy.ts";
import { PutRegistryScanningConfiguration } from "./PutRegistryScanningConfiguration.ts";
import { SetRepositoryPolicy } from "./SetRepositoryPolicy.ts";
import { StartLifecyclePolicyPreview } from "./StartLifecyclePolicyPreview.ts";
import { TagResource } from "./TagResource.ts";
import { UntagResource } from "./UntagResource.ts";
import { UploadLayerPart } from "./UploadLayerPart.ts";

/** The operations of ecr that exist. */
export const ecrOperations: readonly AnyOperation[] = [
  BatchCheckLayerAvailability,
  BatchDeleteImage,
  BatchGetImage,
  BatchGetRepositoryScanningConfiguration,
  CompleteLayerUpload,
  CreateRepository,
  DeleteLifecyclePolicy,
  DeleteRegistryPolicy,
  DeleteRepository,
  DeleteRepositoryPolicy,
  DescribeImages,
  DescribeRegistry,
  DescribeRepositories,
  GetAccountSetting,
  GetAuthorizationToken,
  GetDownloadUrlForLayer,
  GetLifecyclePolicy,
  GetLifecyclePolicyPreview,
  GetRegistryPolicy,
  GetRegistryScanningConfiguration,
  GetRepositoryPolicy,
  InitiateLayerUpload,
  ListImageReferrers,
  ListImages,
  ListTagsForResource,
  PutAccountSetting,
  PutImage,
  PutImageScanningConfiguration,
  PutImageTagMutability,
  PutLifecyclePolicy,
  PutRegistryPolicy,
  PutRegistryScanningConfiguration,
  SetRepositoryPolicy,
  StartLifecyclePolicyPreview,
  TagResource,
  UntagResource,
  UploadLayerPart,
];
