// Written by scripts/generate-aws-tables.ts from AWS's service model (botocore 1.43.11, 2015-09-21).
import type { ServiceModel } from "../service-model.ts";

/** AWS's service model of ecr. */
export const ecrModel: ServiceModel = {
  service: "ecr",
  source: "botocore 1.43.11",
  apiVersion: "2015-09-21",
  signingName: "ecr",
  protocol: { kind: "json", version: "1.1", targetPrefix: "AmazonEC2ContainerRegistry_V20150921" },
  operations: {
    BatchCheckLayerAvailability: {
      input: "BatchCheckLayerAvailabilityRequest",
      output: "BatchCheckLayerAvailabilityResponse",
      errors: ["RepositoryNotFoundException", "InvalidParameterException", "ServerException"],
    },
    BatchDeleteImage: {
      input: "BatchDeleteImageRequest",
      output: "BatchDeleteImageResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException"],
    },
    BatchGetImage: {
      input: "BatchGetImageRequest",
      output: "BatchGetImageResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "LimitExceededException", "UnableToGetUpstreamImageException"],
    },
    BatchGetRepositoryScanningConfiguration: {
      input: "BatchGetRepositoryScanningConfigurationRequest",
      output: "BatchGetRepositoryScanningConfigurationResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "ValidationException"],
    },
    CompleteLayerUpload: {
      input: "CompleteLayerUploadRequest",
      output: "CompleteLayerUploadResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "UploadNotFoundException", "InvalidLayerException", "LayerPartTooSmallException", "LayerAlreadyExistsException", "EmptyUploadException", "KmsException"],
    },
    CreatePullThroughCacheRule: {
      input: "CreatePullThroughCacheRuleRequest",
      output: "CreatePullThroughCacheRuleResponse",
      errors: ["ServerException", "InvalidParameterException", "ValidationException", "PullThroughCacheRuleAlreadyExistsException", "UnsupportedUpstreamRegistryException", "LimitExceededException", "UnableToAccessSecretException", "SecretNotFoundException", "UnableToDecryptSecretValueException"],
    },
    CreateRepository: {
      input: "CreateRepositoryRequest",
      output: "CreateRepositoryResponse",
      errors: ["ServerException", "InvalidParameterException", "InvalidTagParameterException", "TooManyTagsException", "RepositoryAlreadyExistsException", "LimitExceededException", "KmsException"],
    },
    CreateRepositoryCreationTemplate: {
      input: "CreateRepositoryCreationTemplateRequest",
      output: "CreateRepositoryCreationTemplateResponse",
      errors: ["ServerException", "ValidationException", "InvalidParameterException", "LimitExceededException", "TemplateAlreadyExistsException"],
    },
    DeleteLifecyclePolicy: {
      input: "DeleteLifecyclePolicyRequest",
      output: "DeleteLifecyclePolicyResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "LifecyclePolicyNotFoundException", "ValidationException"],
    },
    DeletePullThroughCacheRule: {
      input: "DeletePullThroughCacheRuleRequest",
      output: "DeletePullThroughCacheRuleResponse",
      errors: ["ServerException", "InvalidParameterException", "ValidationException", "PullThroughCacheRuleNotFoundException"],
    },
    DeleteRegistryPolicy: {
      input: "DeleteRegistryPolicyRequest",
      output: "DeleteRegistryPolicyResponse",
      errors: ["ServerException", "InvalidParameterException", "RegistryPolicyNotFoundException", "ValidationException"],
    },
    DeleteRepository: {
      input: "DeleteRepositoryRequest",
      output: "DeleteRepositoryResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "RepositoryNotEmptyException", "KmsException"],
    },
    DeleteRepositoryCreationTemplate: {
      input: "DeleteRepositoryCreationTemplateRequest",
      output: "DeleteRepositoryCreationTemplateResponse",
      errors: ["ServerException", "ValidationException", "InvalidParameterException", "TemplateNotFoundException"],
    },
    DeleteRepositoryPolicy: {
      input: "DeleteRepositoryPolicyRequest",
      output: "DeleteRepositoryPolicyResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "RepositoryPolicyNotFoundException"],
    },
    DeleteSigningConfiguration: {
      input: "DeleteSigningConfigurationRequest",
      output: "DeleteSigningConfigurationResponse",
      errors: ["ServerException", "ValidationException", "SigningConfigurationNotFoundException"],
    },
    DeregisterPullTimeUpdateExclusion: {
      input: "DeregisterPullTimeUpdateExclusionRequest",
      output: "DeregisterPullTimeUpdateExclusionResponse",
      errors: ["InvalidParameterException", "ExclusionNotFoundException", "LimitExceededException", "ValidationException", "ServerException"],
    },
    DescribeImageReplicationStatus: {
      input: "DescribeImageReplicationStatusRequest",
      output: "DescribeImageReplicationStatusResponse",
      errors: ["ServerException", "InvalidParameterException", "ImageNotFoundException", "RepositoryNotFoundException", "ValidationException"],
    },
    DescribeImageScanFindings: {
      input: "DescribeImageScanFindingsRequest",
      output: "DescribeImageScanFindingsResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "ImageNotFoundException", "ScanNotFoundException", "ValidationException"],
    },
    DescribeImageSigningStatus: {
      input: "DescribeImageSigningStatusRequest",
      output: "DescribeImageSigningStatusResponse",
      errors: ["ServerException", "InvalidParameterException", "ValidationException", "ImageNotFoundException", "RepositoryNotFoundException"],
    },
    DescribeImages: {
      input: "DescribeImagesRequest",
      output: "DescribeImagesResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "ImageNotFoundException"],
    },
    DescribePullThroughCacheRules: {
      input: "DescribePullThroughCacheRulesRequest",
      output: "DescribePullThroughCacheRulesResponse",
      errors: ["ServerException", "InvalidParameterException", "ValidationException", "PullThroughCacheRuleNotFoundException"],
    },
    DescribeRegistry: {
      input: "DescribeRegistryRequest",
      output: "DescribeRegistryResponse",
      errors: ["ServerException", "InvalidParameterException", "ValidationException"],
    },
    DescribeRepositories: {
      input: "DescribeRepositoriesRequest",
      output: "DescribeRepositoriesResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException"],
    },
    DescribeRepositoryCreationTemplates: {
      input: "DescribeRepositoryCreationTemplatesRequest",
      output: "DescribeRepositoryCreationTemplatesResponse",
      errors: ["ServerException", "ValidationException", "InvalidParameterException"],
    },
    GetAccountSetting: {
      input: "GetAccountSettingRequest",
      output: "GetAccountSettingResponse",
      errors: ["ServerException", "ValidationException", "InvalidParameterException"],
    },
    GetAuthorizationToken: {
      input: "GetAuthorizationTokenRequest",
      output: "GetAuthorizationTokenResponse",
      errors: ["ServerException", "InvalidParameterException"],
    },
    GetDownloadUrlForLayer: {
      input: "GetDownloadUrlForLayerRequest",
      output: "GetDownloadUrlForLayerResponse",
      errors: ["ServerException", "InvalidParameterException", "LayersNotFoundException", "LayerInaccessibleException", "RepositoryNotFoundException", "UnableToGetUpstreamLayerException"],
    },
    GetLifecyclePolicy: {
      input: "GetLifecyclePolicyRequest",
      output: "GetLifecyclePolicyResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "LifecyclePolicyNotFoundException", "ValidationException"],
    },
    GetLifecyclePolicyPreview: {
      input: "GetLifecyclePolicyPreviewRequest",
      output: "GetLifecyclePolicyPreviewResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "LifecyclePolicyPreviewNotFoundException", "ValidationException"],
    },
    GetRegistryPolicy: {
      input: "GetRegistryPolicyRequest",
      output: "GetRegistryPolicyResponse",
      errors: ["ServerException", "InvalidParameterException", "RegistryPolicyNotFoundException", "ValidationException"],
    },
    GetRegistryScanningConfiguration: {
      input: "GetRegistryScanningConfigurationRequest",
      output: "GetRegistryScanningConfigurationResponse",
      errors: ["ServerException", "InvalidParameterException", "ValidationException"],
    },
    GetRepositoryPolicy: {
      input: "GetRepositoryPolicyRequest",
      output: "GetRepositoryPolicyResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "RepositoryPolicyNotFoundException"],
    },
    GetSigningConfiguration: {
      input: "GetSigningConfigurationRequest",
      output: "GetSigningConfigurationResponse",
      errors: ["ServerException", "InvalidParameterException", "ValidationException", "SigningConfigurationNotFoundException"],
    },
    InitiateLayerUpload: {
      input: "InitiateLayerUploadRequest",
      output: "InitiateLayerUploadResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "KmsException"],
    },
    ListImageReferrers: {
      input: "ListImageReferrersRequest",
      output: "ListImageReferrersResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "ValidationException", "UnableToListUpstreamImageReferrersException"],
    },
    ListImages: {
      input: "ListImagesRequest",
      output: "ListImagesResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException"],
    },
    ListPullTimeUpdateExclusions: {
      input: "ListPullTimeUpdateExclusionsRequest",
      output: "ListPullTimeUpdateExclusionsResponse",
      errors: ["InvalidParameterException", "ValidationException", "LimitExceededException", "ServerException"],
    },
    ListTagsForResource: {
      input: "ListTagsForResourceRequest",
      output: "ListTagsForResourceResponse",
      errors: ["InvalidParameterException", "RepositoryNotFoundException", "ServerException"],
    },
    PutAccountSetting: {
      input: "PutAccountSettingRequest",
      output: "PutAccountSettingResponse",
      errors: ["ServerException", "ValidationException", "InvalidParameterException", "LimitExceededException"],
    },
    PutImage: {
      input: "PutImageRequest",
      output: "PutImageResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "ImageAlreadyExistsException", "LayersNotFoundException", "ReferencedImagesNotFoundException", "LimitExceededException", "ImageTagAlreadyExistsException", "ImageDigestDoesNotMatchException", "KmsException"],
    },
    PutImageScanningConfiguration: {
      input: "PutImageScanningConfigurationRequest",
      output: "PutImageScanningConfigurationResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "ValidationException"],
    },
    PutImageTagMutability: {
      input: "PutImageTagMutabilityRequest",
      output: "PutImageTagMutabilityResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException"],
    },
    PutLifecyclePolicy: {
      input: "PutLifecyclePolicyRequest",
      output: "PutLifecyclePolicyResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "ValidationException"],
    },
    PutRegistryPolicy: {
      input: "PutRegistryPolicyRequest",
      output: "PutRegistryPolicyResponse",
      errors: ["ServerException", "InvalidParameterException", "ValidationException"],
    },
    PutRegistryScanningConfiguration: {
      input: "PutRegistryScanningConfigurationRequest",
      output: "PutRegistryScanningConfigurationResponse",
      errors: ["ServerException", "InvalidParameterException", "ValidationException", "BlockedByOrganizationPolicyException"],
    },
    PutReplicationConfiguration: {
      input: "PutReplicationConfigurationRequest",
      output: "PutReplicationConfigurationResponse",
      errors: ["ServerException", "InvalidParameterException", "ValidationException"],
    },
    PutSigningConfiguration: {
      input: "PutSigningConfigurationRequest",
      output: "PutSigningConfigurationResponse",
      errors: ["ServerException", "InvalidParameterException", "ValidationException"],
    },
    RegisterPullTimeUpdateExclusion: {
      input: "RegisterPullTimeUpdateExclusionRequest",
      output: "RegisterPullTimeUpdateExclusionResponse",
      errors: ["InvalidParameterException", "ExclusionAlreadyExistsException", "LimitExceededException", "ValidationException", "ServerException"],
    },
    SetRepositoryPolicy: {
      input: "SetRepositoryPolicyRequest",
      output: "SetRepositoryPolicyResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException"],
    },
    StartImageScan: {
      input: "StartImageScanRequest",
      output: "StartImageScanResponse",
      errors: ["ServerException", "InvalidParameterException", "UnsupportedImageTypeException", "LimitExceededException", "RepositoryNotFoundException", "ImageNotFoundException", "ValidationException", "ImageArchivedException"],
    },
    StartLifecyclePolicyPreview: {
      input: "StartLifecyclePolicyPreviewRequest",
      output: "StartLifecyclePolicyPreviewResponse",
      errors: ["ServerException", "InvalidParameterException", "RepositoryNotFoundException", "LifecyclePolicyNotFoundException", "LifecyclePolicyPreviewInProgressException", "ValidationException"],
    },
    TagResource: {
      input: "TagResourceRequest",
      output: "TagResourceResponse",
      errors: ["InvalidParameterException", "InvalidTagParameterException", "TooManyTagsException", "RepositoryNotFoundException", "ServerException"],
    },
    UntagResource: {
      input: "UntagResourceRequest",
      output: "UntagResourceResponse",
      errors: ["InvalidParameterException", "InvalidTagParameterException", "TooManyTagsException", "RepositoryNotFoundException", "ServerException"],
    },
    UpdateImageStorageClass: {
      input: "UpdateImageStorageClassRequest",
      output: "UpdateImageStorageClassResponse",
      errors: ["InvalidParameterException", "ImageNotFoundException", "ImageStorageClassUpdateNotSupportedException", "RepositoryNotFoundException", "ServerException", "ValidationException"],
    },
    UpdatePullThroughCacheRule: {
      input: "UpdatePullThroughCacheRuleRequest",
      output: "UpdatePullThroughCacheRuleResponse",
      errors: ["ServerException", "InvalidParameterException", "ValidationException", "UnableToAccessSecretException", "PullThroughCacheRuleNotFoundException", "SecretNotFoundException", "UnableToDecryptSecretValueException"],
    },
    UpdateRepositoryCreationTemplate: {
      input: "UpdateRepositoryCreationTemplateRequest",
      output: "UpdateRepositoryCreationTemplateResponse",
      errors: ["ServerException", "ValidationException", "InvalidParameterException", "TemplateNotFoundException"],
    },
    UploadLayerPart: {
      input: "UploadLayerPartRequest",
      output: "UploadLayerPartResponse",
      errors: ["ServerException", "InvalidParameterException", "InvalidLayerPartException", "RepositoryNotFoundException", "UploadNotFoundException", "LimitExceededException", "KmsException"],
    },
    ValidatePullThroughCacheRule: {
      input: "ValidatePullThroughCacheRuleRequest",
      output: "ValidatePullThroughCacheRuleResponse",
      errors: ["ServerException", "InvalidParameterException", "ValidationException", "PullThroughCacheRuleNotFoundException"],
    },
  },
  errors: {
    BlockedByOrganizationPolicyException: { status: 400 },
    EmptyUploadException: { status: 400 },
    ExclusionAlreadyExistsException: { status: 400 },
    ExclusionNotFoundException: { status: 400 },
    ImageAlreadyExistsException: { status: 400 },
    ImageArchivedException: { status: 400 },
    ImageDigestDoesNotMatchException: { status: 400 },
    ImageNotFoundException: { status: 400 },
    ImageStorageClassUpdateNotSupportedException: { status: 400 },
    ImageTagAlreadyExistsException: { status: 400 },
    InvalidLayerException: { status: 400 },
    InvalidLayerPartException: {
      status: 400,
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", uploadId: "UploadId", lastValidByteReceived: "PartSize" },
    },
    InvalidParameterException: { status: 400 },
    InvalidTagParameterException: { status: 400 },
    KmsException: { status: 400, members: { kmsError: "KmsError" } },
    LayerAlreadyExistsException: { status: 400 },
    LayerInaccessibleException: { status: 400 },
    LayerPartTooSmallException: { status: 400 },
    LayersNotFoundException: { status: 400 },
    LifecyclePolicyNotFoundException: { status: 400 },
    LifecyclePolicyPreviewInProgressException: { status: 400 },
    LifecyclePolicyPreviewNotFoundException: { status: 400 },
    LimitExceededException: { status: 400 },
    PullThroughCacheRuleAlreadyExistsException: { status: 400 },
    PullThroughCacheRuleNotFoundException: { status: 400 },
    ReferencedImagesNotFoundException: { status: 400 },
    RegistryPolicyNotFoundException: { status: 400 },
    RepositoryAlreadyExistsException: { status: 400 },
    RepositoryNotEmptyException: { status: 400 },
    RepositoryNotFoundException: { status: 400 },
    RepositoryPolicyNotFoundException: { status: 400 },
    ScanNotFoundException: { status: 400 },
    SecretNotFoundException: { status: 400 },
    ServerException: { status: 500 },
    SigningConfigurationNotFoundException: { status: 400 },
    TemplateAlreadyExistsException: { status: 400 },
    TemplateNotFoundException: { status: 400 },
    TooManyTagsException: { status: 400 },
    UnableToAccessSecretException: { status: 400 },
    UnableToDecryptSecretValueException: { status: 400 },
    UnableToGetUpstreamImageException: { status: 400 },
    UnableToGetUpstreamLayerException: { status: 400 },
    UnableToListUpstreamImageReferrersException: { status: 400 },
    UnsupportedImageTypeException: { status: 400 },
    UnsupportedUpstreamRegistryException: { status: 400 },
    UploadNotFoundException: { status: 400 },
    ValidationException: { status: 400 },
  },
  shapes: {
    AccountSettingName: { kind: "string", min: 1, max: 64 },
    AccountSettingValue: { kind: "string" },
    Annotations: { kind: "map", key: "String", value: "String" },
    Arch: { kind: "string" },
    Arn: { kind: "string" },
    ArtifactStatus: { kind: "string", enum: ["ACTIVE", "ARCHIVED", "ACTIVATING"] },
    ArtifactStatusFilter: { kind: "string", enum: ["ACTIVE", "ARCHIVED", "ACTIVATING", "ANY"] },
    ArtifactType: { kind: "string", min: 1, max: 255 },
    ArtifactTypeList: { kind: "list", member: "ArtifactType", min: 0, max: 5 },
    Attribute: { kind: "structure", required: ["key"], members: { key: "AttributeKey", value: "AttributeValue" } },
    AttributeKey: { kind: "string", min: 1, max: 128 },
    AttributeList: { kind: "list", member: "Attribute", min: 0, max: 50 },
    AttributeValue: { kind: "string", min: 1, max: 256 },
    Author: { kind: "string" },
    AuthorizationData: {
      kind: "structure",
      members: { authorizationToken: "Base64", expiresAt: "ExpirationTimestamp", proxyEndpoint: "ProxyEndpoint" },
    },
    AuthorizationDataList: { kind: "list", member: "AuthorizationData" },
    AwsEcrContainerImageDetails: {
      kind: "structure",
      members: { architecture: "Arch", author: "Author", imageHash: "ImageDigest", imageTags: "ImageTagsList", platform: "Platform", pushedAt: "Date", lastInUseAt: "Date", inUseCount: "InUseCount", registry: "RegistryId", repositoryName: "RepositoryName" },
    },
    Base64: { kind: "string", pattern: "^\\S+$" },
    BaseScore: { kind: "double" },
    BatchCheckLayerAvailabilityRequest: {
      kind: "structure",
      required: ["repositoryName", "layerDigests"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", layerDigests: "BatchedOperationLayerDigestList" },
    },
    BatchCheckLayerAvailabilityResponse: {
      kind: "structure",
      members: { layers: "LayerList", failures: "LayerFailureList" },
    },
    BatchDeleteImageRequest: {
      kind: "structure",
      required: ["repositoryName", "imageIds"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageIds: "ImageIdentifierList" },
    },
    BatchDeleteImageResponse: {
      kind: "structure",
      members: { imageIds: "ImageIdentifierList", failures: "ImageFailureList" },
    },
    BatchGetImageRequest: {
      kind: "structure",
      required: ["repositoryName", "imageIds"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageIds: "ImageIdentifierList", acceptedMediaTypes: "MediaTypeList" },
    },
    BatchGetImageResponse: { kind: "structure", members: { images: "ImageList", failures: "ImageFailureList" } },
    BatchGetRepositoryScanningConfigurationRequest: {
      kind: "structure",
      required: ["repositoryNames"],
      members: { repositoryNames: "ScanningConfigurationRepositoryNameList" },
    },
    BatchGetRepositoryScanningConfigurationResponse: {
      kind: "structure",
      members: { scanningConfigurations: "RepositoryScanningConfigurationList", failures: "RepositoryScanningConfigurationFailureList" },
    },
    BatchedOperationLayerDigest: { kind: "string", min: 0, max: 1000 },
    BatchedOperationLayerDigestList: { kind: "list", member: "BatchedOperationLayerDigest", min: 1, max: 100 },
    CompleteLayerUploadRequest: {
      kind: "structure",
      required: ["repositoryName", "uploadId", "layerDigests"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", uploadId: "UploadId", layerDigests: "LayerDigestList" },
    },
    CompleteLayerUploadResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", uploadId: "UploadId", layerDigest: "LayerDigest" },
    },
    CreatePullThroughCacheRuleRequest: {
      kind: "structure",
      required: ["ecrRepositoryPrefix", "upstreamRegistryUrl"],
      members: { ecrRepositoryPrefix: "PullThroughCacheRuleRepositoryPrefix", upstreamRegistryUrl: "Url", registryId: "RegistryId", upstreamRegistry: "UpstreamRegistry", credentialArn: "CredentialArn", customRoleArn: "CustomRoleArn", upstreamRepositoryPrefix: "PullThroughCacheRuleRepositoryPrefix" },
    },
    CreatePullThroughCacheRuleResponse: {
      kind: "structure",
      members: { ecrRepositoryPrefix: "PullThroughCacheRuleRepositoryPrefix", upstreamRegistryUrl: "Url", createdAt: "CreationTimestamp", registryId: "RegistryId", upstreamRegistry: "UpstreamRegistry", credentialArn: "CredentialArn", customRoleArn: "CustomRoleArn", upstreamRepositoryPrefix: "PullThroughCacheRuleRepositoryPrefix" },
    },
    CreateRepositoryCreationTemplateRequest: {
      kind: "structure",
      required: ["prefix", "appliedFor"],
      members: { prefix: "Prefix", description: "RepositoryTemplateDescription", encryptionConfiguration: "EncryptionConfigurationForRepositoryCreationTemplate", resourceTags: "TagList", imageTagMutability: "ImageTagMutability", imageTagMutabilityExclusionFilters: "ImageTagMutabilityExclusionFilters", repositoryPolicy: "RepositoryPolicyText", lifecyclePolicy: "LifecyclePolicyTextForRepositoryCreationTemplate", appliedFor: "RCTAppliedForList", customRoleArn: "CustomRoleArn" },
    },
    CreateRepositoryCreationTemplateResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryCreationTemplate: "RepositoryCreationTemplate" },
    },
    CreateRepositoryRequest: {
      kind: "structure",
      required: ["repositoryName"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", tags: "TagList", imageTagMutability: "ImageTagMutability", imageTagMutabilityExclusionFilters: "ImageTagMutabilityExclusionFilters", imageScanningConfiguration: "ImageScanningConfiguration", encryptionConfiguration: "EncryptionConfiguration" },
    },
    CreateRepositoryResponse: { kind: "structure", members: { repository: "Repository" } },
    CreationTimestamp: { kind: "timestamp" },
    CredentialArn: {
      kind: "string",
      min: 50,
      max: 612,
      pattern: "^arn:aws(-\\w+)*:secretsmanager:[a-zA-Z0-9-:]+:secret:ecr\\-pullthroughcache\\/[a-zA-Z0-9\\/_+=.@-]+$",
    },
    CustomRoleArn: { kind: "string", max: 2048 },
    CvssScore: {
      kind: "structure",
      members: { baseScore: "BaseScore", scoringVector: "ScoringVector", source: "Source", version: "Version" },
    },
    CvssScoreAdjustment: { kind: "structure", members: { metric: "Metric", reason: "Reason" } },
    CvssScoreAdjustmentList: { kind: "list", member: "CvssScoreAdjustment" },
    CvssScoreDetails: {
      kind: "structure",
      members: { adjustments: "CvssScoreAdjustmentList", score: "Score", scoreSource: "Source", scoringVector: "ScoringVector", version: "Version" },
    },
    CvssScoreList: { kind: "list", member: "CvssScore" },
    Date: { kind: "timestamp" },
    DeleteLifecyclePolicyRequest: {
      kind: "structure",
      required: ["repositoryName"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName" },
    },
    DeleteLifecyclePolicyResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", lifecyclePolicyText: "LifecyclePolicyText", lastEvaluatedAt: "EvaluationTimestamp" },
    },
    DeletePullThroughCacheRuleRequest: {
      kind: "structure",
      required: ["ecrRepositoryPrefix"],
      members: { ecrRepositoryPrefix: "PullThroughCacheRuleRepositoryPrefix", registryId: "RegistryId" },
    },
    DeletePullThroughCacheRuleResponse: {
      kind: "structure",
      members: { ecrRepositoryPrefix: "PullThroughCacheRuleRepositoryPrefix", upstreamRegistryUrl: "Url", createdAt: "CreationTimestamp", registryId: "RegistryId", credentialArn: "CredentialArn", customRoleArn: "CustomRoleArn", upstreamRepositoryPrefix: "PullThroughCacheRuleRepositoryPrefix" },
    },
    DeleteRegistryPolicyRequest: { kind: "structure", members: {} },
    DeleteRegistryPolicyResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", policyText: "RegistryPolicyText" },
    },
    DeleteRepositoryCreationTemplateRequest: { kind: "structure", required: ["prefix"], members: { prefix: "Prefix" } },
    DeleteRepositoryCreationTemplateResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryCreationTemplate: "RepositoryCreationTemplate" },
    },
    DeleteRepositoryPolicyRequest: {
      kind: "structure",
      required: ["repositoryName"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName" },
    },
    DeleteRepositoryPolicyResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", policyText: "RepositoryPolicyText" },
    },
    DeleteRepositoryRequest: {
      kind: "structure",
      required: ["repositoryName"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", force: "ForceFlag" },
    },
    DeleteRepositoryResponse: { kind: "structure", members: { repository: "Repository" } },
    DeleteSigningConfigurationRequest: { kind: "structure", members: {} },
    DeleteSigningConfigurationResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", signingConfiguration: "SigningConfiguration" },
    },
    DeregisterPullTimeUpdateExclusionRequest: {
      kind: "structure",
      required: ["principalArn"],
      members: { principalArn: "PrincipalArn" },
    },
    DeregisterPullTimeUpdateExclusionResponse: { kind: "structure", members: { principalArn: "PrincipalArn" } },
    DescribeImageReplicationStatusRequest: {
      kind: "structure",
      required: ["repositoryName", "imageId"],
      members: { repositoryName: "RepositoryName", imageId: "ImageIdentifier", registryId: "RegistryId" },
    },
    DescribeImageReplicationStatusResponse: {
      kind: "structure",
      members: { repositoryName: "RepositoryName", imageId: "ImageIdentifier", replicationStatuses: "ImageReplicationStatusList" },
    },
    DescribeImageScanFindingsRequest: {
      kind: "structure",
      required: ["repositoryName", "imageId"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageId: "ImageIdentifier", nextToken: "NextToken", maxResults: "MaxResults" },
    },
    DescribeImageScanFindingsResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageId: "ImageIdentifier", imageScanStatus: "ImageScanStatus", imageScanFindings: "ImageScanFindings", nextToken: "NextToken" },
    },
    DescribeImageSigningStatusRequest: {
      kind: "structure",
      required: ["repositoryName", "imageId"],
      members: { repositoryName: "RepositoryName", imageId: "ImageIdentifier", registryId: "RegistryId" },
    },
    DescribeImageSigningStatusResponse: {
      kind: "structure",
      members: { repositoryName: "RepositoryName", imageId: "ImageIdentifier", registryId: "RegistryId", signingStatuses: "ImageSigningStatusList" },
    },
    DescribeImagesFilter: { kind: "structure", members: { tagStatus: "TagStatus", imageStatus: "ImageStatusFilter" } },
    DescribeImagesRequest: {
      kind: "structure",
      required: ["repositoryName"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageIds: "ImageIdentifierList", nextToken: "NextToken", maxResults: "MaxResults", filter: "DescribeImagesFilter" },
    },
    DescribeImagesResponse: { kind: "structure", members: { imageDetails: "ImageDetailList", nextToken: "NextToken" } },
    DescribePullThroughCacheRulesRequest: {
      kind: "structure",
      members: { registryId: "RegistryId", ecrRepositoryPrefixes: "PullThroughCacheRuleRepositoryPrefixList", nextToken: "NextToken", maxResults: "MaxResults" },
    },
    DescribePullThroughCacheRulesResponse: {
      kind: "structure",
      members: { pullThroughCacheRules: "PullThroughCacheRuleList", nextToken: "NextToken" },
    },
    DescribeRegistryRequest: { kind: "structure", members: {} },
    DescribeRegistryResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", replicationConfiguration: "ReplicationConfiguration" },
    },
    DescribeRepositoriesRequest: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryNames: "RepositoryNameList", nextToken: "NextToken", maxResults: "MaxResults" },
    },
    DescribeRepositoriesResponse: {
      kind: "structure",
      members: { repositories: "RepositoryList", nextToken: "NextToken" },
    },
    DescribeRepositoryCreationTemplatesRequest: {
      kind: "structure",
      members: { prefixes: "PrefixList", nextToken: "NextToken", maxResults: "MaxResults" },
    },
    DescribeRepositoryCreationTemplatesResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryCreationTemplates: "RepositoryCreationTemplateList", nextToken: "NextToken" },
    },
    EncryptionConfiguration: {
      kind: "structure",
      required: ["encryptionType"],
      members: { encryptionType: "EncryptionType", kmsKey: "KmsKey" },
    },
    EncryptionConfigurationForRepositoryCreationTemplate: {
      kind: "structure",
      required: ["encryptionType"],
      members: { encryptionType: "EncryptionType", kmsKey: "KmsKeyForRepositoryCreationTemplate" },
    },
    EncryptionType: { kind: "string", enum: ["AES256", "KMS", "KMS_DSSE"] },
    EnhancedImageScanFinding: {
      kind: "structure",
      members: { awsAccountId: "RegistryId", description: "FindingDescription", findingArn: "FindingArn", firstObservedAt: "Date", lastObservedAt: "Date", packageVulnerabilityDetails: "PackageVulnerabilityDetails", remediation: "Remediation", resources: "ResourceList", score: "Score", scoreDetails: "ScoreDetails", severity: "Severity", status: "Status", title: "Title", type: "Type", updatedAt: "Date", fixAvailable: "FixAvailable", exploitAvailable: "ExploitAvailable" },
    },
    EnhancedImageScanFindingList: { kind: "list", member: "EnhancedImageScanFinding" },
    Epoch: { kind: "integer" },
    EvaluationTimestamp: { kind: "timestamp" },
    ExpirationTimestamp: { kind: "timestamp" },
    ExploitAvailable: { kind: "string" },
    FiftyMaxResults: { kind: "integer", min: 1, max: 50 },
    FilePath: { kind: "string" },
    FindingArn: { kind: "string" },
    FindingDescription: { kind: "string" },
    FindingName: { kind: "string" },
    FindingSeverity: { kind: "string", enum: ["INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL", "UNDEFINED"] },
    FindingSeverityCounts: { kind: "map", key: "FindingSeverity", value: "SeverityCount" },
    FixAvailable: { kind: "string" },
    FixedInVersion: { kind: "string" },
    ForceFlag: { kind: "boolean" },
    GetAccountSettingRequest: { kind: "structure", required: ["name"], members: { name: "AccountSettingName" } },
    GetAccountSettingResponse: {
      kind: "structure",
      members: { name: "AccountSettingName", value: "AccountSettingName" },
    },
    GetAuthorizationTokenRegistryIdList: { kind: "list", member: "RegistryId", min: 1, max: 10 },
    GetAuthorizationTokenRequest: {
      kind: "structure",
      members: { registryIds: "GetAuthorizationTokenRegistryIdList" },
    },
    GetAuthorizationTokenResponse: { kind: "structure", members: { authorizationData: "AuthorizationDataList" } },
    GetDownloadUrlForLayerRequest: {
      kind: "structure",
      required: ["repositoryName", "layerDigest"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", layerDigest: "LayerDigest" },
    },
    GetDownloadUrlForLayerResponse: { kind: "structure", members: { downloadUrl: "Url", layerDigest: "LayerDigest" } },
    GetLifecyclePolicyPreviewRequest: {
      kind: "structure",
      required: ["repositoryName"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageIds: "ImageIdentifierList", nextToken: "NextToken", maxResults: "LifecyclePreviewMaxResults", filter: "LifecyclePolicyPreviewFilter" },
    },
    GetLifecyclePolicyPreviewResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", lifecyclePolicyText: "LifecyclePolicyText", status: "LifecyclePolicyPreviewStatus", nextToken: "NextToken", previewResults: "LifecyclePolicyPreviewResultList", summary: "LifecyclePolicyPreviewSummary" },
    },
    GetLifecyclePolicyRequest: {
      kind: "structure",
      required: ["repositoryName"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName" },
    },
    GetLifecyclePolicyResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", lifecyclePolicyText: "LifecyclePolicyText", lastEvaluatedAt: "EvaluationTimestamp" },
    },
    GetRegistryPolicyRequest: { kind: "structure", members: {} },
    GetRegistryPolicyResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", policyText: "RegistryPolicyText" },
    },
    GetRegistryScanningConfigurationRequest: { kind: "structure", members: {} },
    GetRegistryScanningConfigurationResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", scanningConfiguration: "RegistryScanningConfiguration" },
    },
    GetRepositoryPolicyRequest: {
      kind: "structure",
      required: ["repositoryName"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName" },
    },
    GetRepositoryPolicyResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", policyText: "RepositoryPolicyText" },
    },
    GetSigningConfigurationRequest: { kind: "structure", members: {} },
    GetSigningConfigurationResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", signingConfiguration: "SigningConfiguration" },
    },
    Image: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageId: "ImageIdentifier", imageManifest: "ImageManifest", imageManifestMediaType: "MediaType" },
    },
    ImageActionType: { kind: "string", enum: ["EXPIRE", "TRANSITION"] },
    ImageCount: { kind: "integer", min: 0 },
    ImageDetail: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageDigest: "ImageDigest", imageTags: "ImageTagList", imageSizeInBytes: "ImageSizeInBytes", imagePushedAt: "PushTimestamp", imageScanStatus: "ImageScanStatus", imageScanFindingsSummary: "ImageScanFindingsSummary", imageManifestMediaType: "MediaType", artifactMediaType: "MediaType", lastRecordedPullTime: "RecordedPullTimestamp", subjectManifestDigest: "ImageDigest", imageStatus: "ImageStatus", lastArchivedAt: "LastArchivedAtTimestamp", lastActivatedAt: "LastActivatedAtTimestamp" },
    },
    ImageDetailList: { kind: "list", member: "ImageDetail" },
    ImageDigest: { kind: "string" },
    ImageFailure: {
      kind: "structure",
      members: { imageId: "ImageIdentifier", failureCode: "ImageFailureCode", failureReason: "ImageFailureReason" },
    },
    ImageFailureCode: {
      kind: "string",
      enum: ["InvalidImageDigest", "InvalidImageTag", "ImageTagDoesNotMatchDigest", "ImageNotFound", "MissingDigestAndTag", "ImageReferencedByManifestList", "KmsError", "UpstreamAccessDenied", "UpstreamTooManyRequests", "UpstreamUnavailable", "ImageInaccessible"],
    },
    ImageFailureList: { kind: "list", member: "ImageFailure" },
    ImageFailureReason: { kind: "string" },
    ImageIdentifier: { kind: "structure", members: { imageDigest: "ImageDigest", imageTag: "ImageTag" } },
    ImageIdentifierList: { kind: "list", member: "ImageIdentifier", min: 1, max: 100 },
    ImageList: { kind: "list", member: "Image" },
    ImageManifest: { kind: "string", min: 1, max: 4194304 },
    ImageReferrer: {
      kind: "structure",
      required: ["digest", "mediaType", "size"],
      members: { digest: "ImageDigest", mediaType: "MediaType", artifactType: "ArtifactType", size: "ImageSizeInBytes", annotations: "Annotations", artifactStatus: "ArtifactStatus" },
    },
    ImageReferrerList: { kind: "list", member: "ImageReferrer" },
    ImageReplicationStatus: {
      kind: "structure",
      members: { region: "Region", registryId: "RegistryId", status: "ReplicationStatus", failureCode: "ReplicationError" },
    },
    ImageReplicationStatusList: { kind: "list", member: "ImageReplicationStatus" },
    ImageScanFinding: {
      kind: "structure",
      members: { name: "FindingName", description: "FindingDescription", uri: "Url", severity: "FindingSeverity", attributes: "AttributeList" },
    },
    ImageScanFindingList: { kind: "list", member: "ImageScanFinding" },
    ImageScanFindings: {
      kind: "structure",
      members: { imageScanCompletedAt: "ScanTimestamp", vulnerabilitySourceUpdatedAt: "VulnerabilitySourceUpdateTimestamp", findingSeverityCounts: "FindingSeverityCounts", findings: "ImageScanFindingList", enhancedFindings: "EnhancedImageScanFindingList" },
    },
    ImageScanFindingsSummary: {
      kind: "structure",
      members: { imageScanCompletedAt: "ScanTimestamp", vulnerabilitySourceUpdatedAt: "VulnerabilitySourceUpdateTimestamp", findingSeverityCounts: "FindingSeverityCounts" },
    },
    ImageScanStatus: { kind: "structure", members: { status: "ScanStatus", description: "ScanStatusDescription" } },
    ImageScanningConfiguration: { kind: "structure", members: { scanOnPush: "ScanOnPushFlag" } },
    ImageSigningStatus: {
      kind: "structure",
      members: { signingProfileArn: "SigningProfileArn", failureCode: "SigningStatusFailureCode", failureReason: "SigningStatusFailureReason", status: "SigningStatus" },
    },
    ImageSigningStatusList: { kind: "list", member: "ImageSigningStatus" },
    ImageSizeInBytes: { kind: "long" },
    ImageStatus: { kind: "string", enum: ["ACTIVE", "ARCHIVED", "ACTIVATING"] },
    ImageStatusFilter: { kind: "string", enum: ["ACTIVE", "ARCHIVED", "ACTIVATING", "ANY"] },
    ImageTag: { kind: "string", min: 1, max: 300 },
    ImageTagList: { kind: "list", member: "ImageTag" },
    ImageTagMutability: {
      kind: "string",
      enum: ["MUTABLE", "IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION"],
    },
    ImageTagMutabilityExclusionFilter: {
      kind: "structure",
      required: ["filterType", "filter"],
      members: { filterType: "ImageTagMutabilityExclusionFilterType", filter: "ImageTagMutabilityExclusionFilterValue" },
    },
    ImageTagMutabilityExclusionFilterType: { kind: "string", enum: ["WILDCARD"] },
    ImageTagMutabilityExclusionFilterValue: { kind: "string", min: 1, max: 128, pattern: "^[0-9a-zA-Z._*-]{1,128}$" },
    ImageTagMutabilityExclusionFilters: { kind: "list", member: "ImageTagMutabilityExclusionFilter", min: 1, max: 5 },
    ImageTagsList: { kind: "list", member: "ImageTag" },
    InUseCount: { kind: "long", min: 0 },
    InitiateLayerUploadRequest: {
      kind: "structure",
      required: ["repositoryName"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName" },
    },
    InitiateLayerUploadResponse: { kind: "structure", members: { uploadId: "UploadId", partSize: "PartSize" } },
    IsPTCRuleValid: { kind: "boolean" },
    KmsError: { kind: "string" },
    KmsKey: { kind: "string", min: 1, max: 2048 },
    KmsKeyForRepositoryCreationTemplate: {
      kind: "string",
      min: 0,
      max: 2048,
      pattern: "^$|arn:aws[a-z0-9-]*:kms:[a-z0-9-]+:[0-9]{12}:key\\/[a-z0-9-]+",
    },
    LastActivatedAtTimestamp: { kind: "timestamp" },
    LastArchivedAtTimestamp: { kind: "timestamp" },
    Layer: {
      kind: "structure",
      members: { layerDigest: "LayerDigest", layerAvailability: "LayerAvailability", layerSize: "LayerSizeInBytes", mediaType: "MediaType" },
    },
    LayerAvailability: { kind: "string", enum: ["AVAILABLE", "UNAVAILABLE", "ARCHIVED"] },
    LayerDigest: { kind: "string", pattern: "[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+" },
    LayerDigestList: { kind: "list", member: "LayerDigest", min: 1, max: 100 },
    LayerFailure: {
      kind: "structure",
      members: { layerDigest: "BatchedOperationLayerDigest", failureCode: "LayerFailureCode", failureReason: "LayerFailureReason" },
    },
    LayerFailureCode: { kind: "string", enum: ["InvalidLayerDigest", "MissingLayerDigest"] },
    LayerFailureList: { kind: "list", member: "LayerFailure" },
    LayerFailureReason: { kind: "string" },
    LayerList: { kind: "list", member: "Layer" },
    LayerPartBlob: { kind: "blob", min: 0, max: 20971520 },
    LayerSizeInBytes: { kind: "long" },
    LifecyclePolicyPreviewFilter: { kind: "structure", members: { tagStatus: "TagStatus" } },
    LifecyclePolicyPreviewResult: {
      kind: "structure",
      members: { imageTags: "ImageTagList", imageDigest: "ImageDigest", imagePushedAt: "PushTimestamp", action: "LifecyclePolicyRuleAction", appliedRulePriority: "LifecyclePolicyRulePriority", storageClass: "LifecyclePolicyStorageClass" },
    },
    LifecyclePolicyPreviewResultList: { kind: "list", member: "LifecyclePolicyPreviewResult" },
    LifecyclePolicyPreviewStatus: { kind: "string", enum: ["IN_PROGRESS", "COMPLETE", "EXPIRED", "FAILED"] },
    LifecyclePolicyPreviewSummary: {
      kind: "structure",
      members: { expiringImageTotalCount: "ImageCount", transitioningImageTotalCounts: "TransitioningImageTotalCounts" },
    },
    LifecyclePolicyRuleAction: {
      kind: "structure",
      members: { type: "ImageActionType", targetStorageClass: "LifecyclePolicyTargetStorageClass" },
    },
    LifecyclePolicyRulePriority: { kind: "integer", min: 1 },
    LifecyclePolicyStorageClass: { kind: "string", enum: ["ARCHIVE", "STANDARD"] },
    LifecyclePolicyTargetStorageClass: { kind: "string", enum: ["ARCHIVE"] },
    LifecyclePolicyText: { kind: "string", min: 100, max: 30720 },
    LifecyclePolicyTextForRepositoryCreationTemplate: { kind: "string", min: 0, max: 30720 },
    LifecyclePreviewMaxResults: { kind: "integer", min: 1, max: 100 },
    ListImageReferrersFilter: {
      kind: "structure",
      members: { artifactTypes: "ArtifactTypeList", artifactStatus: "ArtifactStatusFilter" },
    },
    ListImageReferrersRequest: {
      kind: "structure",
      required: ["repositoryName", "subjectId"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", subjectId: "SubjectIdentifier", filter: "ListImageReferrersFilter", nextToken: "NextToken", maxResults: "FiftyMaxResults" },
    },
    ListImageReferrersResponse: {
      kind: "structure",
      members: { referrers: "ImageReferrerList", nextToken: "NextToken" },
    },
    ListImagesFilter: { kind: "structure", members: { tagStatus: "TagStatus", imageStatus: "ImageStatusFilter" } },
    ListImagesRequest: {
      kind: "structure",
      required: ["repositoryName"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", nextToken: "NextToken", maxResults: "MaxResults", filter: "ListImagesFilter" },
    },
    ListImagesResponse: { kind: "structure", members: { imageIds: "ImageIdentifierList", nextToken: "NextToken" } },
    ListPullTimeUpdateExclusionsRequest: {
      kind: "structure",
      members: { maxResults: "MaxResults", nextToken: "NextToken" },
    },
    ListPullTimeUpdateExclusionsResponse: {
      kind: "structure",
      members: { pullTimeUpdateExclusions: "PullTimeUpdateExclusionList", nextToken: "NextToken" },
    },
    ListTagsForResourceRequest: { kind: "structure", required: ["resourceArn"], members: { resourceArn: "Arn" } },
    ListTagsForResourceResponse: { kind: "structure", members: { tags: "TagList" } },
    MaxResults: { kind: "integer", min: 1, max: 1000 },
    MediaType: { kind: "string" },
    MediaTypeList: { kind: "list", member: "MediaType", min: 1, max: 100 },
    Metric: { kind: "string" },
    NextToken: { kind: "string" },
    PTCValidateFailure: { kind: "string" },
    PackageManager: { kind: "string" },
    PackageVulnerabilityDetails: {
      kind: "structure",
      members: { cvss: "CvssScoreList", referenceUrls: "ReferenceUrlsList", relatedVulnerabilities: "RelatedVulnerabilitiesList", source: "Source", sourceUrl: "Url", vendorCreatedAt: "Date", vendorSeverity: "Severity", vendorUpdatedAt: "Date", vulnerabilityId: "VulnerabilityId", vulnerablePackages: "VulnerablePackagesList" },
    },
    PartSize: { kind: "long", min: 0 },
    Platform: { kind: "string" },
    Prefix: {
      kind: "string",
      min: 1,
      max: 256,
      pattern: "^([a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*\\/?|ROOT)$",
    },
    PrefixList: { kind: "list", member: "Prefix" },
    PrincipalArn: {
      kind: "string",
      max: 200,
      pattern: "^arn:aws(-[a-z]+)*:iam::[0-9]{12}:(role|user)/[\\w+=,.@-]+(/[\\w+=,.@-]+)*$",
    },
    ProxyEndpoint: { kind: "string" },
    PullThroughCacheRule: {
      kind: "structure",
      members: { ecrRepositoryPrefix: "PullThroughCacheRuleRepositoryPrefix", upstreamRegistryUrl: "Url", createdAt: "CreationTimestamp", registryId: "RegistryId", credentialArn: "CredentialArn", customRoleArn: "CustomRoleArn", upstreamRepositoryPrefix: "PullThroughCacheRuleRepositoryPrefix", upstreamRegistry: "UpstreamRegistry", updatedAt: "UpdatedTimestamp" },
    },
    PullThroughCacheRuleList: { kind: "list", member: "PullThroughCacheRule" },
    PullThroughCacheRuleRepositoryPrefix: {
      kind: "string",
      min: 2,
      max: 30,
      pattern: "^([a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*\\/?|ROOT)$",
    },
    PullThroughCacheRuleRepositoryPrefixList: {
      kind: "list",
      member: "PullThroughCacheRuleRepositoryPrefix",
      min: 1,
      max: 100,
    },
    PullTimeUpdateExclusionList: { kind: "list", member: "PrincipalArn", min: 0, max: 100 },
    PushTimestamp: { kind: "timestamp" },
    PutAccountSettingRequest: {
      kind: "structure",
      required: ["name", "value"],
      members: { name: "AccountSettingName", value: "AccountSettingValue" },
    },
    PutAccountSettingResponse: {
      kind: "structure",
      members: { name: "AccountSettingName", value: "AccountSettingValue" },
    },
    PutImageRequest: {
      kind: "structure",
      required: ["repositoryName", "imageManifest"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageManifest: "ImageManifest", imageManifestMediaType: "MediaType", imageTag: "ImageTag", imageDigest: "ImageDigest" },
    },
    PutImageResponse: { kind: "structure", members: { image: "Image" } },
    PutImageScanningConfigurationRequest: {
      kind: "structure",
      required: ["repositoryName", "imageScanningConfiguration"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageScanningConfiguration: "ImageScanningConfiguration" },
    },
    PutImageScanningConfigurationResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageScanningConfiguration: "ImageScanningConfiguration" },
    },
    PutImageTagMutabilityRequest: {
      kind: "structure",
      required: ["repositoryName", "imageTagMutability"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageTagMutability: "ImageTagMutability", imageTagMutabilityExclusionFilters: "ImageTagMutabilityExclusionFilters" },
    },
    PutImageTagMutabilityResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageTagMutability: "ImageTagMutability", imageTagMutabilityExclusionFilters: "ImageTagMutabilityExclusionFilters" },
    },
    PutLifecyclePolicyRequest: {
      kind: "structure",
      required: ["repositoryName", "lifecyclePolicyText"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", lifecyclePolicyText: "LifecyclePolicyText" },
    },
    PutLifecyclePolicyResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", lifecyclePolicyText: "LifecyclePolicyText" },
    },
    PutRegistryPolicyRequest: {
      kind: "structure",
      required: ["policyText"],
      members: { policyText: "RegistryPolicyText" },
    },
    PutRegistryPolicyResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", policyText: "RegistryPolicyText" },
    },
    PutRegistryScanningConfigurationRequest: {
      kind: "structure",
      members: { scanType: "ScanType", rules: "RegistryScanningRuleList" },
    },
    PutRegistryScanningConfigurationResponse: {
      kind: "structure",
      members: { registryScanningConfiguration: "RegistryScanningConfiguration" },
    },
    PutReplicationConfigurationRequest: {
      kind: "structure",
      required: ["replicationConfiguration"],
      members: { replicationConfiguration: "ReplicationConfiguration" },
    },
    PutReplicationConfigurationResponse: {
      kind: "structure",
      members: { replicationConfiguration: "ReplicationConfiguration" },
    },
    PutSigningConfigurationRequest: {
      kind: "structure",
      required: ["signingConfiguration"],
      members: { signingConfiguration: "SigningConfiguration" },
    },
    PutSigningConfigurationResponse: { kind: "structure", members: { signingConfiguration: "SigningConfiguration" } },
    RCTAppliedFor: { kind: "string", enum: ["REPLICATION", "PULL_THROUGH_CACHE", "CREATE_ON_PUSH"] },
    RCTAppliedForList: { kind: "list", member: "RCTAppliedFor" },
    Reason: { kind: "string" },
    Recommendation: { kind: "structure", members: { url: "Url", text: "RecommendationText" } },
    RecommendationText: { kind: "string" },
    RecordedPullTimestamp: { kind: "timestamp" },
    ReferenceUrlsList: { kind: "list", member: "Url" },
    Region: { kind: "string", min: 2, max: 25, pattern: "[0-9a-z-]{2,25}" },
    RegisterPullTimeUpdateExclusionRequest: {
      kind: "structure",
      required: ["principalArn"],
      members: { principalArn: "PrincipalArn" },
    },
    RegisterPullTimeUpdateExclusionResponse: {
      kind: "structure",
      members: { principalArn: "PrincipalArn", createdAt: "CreationTimestamp" },
    },
    RegistryId: { kind: "string", pattern: "[0-9]{12}" },
    RegistryPolicyText: { kind: "string", min: 0, max: 10240 },
    RegistryScanningConfiguration: {
      kind: "structure",
      members: { scanType: "ScanType", rules: "RegistryScanningRuleList" },
    },
    RegistryScanningRule: {
      kind: "structure",
      required: ["scanFrequency", "repositoryFilters"],
      members: { scanFrequency: "ScanFrequency", repositoryFilters: "ScanningRepositoryFilterList" },
    },
    RegistryScanningRuleList: { kind: "list", member: "RegistryScanningRule", min: 0, max: 2 },
    RelatedVulnerabilitiesList: { kind: "list", member: "RelatedVulnerability" },
    RelatedVulnerability: { kind: "string" },
    Release: { kind: "string" },
    Remediation: { kind: "structure", members: { recommendation: "Recommendation" } },
    ReplicationConfiguration: { kind: "structure", required: ["rules"], members: { rules: "ReplicationRuleList" } },
    ReplicationDestination: {
      kind: "structure",
      required: ["region", "registryId"],
      members: { region: "Region", registryId: "RegistryId" },
    },
    ReplicationDestinationList: { kind: "list", member: "ReplicationDestination", min: 0, max: 100 },
    ReplicationError: { kind: "string" },
    ReplicationRule: {
      kind: "structure",
      required: ["destinations"],
      members: { destinations: "ReplicationDestinationList", repositoryFilters: "RepositoryFilterList" },
    },
    ReplicationRuleList: { kind: "list", member: "ReplicationRule", min: 0, max: 10 },
    ReplicationStatus: { kind: "string", enum: ["IN_PROGRESS", "COMPLETE", "FAILED"] },
    Repository: {
      kind: "structure",
      members: { repositoryArn: "Arn", registryId: "RegistryId", repositoryName: "RepositoryName", repositoryUri: "Url", createdAt: "CreationTimestamp", imageTagMutability: "ImageTagMutability", imageTagMutabilityExclusionFilters: "ImageTagMutabilityExclusionFilters", imageScanningConfiguration: "ImageScanningConfiguration", encryptionConfiguration: "EncryptionConfiguration" },
    },
    RepositoryCreationTemplate: {
      kind: "structure",
      members: { prefix: "Prefix", description: "RepositoryTemplateDescription", encryptionConfiguration: "EncryptionConfigurationForRepositoryCreationTemplate", resourceTags: "TagList", imageTagMutability: "ImageTagMutability", imageTagMutabilityExclusionFilters: "ImageTagMutabilityExclusionFilters", repositoryPolicy: "RepositoryPolicyText", lifecyclePolicy: "LifecyclePolicyTextForRepositoryCreationTemplate", appliedFor: "RCTAppliedForList", customRoleArn: "CustomRoleArn", createdAt: "Date", updatedAt: "Date" },
    },
    RepositoryCreationTemplateList: { kind: "list", member: "RepositoryCreationTemplate" },
    RepositoryFilter: {
      kind: "structure",
      required: ["filter", "filterType"],
      members: { filter: "RepositoryFilterValue", filterType: "RepositoryFilterType" },
    },
    RepositoryFilterList: { kind: "list", member: "RepositoryFilter", min: 1, max: 100 },
    RepositoryFilterType: { kind: "string", enum: ["PREFIX_MATCH"] },
    RepositoryFilterValue: {
      kind: "string",
      min: 2,
      max: 256,
      pattern: "^(?:[a-z0-9]+(?:[._-][a-z0-9]*)*/)*[a-z0-9]*(?:[._-][a-z0-9]*)*$",
    },
    RepositoryList: { kind: "list", member: "Repository" },
    RepositoryName: {
      kind: "string",
      min: 2,
      max: 256,
      pattern: "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*",
    },
    RepositoryNameList: { kind: "list", member: "RepositoryName", min: 1, max: 100 },
    RepositoryPolicyText: { kind: "string", min: 0, max: 10240 },
    RepositoryScanningConfiguration: {
      kind: "structure",
      members: { repositoryArn: "Arn", repositoryName: "RepositoryName", scanOnPush: "ScanOnPushFlag", scanFrequency: "ScanFrequency", appliedScanFilters: "ScanningRepositoryFilterList" },
    },
    RepositoryScanningConfigurationFailure: {
      kind: "structure",
      members: { repositoryName: "RepositoryName", failureCode: "ScanningConfigurationFailureCode", failureReason: "ScanningConfigurationFailureReason" },
    },
    RepositoryScanningConfigurationFailureList: { kind: "list", member: "RepositoryScanningConfigurationFailure" },
    RepositoryScanningConfigurationList: { kind: "list", member: "RepositoryScanningConfiguration" },
    RepositoryTemplateDescription: { kind: "string", max: 256 },
    Resource: {
      kind: "structure",
      members: { details: "ResourceDetails", id: "ResourceId", tags: "Tags", type: "Type" },
    },
    ResourceDetails: { kind: "structure", members: { awsEcrContainerImage: "AwsEcrContainerImageDetails" } },
    ResourceId: { kind: "string" },
    ResourceList: { kind: "list", member: "Resource" },
    ScanFrequency: { kind: "string", enum: ["SCAN_ON_PUSH", "CONTINUOUS_SCAN", "MANUAL"] },
    ScanOnPushFlag: { kind: "boolean" },
    ScanStatus: {
      kind: "string",
      enum: ["IN_PROGRESS", "COMPLETE", "FAILED", "UNSUPPORTED_IMAGE", "ACTIVE", "PENDING", "SCAN_ELIGIBILITY_EXPIRED", "FINDINGS_UNAVAILABLE", "LIMIT_EXCEEDED", "IMAGE_ARCHIVED"],
    },
    ScanStatusDescription: { kind: "string" },
    ScanTimestamp: { kind: "timestamp" },
    ScanType: { kind: "string", enum: ["BASIC", "ENHANCED"] },
    ScanningConfigurationFailureCode: { kind: "string", enum: ["REPOSITORY_NOT_FOUND"] },
    ScanningConfigurationFailureReason: { kind: "string" },
    ScanningConfigurationRepositoryNameList: { kind: "list", member: "RepositoryName", min: 1, max: 25 },
    ScanningRepositoryFilter: {
      kind: "structure",
      required: ["filter", "filterType"],
      members: { filter: "ScanningRepositoryFilterValue", filterType: "ScanningRepositoryFilterType" },
    },
    ScanningRepositoryFilterList: { kind: "list", member: "ScanningRepositoryFilter", min: 0, max: 100 },
    ScanningRepositoryFilterType: { kind: "string", enum: ["WILDCARD"] },
    ScanningRepositoryFilterValue: {
      kind: "string",
      min: 1,
      max: 255,
      pattern: "^[a-z0-9*](?:[._\\-/a-z0-9*]?[a-z0-9*]+)*$",
    },
    Score: { kind: "double" },
    ScoreDetails: { kind: "structure", members: { cvss: "CvssScoreDetails" } },
    ScoringVector: { kind: "string" },
    SetRepositoryPolicyRequest: {
      kind: "structure",
      required: ["repositoryName", "policyText"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", policyText: "RepositoryPolicyText", force: "ForceFlag" },
    },
    SetRepositoryPolicyResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", policyText: "RepositoryPolicyText" },
    },
    Severity: { kind: "string" },
    SeverityCount: { kind: "integer", min: 0 },
    SigningConfiguration: { kind: "structure", required: ["rules"], members: { rules: "SigningRuleList" } },
    SigningProfileArn: {
      kind: "string",
      max: 200,
      pattern: "^arn:aws(-[a-z]+)*:signer:[a-z0-9-]+:[0-9]{12}:\\/signing-profiles\\/[a-zA-Z0-9_]{2,}$",
    },
    SigningRepositoryFilter: {
      kind: "structure",
      required: ["filter", "filterType"],
      members: { filter: "SigningRepositoryFilterValue", filterType: "SigningRepositoryFilterType" },
    },
    SigningRepositoryFilterList: { kind: "list", member: "SigningRepositoryFilter", min: 1, max: 100 },
    SigningRepositoryFilterType: { kind: "string", enum: ["WILDCARD_MATCH"] },
    SigningRepositoryFilterValue: {
      kind: "string",
      min: 1,
      max: 256,
      pattern: "^(?:[a-z0-9*]+(?:[._-][a-z0-9*]+)*/)*[a-z0-9*]+(?:[._-][a-z0-9*]+)*$",
    },
    SigningRule: {
      kind: "structure",
      required: ["signingProfileArn"],
      members: { signingProfileArn: "SigningProfileArn", repositoryFilters: "SigningRepositoryFilterList" },
    },
    SigningRuleList: { kind: "list", member: "SigningRule", min: 0, max: 10 },
    SigningStatus: { kind: "string", enum: ["IN_PROGRESS", "COMPLETE", "FAILED"] },
    SigningStatusFailureCode: { kind: "string" },
    SigningStatusFailureReason: { kind: "string" },
    Source: { kind: "string" },
    SourceLayerHash: { kind: "string" },
    StartImageScanRequest: {
      kind: "structure",
      required: ["repositoryName", "imageId"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageId: "ImageIdentifier" },
    },
    StartImageScanResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageId: "ImageIdentifier", imageScanStatus: "ImageScanStatus" },
    },
    StartLifecyclePolicyPreviewRequest: {
      kind: "structure",
      required: ["repositoryName"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", lifecyclePolicyText: "LifecyclePolicyText" },
    },
    StartLifecyclePolicyPreviewResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", lifecyclePolicyText: "LifecyclePolicyText", status: "LifecyclePolicyPreviewStatus" },
    },
    Status: { kind: "string" },
    String: { kind: "string" },
    SubjectIdentifier: { kind: "structure", required: ["imageDigest"], members: { imageDigest: "ImageDigest" } },
    Tag: { kind: "structure", required: ["Key", "Value"], members: { Key: "TagKey", Value: "TagValue" } },
    TagKey: { kind: "string" },
    TagKeyList: { kind: "list", member: "TagKey" },
    TagList: { kind: "list", member: "Tag" },
    TagResourceRequest: {
      kind: "structure",
      required: ["resourceArn", "tags"],
      members: { resourceArn: "Arn", tags: "TagList" },
    },
    TagResourceResponse: { kind: "structure", members: {} },
    TagStatus: { kind: "string", enum: ["TAGGED", "UNTAGGED", "ANY"] },
    TagValue: { kind: "string" },
    Tags: { kind: "map", key: "TagKey", value: "TagValue" },
    TargetStorageClass: { kind: "string", enum: ["STANDARD", "ARCHIVE"] },
    Title: { kind: "string" },
    TransitioningImageTotalCount: {
      kind: "structure",
      members: { targetStorageClass: "LifecyclePolicyTargetStorageClass", imageTotalCount: "ImageCount" },
    },
    TransitioningImageTotalCounts: { kind: "list", member: "TransitioningImageTotalCount" },
    Type: { kind: "string" },
    UntagResourceRequest: {
      kind: "structure",
      required: ["resourceArn", "tagKeys"],
      members: { resourceArn: "Arn", tagKeys: "TagKeyList" },
    },
    UntagResourceResponse: { kind: "structure", members: {} },
    UpdateImageStorageClassRequest: {
      kind: "structure",
      required: ["repositoryName", "imageId", "targetStorageClass"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageId: "ImageIdentifier", targetStorageClass: "TargetStorageClass" },
    },
    UpdateImageStorageClassResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", imageId: "ImageIdentifier", imageStatus: "ImageStatus" },
    },
    UpdatePullThroughCacheRuleRequest: {
      kind: "structure",
      required: ["ecrRepositoryPrefix"],
      members: { registryId: "RegistryId", ecrRepositoryPrefix: "PullThroughCacheRuleRepositoryPrefix", credentialArn: "CredentialArn", customRoleArn: "CustomRoleArn" },
    },
    UpdatePullThroughCacheRuleResponse: {
      kind: "structure",
      members: { ecrRepositoryPrefix: "PullThroughCacheRuleRepositoryPrefix", registryId: "RegistryId", updatedAt: "UpdatedTimestamp", credentialArn: "CredentialArn", customRoleArn: "CustomRoleArn", upstreamRepositoryPrefix: "PullThroughCacheRuleRepositoryPrefix" },
    },
    UpdateRepositoryCreationTemplateRequest: {
      kind: "structure",
      required: ["prefix"],
      members: { prefix: "Prefix", description: "RepositoryTemplateDescription", encryptionConfiguration: "EncryptionConfigurationForRepositoryCreationTemplate", resourceTags: "TagList", imageTagMutability: "ImageTagMutability", imageTagMutabilityExclusionFilters: "ImageTagMutabilityExclusionFilters", repositoryPolicy: "RepositoryPolicyText", lifecyclePolicy: "LifecyclePolicyTextForRepositoryCreationTemplate", appliedFor: "RCTAppliedForList", customRoleArn: "CustomRoleArn" },
    },
    UpdateRepositoryCreationTemplateResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryCreationTemplate: "RepositoryCreationTemplate" },
    },
    UpdatedTimestamp: { kind: "timestamp" },
    UploadId: {
      kind: "string",
      pattern: "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
    },
    UploadLayerPartRequest: {
      kind: "structure",
      required: ["repositoryName", "uploadId", "partFirstByte", "partLastByte", "layerPartBlob"],
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", uploadId: "UploadId", partFirstByte: "PartSize", partLastByte: "PartSize", layerPartBlob: "LayerPartBlob" },
    },
    UploadLayerPartResponse: {
      kind: "structure",
      members: { registryId: "RegistryId", repositoryName: "RepositoryName", uploadId: "UploadId", lastByteReceived: "PartSize" },
    },
    UpstreamRegistry: {
      kind: "string",
      enum: ["ecr", "ecr-public", "quay", "k8s", "docker-hub", "github-container-registry", "azure-container-registry", "gitlab-container-registry", "chainguard"],
    },
    Url: { kind: "string" },
    ValidatePullThroughCacheRuleRequest: {
      kind: "structure",
      required: ["ecrRepositoryPrefix"],
      members: { ecrRepositoryPrefix: "PullThroughCacheRuleRepositoryPrefix", registryId: "RegistryId" },
    },
    ValidatePullThroughCacheRuleResponse: {
      kind: "structure",
      members: { ecrRepositoryPrefix: "PullThroughCacheRuleRepositoryPrefix", registryId: "RegistryId", upstreamRegistryUrl: "Url", credentialArn: "CredentialArn", customRoleArn: "CustomRoleArn", upstreamRepositoryPrefix: "PullThroughCacheRuleRepositoryPrefix", isValid: "IsPTCRuleValid", failure: "PTCValidateFailure" },
    },
    Version: { kind: "string" },
    VulnerabilityId: { kind: "string" },
    VulnerabilitySourceUpdateTimestamp: { kind: "timestamp" },
    VulnerablePackage: {
      kind: "structure",
      members: { arch: "Arch", epoch: "Epoch", filePath: "FilePath", name: "VulnerablePackageName", packageManager: "PackageManager", release: "Release", sourceLayerHash: "SourceLayerHash", version: "Version", fixedInVersion: "FixedInVersion" },
    },
    VulnerablePackageName: { kind: "string" },
    VulnerablePackagesList: { kind: "list", member: "VulnerablePackage" },
  },
};

/** Input and output of each operation of ecr. */
export type EcrOperations = {
  readonly BatchCheckLayerAvailability: { readonly input: BatchCheckLayerAvailabilityRequest; readonly output: BatchCheckLayerAvailabilityResponse };
  readonly BatchDeleteImage: { readonly input: BatchDeleteImageRequest; readonly output: BatchDeleteImageResponse };
  readonly BatchGetImage: { readonly input: BatchGetImageRequest; readonly output: BatchGetImageResponse };
  readonly BatchGetRepositoryScanningConfiguration: { readonly input: BatchGetRepositoryScanningConfigurationRequest; readonly output: BatchGetRepositoryScanningConfigurationResponse };
  readonly CompleteLayerUpload: { readonly input: CompleteLayerUploadRequest; readonly output: CompleteLayerUploadResponse };
  readonly CreatePullThroughCacheRule: { readonly input: CreatePullThroughCacheRuleRequest; readonly output: CreatePullThroughCacheRuleResponse };
  readonly CreateRepository: { readonly input: CreateRepositoryRequest; readonly output: CreateRepositoryResponse };
  readonly CreateRepositoryCreationTemplate: { readonly input: CreateRepositoryCreationTemplateRequest; readonly output: CreateRepositoryCreationTemplateResponse };
  readonly DeleteLifecyclePolicy: { readonly input: DeleteLifecyclePolicyRequest; readonly output: DeleteLifecyclePolicyResponse };
  readonly DeletePullThroughCacheRule: { readonly input: DeletePullThroughCacheRuleRequest; readonly output: DeletePullThroughCacheRuleResponse };
  readonly DeleteRegistryPolicy: { readonly input: DeleteRegistryPolicyRequest; readonly output: DeleteRegistryPolicyResponse };
  readonly DeleteRepository: { readonly input: DeleteRepositoryRequest; readonly output: DeleteRepositoryResponse };
  readonly DeleteRepositoryCreationTemplate: { readonly input: DeleteRepositoryCreationTemplateRequest; readonly output: DeleteRepositoryCreationTemplateResponse };
  readonly DeleteRepositoryPolicy: { readonly input: DeleteRepositoryPolicyRequest; readonly output: DeleteRepositoryPolicyResponse };
  readonly DeleteSigningConfiguration: { readonly input: DeleteSigningConfigurationRequest; readonly output: DeleteSigningConfigurationResponse };
  readonly DeregisterPullTimeUpdateExclusion: { readonly input: DeregisterPullTimeUpdateExclusionRequest; readonly output: DeregisterPullTimeUpdateExclusionResponse };
  readonly DescribeImageReplicationStatus: { readonly input: DescribeImageReplicationStatusRequest; readonly output: DescribeImageReplicationStatusResponse };
  readonly DescribeImageScanFindings: { readonly input: DescribeImageScanFindingsRequest; readonly output: DescribeImageScanFindingsResponse };
  readonly DescribeImageSigningStatus: { readonly input: DescribeImageSigningStatusRequest; readonly output: DescribeImageSigningStatusResponse };
  readonly DescribeImages: { readonly input: DescribeImagesRequest; readonly output: DescribeImagesResponse };
  readonly DescribePullThroughCacheRules: { readonly input: DescribePullThroughCacheRulesRequest; readonly output: DescribePullThroughCacheRulesResponse };
  readonly DescribeRegistry: { readonly input: DescribeRegistryRequest; readonly output: DescribeRegistryResponse };
  readonly DescribeRepositories: { readonly input: DescribeRepositoriesRequest; readonly output: DescribeRepositoriesResponse };
  readonly DescribeRepositoryCreationTemplates: { readonly input: DescribeRepositoryCreationTemplatesRequest; readonly output: DescribeRepositoryCreationTemplatesResponse };
  readonly GetAccountSetting: { readonly input: GetAccountSettingRequest; readonly output: GetAccountSettingResponse };
  readonly GetAuthorizationToken: { readonly input: GetAuthorizationTokenRequest; readonly output: GetAuthorizationTokenResponse };
  readonly GetDownloadUrlForLayer: { readonly input: GetDownloadUrlForLayerRequest; readonly output: GetDownloadUrlForLayerResponse };
  readonly GetLifecyclePolicy: { readonly input: GetLifecyclePolicyRequest; readonly output: GetLifecyclePolicyResponse };
  readonly GetLifecyclePolicyPreview: { readonly input: GetLifecyclePolicyPreviewRequest; readonly output: GetLifecyclePolicyPreviewResponse };
  readonly GetRegistryPolicy: { readonly input: GetRegistryPolicyRequest; readonly output: GetRegistryPolicyResponse };
  readonly GetRegistryScanningConfiguration: { readonly input: GetRegistryScanningConfigurationRequest; readonly output: GetRegistryScanningConfigurationResponse };
  readonly GetRepositoryPolicy: { readonly input: GetRepositoryPolicyRequest; readonly output: GetRepositoryPolicyResponse };
  readonly GetSigningConfiguration: { readonly input: GetSigningConfigurationRequest; readonly output: GetSigningConfigurationResponse };
  readonly InitiateLayerUpload: { readonly input: InitiateLayerUploadRequest; readonly output: InitiateLayerUploadResponse };
  readonly ListImageReferrers: { readonly input: ListImageReferrersRequest; readonly output: ListImageReferrersResponse };
  readonly ListImages: { readonly input: ListImagesRequest; readonly output: ListImagesResponse };
  readonly ListPullTimeUpdateExclusions: { readonly input: ListPullTimeUpdateExclusionsRequest; readonly output: ListPullTimeUpdateExclusionsResponse };
  readonly ListTagsForResource: { readonly input: ListTagsForResourceRequest; readonly output: ListTagsForResourceResponse };
  readonly PutAccountSetting: { readonly input: PutAccountSettingRequest; readonly output: PutAccountSettingResponse };
  readonly PutImage: { readonly input: PutImageRequest; readonly output: PutImageResponse };
  readonly PutImageScanningConfiguration: { readonly input: PutImageScanningConfigurationRequest; readonly output: PutImageScanningConfigurationResponse };
  readonly PutImageTagMutability: { readonly input: PutImageTagMutabilityRequest; readonly output: PutImageTagMutabilityResponse };
  readonly PutLifecyclePolicy: { readonly input: PutLifecyclePolicyRequest; readonly output: PutLifecyclePolicyResponse };
  readonly PutRegistryPolicy: { readonly input: PutRegistryPolicyRequest; readonly output: PutRegistryPolicyResponse };
  readonly PutRegistryScanningConfiguration: { readonly input: PutRegistryScanningConfigurationRequest; readonly output: PutRegistryScanningConfigurationResponse };
  readonly PutReplicationConfiguration: { readonly input: PutReplicationConfigurationRequest; readonly output: PutReplicationConfigurationResponse };
  readonly PutSigningConfiguration: { readonly input: PutSigningConfigurationRequest; readonly output: PutSigningConfigurationResponse };
  readonly RegisterPullTimeUpdateExclusion: { readonly input: RegisterPullTimeUpdateExclusionRequest; readonly output: RegisterPullTimeUpdateExclusionResponse };
  readonly SetRepositoryPolicy: { readonly input: SetRepositoryPolicyRequest; readonly output: SetRepositoryPolicyResponse };
  readonly StartImageScan: { readonly input: StartImageScanRequest; readonly output: StartImageScanResponse };
  readonly StartLifecyclePolicyPreview: { readonly input: StartLifecyclePolicyPreviewRequest; readonly output: StartLifecyclePolicyPreviewResponse };
  readonly TagResource: { readonly input: TagResourceRequest; readonly output: TagResourceResponse };
  readonly UntagResource: { readonly input: UntagResourceRequest; readonly output: UntagResourceResponse };
  readonly UpdateImageStorageClass: { readonly input: UpdateImageStorageClassRequest; readonly output: UpdateImageStorageClassResponse };
  readonly UpdatePullThroughCacheRule: { readonly input: UpdatePullThroughCacheRuleRequest; readonly output: UpdatePullThroughCacheRuleResponse };
  readonly UpdateRepositoryCreationTemplate: { readonly input: UpdateRepositoryCreationTemplateRequest; readonly output: UpdateRepositoryCreationTemplateResponse };
  readonly UploadLayerPart: { readonly input: UploadLayerPartRequest; readonly output: UploadLayerPartResponse };
  readonly ValidatePullThroughCacheRule: { readonly input: ValidatePullThroughCacheRuleRequest; readonly output: ValidatePullThroughCacheRuleResponse };
};

export type ArtifactStatus = "ACTIVE" | "ARCHIVED" | "ACTIVATING";

export type ArtifactStatusFilter = "ACTIVE" | "ARCHIVED" | "ACTIVATING" | "ANY";

export type Attribute = {
  readonly key: string;
  readonly value?: string | undefined;
};

export type AuthorizationData = {
  readonly authorizationToken?: string | undefined;
  readonly expiresAt?: Date | undefined;
  readonly proxyEndpoint?: string | undefined;
};

export type AwsEcrContainerImageDetails = {
  readonly architecture?: string | undefined;
  readonly author?: string | undefined;
  readonly imageHash?: string | undefined;
  readonly imageTags?: readonly string[] | undefined;
  readonly platform?: string | undefined;
  readonly pushedAt?: Date | undefined;
  readonly lastInUseAt?: Date | undefined;
  readonly inUseCount?: number | undefined;
  readonly registry?: string | undefined;
  readonly repositoryName?: string | undefined;
};

export type BatchCheckLayerAvailabilityRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly layerDigests: readonly string[];
};

export type BatchCheckLayerAvailabilityResponse = {
  readonly layers?: readonly Layer[] | undefined;
  readonly failures?: readonly LayerFailure[] | undefined;
};

export type BatchDeleteImageRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly imageIds: readonly ImageIdentifier[];
};

export type BatchDeleteImageResponse = {
  readonly imageIds?: readonly ImageIdentifier[] | undefined;
  readonly failures?: readonly ImageFailure[] | undefined;
};

export type BatchGetImageRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly imageIds: readonly ImageIdentifier[];
  readonly acceptedMediaTypes?: readonly string[] | undefined;
};

export type BatchGetImageResponse = {
  readonly images?: readonly Image[] | undefined;
  readonly failures?: readonly ImageFailure[] | undefined;
};

export type BatchGetRepositoryScanningConfigurationRequest = {
  readonly repositoryNames: readonly string[];
};

export type BatchGetRepositoryScanningConfigurationResponse = {
  readonly scanningConfigurations?: readonly RepositoryScanningConfiguration[] | undefined;
  readonly failures?: readonly RepositoryScanningConfigurationFailure[] | undefined;
};

export type CompleteLayerUploadRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly uploadId: string;
  readonly layerDigests: readonly string[];
};

export type CompleteLayerUploadResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly uploadId?: string | undefined;
  readonly layerDigest?: string | undefined;
};

export type CreatePullThroughCacheRuleRequest = {
  readonly ecrRepositoryPrefix: string;
  readonly upstreamRegistryUrl: string;
  readonly registryId?: string | undefined;
  readonly upstreamRegistry?: UpstreamRegistry | undefined;
  readonly credentialArn?: string | undefined;
  readonly customRoleArn?: string | undefined;
  readonly upstreamRepositoryPrefix?: string | undefined;
};

export type CreatePullThroughCacheRuleResponse = {
  readonly ecrRepositoryPrefix?: string | undefined;
  readonly upstreamRegistryUrl?: string | undefined;
  readonly createdAt?: Date | undefined;
  readonly registryId?: string | undefined;
  readonly upstreamRegistry?: UpstreamRegistry | undefined;
  readonly credentialArn?: string | undefined;
  readonly customRoleArn?: string | undefined;
  readonly upstreamRepositoryPrefix?: string | undefined;
};

export type CreateRepositoryCreationTemplateRequest = {
  readonly prefix: string;
  readonly description?: string | undefined;
  readonly encryptionConfiguration?: EncryptionConfigurationForRepositoryCreationTemplate | undefined;
  readonly resourceTags?: readonly Tag[] | undefined;
  readonly imageTagMutability?: ImageTagMutability | undefined;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
  readonly repositoryPolicy?: string | undefined;
  readonly lifecyclePolicy?: string | undefined;
  readonly appliedFor: readonly RCTAppliedFor[];
  readonly customRoleArn?: string | undefined;
};

export type CreateRepositoryCreationTemplateResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryCreationTemplate?: RepositoryCreationTemplate | undefined;
};

export type CreateRepositoryRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly tags?: readonly Tag[] | undefined;
  readonly imageTagMutability?: ImageTagMutability | undefined;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
  readonly imageScanningConfiguration?: ImageScanningConfiguration | undefined;
  readonly encryptionConfiguration?: EncryptionConfiguration | undefined;
};

export type CreateRepositoryResponse = {
  readonly repository?: Repository | undefined;
};

export type CvssScore = {
  readonly baseScore?: number | undefined;
  readonly scoringVector?: string | undefined;
  readonly source?: string | undefined;
  readonly version?: string | undefined;
};

export type CvssScoreAdjustment = {
  readonly metric?: string | undefined;
  readonly reason?: string | undefined;
};

export type CvssScoreDetails = {
  readonly adjustments?: readonly CvssScoreAdjustment[] | undefined;
  readonly score?: number | undefined;
  readonly scoreSource?: string | undefined;
  readonly scoringVector?: string | undefined;
  readonly version?: string | undefined;
};

export type DeleteLifecyclePolicyRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
};

export type DeleteLifecyclePolicyResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly lifecyclePolicyText?: string | undefined;
  readonly lastEvaluatedAt?: Date | undefined;
};

export type DeletePullThroughCacheRuleRequest = {
  readonly ecrRepositoryPrefix: string;
  readonly registryId?: string | undefined;
};

export type DeletePullThroughCacheRuleResponse = {
  readonly ecrRepositoryPrefix?: string | undefined;
  readonly upstreamRegistryUrl?: string | undefined;
  readonly createdAt?: Date | undefined;
  readonly registryId?: string | undefined;
  readonly credentialArn?: string | undefined;
  readonly customRoleArn?: string | undefined;
  readonly upstreamRepositoryPrefix?: string | undefined;
};

export type DeleteRegistryPolicyRequest = { readonly [member: string]: never };

export type DeleteRegistryPolicyResponse = {
  readonly registryId?: string | undefined;
  readonly policyText?: string | undefined;
};

export type DeleteRepositoryCreationTemplateRequest = {
  readonly prefix: string;
};

export type DeleteRepositoryCreationTemplateResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryCreationTemplate?: RepositoryCreationTemplate | undefined;
};

export type DeleteRepositoryPolicyRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
};

export type DeleteRepositoryPolicyResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly policyText?: string | undefined;
};

export type DeleteRepositoryRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly force?: boolean | undefined;
};

export type DeleteRepositoryResponse = {
  readonly repository?: Repository | undefined;
};

export type DeleteSigningConfigurationRequest = { readonly [member: string]: never };

export type DeleteSigningConfigurationResponse = {
  readonly registryId?: string | undefined;
  readonly signingConfiguration?: SigningConfiguration | undefined;
};

export type DeregisterPullTimeUpdateExclusionRequest = {
  readonly principalArn: string;
};

export type DeregisterPullTimeUpdateExclusionResponse = {
  readonly principalArn?: string | undefined;
};

export type DescribeImageReplicationStatusRequest = {
  readonly repositoryName: string;
  readonly imageId: ImageIdentifier;
  readonly registryId?: string | undefined;
};

export type DescribeImageReplicationStatusResponse = {
  readonly repositoryName?: string | undefined;
  readonly imageId?: ImageIdentifier | undefined;
  readonly replicationStatuses?: readonly ImageReplicationStatus[] | undefined;
};

export type DescribeImageScanFindingsRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly imageId: ImageIdentifier;
  readonly nextToken?: string | undefined;
  readonly maxResults?: number | undefined;
};

export type DescribeImageScanFindingsResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly imageId?: ImageIdentifier | undefined;
  readonly imageScanStatus?: ImageScanStatus | undefined;
  readonly imageScanFindings?: ImageScanFindings | undefined;
  readonly nextToken?: string | undefined;
};

export type DescribeImageSigningStatusRequest = {
  readonly repositoryName: string;
  readonly imageId: ImageIdentifier;
  readonly registryId?: string | undefined;
};

export type DescribeImageSigningStatusResponse = {
  readonly repositoryName?: string | undefined;
  readonly imageId?: ImageIdentifier | undefined;
  readonly registryId?: string | undefined;
  readonly signingStatuses?: readonly ImageSigningStatus[] | undefined;
};

export type DescribeImagesFilter = {
  readonly tagStatus?: TagStatus | undefined;
  readonly imageStatus?: ImageStatusFilter | undefined;
};

export type DescribeImagesRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly imageIds?: readonly ImageIdentifier[] | undefined;
  readonly nextToken?: string | undefined;
  readonly maxResults?: number | undefined;
  readonly filter?: DescribeImagesFilter | undefined;
};

export type DescribeImagesResponse = {
  readonly imageDetails?: readonly ImageDetail[] | undefined;
  readonly nextToken?: string | undefined;
};

export type DescribePullThroughCacheRulesRequest = {
  readonly registryId?: string | undefined;
  readonly ecrRepositoryPrefixes?: readonly string[] | undefined;
  readonly nextToken?: string | undefined;
  readonly maxResults?: number | undefined;
};

export type DescribePullThroughCacheRulesResponse = {
  readonly pullThroughCacheRules?: readonly PullThroughCacheRule[] | undefined;
  readonly nextToken?: string | undefined;
};

export type DescribeRegistryRequest = { readonly [member: string]: never };

export type DescribeRegistryResponse = {
  readonly registryId?: string | undefined;
  readonly replicationConfiguration?: ReplicationConfiguration | undefined;
};

export type DescribeRepositoriesRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryNames?: readonly string[] | undefined;
  readonly nextToken?: string | undefined;
  readonly maxResults?: number | undefined;
};

export type DescribeRepositoriesResponse = {
  readonly repositories?: readonly Repository[] | undefined;
  readonly nextToken?: string | undefined;
};

export type DescribeRepositoryCreationTemplatesRequest = {
  readonly prefixes?: readonly string[] | undefined;
  readonly nextToken?: string | undefined;
  readonly maxResults?: number | undefined;
};

export type DescribeRepositoryCreationTemplatesResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryCreationTemplates?: readonly RepositoryCreationTemplate[] | undefined;
  readonly nextToken?: string | undefined;
};

export type EncryptionConfiguration = {
  readonly encryptionType: EncryptionType;
  readonly kmsKey?: string | undefined;
};

export type EncryptionConfigurationForRepositoryCreationTemplate = {
  readonly encryptionType: EncryptionType;
  readonly kmsKey?: string | undefined;
};

export type EncryptionType = "AES256" | "KMS" | "KMS_DSSE";

export type EnhancedImageScanFinding = {
  readonly awsAccountId?: string | undefined;
  readonly description?: string | undefined;
  readonly findingArn?: string | undefined;
  readonly firstObservedAt?: Date | undefined;
  readonly lastObservedAt?: Date | undefined;
  readonly packageVulnerabilityDetails?: PackageVulnerabilityDetails | undefined;
  readonly remediation?: Remediation | undefined;
  readonly resources?: readonly Resource[] | undefined;
  readonly score?: number | undefined;
  readonly scoreDetails?: ScoreDetails | undefined;
  readonly severity?: string | undefined;
  readonly status?: string | undefined;
  readonly title?: string | undefined;
  readonly type?: string | undefined;
  readonly updatedAt?: Date | undefined;
  readonly fixAvailable?: string | undefined;
  readonly exploitAvailable?: string | undefined;
};

export type FindingSeverity = "INFORMATIONAL" | "LOW" | "MEDIUM" | "HIGH" | "CRITICAL" | "UNDEFINED";

export type GetAccountSettingRequest = {
  readonly name: string;
};

export type GetAccountSettingResponse = {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
};

export type GetAuthorizationTokenRequest = {
  readonly registryIds?: readonly string[] | undefined;
};

export type GetAuthorizationTokenResponse = {
  readonly authorizationData?: readonly AuthorizationData[] | undefined;
};

export type GetDownloadUrlForLayerRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly layerDigest: string;
};

export type GetDownloadUrlForLayerResponse = {
  readonly downloadUrl?: string | undefined;
  readonly layerDigest?: string | undefined;
};

export type GetLifecyclePolicyPreviewRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly imageIds?: readonly ImageIdentifier[] | undefined;
  readonly nextToken?: string | undefined;
  readonly maxResults?: number | undefined;
  readonly filter?: LifecyclePolicyPreviewFilter | undefined;
};

export type GetLifecyclePolicyPreviewResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly lifecyclePolicyText?: string | undefined;
  readonly status?: LifecyclePolicyPreviewStatus | undefined;
  readonly nextToken?: string | undefined;
  readonly previewResults?: readonly LifecyclePolicyPreviewResult[] | undefined;
  readonly summary?: LifecyclePolicyPreviewSummary | undefined;
};

export type GetLifecyclePolicyRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
};

export type GetLifecyclePolicyResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly lifecyclePolicyText?: string | undefined;
  readonly lastEvaluatedAt?: Date | undefined;
};

export type GetRegistryPolicyRequest = { readonly [member: string]: never };

export type GetRegistryPolicyResponse = {
  readonly registryId?: string | undefined;
  readonly policyText?: string | undefined;
};

export type GetRegistryScanningConfigurationRequest = { readonly [member: string]: never };

export type GetRegistryScanningConfigurationResponse = {
  readonly registryId?: string | undefined;
  readonly scanningConfiguration?: RegistryScanningConfiguration | undefined;
};

export type GetRepositoryPolicyRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
};

export type GetRepositoryPolicyResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly policyText?: string | undefined;
};

export type GetSigningConfigurationRequest = { readonly [member: string]: never };

export type GetSigningConfigurationResponse = {
  readonly registryId?: string | undefined;
  readonly signingConfiguration?: SigningConfiguration | undefined;
};

export type Image = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly imageId?: ImageIdentifier | undefined;
  readonly imageManifest?: string | undefined;
  readonly imageManifestMediaType?: string | undefined;
};

export type ImageActionType = "EXPIRE" | "TRANSITION";

export type ImageDetail = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly imageDigest?: string | undefined;
  readonly imageTags?: readonly string[] | undefined;
  readonly imageSizeInBytes?: number | undefined;
  readonly imagePushedAt?: Date | undefined;
  readonly imageScanStatus?: ImageScanStatus | undefined;
  readonly imageScanFindingsSummary?: ImageScanFindingsSummary | undefined;
  readonly imageManifestMediaType?: string | undefined;
  readonly artifactMediaType?: string | undefined;
  readonly lastRecordedPullTime?: Date | undefined;
  readonly subjectManifestDigest?: string | undefined;
  readonly imageStatus?: ImageStatus | undefined;
  readonly lastArchivedAt?: Date | undefined;
  readonly lastActivatedAt?: Date | undefined;
};

export type ImageFailure = {
  readonly imageId?: ImageIdentifier | undefined;
  readonly failureCode?: ImageFailureCode | undefined;
  readonly failureReason?: string | undefined;
};

export type ImageFailureCode =
  | "InvalidImageDigest"
  | "InvalidImageTag"
  | "ImageTagDoesNotMatchDigest"
  | "ImageNotFound"
  | "MissingDigestAndTag"
  | "ImageReferencedByManifestList"
  | "KmsError"
  | "UpstreamAccessDenied"
  | "UpstreamTooManyRequests"
  | "UpstreamUnavailable"
  | "ImageInaccessible"
  ;

export type ImageIdentifier = {
  readonly imageDigest?: string | undefined;
  readonly imageTag?: string | undefined;
};

export type ImageReferrer = {
  readonly digest: string;
  readonly mediaType: string;
  readonly artifactType?: string | undefined;
  readonly size: number;
  readonly annotations?: Readonly<Record<string, string>> | undefined;
  readonly artifactStatus?: ArtifactStatus | undefined;
};

export type ImageReplicationStatus = {
  readonly region?: string | undefined;
  readonly registryId?: string | undefined;
  readonly status?: ReplicationStatus | undefined;
  readonly failureCode?: string | undefined;
};

export type ImageScanFinding = {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly uri?: string | undefined;
  readonly severity?: FindingSeverity | undefined;
  readonly attributes?: readonly Attribute[] | undefined;
};

export type ImageScanFindings = {
  readonly imageScanCompletedAt?: Date | undefined;
  readonly vulnerabilitySourceUpdatedAt?: Date | undefined;
  readonly findingSeverityCounts?: Readonly<Record<string, number>> | undefined;
  readonly findings?: readonly ImageScanFinding[] | undefined;
  readonly enhancedFindings?: readonly EnhancedImageScanFinding[] | undefined;
};

export type ImageScanFindingsSummary = {
  readonly imageScanCompletedAt?: Date | undefined;
  readonly vulnerabilitySourceUpdatedAt?: Date | undefined;
  readonly findingSeverityCounts?: Readonly<Record<string, number>> | undefined;
};

export type ImageScanStatus = {
  readonly status?: ScanStatus | undefined;
  readonly description?: string | undefined;
};

export type ImageScanningConfiguration = {
  readonly scanOnPush?: boolean | undefined;
};

export type ImageSigningStatus = {
  readonly signingProfileArn?: string | undefined;
  readonly failureCode?: string | undefined;
  readonly failureReason?: string | undefined;
  readonly status?: SigningStatus | undefined;
};

export type ImageStatus = "ACTIVE" | "ARCHIVED" | "ACTIVATING";

export type ImageStatusFilter = "ACTIVE" | "ARCHIVED" | "ACTIVATING" | "ANY";

export type ImageTagMutability = "MUTABLE" | "IMMUTABLE" | "IMMUTABLE_WITH_EXCLUSION" | "MUTABLE_WITH_EXCLUSION";

export type ImageTagMutabilityExclusionFilter = {
  readonly filterType: ImageTagMutabilityExclusionFilterType;
  readonly filter: string;
};

export type ImageTagMutabilityExclusionFilterType = "WILDCARD";

export type InitiateLayerUploadRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
};

export type InitiateLayerUploadResponse = {
  readonly uploadId?: string | undefined;
  readonly partSize?: number | undefined;
};

export type Layer = {
  readonly layerDigest?: string | undefined;
  readonly layerAvailability?: LayerAvailability | undefined;
  readonly layerSize?: number | undefined;
  readonly mediaType?: string | undefined;
};

export type LayerAvailability = "AVAILABLE" | "UNAVAILABLE" | "ARCHIVED";

export type LayerFailure = {
  readonly layerDigest?: string | undefined;
  readonly failureCode?: LayerFailureCode | undefined;
  readonly failureReason?: string | undefined;
};

export type LayerFailureCode = "InvalidLayerDigest" | "MissingLayerDigest";

export type LifecyclePolicyPreviewFilter = {
  readonly tagStatus?: TagStatus | undefined;
};

export type LifecyclePolicyPreviewResult = {
  readonly imageTags?: readonly string[] | undefined;
  readonly imageDigest?: string | undefined;
  readonly imagePushedAt?: Date | undefined;
  readonly action?: LifecyclePolicyRuleAction | undefined;
  readonly appliedRulePriority?: number | undefined;
  readonly storageClass?: LifecyclePolicyStorageClass | undefined;
};

export type LifecyclePolicyPreviewStatus = "IN_PROGRESS" | "COMPLETE" | "EXPIRED" | "FAILED";

export type LifecyclePolicyPreviewSummary = {
  readonly expiringImageTotalCount?: number | undefined;
  readonly transitioningImageTotalCounts?: readonly TransitioningImageTotalCount[] | undefined;
};

export type LifecyclePolicyRuleAction = {
  readonly type?: ImageActionType | undefined;
  readonly targetStorageClass?: LifecyclePolicyTargetStorageClass | undefined;
};

export type LifecyclePolicyStorageClass = "ARCHIVE" | "STANDARD";

export type LifecyclePolicyTargetStorageClass = "ARCHIVE";

export type ListImageReferrersFilter = {
  readonly artifactTypes?: readonly string[] | undefined;
  readonly artifactStatus?: ArtifactStatusFilter | undefined;
};

export type ListImageReferrersRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly subjectId: SubjectIdentifier;
  readonly filter?: ListImageReferrersFilter | undefined;
  readonly nextToken?: string | undefined;
  readonly maxResults?: number | undefined;
};

export type ListImageReferrersResponse = {
  readonly referrers?: readonly ImageReferrer[] | undefined;
  readonly nextToken?: string | undefined;
};

export type ListImagesFilter = {
  readonly tagStatus?: TagStatus | undefined;
  readonly imageStatus?: ImageStatusFilter | undefined;
};

export type ListImagesRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly nextToken?: string | undefined;
  readonly maxResults?: number | undefined;
  readonly filter?: ListImagesFilter | undefined;
};

export type ListImagesResponse = {
  readonly imageIds?: readonly ImageIdentifier[] | undefined;
  readonly nextToken?: string | undefined;
};

export type ListPullTimeUpdateExclusionsRequest = {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
};

export type ListPullTimeUpdateExclusionsResponse = {
  readonly pullTimeUpdateExclusions?: readonly string[] | undefined;
  readonly nextToken?: string | undefined;
};

export type ListTagsForResourceRequest = {
  readonly resourceArn: string;
};

export type ListTagsForResourceResponse = {
  readonly tags?: readonly Tag[] | undefined;
};

export type PackageVulnerabilityDetails = {
  readonly cvss?: readonly CvssScore[] | undefined;
  readonly referenceUrls?: readonly string[] | undefined;
  readonly relatedVulnerabilities?: readonly string[] | undefined;
  readonly source?: string | undefined;
  readonly sourceUrl?: string | undefined;
  readonly vendorCreatedAt?: Date | undefined;
  readonly vendorSeverity?: string | undefined;
  readonly vendorUpdatedAt?: Date | undefined;
  readonly vulnerabilityId?: string | undefined;
  readonly vulnerablePackages?: readonly VulnerablePackage[] | undefined;
};

export type PullThroughCacheRule = {
  readonly ecrRepositoryPrefix?: string | undefined;
  readonly upstreamRegistryUrl?: string | undefined;
  readonly createdAt?: Date | undefined;
  readonly registryId?: string | undefined;
  readonly credentialArn?: string | undefined;
  readonly customRoleArn?: string | undefined;
  readonly upstreamRepositoryPrefix?: string | undefined;
  readonly upstreamRegistry?: UpstreamRegistry | undefined;
  readonly updatedAt?: Date | undefined;
};

export type PutAccountSettingRequest = {
  readonly name: string;
  readonly value: string;
};

export type PutAccountSettingResponse = {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
};

export type PutImageRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly imageManifest: string;
  readonly imageManifestMediaType?: string | undefined;
  readonly imageTag?: string | undefined;
  readonly imageDigest?: string | undefined;
};

export type PutImageResponse = {
  readonly image?: Image | undefined;
};

export type PutImageScanningConfigurationRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly imageScanningConfiguration: ImageScanningConfiguration;
};

export type PutImageScanningConfigurationResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly imageScanningConfiguration?: ImageScanningConfiguration | undefined;
};

export type PutImageTagMutabilityRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly imageTagMutability: ImageTagMutability;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
};

export type PutImageTagMutabilityResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly imageTagMutability?: ImageTagMutability | undefined;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
};

export type PutLifecyclePolicyRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly lifecyclePolicyText: string;
};

export type PutLifecyclePolicyResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly lifecyclePolicyText?: string | undefined;
};

export type PutRegistryPolicyRequest = {
  readonly policyText: string;
};

export type PutRegistryPolicyResponse = {
  readonly registryId?: string | undefined;
  readonly policyText?: string | undefined;
};

export type PutRegistryScanningConfigurationRequest = {
  readonly scanType?: ScanType | undefined;
  readonly rules?: readonly RegistryScanningRule[] | undefined;
};

export type PutRegistryScanningConfigurationResponse = {
  readonly registryScanningConfiguration?: RegistryScanningConfiguration | undefined;
};

export type PutReplicationConfigurationRequest = {
  readonly replicationConfiguration: ReplicationConfiguration;
};

export type PutReplicationConfigurationResponse = {
  readonly replicationConfiguration?: ReplicationConfiguration | undefined;
};

export type PutSigningConfigurationRequest = {
  readonly signingConfiguration: SigningConfiguration;
};

export type PutSigningConfigurationResponse = {
  readonly signingConfiguration?: SigningConfiguration | undefined;
};

export type RCTAppliedFor = "REPLICATION" | "PULL_THROUGH_CACHE" | "CREATE_ON_PUSH";

export type Recommendation = {
  readonly url?: string | undefined;
  readonly text?: string | undefined;
};

export type RegisterPullTimeUpdateExclusionRequest = {
  readonly principalArn: string;
};

export type RegisterPullTimeUpdateExclusionResponse = {
  readonly principalArn?: string | undefined;
  readonly createdAt?: Date | undefined;
};

export type RegistryScanningConfiguration = {
  readonly scanType?: ScanType | undefined;
  readonly rules?: readonly RegistryScanningRule[] | undefined;
};

export type RegistryScanningRule = {
  readonly scanFrequency: ScanFrequency;
  readonly repositoryFilters: readonly ScanningRepositoryFilter[];
};

export type Remediation = {
  readonly recommendation?: Recommendation | undefined;
};

export type ReplicationConfiguration = {
  readonly rules: readonly ReplicationRule[];
};

export type ReplicationDestination = {
  readonly region: string;
  readonly registryId: string;
};

export type ReplicationRule = {
  readonly destinations: readonly ReplicationDestination[];
  readonly repositoryFilters?: readonly RepositoryFilter[] | undefined;
};

export type ReplicationStatus = "IN_PROGRESS" | "COMPLETE" | "FAILED";

export type Repository = {
  readonly repositoryArn?: string | undefined;
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly repositoryUri?: string | undefined;
  readonly createdAt?: Date | undefined;
  readonly imageTagMutability?: ImageTagMutability | undefined;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
  readonly imageScanningConfiguration?: ImageScanningConfiguration | undefined;
  readonly encryptionConfiguration?: EncryptionConfiguration | undefined;
};

export type RepositoryCreationTemplate = {
  readonly prefix?: string | undefined;
  readonly description?: string | undefined;
  readonly encryptionConfiguration?: EncryptionConfigurationForRepositoryCreationTemplate | undefined;
  readonly resourceTags?: readonly Tag[] | undefined;
  readonly imageTagMutability?: ImageTagMutability | undefined;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
  readonly repositoryPolicy?: string | undefined;
  readonly lifecyclePolicy?: string | undefined;
  readonly appliedFor?: readonly RCTAppliedFor[] | undefined;
  readonly customRoleArn?: string | undefined;
  readonly createdAt?: Date | undefined;
  readonly updatedAt?: Date | undefined;
};

export type RepositoryFilter = {
  readonly filter: string;
  readonly filterType: RepositoryFilterType;
};

export type RepositoryFilterType = "PREFIX_MATCH";

export type RepositoryScanningConfiguration = {
  readonly repositoryArn?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly scanOnPush?: boolean | undefined;
  readonly scanFrequency?: ScanFrequency | undefined;
  readonly appliedScanFilters?: readonly ScanningRepositoryFilter[] | undefined;
};

export type RepositoryScanningConfigurationFailure = {
  readonly repositoryName?: string | undefined;
  readonly failureCode?: ScanningConfigurationFailureCode | undefined;
  readonly failureReason?: string | undefined;
};

export type Resource = {
  readonly details?: ResourceDetails | undefined;
  readonly id?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly type?: string | undefined;
};

export type ResourceDetails = {
  readonly awsEcrContainerImage?: AwsEcrContainerImageDetails | undefined;
};

export type ScanFrequency = "SCAN_ON_PUSH" | "CONTINUOUS_SCAN" | "MANUAL";

export type ScanStatus =
  | "IN_PROGRESS"
  | "COMPLETE"
  | "FAILED"
  | "UNSUPPORTED_IMAGE"
  | "ACTIVE"
  | "PENDING"
  | "SCAN_ELIGIBILITY_EXPIRED"
  | "FINDINGS_UNAVAILABLE"
  | "LIMIT_EXCEEDED"
  | "IMAGE_ARCHIVED"
  ;

export type ScanType = "BASIC" | "ENHANCED";

export type ScanningConfigurationFailureCode = "REPOSITORY_NOT_FOUND";

export type ScanningRepositoryFilter = {
  readonly filter: string;
  readonly filterType: ScanningRepositoryFilterType;
};

export type ScanningRepositoryFilterType = "WILDCARD";

export type ScoreDetails = {
  readonly cvss?: CvssScoreDetails | undefined;
};

export type SetRepositoryPolicyRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly policyText: string;
  readonly force?: boolean | undefined;
};

export type SetRepositoryPolicyResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly policyText?: string | undefined;
};

export type SigningConfiguration = {
  readonly rules: readonly SigningRule[];
};

export type SigningRepositoryFilter = {
  readonly filter: string;
  readonly filterType: SigningRepositoryFilterType;
};

export type SigningRepositoryFilterType = "WILDCARD_MATCH";

export type SigningRule = {
  readonly signingProfileArn: string;
  readonly repositoryFilters?: readonly SigningRepositoryFilter[] | undefined;
};

export type SigningStatus = "IN_PROGRESS" | "COMPLETE" | "FAILED";

export type StartImageScanRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly imageId: ImageIdentifier;
};

export type StartImageScanResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly imageId?: ImageIdentifier | undefined;
  readonly imageScanStatus?: ImageScanStatus | undefined;
};

export type StartLifecyclePolicyPreviewRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly lifecyclePolicyText?: string | undefined;
};

export type StartLifecyclePolicyPreviewResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly lifecyclePolicyText?: string | undefined;
  readonly status?: LifecyclePolicyPreviewStatus | undefined;
};

export type SubjectIdentifier = {
  readonly imageDigest: string;
};

export type Tag = {
  readonly Key: string;
  readonly Value: string;
};

export type TagResourceRequest = {
  readonly resourceArn: string;
  readonly tags: readonly Tag[];
};

export type TagResourceResponse = { readonly [member: string]: never };

export type TagStatus = "TAGGED" | "UNTAGGED" | "ANY";

export type TargetStorageClass = "STANDARD" | "ARCHIVE";

export type TransitioningImageTotalCount = {
  readonly targetStorageClass?: LifecyclePolicyTargetStorageClass | undefined;
  readonly imageTotalCount?: number | undefined;
};

export type UntagResourceRequest = {
  readonly resourceArn: string;
  readonly tagKeys: readonly string[];
};

export type UntagResourceResponse = { readonly [member: string]: never };

export type UpdateImageStorageClassRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly imageId: ImageIdentifier;
  readonly targetStorageClass: TargetStorageClass;
};

export type UpdateImageStorageClassResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly imageId?: ImageIdentifier | undefined;
  readonly imageStatus?: ImageStatus | undefined;
};

export type UpdatePullThroughCacheRuleRequest = {
  readonly registryId?: string | undefined;
  readonly ecrRepositoryPrefix: string;
  readonly credentialArn?: string | undefined;
  readonly customRoleArn?: string | undefined;
};

export type UpdatePullThroughCacheRuleResponse = {
  readonly ecrRepositoryPrefix?: string | undefined;
  readonly registryId?: string | undefined;
  readonly updatedAt?: Date | undefined;
  readonly credentialArn?: string | undefined;
  readonly customRoleArn?: string | undefined;
  readonly upstreamRepositoryPrefix?: string | undefined;
};

export type UpdateRepositoryCreationTemplateRequest = {
  readonly prefix: string;
  readonly description?: string | undefined;
  readonly encryptionConfiguration?: EncryptionConfigurationForRepositoryCreationTemplate | undefined;
  readonly resourceTags?: readonly Tag[] | undefined;
  readonly imageTagMutability?: ImageTagMutability | undefined;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
  readonly repositoryPolicy?: string | undefined;
  readonly lifecyclePolicy?: string | undefined;
  readonly appliedFor?: readonly RCTAppliedFor[] | undefined;
  readonly customRoleArn?: string | undefined;
};

export type UpdateRepositoryCreationTemplateResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryCreationTemplate?: RepositoryCreationTemplate | undefined;
};

export type UploadLayerPartRequest = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly uploadId: string;
  readonly partFirstByte: number;
  readonly partLastByte: number;
  readonly layerPartBlob: Uint8Array;
};

export type UploadLayerPartResponse = {
  readonly registryId?: string | undefined;
  readonly repositoryName?: string | undefined;
  readonly uploadId?: string | undefined;
  readonly lastByteReceived?: number | undefined;
};

export type UpstreamRegistry =
  | "ecr"
  | "ecr-public"
  | "quay"
  | "k8s"
  | "docker-hub"
  | "github-container-registry"
  | "azure-container-registry"
  | "gitlab-container-registry"
  | "chainguard"
  ;

export type ValidatePullThroughCacheRuleRequest = {
  readonly ecrRepositoryPrefix: string;
  readonly registryId?: string | undefined;
};

export type ValidatePullThroughCacheRuleResponse = {
  readonly ecrRepositoryPrefix?: string | undefined;
  readonly registryId?: string | undefined;
  readonly upstreamRegistryUrl?: string | undefined;
  readonly credentialArn?: string | undefined;
  readonly customRoleArn?: string | undefined;
  readonly upstreamRepositoryPrefix?: string | undefined;
  readonly isValid?: boolean | undefined;
  readonly failure?: string | undefined;
};

export type VulnerablePackage = {
  readonly arch?: string | undefined;
  readonly epoch?: number | undefined;
  readonly filePath?: string | undefined;
  readonly name?: string | undefined;
  readonly packageManager?: string | undefined;
  readonly release?: string | undefined;
  readonly sourceLayerHash?: string | undefined;
  readonly version?: string | undefined;
  readonly fixedInVersion?: string | undefined;
};
