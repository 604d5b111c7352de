// Written by scripts/generate-aws-tables.ts from AWS's service model (botocore 1.43.11, 2014-11-01).
import type { ServiceModel } from "../service-model.ts";

/** AWS's service model of kms. */
export const kmsModel: ServiceModel = {
  service: "kms",
  source: "botocore 1.43.11",
  apiVersion: "2014-11-01",
  signingName: "kms",
  protocol: { kind: "json", version: "1.1", targetPrefix: "TrentService" },
  operations: {
    CancelKeyDeletion: {
      input: "CancelKeyDeletionRequest",
      output: "CancelKeyDeletionResponse",
      errors: ["NotFoundException", "InvalidArnException", "DependencyTimeoutException", "KMSInternalException", "KMSInvalidStateException"],
    },
    ConnectCustomKeyStore: {
      input: "ConnectCustomKeyStoreRequest",
      output: "ConnectCustomKeyStoreResponse",
      errors: ["CloudHsmClusterNotActiveException", "CustomKeyStoreInvalidStateException", "CustomKeyStoreNotFoundException", "KMSInternalException", "CloudHsmClusterInvalidConfigurationException"],
    },
    CreateAlias: {
      input: "CreateAliasRequest",
      errors: ["DependencyTimeoutException", "AlreadyExistsException", "NotFoundException", "InvalidAliasNameException", "KMSInternalException", "LimitExceededException", "KMSInvalidStateException"],
    },
    CreateCustomKeyStore: {
      input: "CreateCustomKeyStoreRequest",
      output: "CreateCustomKeyStoreResponse",
      errors: ["CloudHsmClusterInUseException", "CustomKeyStoreNameInUseException", "CloudHsmClusterNotFoundException", "KMSInternalException", "CloudHsmClusterNotActiveException", "IncorrectTrustAnchorException", "CloudHsmClusterInvalidConfigurationException", "LimitExceededException", "XksProxyUriInUseException", "XksProxyUriEndpointInUseException", "XksProxyUriUnreachableException", "XksProxyIncorrectAuthenticationCredentialException", "XksProxyVpcEndpointServiceInUseException", "XksProxyVpcEndpointServiceNotFoundException", "XksProxyVpcEndpointServiceInvalidConfigurationException", "XksProxyInvalidResponseException", "XksProxyInvalidConfigurationException"],
    },
    CreateGrant: {
      input: "CreateGrantRequest",
      output: "CreateGrantResponse",
      errors: ["NotFoundException", "DisabledException", "DependencyTimeoutException", "InvalidArnException", "KMSInternalException", "InvalidGrantTokenException", "LimitExceededException", "KMSInvalidStateException", "DryRunOperationException"],
    },
    CreateKey: {
      input: "CreateKeyRequest",
      output: "CreateKeyResponse",
      errors: ["MalformedPolicyDocumentException", "DependencyTimeoutException", "InvalidArnException", "UnsupportedOperationException", "KMSInternalException", "LimitExceededException", "TagException", "CustomKeyStoreNotFoundException", "CustomKeyStoreInvalidStateException", "CloudHsmClusterInvalidConfigurationException", "XksKeyInvalidConfigurationException", "XksKeyAlreadyInUseException", "XksKeyNotFoundException"],
    },
    Decrypt: {
      input: "DecryptRequest",
      output: "DecryptResponse",
      errors: ["NotFoundException", "DisabledException", "InvalidCiphertextException", "KeyUnavailableException", "IncorrectKeyException", "InvalidKeyUsageException", "DependencyTimeoutException", "InvalidGrantTokenException", "KMSInternalException", "KMSInvalidStateException", "DryRunOperationException"],
    },
    DeleteAlias: {
      input: "DeleteAliasRequest",
      errors: ["DependencyTimeoutException", "NotFoundException", "KMSInternalException", "KMSInvalidStateException"],
    },
    DeleteCustomKeyStore: {
      input: "DeleteCustomKeyStoreRequest",
      output: "DeleteCustomKeyStoreResponse",
      errors: ["CustomKeyStoreHasCMKsException", "CustomKeyStoreInvalidStateException", "CustomKeyStoreNotFoundException", "KMSInternalException"],
    },
    DeleteImportedKeyMaterial: {
      input: "DeleteImportedKeyMaterialRequest",
      output: "DeleteImportedKeyMaterialResponse",
      errors: ["InvalidArnException", "UnsupportedOperationException", "DependencyTimeoutException", "NotFoundException", "KMSInternalException", "KMSInvalidStateException"],
    },
    DeriveSharedSecret: {
      input: "DeriveSharedSecretRequest",
      output: "DeriveSharedSecretResponse",
      errors: ["NotFoundException", "DisabledException", "KeyUnavailableException", "DependencyTimeoutException", "InvalidGrantTokenException", "InvalidKeyUsageException", "KMSInternalException", "KMSInvalidStateException", "DryRunOperationException"],
    },
    DescribeCustomKeyStores: {
      input: "DescribeCustomKeyStoresRequest",
      output: "DescribeCustomKeyStoresResponse",
      errors: ["CustomKeyStoreNotFoundException", "InvalidMarkerException", "KMSInternalException"],
    },
    DescribeKey: {
      input: "DescribeKeyRequest",
      output: "DescribeKeyResponse",
      errors: ["NotFoundException", "InvalidArnException", "DependencyTimeoutException", "KMSInternalException"],
    },
    DisableKey: {
      input: "DisableKeyRequest",
      errors: ["NotFoundException", "InvalidArnException", "DependencyTimeoutException", "KMSInternalException", "KMSInvalidStateException"],
    },
    DisableKeyRotation: {
      input: "DisableKeyRotationRequest",
      errors: ["NotFoundException", "DisabledException", "InvalidArnException", "DependencyTimeoutException", "KMSInternalException", "KMSInvalidStateException", "UnsupportedOperationException"],
    },
    DisconnectCustomKeyStore: {
      input: "DisconnectCustomKeyStoreRequest",
      output: "DisconnectCustomKeyStoreResponse",
      errors: ["CustomKeyStoreInvalidStateException", "CustomKeyStoreNotFoundException", "KMSInternalException"],
    },
    EnableKey: {
      input: "EnableKeyRequest",
      errors: ["NotFoundException", "InvalidArnException", "DependencyTimeoutException", "KMSInternalException", "LimitExceededException", "KMSInvalidStateException"],
    },
    EnableKeyRotation: {
      input: "EnableKeyRotationRequest",
      errors: ["NotFoundException", "DisabledException", "InvalidArnException", "DependencyTimeoutException", "KMSInternalException", "KMSInvalidStateException", "UnsupportedOperationException"],
    },
    Encrypt: {
      input: "EncryptRequest",
      output: "EncryptResponse",
      errors: ["NotFoundException", "DisabledException", "KeyUnavailableException", "DependencyTimeoutException", "InvalidKeyUsageException", "InvalidGrantTokenException", "KMSInternalException", "KMSInvalidStateException", "DryRunOperationException"],
    },
    GenerateDataKey: {
      input: "GenerateDataKeyRequest",
      output: "GenerateDataKeyResponse",
      errors: ["NotFoundException", "DisabledException", "KeyUnavailableException", "DependencyTimeoutException", "InvalidKeyUsageException", "InvalidGrantTokenException", "KMSInternalException", "KMSInvalidStateException", "DryRunOperationException"],
    },
    GenerateDataKeyPair: {
      input: "GenerateDataKeyPairRequest",
      output: "GenerateDataKeyPairResponse",
      errors: ["NotFoundException", "DisabledException", "KeyUnavailableException", "DependencyTimeoutException", "InvalidKeyUsageException", "InvalidGrantTokenException", "KMSInternalException", "KMSInvalidStateException", "UnsupportedOperationException", "DryRunOperationException"],
    },
    GenerateDataKeyPairWithoutPlaintext: {
      input: "GenerateDataKeyPairWithoutPlaintextRequest",
      output: "GenerateDataKeyPairWithoutPlaintextResponse",
      errors: ["NotFoundException", "DisabledException", "KeyUnavailableException", "DependencyTimeoutException", "InvalidKeyUsageException", "InvalidGrantTokenException", "KMSInternalException", "KMSInvalidStateException", "UnsupportedOperationException", "DryRunOperationException"],
    },
    GenerateDataKeyWithoutPlaintext: {
      input: "GenerateDataKeyWithoutPlaintextRequest",
      output: "GenerateDataKeyWithoutPlaintextResponse",
      errors: ["NotFoundException", "DisabledException", "KeyUnavailableException", "DependencyTimeoutException", "InvalidKeyUsageException", "InvalidGrantTokenException", "KMSInternalException", "KMSInvalidStateException", "DryRunOperationException"],
    },
    GenerateMac: {
      input: "GenerateMacRequest",
      output: "GenerateMacResponse",
      errors: ["NotFoundException", "DisabledException", "KeyUnavailableException", "InvalidKeyUsageException", "InvalidGrantTokenException", "KMSInternalException", "KMSInvalidStateException", "DryRunOperationException"],
    },
    GenerateRandom: {
      input: "GenerateRandomRequest",
      output: "GenerateRandomResponse",
      errors: ["DependencyTimeoutException", "KMSInternalException", "UnsupportedOperationException", "CustomKeyStoreNotFoundException", "CustomKeyStoreInvalidStateException"],
    },
    GetKeyLastUsage: {
      input: "GetKeyLastUsageRequest",
      output: "GetKeyLastUsageResponse",
      errors: ["NotFoundException", "InvalidArnException", "DependencyTimeoutException", "KMSInternalException"],
    },
    GetKeyPolicy: {
      input: "GetKeyPolicyRequest",
      output: "GetKeyPolicyResponse",
      errors: ["NotFoundException", "InvalidArnException", "DependencyTimeoutException", "KMSInternalException", "KMSInvalidStateException"],
    },
    GetKeyRotationStatus: {
      input: "GetKeyRotationStatusRequest",
      output: "GetKeyRotationStatusResponse",
      errors: ["NotFoundException", "InvalidArnException", "DependencyTimeoutException", "KMSInternalException", "KMSInvalidStateException", "UnsupportedOperationException"],
    },
    GetParametersForImport: {
      input: "GetParametersForImportRequest",
      output: "GetParametersForImportResponse",
      errors: ["InvalidArnException", "UnsupportedOperationException", "DependencyTimeoutException", "NotFoundException", "KMSInternalException", "KMSInvalidStateException"],
    },
    GetPublicKey: {
      input: "GetPublicKeyRequest",
      output: "GetPublicKeyResponse",
      errors: ["NotFoundException", "DisabledException", "KeyUnavailableException", "DependencyTimeoutException", "UnsupportedOperationException", "InvalidArnException", "InvalidGrantTokenException", "InvalidKeyUsageException", "KMSInternalException", "KMSInvalidStateException"],
    },
    ImportKeyMaterial: {
      input: "ImportKeyMaterialRequest",
      output: "ImportKeyMaterialResponse",
      errors: ["InvalidArnException", "UnsupportedOperationException", "DependencyTimeoutException", "NotFoundException", "KMSInternalException", "KMSInvalidStateException", "InvalidCiphertextException", "IncorrectKeyMaterialException", "ExpiredImportTokenException", "InvalidImportTokenException"],
    },
    ListAliases: {
      input: "ListAliasesRequest",
      output: "ListAliasesResponse",
      errors: ["DependencyTimeoutException", "InvalidMarkerException", "KMSInternalException", "InvalidArnException", "NotFoundException"],
    },
    ListGrants: {
      input: "ListGrantsRequest",
      output: "ListGrantsResponse",
      errors: ["NotFoundException", "DependencyTimeoutException", "InvalidMarkerException", "InvalidGrantIdException", "InvalidArnException", "KMSInternalException", "KMSInvalidStateException"],
    },
    ListKeyPolicies: {
      input: "ListKeyPoliciesRequest",
      output: "ListKeyPoliciesResponse",
      errors: ["NotFoundException", "InvalidArnException", "DependencyTimeoutException", "KMSInternalException", "KMSInvalidStateException"],
    },
    ListKeyRotations: {
      input: "ListKeyRotationsRequest",
      output: "ListKeyRotationsResponse",
      errors: ["NotFoundException", "InvalidArnException", "InvalidMarkerException", "KMSInternalException", "KMSInvalidStateException", "UnsupportedOperationException"],
    },
    ListKeys: {
      input: "ListKeysRequest",
      output: "ListKeysResponse",
      errors: ["DependencyTimeoutException", "KMSInternalException", "InvalidMarkerException"],
    },
    ListResourceTags: {
      input: "ListResourceTagsRequest",
      output: "ListResourceTagsResponse",
      errors: ["KMSInternalException", "NotFoundException", "InvalidArnException", "InvalidMarkerException"],
    },
    ListRetirableGrants: {
      input: "ListRetirableGrantsRequest",
      output: "ListGrantsResponse",
      errors: ["DependencyTimeoutException", "InvalidMarkerException", "InvalidArnException", "NotFoundException", "KMSInternalException"],
    },
    PutKeyPolicy: {
      input: "PutKeyPolicyRequest",
      errors: ["NotFoundException", "InvalidArnException", "MalformedPolicyDocumentException", "DependencyTimeoutException", "UnsupportedOperationException", "KMSInternalException", "LimitExceededException", "KMSInvalidStateException"],
    },
    ReEncrypt: {
      input: "ReEncryptRequest",
      output: "ReEncryptResponse",
      errors: ["NotFoundException", "DisabledException", "InvalidCiphertextException", "KeyUnavailableException", "IncorrectKeyException", "DependencyTimeoutException", "InvalidKeyUsageException", "InvalidGrantTokenException", "KMSInternalException", "KMSInvalidStateException", "DryRunOperationException"],
    },
    ReplicateKey: {
      input: "ReplicateKeyRequest",
      output: "ReplicateKeyResponse",
      errors: ["AlreadyExistsException", "DisabledException", "InvalidArnException", "KMSInvalidStateException", "KMSInternalException", "LimitExceededException", "MalformedPolicyDocumentException", "NotFoundException", "TagException", "UnsupportedOperationException"],
    },
    RetireGrant: {
      input: "RetireGrantRequest",
      errors: ["InvalidArnException", "InvalidGrantTokenException", "InvalidGrantIdException", "NotFoundException", "DependencyTimeoutException", "KMSInternalException", "KMSInvalidStateException", "DryRunOperationException"],
    },
    RevokeGrant: {
      input: "RevokeGrantRequest",
      errors: ["NotFoundException", "DependencyTimeoutException", "InvalidArnException", "InvalidGrantIdException", "KMSInternalException", "KMSInvalidStateException", "DryRunOperationException"],
    },
    RotateKeyOnDemand: {
      input: "RotateKeyOnDemandRequest",
      output: "RotateKeyOnDemandResponse",
      errors: ["NotFoundException", "DisabledException", "InvalidArnException", "DependencyTimeoutException", "KMSInternalException", "KMSInvalidStateException", "UnsupportedOperationException", "LimitExceededException", "ConflictException"],
    },
    ScheduleKeyDeletion: {
      input: "ScheduleKeyDeletionRequest",
      output: "ScheduleKeyDeletionResponse",
      errors: ["NotFoundException", "InvalidArnException", "DependencyTimeoutException", "KMSInternalException", "KMSInvalidStateException"],
    },
    Sign: {
      input: "SignRequest",
      output: "SignResponse",
      errors: ["NotFoundException", "DisabledException", "KeyUnavailableException", "DependencyTimeoutException", "InvalidKeyUsageException", "InvalidGrantTokenException", "KMSInternalException", "KMSInvalidStateException", "DryRunOperationException"],
    },
    TagResource: {
      input: "TagResourceRequest",
      errors: ["KMSInternalException", "NotFoundException", "InvalidArnException", "KMSInvalidStateException", "LimitExceededException", "TagException"],
    },
    UntagResource: {
      input: "UntagResourceRequest",
      errors: ["KMSInternalException", "NotFoundException", "InvalidArnException", "KMSInvalidStateException", "TagException"],
    },
    UpdateAlias: {
      input: "UpdateAliasRequest",
      errors: ["DependencyTimeoutException", "NotFoundException", "KMSInternalException", "LimitExceededException", "KMSInvalidStateException"],
    },
    UpdateCustomKeyStore: {
      input: "UpdateCustomKeyStoreRequest",
      output: "UpdateCustomKeyStoreResponse",
      errors: ["CustomKeyStoreNotFoundException", "CustomKeyStoreNameInUseException", "CloudHsmClusterNotFoundException", "CloudHsmClusterNotRelatedException", "CustomKeyStoreInvalidStateException", "KMSInternalException", "CloudHsmClusterNotActiveException", "CloudHsmClusterInvalidConfigurationException", "XksProxyUriInUseException", "XksProxyUriEndpointInUseException", "XksProxyUriUnreachableException", "XksProxyIncorrectAuthenticationCredentialException", "XksProxyVpcEndpointServiceInUseException", "XksProxyVpcEndpointServiceNotFoundException", "XksProxyVpcEndpointServiceInvalidConfigurationException", "XksProxyInvalidResponseException", "XksProxyInvalidConfigurationException"],
    },
    UpdateKeyDescription: {
      input: "UpdateKeyDescriptionRequest",
      errors: ["NotFoundException", "InvalidArnException", "DependencyTimeoutException", "KMSInternalException", "KMSInvalidStateException"],
    },
    UpdatePrimaryRegion: {
      input: "UpdatePrimaryRegionRequest",
      errors: ["DisabledException", "InvalidArnException", "KMSInvalidStateException", "KMSInternalException", "NotFoundException", "UnsupportedOperationException"],
    },
    Verify: {
      input: "VerifyRequest",
      output: "VerifyResponse",
      errors: ["NotFoundException", "DisabledException", "KeyUnavailableException", "DependencyTimeoutException", "InvalidKeyUsageException", "InvalidGrantTokenException", "KMSInternalException", "KMSInvalidStateException", "KMSInvalidSignatureException", "DryRunOperationException"],
    },
    VerifyMac: {
      input: "VerifyMacRequest",
      output: "VerifyMacResponse",
      errors: ["NotFoundException", "DisabledException", "KeyUnavailableException", "InvalidKeyUsageException", "InvalidGrantTokenException", "KMSInternalException", "KMSInvalidMacException", "KMSInvalidStateException", "DryRunOperationException"],
    },
  },
  errors: {
    AlreadyExistsException: { status: 400 },
    CloudHsmClusterInUseException: { status: 400 },
    CloudHsmClusterInvalidConfigurationException: { status: 400 },
    CloudHsmClusterNotActiveException: { status: 400 },
    CloudHsmClusterNotFoundException: { status: 400 },
    CloudHsmClusterNotRelatedException: { status: 400 },
    ConflictException: { status: 400 },
    CustomKeyStoreHasCMKsException: { status: 400 },
    CustomKeyStoreInvalidStateException: { status: 400 },
    CustomKeyStoreNameInUseException: { status: 400 },
    CustomKeyStoreNotFoundException: { status: 400 },
    DependencyTimeoutException: { status: 500 },
    DisabledException: { status: 400 },
    DryRunOperationException: { status: 400 },
    ExpiredImportTokenException: { status: 400 },
    IncorrectKeyException: { status: 400 },
    IncorrectKeyMaterialException: { status: 400 },
    IncorrectTrustAnchorException: { status: 400 },
    InvalidAliasNameException: { status: 400 },
    InvalidArnException: { status: 400 },
    InvalidCiphertextException: { status: 400 },
    InvalidGrantIdException: { status: 400 },
    InvalidGrantTokenException: { status: 400 },
    InvalidImportTokenException: { status: 400 },
    InvalidKeyUsageException: { status: 400 },
    InvalidMarkerException: { status: 400 },
    KMSInternalException: { status: 500 },
    KMSInvalidMacException: { status: 400 },
    KMSInvalidSignatureException: { status: 400 },
    KMSInvalidStateException: { status: 400 },
    KeyUnavailableException: { status: 500 },
    LimitExceededException: { status: 400 },
    MalformedPolicyDocumentException: { status: 400 },
    NotFoundException: { status: 400 },
    TagException: { status: 400 },
    UnsupportedOperationException: { status: 400 },
    XksKeyAlreadyInUseException: { status: 400 },
    XksKeyInvalidConfigurationException: { status: 400 },
    XksKeyNotFoundException: { status: 400 },
    XksProxyIncorrectAuthenticationCredentialException: { status: 400 },
    XksProxyInvalidConfigurationException: { status: 400 },
    XksProxyInvalidResponseException: { status: 400 },
    XksProxyUriEndpointInUseException: { status: 400 },
    XksProxyUriInUseException: { status: 400 },
    XksProxyUriUnreachableException: { status: 400 },
    XksProxyVpcEndpointServiceInUseException: { status: 400 },
    XksProxyVpcEndpointServiceInvalidConfigurationException: { status: 400 },
    XksProxyVpcEndpointServiceNotFoundException: { status: 400 },
  },
  shapes: {
    AWSAccountIdType: { kind: "string" },
    AccountIdType: { kind: "string", min: 12, max: 12, pattern: "[0-9]{12}" },
    AlgorithmSpec: {
      kind: "string",
      enum: ["RSAES_PKCS1_V1_5", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "RSA_AES_KEY_WRAP_SHA_1", "RSA_AES_KEY_WRAP_SHA_256", "SM2PKE"],
    },
    AliasList: { kind: "list", member: "AliasListEntry" },
    AliasListEntry: {
      kind: "structure",
      members: { AliasName: "AliasNameType", AliasArn: "ArnType", TargetKeyId: "KeyIdType", CreationDate: "DateType", LastUpdatedDate: "DateType" },
    },
    AliasNameType: { kind: "string", min: 1, max: 256, pattern: "^[a-zA-Z0-9:/_-]+$" },
    ArnType: { kind: "string", min: 20, max: 2048 },
    AttestationDocumentType: { kind: "blob", min: 1, max: 262144 },
    BackingKeyIdResponseType: { kind: "string", min: 0, max: 64, pattern: "^[a-f0-9]+$" },
    BackingKeyIdType: { kind: "string", min: 64, max: 64, pattern: "^[a-f0-9]+$" },
    BooleanType: { kind: "boolean" },
    CancelKeyDeletionRequest: { kind: "structure", required: ["KeyId"], members: { KeyId: "KeyIdType" } },
    CancelKeyDeletionResponse: { kind: "structure", members: { KeyId: "KeyIdType" } },
    CiphertextType: { kind: "blob", min: 1, max: 6144 },
    CloudHsmClusterIdType: { kind: "string", min: 19, max: 24, pattern: "cluster-[2-7a-zA-Z]{11,16}" },
    CloudTrailEventIdType: { kind: "string" },
    ConnectCustomKeyStoreRequest: {
      kind: "structure",
      required: ["CustomKeyStoreId"],
      members: { CustomKeyStoreId: "CustomKeyStoreIdType" },
    },
    ConnectCustomKeyStoreResponse: { kind: "structure", members: {} },
    ConnectionErrorCodeType: {
      kind: "string",
      enum: ["INVALID_CREDENTIALS", "CLUSTER_NOT_FOUND", "NETWORK_ERRORS", "INTERNAL_ERROR", "INSUFFICIENT_CLOUDHSM_HSMS", "USER_LOCKED_OUT", "USER_NOT_FOUND", "USER_LOGGED_IN", "SUBNET_NOT_FOUND", "INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET", "XKS_PROXY_ACCESS_DENIED", "XKS_PROXY_NOT_REACHABLE", "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND", "XKS_PROXY_INVALID_RESPONSE", "XKS_PROXY_INVALID_CONFIGURATION", "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION", "XKS_PROXY_TIMED_OUT", "XKS_PROXY_INVALID_TLS_CONFIGURATION"],
    },
    ConnectionStateType: {
      kind: "string",
      enum: ["CONNECTED", "CONNECTING", "FAILED", "DISCONNECTED", "DISCONNECTING"],
    },
    CreateAliasRequest: {
      kind: "structure",
      required: ["AliasName", "TargetKeyId"],
      members: { AliasName: "AliasNameType", TargetKeyId: "KeyIdType" },
    },
    CreateCustomKeyStoreRequest: {
      kind: "structure",
      required: ["CustomKeyStoreName"],
      members: { CustomKeyStoreName: "CustomKeyStoreNameType", CloudHsmClusterId: "CloudHsmClusterIdType", TrustAnchorCertificate: "TrustAnchorCertificateType", KeyStorePassword: "KeyStorePasswordType", CustomKeyStoreType: "CustomKeyStoreType", XksProxyUriEndpoint: "XksProxyUriEndpointType", XksProxyUriPath: "XksProxyUriPathType", XksProxyVpcEndpointServiceName: "XksProxyVpcEndpointServiceNameType", XksProxyVpcEndpointServiceOwner: "AccountIdType", XksProxyAuthenticationCredential: "XksProxyAuthenticationCredentialType", XksProxyConnectivity: "XksProxyConnectivityType" },
    },
    CreateCustomKeyStoreResponse: { kind: "structure", members: { CustomKeyStoreId: "CustomKeyStoreIdType" } },
    CreateGrantRequest: {
      kind: "structure",
      required: ["KeyId", "GranteePrincipal", "Operations"],
      members: { KeyId: "KeyIdType", GranteePrincipal: "PrincipalIdType", RetiringPrincipal: "PrincipalIdType", Operations: "GrantOperationList", Constraints: "GrantConstraints", GrantTokens: "GrantTokenList", Name: "GrantNameType", DryRun: "NullableBooleanType" },
    },
    CreateGrantResponse: { kind: "structure", members: { GrantToken: "GrantTokenType", GrantId: "GrantIdType" } },
    CreateKeyRequest: {
      kind: "structure",
      members: { Policy: "PolicyType", Description: "DescriptionType", KeyUsage: "KeyUsageType", CustomerMasterKeySpec: "CustomerMasterKeySpec", KeySpec: "KeySpec", Origin: "OriginType", CustomKeyStoreId: "CustomKeyStoreIdType", BypassPolicyLockoutSafetyCheck: "BooleanType", Tags: "TagList", MultiRegion: "NullableBooleanType", XksKeyId: "XksKeyIdType" },
    },
    CreateKeyResponse: { kind: "structure", members: { KeyMetadata: "KeyMetadata" } },
    CustomKeyStoreIdType: { kind: "string", min: 1, max: 64 },
    CustomKeyStoreNameType: { kind: "string", min: 1, max: 256 },
    CustomKeyStoreType: { kind: "string", enum: ["AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"] },
    CustomKeyStoresList: { kind: "list", member: "CustomKeyStoresListEntry" },
    CustomKeyStoresListEntry: {
      kind: "structure",
      members: { CustomKeyStoreId: "CustomKeyStoreIdType", CustomKeyStoreName: "CustomKeyStoreNameType", CloudHsmClusterId: "CloudHsmClusterIdType", TrustAnchorCertificate: "TrustAnchorCertificateType", ConnectionState: "ConnectionStateType", ConnectionErrorCode: "ConnectionErrorCodeType", CreationDate: "DateType", CustomKeyStoreType: "CustomKeyStoreType", XksProxyConfiguration: "XksProxyConfigurationType" },
    },
    CustomerMasterKeySpec: {
      kind: "string",
      enum: ["RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "SYMMETRIC_DEFAULT", "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "SM2"],
    },
    DataKeyPairSpec: {
      kind: "string",
      enum: ["RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "SM2", "ECC_NIST_EDWARDS25519"],
    },
    DataKeySpec: { kind: "string", enum: ["AES_256", "AES_128"] },
    DateType: { kind: "timestamp" },
    DecryptRequest: {
      kind: "structure",
      members: { CiphertextBlob: "CiphertextType", EncryptionContext: "EncryptionContextType", GrantTokens: "GrantTokenList", KeyId: "KeyIdType", EncryptionAlgorithm: "EncryptionAlgorithmSpec", Recipient: "RecipientInfo", DryRun: "NullableBooleanType", DryRunModifiers: "DryRunModifierList" },
    },
    DecryptResponse: {
      kind: "structure",
      members: { KeyId: "KeyIdType", Plaintext: "PlaintextType", EncryptionAlgorithm: "EncryptionAlgorithmSpec", CiphertextForRecipient: "CiphertextType", KeyMaterialId: "BackingKeyIdType" },
    },
    DeleteAliasRequest: { kind: "structure", required: ["AliasName"], members: { AliasName: "AliasNameType" } },
    DeleteCustomKeyStoreRequest: {
      kind: "structure",
      required: ["CustomKeyStoreId"],
      members: { CustomKeyStoreId: "CustomKeyStoreIdType" },
    },
    DeleteCustomKeyStoreResponse: { kind: "structure", members: {} },
    DeleteImportedKeyMaterialRequest: {
      kind: "structure",
      required: ["KeyId"],
      members: { KeyId: "KeyIdType", KeyMaterialId: "BackingKeyIdType" },
    },
    DeleteImportedKeyMaterialResponse: {
      kind: "structure",
      members: { KeyId: "KeyIdType", KeyMaterialId: "BackingKeyIdResponseType" },
    },
    DeriveSharedSecretRequest: {
      kind: "structure",
      required: ["KeyId", "KeyAgreementAlgorithm", "PublicKey"],
      members: { KeyId: "KeyIdType", KeyAgreementAlgorithm: "KeyAgreementAlgorithmSpec", PublicKey: "PublicKeyType", GrantTokens: "GrantTokenList", DryRun: "NullableBooleanType", Recipient: "RecipientInfo" },
    },
    DeriveSharedSecretResponse: {
      kind: "structure",
      members: { KeyId: "KeyIdType", SharedSecret: "PlaintextType", CiphertextForRecipient: "CiphertextType", KeyAgreementAlgorithm: "KeyAgreementAlgorithmSpec", KeyOrigin: "OriginType" },
    },
    DescribeCustomKeyStoresRequest: {
      kind: "structure",
      members: { CustomKeyStoreId: "CustomKeyStoreIdType", CustomKeyStoreName: "CustomKeyStoreNameType", Limit: "LimitType", Marker: "MarkerType" },
    },
    DescribeCustomKeyStoresResponse: {
      kind: "structure",
      members: { CustomKeyStores: "CustomKeyStoresList", NextMarker: "MarkerType", Truncated: "BooleanType" },
    },
    DescribeKeyRequest: {
      kind: "structure",
      required: ["KeyId"],
      members: { KeyId: "KeyIdType", GrantTokens: "GrantTokenList" },
    },
    DescribeKeyResponse: { kind: "structure", members: { KeyMetadata: "KeyMetadata" } },
    DescriptionType: { kind: "string", min: 0, max: 8192 },
    DisableKeyRequest: { kind: "structure", required: ["KeyId"], members: { KeyId: "KeyIdType" } },
    DisableKeyRotationRequest: { kind: "structure", required: ["KeyId"], members: { KeyId: "KeyIdType" } },
    DisconnectCustomKeyStoreRequest: {
      kind: "structure",
      required: ["CustomKeyStoreId"],
      members: { CustomKeyStoreId: "CustomKeyStoreIdType" },
    },
    DisconnectCustomKeyStoreResponse: { kind: "structure", members: {} },
    DryRunModifierList: { kind: "list", member: "DryRunModifierType" },
    DryRunModifierType: { kind: "string", enum: ["IGNORE_CIPHERTEXT"] },
    EnableKeyRequest: { kind: "structure", required: ["KeyId"], members: { KeyId: "KeyIdType" } },
    EnableKeyRotationRequest: {
      kind: "structure",
      required: ["KeyId"],
      members: { KeyId: "KeyIdType", RotationPeriodInDays: "RotationPeriodInDaysType" },
    },
    EncryptRequest: {
      kind: "structure",
      required: ["KeyId", "Plaintext"],
      members: { KeyId: "KeyIdType", Plaintext: "PlaintextType", EncryptionContext: "EncryptionContextType", GrantTokens: "GrantTokenList", EncryptionAlgorithm: "EncryptionAlgorithmSpec", DryRun: "NullableBooleanType" },
    },
    EncryptResponse: {
      kind: "structure",
      members: { CiphertextBlob: "CiphertextType", KeyId: "KeyIdType", EncryptionAlgorithm: "EncryptionAlgorithmSpec" },
    },
    EncryptionAlgorithmSpec: {
      kind: "string",
      enum: ["SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE"],
    },
    EncryptionAlgorithmSpecList: { kind: "list", member: "EncryptionAlgorithmSpec" },
    EncryptionContextKey: { kind: "string" },
    EncryptionContextType: { kind: "map", key: "EncryptionContextKey", value: "EncryptionContextValue" },
    EncryptionContextValue: { kind: "string" },
    ExpirationModelType: { kind: "string", enum: ["KEY_MATERIAL_EXPIRES", "KEY_MATERIAL_DOES_NOT_EXPIRE"] },
    GenerateDataKeyPairRequest: {
      kind: "structure",
      required: ["KeyId", "KeyPairSpec"],
      members: { EncryptionContext: "EncryptionContextType", KeyId: "KeyIdType", KeyPairSpec: "DataKeyPairSpec", GrantTokens: "GrantTokenList", Recipient: "RecipientInfo", DryRun: "NullableBooleanType" },
    },
    GenerateDataKeyPairResponse: {
      kind: "structure",
      members: { PrivateKeyCiphertextBlob: "CiphertextType", PrivateKeyPlaintext: "PlaintextType", PublicKey: "PublicKeyType", KeyId: "KeyIdType", KeyPairSpec: "DataKeyPairSpec", CiphertextForRecipient: "CiphertextType", KeyMaterialId: "BackingKeyIdType" },
    },
    GenerateDataKeyPairWithoutPlaintextRequest: {
      kind: "structure",
      required: ["KeyId", "KeyPairSpec"],
      members: { EncryptionContext: "EncryptionContextType", KeyId: "KeyIdType", KeyPairSpec: "DataKeyPairSpec", GrantTokens: "GrantTokenList", DryRun: "NullableBooleanType" },
    },
    GenerateDataKeyPairWithoutPlaintextResponse: {
      kind: "structure",
      members: { PrivateKeyCiphertextBlob: "CiphertextType", PublicKey: "PublicKeyType", KeyId: "KeyIdType", KeyPairSpec: "DataKeyPairSpec", KeyMaterialId: "BackingKeyIdType" },
    },
    GenerateDataKeyRequest: {
      kind: "structure",
      required: ["KeyId"],
      members: { KeyId: "KeyIdType", EncryptionContext: "EncryptionContextType", NumberOfBytes: "NumberOfBytesType", KeySpec: "DataKeySpec", GrantTokens: "GrantTokenList", Recipient: "RecipientInfo", DryRun: "NullableBooleanType" },
    },
    GenerateDataKeyResponse: {
      kind: "structure",
      members: { CiphertextBlob: "CiphertextType", Plaintext: "PlaintextType", KeyId: "KeyIdType", CiphertextForRecipient: "CiphertextType", KeyMaterialId: "BackingKeyIdType" },
    },
    GenerateDataKeyWithoutPlaintextRequest: {
      kind: "structure",
      required: ["KeyId"],
      members: { KeyId: "KeyIdType", EncryptionContext: "EncryptionContextType", KeySpec: "DataKeySpec", NumberOfBytes: "NumberOfBytesType", GrantTokens: "GrantTokenList", DryRun: "NullableBooleanType" },
    },
    GenerateDataKeyWithoutPlaintextResponse: {
      kind: "structure",
      members: { CiphertextBlob: "CiphertextType", KeyId: "KeyIdType", KeyMaterialId: "BackingKeyIdType" },
    },
    GenerateMacRequest: {
      kind: "structure",
      required: ["Message", "KeyId", "MacAlgorithm"],
      members: { Message: "PlaintextType", KeyId: "KeyIdType", MacAlgorithm: "MacAlgorithmSpec", GrantTokens: "GrantTokenList", DryRun: "NullableBooleanType" },
    },
    GenerateMacResponse: {
      kind: "structure",
      members: { Mac: "CiphertextType", MacAlgorithm: "MacAlgorithmSpec", KeyId: "KeyIdType" },
    },
    GenerateRandomRequest: {
      kind: "structure",
      members: { NumberOfBytes: "NumberOfBytesType", CustomKeyStoreId: "CustomKeyStoreIdType", Recipient: "RecipientInfo" },
    },
    GenerateRandomResponse: {
      kind: "structure",
      members: { Plaintext: "PlaintextType", CiphertextForRecipient: "CiphertextType" },
    },
    GetKeyLastUsageRequest: { kind: "structure", required: ["KeyId"], members: { KeyId: "KeyIdType" } },
    GetKeyLastUsageResponse: {
      kind: "structure",
      members: { KeyId: "KeyIdType", KeyLastUsage: "KeyLastUsageData", TrackingStartDate: "DateType", KeyCreationDate: "DateType" },
    },
    GetKeyPolicyRequest: {
      kind: "structure",
      required: ["KeyId"],
      members: { KeyId: "KeyIdType", PolicyName: "PolicyNameType" },
    },
    GetKeyPolicyResponse: { kind: "structure", members: { Policy: "PolicyType", PolicyName: "PolicyNameType" } },
    GetKeyRotationStatusRequest: { kind: "structure", required: ["KeyId"], members: { KeyId: "KeyIdType" } },
    GetKeyRotationStatusResponse: {
      kind: "structure",
      members: { KeyRotationEnabled: "BooleanType", KeyId: "KeyIdType", RotationPeriodInDays: "RotationPeriodInDaysType", NextRotationDate: "DateType", OnDemandRotationStartDate: "DateType" },
    },
    GetParametersForImportRequest: {
      kind: "structure",
      required: ["KeyId", "WrappingAlgorithm", "WrappingKeySpec"],
      members: { KeyId: "KeyIdType", WrappingAlgorithm: "AlgorithmSpec", WrappingKeySpec: "WrappingKeySpec" },
    },
    GetParametersForImportResponse: {
      kind: "structure",
      members: { KeyId: "KeyIdType", ImportToken: "CiphertextType", PublicKey: "PlaintextType", ParametersValidTo: "DateType" },
    },
    GetPublicKeyRequest: {
      kind: "structure",
      required: ["KeyId"],
      members: { KeyId: "KeyIdType", GrantTokens: "GrantTokenList" },
    },
    GetPublicKeyResponse: {
      kind: "structure",
      members: { KeyId: "KeyIdType", PublicKey: "PublicKeyType", CustomerMasterKeySpec: "CustomerMasterKeySpec", KeySpec: "KeySpec", KeyUsage: "KeyUsageType", EncryptionAlgorithms: "EncryptionAlgorithmSpecList", SigningAlgorithms: "SigningAlgorithmSpecList", KeyAgreementAlgorithms: "KeyAgreementAlgorithmSpecList" },
    },
    GrantConstraints: {
      kind: "structure",
      members: { EncryptionContextSubset: "EncryptionContextType", EncryptionContextEquals: "EncryptionContextType" },
    },
    GrantIdType: { kind: "string", min: 1, max: 128 },
    GrantList: { kind: "list", member: "GrantListEntry" },
    GrantListEntry: {
      kind: "structure",
      members: { KeyId: "KeyIdType", GrantId: "GrantIdType", Name: "GrantNameType", CreationDate: "DateType", GranteePrincipal: "PrincipalIdType", RetiringPrincipal: "PrincipalIdType", IssuingAccount: "PrincipalIdType", Operations: "GrantOperationList", Constraints: "GrantConstraints" },
    },
    GrantNameType: { kind: "string", min: 1, max: 256, pattern: "^[a-zA-Z0-9:/_-]+$" },
    GrantOperation: {
      kind: "string",
      enum: ["Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo", "Sign", "Verify", "GetPublicKey", "CreateGrant", "RetireGrant", "DescribeKey", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext", "GenerateMac", "VerifyMac", "DeriveSharedSecret"],
    },
    GrantOperationList: { kind: "list", member: "GrantOperation" },
    GrantTokenList: { kind: "list", member: "GrantTokenType", min: 0, max: 10 },
    GrantTokenType: { kind: "string", min: 1, max: 8192 },
    ImportKeyMaterialRequest: {
      kind: "structure",
      required: ["KeyId", "ImportToken", "EncryptedKeyMaterial"],
      members: { KeyId: "KeyIdType", ImportToken: "CiphertextType", EncryptedKeyMaterial: "CiphertextType", ValidTo: "DateType", ExpirationModel: "ExpirationModelType", ImportType: "ImportType", KeyMaterialDescription: "KeyMaterialDescriptionType", KeyMaterialId: "BackingKeyIdType" },
    },
    ImportKeyMaterialResponse: {
      kind: "structure",
      members: { KeyId: "KeyIdType", KeyMaterialId: "BackingKeyIdType" },
    },
    ImportState: { kind: "string", enum: ["IMPORTED", "PENDING_IMPORT"] },
    ImportType: { kind: "string", enum: ["NEW_KEY_MATERIAL", "EXISTING_KEY_MATERIAL"] },
    IncludeKeyMaterial: { kind: "string", enum: ["ALL_KEY_MATERIAL", "ROTATIONS_ONLY"] },
    KeyAgreementAlgorithmSpec: { kind: "string", enum: ["ECDH"] },
    KeyAgreementAlgorithmSpecList: { kind: "list", member: "KeyAgreementAlgorithmSpec" },
    KeyEncryptionMechanism: { kind: "string", enum: ["RSAES_OAEP_SHA_256"] },
    KeyIdType: { kind: "string", min: 1, max: 2048 },
    KeyLastUsageData: {
      kind: "structure",
      members: { Operation: "KeyLastUsageTrackingOperation", Timestamp: "DateType", CloudTrailEventId: "CloudTrailEventIdType", KmsRequestId: "KmsRequestIdType" },
    },
    KeyLastUsageTrackingOperation: {
      kind: "string",
      enum: ["Decrypt", "DeriveSharedSecret", "Encrypt", "GenerateDataKey", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext", "GenerateDataKeyWithoutPlaintext", "GenerateMac", "ReEncrypt", "Sign", "Verify", "VerifyMac"],
    },
    KeyList: { kind: "list", member: "KeyListEntry" },
    KeyListEntry: { kind: "structure", members: { KeyId: "KeyIdType", KeyArn: "ArnType" } },
    KeyManagerType: { kind: "string", enum: ["AWS", "CUSTOMER"] },
    KeyMaterialDescriptionType: { kind: "string", min: 0, max: 256, pattern: "^[a-zA-Z0-9:/_\\s.-]+$" },
    KeyMaterialState: {
      kind: "string",
      enum: ["NON_CURRENT", "CURRENT", "PENDING_ROTATION", "PENDING_MULTI_REGION_IMPORT_AND_ROTATION"],
    },
    KeyMetadata: {
      kind: "structure",
      required: ["KeyId"],
      members: { AWSAccountId: "AWSAccountIdType", KeyId: "KeyIdType", Arn: "ArnType", CreationDate: "DateType", Enabled: "BooleanType", Description: "DescriptionType", KeyUsage: "KeyUsageType", KeyState: "KeyState", DeletionDate: "DateType", ValidTo: "DateType", Origin: "OriginType", CustomKeyStoreId: "CustomKeyStoreIdType", CloudHsmClusterId: "CloudHsmClusterIdType", ExpirationModel: "ExpirationModelType", KeyManager: "KeyManagerType", CustomerMasterKeySpec: "CustomerMasterKeySpec", KeySpec: "KeySpec", EncryptionAlgorithms: "EncryptionAlgorithmSpecList", SigningAlgorithms: "SigningAlgorithmSpecList", KeyAgreementAlgorithms: "KeyAgreementAlgorithmSpecList", MultiRegion: "NullableBooleanType", MultiRegionConfiguration: "MultiRegionConfiguration", PendingDeletionWindowInDays: "PendingWindowInDaysType", MacAlgorithms: "MacAlgorithmSpecList", XksKeyConfiguration: "XksKeyConfigurationType", CurrentKeyMaterialId: "BackingKeyIdType" },
    },
    KeySpec: {
      kind: "string",
      enum: ["RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "SYMMETRIC_DEFAULT", "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "SM2", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "ECC_NIST_EDWARDS25519"],
    },
    KeyState: {
      kind: "string",
      enum: ["Creating", "Enabled", "Disabled", "PendingDeletion", "PendingImport", "PendingReplicaDeletion", "Unavailable", "Updating"],
    },
    KeyStorePasswordType: { kind: "string", min: 7, max: 32, sensitive: true },
    KeyUsageType: { kind: "string", enum: ["SIGN_VERIFY", "ENCRYPT_DECRYPT", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"] },
    KmsRequestIdType: { kind: "string" },
    LimitType: { kind: "integer", min: 1, max: 1000 },
    ListAliasesRequest: {
      kind: "structure",
      members: { KeyId: "KeyIdType", Limit: "LimitType", Marker: "MarkerType" },
    },
    ListAliasesResponse: {
      kind: "structure",
      members: { Aliases: "AliasList", NextMarker: "MarkerType", Truncated: "BooleanType" },
    },
    ListGrantsRequest: {
      kind: "structure",
      required: ["KeyId"],
      members: { Limit: "LimitType", Marker: "MarkerType", KeyId: "KeyIdType", GrantId: "GrantIdType", GranteePrincipal: "PrincipalIdType" },
    },
    ListGrantsResponse: {
      kind: "structure",
      members: { Grants: "GrantList", NextMarker: "MarkerType", Truncated: "BooleanType" },
    },
    ListKeyPoliciesRequest: {
      kind: "structure",
      required: ["KeyId"],
      members: { KeyId: "KeyIdType", Limit: "LimitType", Marker: "MarkerType" },
    },
    ListKeyPoliciesResponse: {
      kind: "structure",
      members: { PolicyNames: "PolicyNameList", NextMarker: "MarkerType", Truncated: "BooleanType" },
    },
    ListKeyRotationsRequest: {
      kind: "structure",
      required: ["KeyId"],
      members: { KeyId: "KeyIdType", IncludeKeyMaterial: "IncludeKeyMaterial", Limit: "LimitType", Marker: "MarkerType" },
    },
    ListKeyRotationsResponse: {
      kind: "structure",
      members: { Rotations: "RotationsList", NextMarker: "MarkerType", Truncated: "BooleanType" },
    },
    ListKeysRequest: { kind: "structure", members: { Limit: "LimitType", Marker: "MarkerType" } },
    ListKeysResponse: {
      kind: "structure",
      members: { Keys: "KeyList", NextMarker: "MarkerType", Truncated: "BooleanType" },
    },
    ListResourceTagsRequest: {
      kind: "structure",
      required: ["KeyId"],
      members: { KeyId: "KeyIdType", Limit: "LimitType", Marker: "MarkerType" },
    },
    ListResourceTagsResponse: {
      kind: "structure",
      members: { Tags: "TagList", NextMarker: "MarkerType", Truncated: "BooleanType" },
    },
    ListRetirableGrantsRequest: {
      kind: "structure",
      required: ["RetiringPrincipal"],
      members: { Limit: "LimitType", Marker: "MarkerType", RetiringPrincipal: "PrincipalIdType" },
    },
    MacAlgorithmSpec: { kind: "string", enum: ["HMAC_SHA_224", "HMAC_SHA_256", "HMAC_SHA_384", "HMAC_SHA_512"] },
    MacAlgorithmSpecList: { kind: "list", member: "MacAlgorithmSpec" },
    MarkerType: { kind: "string", min: 1, max: 1024, pattern: "[\\u0020-\\u00FF]*" },
    MessageType: { kind: "string", enum: ["RAW", "DIGEST", "EXTERNAL_MU"] },
    MultiRegionConfiguration: {
      kind: "structure",
      members: { MultiRegionKeyType: "MultiRegionKeyType", PrimaryKey: "MultiRegionKey", ReplicaKeys: "MultiRegionKeyList" },
    },
    MultiRegionKey: { kind: "structure", members: { Arn: "ArnType", Region: "RegionType" } },
    MultiRegionKeyList: { kind: "list", member: "MultiRegionKey" },
    MultiRegionKeyType: { kind: "string", enum: ["PRIMARY", "REPLICA"] },
    NullableBooleanType: { kind: "boolean" },
    NumberOfBytesType: { kind: "integer", min: 1, max: 1024 },
    OriginType: { kind: "string", enum: ["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"] },
    PendingWindowInDaysType: { kind: "integer", min: 1, max: 365 },
    PlaintextType: { kind: "blob", min: 1, max: 4096 },
    PolicyNameList: { kind: "list", member: "PolicyNameType" },
    PolicyNameType: { kind: "string", min: 1, max: 128, pattern: "[\\w]+" },
    PolicyType: { kind: "string", min: 1, max: 131072, pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+" },
    PrincipalIdType: { kind: "string", min: 1, max: 256, pattern: "^[\\w+=,.@:/-]+$" },
    PublicKeyType: { kind: "blob", min: 1, max: 8192 },
    PutKeyPolicyRequest: {
      kind: "structure",
      required: ["KeyId", "Policy"],
      members: { KeyId: "KeyIdType", PolicyName: "PolicyNameType", Policy: "PolicyType", BypassPolicyLockoutSafetyCheck: "BooleanType" },
    },
    ReEncryptRequest: {
      kind: "structure",
      required: ["DestinationKeyId"],
      members: { CiphertextBlob: "CiphertextType", SourceEncryptionContext: "EncryptionContextType", SourceKeyId: "KeyIdType", DestinationKeyId: "KeyIdType", DestinationEncryptionContext: "EncryptionContextType", SourceEncryptionAlgorithm: "EncryptionAlgorithmSpec", DestinationEncryptionAlgorithm: "EncryptionAlgorithmSpec", GrantTokens: "GrantTokenList", DryRun: "NullableBooleanType", DryRunModifiers: "DryRunModifierList" },
    },
    ReEncryptResponse: {
      kind: "structure",
      members: { CiphertextBlob: "CiphertextType", SourceKeyId: "KeyIdType", KeyId: "KeyIdType", SourceEncryptionAlgorithm: "EncryptionAlgorithmSpec", DestinationEncryptionAlgorithm: "EncryptionAlgorithmSpec", SourceKeyMaterialId: "BackingKeyIdType", DestinationKeyMaterialId: "BackingKeyIdType" },
    },
    RecipientInfo: {
      kind: "structure",
      members: { KeyEncryptionAlgorithm: "KeyEncryptionMechanism", AttestationDocument: "AttestationDocumentType" },
    },
    RegionType: { kind: "string", min: 1, max: 32, pattern: "^([a-z]+-){2,3}\\d+$" },
    ReplicateKeyRequest: {
      kind: "structure",
      required: ["KeyId", "ReplicaRegion"],
      members: { KeyId: "KeyIdType", ReplicaRegion: "RegionType", Policy: "PolicyType", BypassPolicyLockoutSafetyCheck: "BooleanType", Description: "DescriptionType", Tags: "TagList" },
    },
    ReplicateKeyResponse: {
      kind: "structure",
      members: { ReplicaKeyMetadata: "KeyMetadata", ReplicaPolicy: "PolicyType", ReplicaTags: "TagList" },
    },
    RetireGrantRequest: {
      kind: "structure",
      members: { GrantToken: "GrantTokenType", KeyId: "KeyIdType", GrantId: "GrantIdType", DryRun: "NullableBooleanType" },
    },
    RevokeGrantRequest: {
      kind: "structure",
      required: ["KeyId", "GrantId"],
      members: { KeyId: "KeyIdType", GrantId: "GrantIdType", DryRun: "NullableBooleanType" },
    },
    RotateKeyOnDemandRequest: { kind: "structure", required: ["KeyId"], members: { KeyId: "KeyIdType" } },
    RotateKeyOnDemandResponse: { kind: "structure", members: { KeyId: "KeyIdType" } },
    RotationPeriodInDaysType: { kind: "integer", min: 90, max: 2560 },
    RotationType: { kind: "string", enum: ["AUTOMATIC", "ON_DEMAND"] },
    RotationsList: { kind: "list", member: "RotationsListEntry" },
    RotationsListEntry: {
      kind: "structure",
      members: { KeyId: "KeyIdType", KeyMaterialId: "BackingKeyIdType", KeyMaterialDescription: "KeyMaterialDescriptionType", ImportState: "ImportState", KeyMaterialState: "KeyMaterialState", ExpirationModel: "ExpirationModelType", ValidTo: "DateType", RotationDate: "DateType", RotationType: "RotationType" },
    },
    ScheduleKeyDeletionRequest: {
      kind: "structure",
      required: ["KeyId"],
      members: { KeyId: "KeyIdType", PendingWindowInDays: "PendingWindowInDaysType" },
    },
    ScheduleKeyDeletionResponse: {
      kind: "structure",
      members: { KeyId: "KeyIdType", DeletionDate: "DateType", KeyState: "KeyState", PendingWindowInDays: "PendingWindowInDaysType" },
    },
    SignRequest: {
      kind: "structure",
      required: ["KeyId", "Message", "SigningAlgorithm"],
      members: { KeyId: "KeyIdType", Message: "PlaintextType", MessageType: "MessageType", GrantTokens: "GrantTokenList", SigningAlgorithm: "SigningAlgorithmSpec", DryRun: "NullableBooleanType" },
    },
    SignResponse: {
      kind: "structure",
      members: { KeyId: "KeyIdType", Signature: "CiphertextType", SigningAlgorithm: "SigningAlgorithmSpec" },
    },
    SigningAlgorithmSpec: {
      kind: "string",
      enum: ["RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512", "RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512", "ECDSA_SHA_256", "ECDSA_SHA_384", "ECDSA_SHA_512", "SM2DSA", "ML_DSA_SHAKE_256", "ED25519_SHA_512", "ED25519_PH_SHA_512"],
    },
    SigningAlgorithmSpecList: { kind: "list", member: "SigningAlgorithmSpec" },
    Tag: {
      kind: "structure",
      required: ["TagKey", "TagValue"],
      members: { TagKey: "TagKeyType", TagValue: "TagValueType" },
    },
    TagKeyList: { kind: "list", member: "TagKeyType" },
    TagKeyType: { kind: "string", min: 1, max: 128 },
    TagList: { kind: "list", member: "Tag" },
    TagResourceRequest: {
      kind: "structure",
      required: ["KeyId", "Tags"],
      members: { KeyId: "KeyIdType", Tags: "TagList" },
    },
    TagValueType: { kind: "string", min: 0, max: 256 },
    TrustAnchorCertificateType: { kind: "string", min: 1, max: 5000 },
    UntagResourceRequest: {
      kind: "structure",
      required: ["KeyId", "TagKeys"],
      members: { KeyId: "KeyIdType", TagKeys: "TagKeyList" },
    },
    UpdateAliasRequest: {
      kind: "structure",
      required: ["AliasName", "TargetKeyId"],
      members: { AliasName: "AliasNameType", TargetKeyId: "KeyIdType" },
    },
    UpdateCustomKeyStoreRequest: {
      kind: "structure",
      required: ["CustomKeyStoreId"],
      members: { CustomKeyStoreId: "CustomKeyStoreIdType", NewCustomKeyStoreName: "CustomKeyStoreNameType", KeyStorePassword: "KeyStorePasswordType", CloudHsmClusterId: "CloudHsmClusterIdType", XksProxyUriEndpoint: "XksProxyUriEndpointType", XksProxyUriPath: "XksProxyUriPathType", XksProxyVpcEndpointServiceName: "XksProxyVpcEndpointServiceNameType", XksProxyVpcEndpointServiceOwner: "AccountIdType", XksProxyAuthenticationCredential: "XksProxyAuthenticationCredentialType", XksProxyConnectivity: "XksProxyConnectivityType" },
    },
    UpdateCustomKeyStoreResponse: { kind: "structure", members: {} },
    UpdateKeyDescriptionRequest: {
      kind: "structure",
      required: ["KeyId", "Description"],
      members: { KeyId: "KeyIdType", Description: "DescriptionType" },
    },
    UpdatePrimaryRegionRequest: {
      kind: "structure",
      required: ["KeyId", "PrimaryRegion"],
      members: { KeyId: "KeyIdType", PrimaryRegion: "RegionType" },
    },
    VerifyMacRequest: {
      kind: "structure",
      required: ["Message", "KeyId", "MacAlgorithm", "Mac"],
      members: { Message: "PlaintextType", KeyId: "KeyIdType", MacAlgorithm: "MacAlgorithmSpec", Mac: "CiphertextType", GrantTokens: "GrantTokenList", DryRun: "NullableBooleanType" },
    },
    VerifyMacResponse: {
      kind: "structure",
      members: { KeyId: "KeyIdType", MacValid: "BooleanType", MacAlgorithm: "MacAlgorithmSpec" },
    },
    VerifyRequest: {
      kind: "structure",
      required: ["KeyId", "Message", "Signature", "SigningAlgorithm"],
      members: { KeyId: "KeyIdType", Message: "PlaintextType", MessageType: "MessageType", Signature: "CiphertextType", SigningAlgorithm: "SigningAlgorithmSpec", GrantTokens: "GrantTokenList", DryRun: "NullableBooleanType" },
    },
    VerifyResponse: {
      kind: "structure",
      members: { KeyId: "KeyIdType", SignatureValid: "BooleanType", SigningAlgorithm: "SigningAlgorithmSpec" },
    },
    WrappingKeySpec: { kind: "string", enum: ["RSA_2048", "RSA_3072", "RSA_4096", "SM2"] },
    XksKeyConfigurationType: { kind: "structure", members: { Id: "XksKeyIdType" } },
    XksKeyIdType: { kind: "string", min: 1, max: 128, pattern: "^[a-zA-Z0-9-_.]+$" },
    XksProxyAuthenticationAccessKeyIdType: {
      kind: "string",
      min: 20,
      max: 30,
      pattern: "^[A-Z2-7]+$",
      sensitive: true,
    },
    XksProxyAuthenticationCredentialType: {
      kind: "structure",
      required: ["AccessKeyId", "RawSecretAccessKey"],
      members: { AccessKeyId: "XksProxyAuthenticationAccessKeyIdType", RawSecretAccessKey: "XksProxyAuthenticationRawSecretAccessKeyType" },
    },
    XksProxyAuthenticationRawSecretAccessKeyType: {
      kind: "string",
      min: 43,
      max: 64,
      pattern: "^[a-zA-Z0-9\\/+=]+$",
      sensitive: true,
    },
    XksProxyConfigurationType: {
      kind: "structure",
      members: { Connectivity: "XksProxyConnectivityType", AccessKeyId: "XksProxyAuthenticationAccessKeyIdType", UriEndpoint: "XksProxyUriEndpointType", UriPath: "XksProxyUriPathType", VpcEndpointServiceName: "XksProxyVpcEndpointServiceNameType", VpcEndpointServiceOwner: "AccountIdType" },
    },
    XksProxyConnectivityType: { kind: "string", enum: ["PUBLIC_ENDPOINT", "VPC_ENDPOINT_SERVICE"] },
    XksProxyUriEndpointType: { kind: "string", min: 10, max: 128, pattern: "^https://[a-zA-Z0-9.-]+$" },
    XksProxyUriPathType: {
      kind: "string",
      min: 10,
      max: 128,
      pattern: "^(/[a-zA-Z0-9\\/_-]+/kms/xks/v\\d{1,2})$|^(/kms/xks/v\\d{1,2})$",
    },
    XksProxyVpcEndpointServiceNameType: {
      kind: "string",
      min: 20,
      max: 64,
      pattern: "^(com|eu)\\.amazonaws\\.vpce\\.([a-z]+-){2,3}\\d+\\.vpce-svc-[0-9a-z]+$",
    },
  },
};

/** Input and output of each operation of kms. */
export type KmsOperations = {
  readonly CancelKeyDeletion: { readonly input: CancelKeyDeletionRequest; readonly output: CancelKeyDeletionResponse };
  readonly ConnectCustomKeyStore: { readonly input: ConnectCustomKeyStoreRequest; readonly output: ConnectCustomKeyStoreResponse };
  readonly CreateAlias: { readonly input: CreateAliasRequest; readonly output: void };
  readonly CreateCustomKeyStore: { readonly input: CreateCustomKeyStoreRequest; readonly output: CreateCustomKeyStoreResponse };
  readonly CreateGrant: { readonly input: CreateGrantRequest; readonly output: CreateGrantResponse };
  readonly CreateKey: { readonly input: CreateKeyRequest; readonly output: CreateKeyResponse };
  readonly Decrypt: { readonly input: DecryptRequest; readonly output: DecryptResponse };
  readonly DeleteAlias: { readonly input: DeleteAliasRequest; readonly output: void };
  readonly DeleteCustomKeyStore: { readonly input: DeleteCustomKeyStoreRequest; readonly output: DeleteCustomKeyStoreResponse };
  readonly DeleteImportedKeyMaterial: { readonly input: DeleteImportedKeyMaterialRequest; readonly output: DeleteImportedKeyMaterialResponse };
  readonly DeriveSharedSecret: { readonly input: DeriveSharedSecretRequest; readonly output: DeriveSharedSecretResponse };
  readonly DescribeCustomKeyStores: { readonly input: DescribeCustomKeyStoresRequest; readonly output: DescribeCustomKeyStoresResponse };
  readonly DescribeKey: { readonly input: DescribeKeyRequest; readonly output: DescribeKeyResponse };
  readonly DisableKey: { readonly input: DisableKeyRequest; readonly output: void };
  readonly DisableKeyRotation: { readonly input: DisableKeyRotationRequest; readonly output: void };
  readonly DisconnectCustomKeyStore: { readonly input: DisconnectCustomKeyStoreRequest; readonly output: DisconnectCustomKeyStoreResponse };
  readonly EnableKey: { readonly input: EnableKeyRequest; readonly output: void };
  readonly EnableKeyRotation: { readonly input: EnableKeyRotationRequest; readonly output: void };
  readonly Encrypt: { readonly input: EncryptRequest; readonly output: EncryptResponse };
  readonly GenerateDataKey: { readonly input: GenerateDataKeyRequest; readonly output: GenerateDataKeyResponse };
  readonly GenerateDataKeyPair: { readonly input: GenerateDataKeyPairRequest; readonly output: GenerateDataKeyPairResponse };
  readonly GenerateDataKeyPairWithoutPlaintext: { readonly input: GenerateDataKeyPairWithoutPlaintextRequest; readonly output: GenerateDataKeyPairWithoutPlaintextResponse };
  readonly GenerateDataKeyWithoutPlaintext: { readonly input: GenerateDataKeyWithoutPlaintextRequest; readonly output: GenerateDataKeyWithoutPlaintextResponse };
  readonly GenerateMac: { readonly input: GenerateMacRequest; readonly output: GenerateMacResponse };
  readonly GenerateRandom: { readonly input: GenerateRandomRequest; readonly output: GenerateRandomResponse };
  readonly GetKeyLastUsage: { readonly input: GetKeyLastUsageRequest; readonly output: GetKeyLastUsageResponse };
  readonly GetKeyPolicy: { readonly input: GetKeyPolicyRequest; readonly output: GetKeyPolicyResponse };
  readonly GetKeyRotationStatus: { readonly input: GetKeyRotationStatusRequest; readonly output: GetKeyRotationStatusResponse };
  readonly GetParametersForImport: { readonly input: GetParametersForImportRequest; readonly output: GetParametersForImportResponse };
  readonly GetPublicKey: { readonly input: GetPublicKeyRequest; readonly output: GetPublicKeyResponse };
  readonly ImportKeyMaterial: { readonly input: ImportKeyMaterialRequest; readonly output: ImportKeyMaterialResponse };
  readonly ListAliases: { readonly input: ListAliasesRequest; readonly output: ListAliasesResponse };
  readonly ListGrants: { readonly input: ListGrantsRequest; readonly output: ListGrantsResponse };
  readonly ListKeyPolicies: { readonly input: ListKeyPoliciesRequest; readonly output: ListKeyPoliciesResponse };
  readonly ListKeyRotations: { readonly input: ListKeyRotationsRequest; readonly output: ListKeyRotationsResponse };
  readonly ListKeys: { readonly input: ListKeysRequest; readonly output: ListKeysResponse };
  readonly ListResourceTags: { readonly input: ListResourceTagsRequest; readonly output: ListResourceTagsResponse };
  readonly ListRetirableGrants: { readonly input: ListRetirableGrantsRequest; readonly output: ListGrantsResponse };
  readonly PutKeyPolicy: { readonly input: PutKeyPolicyRequest; readonly output: void };
  readonly ReEncrypt: { readonly input: ReEncryptRequest; readonly output: ReEncryptResponse };
  readonly ReplicateKey: { readonly input: ReplicateKeyRequest; readonly output: ReplicateKeyResponse };
  readonly RetireGrant: { readonly input: RetireGrantRequest; readonly output: void };
  readonly RevokeGrant: { readonly input: RevokeGrantRequest; readonly output: void };
  readonly RotateKeyOnDemand: { readonly input: RotateKeyOnDemandRequest; readonly output: RotateKeyOnDemandResponse };
  readonly ScheduleKeyDeletion: { readonly input: ScheduleKeyDeletionRequest; readonly output: ScheduleKeyDeletionResponse };
  readonly Sign: { readonly input: SignRequest; readonly output: SignResponse };
  readonly TagResource: { readonly input: TagResourceRequest; readonly output: void };
  readonly UntagResource: { readonly input: UntagResourceRequest; readonly output: void };
  readonly UpdateAlias: { readonly input: UpdateAliasRequest; readonly output: void };
  readonly UpdateCustomKeyStore: { readonly input: UpdateCustomKeyStoreRequest; readonly output: UpdateCustomKeyStoreResponse };
  readonly UpdateKeyDescription: { readonly input: UpdateKeyDescriptionRequest; readonly output: void };
  readonly UpdatePrimaryRegion: { readonly input: UpdatePrimaryRegionRequest; readonly output: void };
  readonly Verify: { readonly input: VerifyRequest; readonly output: VerifyResponse };
  readonly VerifyMac: { readonly input: VerifyMacRequest; readonly output: VerifyMacResponse };
};

export type AlgorithmSpec =
  | "RSAES_PKCS1_V1_5"
  | "RSAES_OAEP_SHA_1"
  | "RSAES_OAEP_SHA_256"
  | "RSA_AES_KEY_WRAP_SHA_1"
  | "RSA_AES_KEY_WRAP_SHA_256"
  | "SM2PKE"
  ;

export type AliasListEntry = {
  readonly AliasName?: string | undefined;
  readonly AliasArn?: string | undefined;
  readonly TargetKeyId?: string | undefined;
  readonly CreationDate?: Date | undefined;
  readonly LastUpdatedDate?: Date | undefined;
};

export type CancelKeyDeletionRequest = {
  readonly KeyId: string;
};

export type CancelKeyDeletionResponse = {
  readonly KeyId?: string | undefined;
};

export type ConnectCustomKeyStoreRequest = {
  readonly CustomKeyStoreId: string;
};

export type ConnectCustomKeyStoreResponse = { readonly [member: string]: never };

export type ConnectionErrorCodeType =
  | "INVALID_CREDENTIALS"
  | "CLUSTER_NOT_FOUND"
  | "NETWORK_ERRORS"
  | "INTERNAL_ERROR"
  | "INSUFFICIENT_CLOUDHSM_HSMS"
  | "USER_LOCKED_OUT"
  | "USER_NOT_FOUND"
  | "USER_LOGGED_IN"
  | "SUBNET_NOT_FOUND"
  | "INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET"
  | "XKS_PROXY_ACCESS_DENIED"
  | "XKS_PROXY_NOT_REACHABLE"
  | "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND"
  | "XKS_PROXY_INVALID_RESPONSE"
  | "XKS_PROXY_INVALID_CONFIGURATION"
  | "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION"
  | "XKS_PROXY_TIMED_OUT"
  | "XKS_PROXY_INVALID_TLS_CONFIGURATION"
  ;

export type ConnectionStateType = "CONNECTED" | "CONNECTING" | "FAILED" | "DISCONNECTED" | "DISCONNECTING";

export type CreateAliasRequest = {
  readonly AliasName: string;
  readonly TargetKeyId: string;
};

export type CreateCustomKeyStoreRequest = {
  readonly CustomKeyStoreName: string;
  readonly CloudHsmClusterId?: string | undefined;
  readonly TrustAnchorCertificate?: string | undefined;
  readonly KeyStorePassword?: string | undefined;
  readonly CustomKeyStoreType?: CustomKeyStoreType | undefined;
  readonly XksProxyUriEndpoint?: string | undefined;
  readonly XksProxyUriPath?: string | undefined;
  readonly XksProxyVpcEndpointServiceName?: string | undefined;
  readonly XksProxyVpcEndpointServiceOwner?: string | undefined;
  readonly XksProxyAuthenticationCredential?: XksProxyAuthenticationCredentialType | undefined;
  readonly XksProxyConnectivity?: XksProxyConnectivityType | undefined;
};

export type CreateCustomKeyStoreResponse = {
  readonly CustomKeyStoreId?: string | undefined;
};

export type CreateGrantRequest = {
  readonly KeyId: string;
  readonly GranteePrincipal: string;
  readonly RetiringPrincipal?: string | undefined;
  readonly Operations: readonly GrantOperation[];
  readonly Constraints?: GrantConstraints | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly Name?: string | undefined;
  readonly DryRun?: boolean | undefined;
};

export type CreateGrantResponse = {
  readonly GrantToken?: string | undefined;
  readonly GrantId?: string | undefined;
};

export type CreateKeyRequest = {
  readonly Policy?: string | undefined;
  readonly Description?: string | undefined;
  readonly KeyUsage?: KeyUsageType | undefined;
  readonly CustomerMasterKeySpec?: CustomerMasterKeySpec | undefined;
  readonly KeySpec?: KeySpec | undefined;
  readonly Origin?: OriginType | undefined;
  readonly CustomKeyStoreId?: string | undefined;
  readonly BypassPolicyLockoutSafetyCheck?: boolean | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly MultiRegion?: boolean | undefined;
  readonly XksKeyId?: string | undefined;
};

export type CreateKeyResponse = {
  readonly KeyMetadata?: KeyMetadata | undefined;
};

export type CustomKeyStoreType = "AWS_CLOUDHSM" | "EXTERNAL_KEY_STORE";

export type CustomKeyStoresListEntry = {
  readonly CustomKeyStoreId?: string | undefined;
  readonly CustomKeyStoreName?: string | undefined;
  readonly CloudHsmClusterId?: string | undefined;
  readonly TrustAnchorCertificate?: string | undefined;
  readonly ConnectionState?: ConnectionStateType | undefined;
  readonly ConnectionErrorCode?: ConnectionErrorCodeType | undefined;
  readonly CreationDate?: Date | undefined;
  readonly CustomKeyStoreType?: CustomKeyStoreType | undefined;
  readonly XksProxyConfiguration?: XksProxyConfigurationType | undefined;
};

export type CustomerMasterKeySpec =
  | "RSA_2048"
  | "RSA_3072"
  | "RSA_4096"
  | "ECC_NIST_P256"
  | "ECC_NIST_P384"
  | "ECC_NIST_P521"
  | "ECC_SECG_P256K1"
  | "SYMMETRIC_DEFAULT"
  | "HMAC_224"
  | "HMAC_256"
  | "HMAC_384"
  | "HMAC_512"
  | "SM2"
  ;

export type DataKeyPairSpec =
  | "RSA_2048"
  | "RSA_3072"
  | "RSA_4096"
  | "ECC_NIST_P256"
  | "ECC_NIST_P384"
  | "ECC_NIST_P521"
  | "ECC_SECG_P256K1"
  | "SM2"
  | "ECC_NIST_EDWARDS25519"
  ;

export type DataKeySpec = "AES_256" | "AES_128";

export type DecryptRequest = {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly KeyId?: string | undefined;
  readonly EncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  readonly Recipient?: RecipientInfo | undefined;
  readonly DryRun?: boolean | undefined;
  readonly DryRunModifiers?: readonly DryRunModifierType[] | undefined;
};

export type DecryptResponse = {
  readonly KeyId?: string | undefined;
  readonly Plaintext?: Uint8Array | undefined;
  readonly EncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  readonly CiphertextForRecipient?: Uint8Array | undefined;
  readonly KeyMaterialId?: string | undefined;
};

export type DeleteAliasRequest = {
  readonly AliasName: string;
};

export type DeleteCustomKeyStoreRequest = {
  readonly CustomKeyStoreId: string;
};

export type DeleteCustomKeyStoreResponse = { readonly [member: string]: never };

export type DeleteImportedKeyMaterialRequest = {
  readonly KeyId: string;
  readonly KeyMaterialId?: string | undefined;
};

export type DeleteImportedKeyMaterialResponse = {
  readonly KeyId?: string | undefined;
  readonly KeyMaterialId?: string | undefined;
};

export type DeriveSharedSecretRequest = {
  readonly KeyId: string;
  readonly KeyAgreementAlgorithm: KeyAgreementAlgorithmSpec;
  readonly PublicKey: Uint8Array;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
  readonly Recipient?: RecipientInfo | undefined;
};

export type DeriveSharedSecretResponse = {
  readonly KeyId?: string | undefined;
  readonly SharedSecret?: Uint8Array | undefined;
  readonly CiphertextForRecipient?: Uint8Array | undefined;
  readonly KeyAgreementAlgorithm?: KeyAgreementAlgorithmSpec | undefined;
  readonly KeyOrigin?: OriginType | undefined;
};

export type DescribeCustomKeyStoresRequest = {
  readonly CustomKeyStoreId?: string | undefined;
  readonly CustomKeyStoreName?: string | undefined;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
};

export type DescribeCustomKeyStoresResponse = {
  readonly CustomKeyStores?: readonly CustomKeyStoresListEntry[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
};

export type DescribeKeyRequest = {
  readonly KeyId: string;
  readonly GrantTokens?: readonly string[] | undefined;
};

export type DescribeKeyResponse = {
  readonly KeyMetadata?: KeyMetadata | undefined;
};

export type DisableKeyRequest = {
  readonly KeyId: string;
};

export type DisableKeyRotationRequest = {
  readonly KeyId: string;
};

export type DisconnectCustomKeyStoreRequest = {
  readonly CustomKeyStoreId: string;
};

export type DisconnectCustomKeyStoreResponse = { readonly [member: string]: never };

export type DryRunModifierType = "IGNORE_CIPHERTEXT";

export type EnableKeyRequest = {
  readonly KeyId: string;
};

export type EnableKeyRotationRequest = {
  readonly KeyId: string;
  readonly RotationPeriodInDays?: number | undefined;
};

export type EncryptRequest = {
  readonly KeyId: string;
  readonly Plaintext: Uint8Array;
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly EncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  readonly DryRun?: boolean | undefined;
};

export type EncryptResponse = {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly KeyId?: string | undefined;
  readonly EncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
};

export type EncryptionAlgorithmSpec = "SYMMETRIC_DEFAULT" | "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2PKE";

export type ExpirationModelType = "KEY_MATERIAL_EXPIRES" | "KEY_MATERIAL_DOES_NOT_EXPIRE";

export type GenerateDataKeyPairRequest = {
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly KeyId: string;
  readonly KeyPairSpec: DataKeyPairSpec;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly Recipient?: RecipientInfo | undefined;
  readonly DryRun?: boolean | undefined;
};

export type GenerateDataKeyPairResponse = {
  readonly PrivateKeyCiphertextBlob?: Uint8Array | undefined;
  readonly PrivateKeyPlaintext?: Uint8Array | undefined;
  readonly PublicKey?: Uint8Array | undefined;
  readonly KeyId?: string | undefined;
  readonly KeyPairSpec?: DataKeyPairSpec | undefined;
  readonly CiphertextForRecipient?: Uint8Array | undefined;
  readonly KeyMaterialId?: string | undefined;
};

export type GenerateDataKeyPairWithoutPlaintextRequest = {
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly KeyId: string;
  readonly KeyPairSpec: DataKeyPairSpec;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
};

export type GenerateDataKeyPairWithoutPlaintextResponse = {
  readonly PrivateKeyCiphertextBlob?: Uint8Array | undefined;
  readonly PublicKey?: Uint8Array | undefined;
  readonly KeyId?: string | undefined;
  readonly KeyPairSpec?: DataKeyPairSpec | undefined;
  readonly KeyMaterialId?: string | undefined;
};

export type GenerateDataKeyRequest = {
  readonly KeyId: string;
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly NumberOfBytes?: number | undefined;
  readonly KeySpec?: DataKeySpec | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly Recipient?: RecipientInfo | undefined;
  readonly DryRun?: boolean | undefined;
};

export type GenerateDataKeyResponse = {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly Plaintext?: Uint8Array | undefined;
  readonly KeyId?: string | undefined;
  readonly CiphertextForRecipient?: Uint8Array | undefined;
  readonly KeyMaterialId?: string | undefined;
};

export type GenerateDataKeyWithoutPlaintextRequest = {
  readonly KeyId: string;
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly KeySpec?: DataKeySpec | undefined;
  readonly NumberOfBytes?: number | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
};

export type GenerateDataKeyWithoutPlaintextResponse = {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly KeyId?: string | undefined;
  readonly KeyMaterialId?: string | undefined;
};

export type GenerateMacRequest = {
  readonly Message: Uint8Array;
  readonly KeyId: string;
  readonly MacAlgorithm: MacAlgorithmSpec;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
};

export type GenerateMacResponse = {
  readonly Mac?: Uint8Array | undefined;
  readonly MacAlgorithm?: MacAlgorithmSpec | undefined;
  readonly KeyId?: string | undefined;
};

export type GenerateRandomRequest = {
  readonly NumberOfBytes?: number | undefined;
  readonly CustomKeyStoreId?: string | undefined;
  readonly Recipient?: RecipientInfo | undefined;
};

export type GenerateRandomResponse = {
  readonly Plaintext?: Uint8Array | undefined;
  readonly CiphertextForRecipient?: Uint8Array | undefined;
};

export type GetKeyLastUsageRequest = {
  readonly KeyId: string;
};

export type GetKeyLastUsageResponse = {
  readonly KeyId?: string | undefined;
  readonly KeyLastUsage?: KeyLastUsageData | undefined;
  readonly TrackingStartDate?: Date | undefined;
  readonly KeyCreationDate?: Date | undefined;
};

export type GetKeyPolicyRequest = {
  readonly KeyId: string;
  readonly PolicyName?: string | undefined;
};

export type GetKeyPolicyResponse = {
  readonly Policy?: string | undefined;
  readonly PolicyName?: string | undefined;
};

export type GetKeyRotationStatusRequest = {
  readonly KeyId: string;
};

export type GetKeyRotationStatusResponse = {
  readonly KeyRotationEnabled?: boolean | undefined;
  readonly KeyId?: string | undefined;
  readonly RotationPeriodInDays?: number | undefined;
  readonly NextRotationDate?: Date | undefined;
  readonly OnDemandRotationStartDate?: Date | undefined;
};

export type GetParametersForImportRequest = {
  readonly KeyId: string;
  readonly WrappingAlgorithm: AlgorithmSpec;
  readonly WrappingKeySpec: WrappingKeySpec;
};

export type GetParametersForImportResponse = {
  readonly KeyId?: string | undefined;
  readonly ImportToken?: Uint8Array | undefined;
  readonly PublicKey?: Uint8Array | undefined;
  readonly ParametersValidTo?: Date | undefined;
};

export type GetPublicKeyRequest = {
  readonly KeyId: string;
  readonly GrantTokens?: readonly string[] | undefined;
};

export type GetPublicKeyResponse = {
  readonly KeyId?: string | undefined;
  readonly PublicKey?: Uint8Array | undefined;
  readonly CustomerMasterKeySpec?: CustomerMasterKeySpec | undefined;
  readonly KeySpec?: KeySpec | undefined;
  readonly KeyUsage?: KeyUsageType | undefined;
  readonly EncryptionAlgorithms?: readonly EncryptionAlgorithmSpec[] | undefined;
  readonly SigningAlgorithms?: readonly SigningAlgorithmSpec[] | undefined;
  readonly KeyAgreementAlgorithms?: readonly KeyAgreementAlgorithmSpec[] | undefined;
};

export type GrantConstraints = {
  readonly EncryptionContextSubset?: Readonly<Record<string, string>> | undefined;
  readonly EncryptionContextEquals?: Readonly<Record<string, string>> | undefined;
};

export type GrantListEntry = {
  readonly KeyId?: string | undefined;
  readonly GrantId?: string | undefined;
  readonly Name?: string | undefined;
  readonly CreationDate?: Date | undefined;
  readonly GranteePrincipal?: string | undefined;
  readonly RetiringPrincipal?: string | undefined;
  readonly IssuingAccount?: string | undefined;
  readonly Operations?: readonly GrantOperation[] | undefined;
  readonly Constraints?: GrantConstraints | undefined;
};

export type GrantOperation =
  | "Decrypt"
  | "Encrypt"
  | "GenerateDataKey"
  | "GenerateDataKeyWithoutPlaintext"
  | "ReEncryptFrom"
  | "ReEncryptTo"
  | "Sign"
  | "Verify"
  | "GetPublicKey"
  | "CreateGrant"
  | "RetireGrant"
  | "DescribeKey"
  | "GenerateDataKeyPair"
  | "GenerateDataKeyPairWithoutPlaintext"
  | "GenerateMac"
  | "VerifyMac"
  | "DeriveSharedSecret"
  ;

export type ImportKeyMaterialRequest = {
  readonly KeyId: string;
  readonly ImportToken: Uint8Array;
  readonly EncryptedKeyMaterial: Uint8Array;
  readonly ValidTo?: Date | undefined;
  readonly ExpirationModel?: ExpirationModelType | undefined;
  readonly ImportType?: ImportType | undefined;
  readonly KeyMaterialDescription?: string | undefined;
  readonly KeyMaterialId?: string | undefined;
};

export type ImportKeyMaterialResponse = {
  readonly KeyId?: string | undefined;
  readonly KeyMaterialId?: string | undefined;
};

export type ImportState = "IMPORTED" | "PENDING_IMPORT";

export type ImportType = "NEW_KEY_MATERIAL" | "EXISTING_KEY_MATERIAL";

export type IncludeKeyMaterial = "ALL_KEY_MATERIAL" | "ROTATIONS_ONLY";

export type KeyAgreementAlgorithmSpec = "ECDH";

export type KeyEncryptionMechanism = "RSAES_OAEP_SHA_256";

export type KeyLastUsageData = {
  readonly Operation?: KeyLastUsageTrackingOperation | undefined;
  readonly Timestamp?: Date | undefined;
  readonly CloudTrailEventId?: string | undefined;
  readonly KmsRequestId?: string | undefined;
};

export type KeyLastUsageTrackingOperation =
  | "Decrypt"
  | "DeriveSharedSecret"
  | "Encrypt"
  | "GenerateDataKey"
  | "GenerateDataKeyPair"
  | "GenerateDataKeyPairWithoutPlaintext"
  | "GenerateDataKeyWithoutPlaintext"
  | "GenerateMac"
  | "ReEncrypt"
  | "Sign"
  | "Verify"
  | "VerifyMac"
  ;

export type KeyListEntry = {
  readonly KeyId?: string | undefined;
  readonly KeyArn?: string | undefined;
};

export type KeyManagerType = "AWS" | "CUSTOMER";

export type KeyMaterialState =
  | "NON_CURRENT"
  | "CURRENT"
  | "PENDING_ROTATION"
  | "PENDING_MULTI_REGION_IMPORT_AND_ROTATION"
  ;

export type KeyMetadata = {
  readonly AWSAccountId?: string | undefined;
  readonly KeyId: string;
  readonly Arn?: string | undefined;
  readonly CreationDate?: Date | undefined;
  readonly Enabled?: boolean | undefined;
  readonly Description?: string | undefined;
  readonly KeyUsage?: KeyUsageType | undefined;
  readonly KeyState?: KeyState | undefined;
  readonly DeletionDate?: Date | undefined;
  readonly ValidTo?: Date | undefined;
  readonly Origin?: OriginType | undefined;
  readonly CustomKeyStoreId?: string | undefined;
  readonly CloudHsmClusterId?: string | undefined;
  readonly ExpirationModel?: ExpirationModelType | undefined;
  readonly KeyManager?: KeyManagerType | undefined;
  readonly CustomerMasterKeySpec?: CustomerMasterKeySpec | undefined;
  readonly KeySpec?: KeySpec | undefined;
  readonly EncryptionAlgorithms?: readonly EncryptionAlgorithmSpec[] | undefined;
  readonly SigningAlgorithms?: readonly SigningAlgorithmSpec[] | undefined;
  readonly KeyAgreementAlgorithms?: readonly KeyAgreementAlgorithmSpec[] | undefined;
  readonly MultiRegion?: boolean | undefined;
  readonly MultiRegionConfiguration?: MultiRegionConfiguration | undefined;
  readonly PendingDeletionWindowInDays?: number | undefined;
  readonly MacAlgorithms?: readonly MacAlgorithmSpec[] | undefined;
  readonly XksKeyConfiguration?: XksKeyConfigurationType | undefined;
  readonly CurrentKeyMaterialId?: string | undefined;
};

export type KeySpec =
  | "RSA_2048"
  | "RSA_3072"
  | "RSA_4096"
  | "ECC_NIST_P256"
  | "ECC_NIST_P384"
  | "ECC_NIST_P521"
  | "ECC_SECG_P256K1"
  | "SYMMETRIC_DEFAULT"
  | "HMAC_224"
  | "HMAC_256"
  | "HMAC_384"
  | "HMAC_512"
  | "SM2"
  | "ML_DSA_44"
  | "ML_DSA_65"
  | "ML_DSA_87"
  | "ECC_NIST_EDWARDS25519"
  ;

export type KeyState =
  | "Creating"
  | "Enabled"
  | "Disabled"
  | "PendingDeletion"
  | "PendingImport"
  | "PendingReplicaDeletion"
  | "Unavailable"
  | "Updating"
  ;

export type KeyUsageType = "SIGN_VERIFY" | "ENCRYPT_DECRYPT" | "GENERATE_VERIFY_MAC" | "KEY_AGREEMENT";

export type ListAliasesRequest = {
  readonly KeyId?: string | undefined;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
};

export type ListAliasesResponse = {
  readonly Aliases?: readonly AliasListEntry[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
};

export type ListGrantsRequest = {
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
  readonly KeyId: string;
  readonly GrantId?: string | undefined;
  readonly GranteePrincipal?: string | undefined;
};

export type ListGrantsResponse = {
  readonly Grants?: readonly GrantListEntry[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
};

export type ListKeyPoliciesRequest = {
  readonly KeyId: string;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
};

export type ListKeyPoliciesResponse = {
  readonly PolicyNames?: readonly string[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
};

export type ListKeyRotationsRequest = {
  readonly KeyId: string;
  readonly IncludeKeyMaterial?: IncludeKeyMaterial | undefined;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
};

export type ListKeyRotationsResponse = {
  readonly Rotations?: readonly RotationsListEntry[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
};

export type ListKeysRequest = {
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
};

export type ListKeysResponse = {
  readonly Keys?: readonly KeyListEntry[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
};

export type ListResourceTagsRequest = {
  readonly KeyId: string;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
};

export type ListResourceTagsResponse = {
  readonly Tags?: readonly Tag[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
};

export type ListRetirableGrantsRequest = {
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
  readonly RetiringPrincipal: string;
};

export type MacAlgorithmSpec = "HMAC_SHA_224" | "HMAC_SHA_256" | "HMAC_SHA_384" | "HMAC_SHA_512";

export type MessageType = "RAW" | "DIGEST" | "EXTERNAL_MU";

export type MultiRegionConfiguration = {
  readonly MultiRegionKeyType?: MultiRegionKeyType | undefined;
  readonly PrimaryKey?: MultiRegionKey | undefined;
  readonly ReplicaKeys?: readonly MultiRegionKey[] | undefined;
};

export type MultiRegionKey = {
  readonly Arn?: string | undefined;
  readonly Region?: string | undefined;
};

export type MultiRegionKeyType = "PRIMARY" | "REPLICA";

export type OriginType = "AWS_KMS" | "EXTERNAL" | "AWS_CLOUDHSM" | "EXTERNAL_KEY_STORE";

export type PutKeyPolicyRequest = {
  readonly KeyId: string;
  readonly PolicyName?: string | undefined;
  readonly Policy: string;
  readonly BypassPolicyLockoutSafetyCheck?: boolean | undefined;
};

export type ReEncryptRequest = {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly SourceEncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly SourceKeyId?: string | undefined;
  readonly DestinationKeyId: string;
  readonly DestinationEncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly SourceEncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  readonly DestinationEncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
  readonly DryRunModifiers?: readonly DryRunModifierType[] | undefined;
};

export type ReEncryptResponse = {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly SourceKeyId?: string | undefined;
  readonly KeyId?: string | undefined;
  readonly SourceEncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  readonly DestinationEncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  readonly SourceKeyMaterialId?: string | undefined;
  readonly DestinationKeyMaterialId?: string | undefined;
};

export type RecipientInfo = {
  readonly KeyEncryptionAlgorithm?: KeyEncryptionMechanism | undefined;
  readonly AttestationDocument?: Uint8Array | undefined;
};

export type ReplicateKeyRequest = {
  readonly KeyId: string;
  readonly ReplicaRegion: string;
  readonly Policy?: string | undefined;
  readonly BypassPolicyLockoutSafetyCheck?: boolean | undefined;
  readonly Description?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type ReplicateKeyResponse = {
  readonly ReplicaKeyMetadata?: KeyMetadata | undefined;
  readonly ReplicaPolicy?: string | undefined;
  readonly ReplicaTags?: readonly Tag[] | undefined;
};

export type RetireGrantRequest = {
  readonly GrantToken?: string | undefined;
  readonly KeyId?: string | undefined;
  readonly GrantId?: string | undefined;
  readonly DryRun?: boolean | undefined;
};

export type RevokeGrantRequest = {
  readonly KeyId: string;
  readonly GrantId: string;
  readonly DryRun?: boolean | undefined;
};

export type RotateKeyOnDemandRequest = {
  readonly KeyId: string;
};

export type RotateKeyOnDemandResponse = {
  readonly KeyId?: string | undefined;
};

export type RotationType = "AUTOMATIC" | "ON_DEMAND";

export type RotationsListEntry = {
  readonly KeyId?: string | undefined;
  readonly KeyMaterialId?: string | undefined;
  readonly KeyMaterialDescription?: string | undefined;
  readonly ImportState?: ImportState | undefined;
  readonly KeyMaterialState?: KeyMaterialState | undefined;
  readonly ExpirationModel?: ExpirationModelType | undefined;
  readonly ValidTo?: Date | undefined;
  readonly RotationDate?: Date | undefined;
  readonly RotationType?: RotationType | undefined;
};

export type ScheduleKeyDeletionRequest = {
  readonly KeyId: string;
  readonly PendingWindowInDays?: number | undefined;
};

export type ScheduleKeyDeletionResponse = {
  readonly KeyId?: string | undefined;
  readonly DeletionDate?: Date | undefined;
  readonly KeyState?: KeyState | undefined;
  readonly PendingWindowInDays?: number | undefined;
};

export type SignRequest = {
  readonly KeyId: string;
  readonly Message: Uint8Array;
  readonly MessageType?: MessageType | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly SigningAlgorithm: SigningAlgorithmSpec;
  readonly DryRun?: boolean | undefined;
};

export type SignResponse = {
  readonly KeyId?: string | undefined;
  readonly Signature?: Uint8Array | undefined;
  readonly SigningAlgorithm?: SigningAlgorithmSpec | undefined;
};

export type SigningAlgorithmSpec =
  | "RSASSA_PSS_SHA_256"
  | "RSASSA_PSS_SHA_384"
  | "RSASSA_PSS_SHA_512"
  | "RSASSA_PKCS1_V1_5_SHA_256"
  | "RSASSA_PKCS1_V1_5_SHA_384"
  | "RSASSA_PKCS1_V1_5_SHA_512"
  | "ECDSA_SHA_256"
  | "ECDSA_SHA_384"
  | "ECDSA_SHA_512"
  | "SM2DSA"
  | "ML_DSA_SHAKE_256"
  | "ED25519_SHA_512"
  | "ED25519_PH_SHA_512"
  ;

export type Tag = {
  readonly TagKey: string;
  readonly TagValue: string;
};

export type TagResourceRequest = {
  readonly KeyId: string;
  readonly Tags: readonly Tag[];
};

export type UntagResourceRequest = {
  readonly KeyId: string;
  readonly TagKeys: readonly string[];
};

export type UpdateAliasRequest = {
  readonly AliasName: string;
  readonly TargetKeyId: string;
};

export type UpdateCustomKeyStoreRequest = {
  readonly CustomKeyStoreId: string;
  readonly NewCustomKeyStoreName?: string | undefined;
  readonly KeyStorePassword?: string | undefined;
  readonly CloudHsmClusterId?: string | undefined;
  readonly XksProxyUriEndpoint?: string | undefined;
  readonly XksProxyUriPath?: string | undefined;
  readonly XksProxyVpcEndpointServiceName?: string | undefined;
  readonly XksProxyVpcEndpointServiceOwner?: string | undefined;
  readonly XksProxyAuthenticationCredential?: XksProxyAuthenticationCredentialType | undefined;
  readonly XksProxyConnectivity?: XksProxyConnectivityType | undefined;
};

export type UpdateCustomKeyStoreResponse = { readonly [member: string]: never };

export type UpdateKeyDescriptionRequest = {
  readonly KeyId: string;
  readonly Description: string;
};

export type UpdatePrimaryRegionRequest = {
  readonly KeyId: string;
  readonly PrimaryRegion: string;
};

export type VerifyMacRequest = {
  readonly Message: Uint8Array;
  readonly KeyId: string;
  readonly MacAlgorithm: MacAlgorithmSpec;
  readonly Mac: Uint8Array;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
};

export type VerifyMacResponse = {
  readonly KeyId?: string | undefined;
  readonly MacValid?: boolean | undefined;
  readonly MacAlgorithm?: MacAlgorithmSpec | undefined;
};

export type VerifyRequest = {
  readonly KeyId: string;
  readonly Message: Uint8Array;
  readonly MessageType?: MessageType | undefined;
  readonly Signature: Uint8Array;
  readonly SigningAlgorithm: SigningAlgorithmSpec;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
};

export type VerifyResponse = {
  readonly KeyId?: string | undefined;
  readonly SignatureValid?: boolean | undefined;
  readonly SigningAlgorithm?: SigningAlgorithmSpec | undefined;
};

export type WrappingKeySpec = "RSA_2048" | "RSA_3072" | "RSA_4096" | "SM2";

export type XksKeyConfigurationType = {
  readonly Id?: string | undefined;
};

export type XksProxyAuthenticationCredentialType = {
  readonly AccessKeyId: string;
  readonly RawSecretAccessKey: string;
};

export type XksProxyConfigurationType = {
  readonly Connectivity?: XksProxyConnectivityType | undefined;
  readonly AccessKeyId?: string | undefined;
  readonly UriEndpoint?: string | undefined;
  readonly UriPath?: string | undefined;
  readonly VpcEndpointServiceName?: string | undefined;
  readonly VpcEndpointServiceOwner?: string | undefined;
};

export type XksProxyConnectivityType = "PUBLIC_ENDPOINT" | "VPC_ENDPOINT_SERVICE";
