// Written by scripts/generate-aws-tables.ts from AWS's service model (botocore 1.43.11, 2010-05-08).
import type { ServiceModel } from "../service-model.ts";

/** AWS's service model of iam. */
export const iamModel: ServiceModel = {
  service: "iam",
  source: "botocore 1.43.11",
  apiVersion: "2010-05-08",
  signingName: "iam",
  protocol: { kind: "query", xmlNamespace: "https://iam.amazonaws.com/doc/2010-05-08/" },
  operations: {
    AcceptDelegationRequest: {
      input: "AcceptDelegationRequestRequest",
      errors: ["NoSuchEntity", "ServiceFailure", "ConcurrentModification"],
    },
    AddClientIDToOpenIDConnectProvider: {
      input: "AddClientIDToOpenIDConnectProviderRequest",
      errors: ["ConcurrentModification", "InvalidInput", "NoSuchEntity", "LimitExceeded", "ServiceFailure"],
    },
    AddRoleToInstanceProfile: {
      input: "AddRoleToInstanceProfileRequest",
      errors: ["NoSuchEntity", "EntityAlreadyExists", "LimitExceeded", "UnmodifiableEntity", "ServiceFailure"],
    },
    AddUserToGroup: { input: "AddUserToGroupRequest", errors: ["NoSuchEntity", "LimitExceeded", "ServiceFailure"] },
    AssociateDelegationRequest: {
      input: "AssociateDelegationRequestRequest",
      errors: ["NoSuchEntity", "ServiceFailure", "ConcurrentModification", "InvalidInput"],
    },
    AttachGroupPolicy: {
      input: "AttachGroupPolicyRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "InvalidInput", "PolicyNotAttachable", "ServiceFailure"],
    },
    AttachRolePolicy: {
      input: "AttachRolePolicyRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "InvalidInput", "UnmodifiableEntity", "PolicyNotAttachable", "ServiceFailure"],
    },
    AttachUserPolicy: {
      input: "AttachUserPolicyRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "InvalidInput", "PolicyNotAttachable", "ServiceFailure"],
    },
    ChangePassword: {
      input: "ChangePasswordRequest",
      errors: ["NoSuchEntity", "InvalidUserType", "LimitExceeded", "EntityTemporarilyUnmodifiable", "PasswordPolicyViolation", "ServiceFailure"],
    },
    CreateAccessKey: {
      input: "CreateAccessKeyRequest",
      output: "CreateAccessKeyResponse",
      resultWrapper: "CreateAccessKeyResult",
      errors: ["NoSuchEntity", "LimitExceeded", "ServiceFailure"],
    },
    CreateAccountAlias: {
      input: "CreateAccountAliasRequest",
      errors: ["ConcurrentModification", "EntityAlreadyExists", "LimitExceeded", "ServiceFailure"],
    },
    CreateDelegationRequest: {
      input: "CreateDelegationRequestRequest",
      output: "CreateDelegationRequestResponse",
      resultWrapper: "CreateDelegationRequestResult",
      errors: ["EntityAlreadyExists", "ServiceFailure", "InvalidInput", "LimitExceeded", "ConcurrentModification"],
    },
    CreateGroup: {
      input: "CreateGroupRequest",
      output: "CreateGroupResponse",
      resultWrapper: "CreateGroupResult",
      errors: ["LimitExceeded", "EntityAlreadyExists", "NoSuchEntity", "ServiceFailure"],
    },
    CreateInstanceProfile: {
      input: "CreateInstanceProfileRequest",
      output: "CreateInstanceProfileResponse",
      resultWrapper: "CreateInstanceProfileResult",
      errors: ["EntityAlreadyExists", "InvalidInput", "LimitExceeded", "ConcurrentModification", "ServiceFailure"],
    },
    CreateLoginProfile: {
      input: "CreateLoginProfileRequest",
      output: "CreateLoginProfileResponse",
      resultWrapper: "CreateLoginProfileResult",
      errors: ["EntityAlreadyExists", "NoSuchEntity", "PasswordPolicyViolation", "LimitExceeded", "ServiceFailure"],
    },
    CreateOpenIDConnectProvider: {
      input: "CreateOpenIDConnectProviderRequest",
      output: "CreateOpenIDConnectProviderResponse",
      resultWrapper: "CreateOpenIDConnectProviderResult",
      errors: ["InvalidInput", "EntityAlreadyExists", "LimitExceeded", "ConcurrentModification", "ServiceFailure", "OpenIdIdpCommunicationError"],
    },
    CreatePolicy: {
      input: "CreatePolicyRequest",
      output: "CreatePolicyResponse",
      resultWrapper: "CreatePolicyResult",
      errors: ["InvalidInput", "LimitExceeded", "EntityAlreadyExists", "MalformedPolicyDocument", "ConcurrentModification", "ServiceFailure"],
    },
    CreatePolicyVersion: {
      input: "CreatePolicyVersionRequest",
      output: "CreatePolicyVersionResponse",
      resultWrapper: "CreatePolicyVersionResult",
      errors: ["NoSuchEntity", "MalformedPolicyDocument", "InvalidInput", "LimitExceeded", "ServiceFailure"],
    },
    CreateRole: {
      input: "CreateRoleRequest",
      output: "CreateRoleResponse",
      resultWrapper: "CreateRoleResult",
      errors: ["LimitExceeded", "InvalidInput", "EntityAlreadyExists", "MalformedPolicyDocument", "ConcurrentModification", "ServiceFailure"],
    },
    CreateSAMLProvider: {
      input: "CreateSAMLProviderRequest",
      output: "CreateSAMLProviderResponse",
      resultWrapper: "CreateSAMLProviderResult",
      errors: ["InvalidInput", "EntityAlreadyExists", "LimitExceeded", "ConcurrentModification", "ServiceFailure"],
    },
    CreateServiceLinkedRole: {
      input: "CreateServiceLinkedRoleRequest",
      output: "CreateServiceLinkedRoleResponse",
      resultWrapper: "CreateServiceLinkedRoleResult",
      errors: ["InvalidInput", "LimitExceeded", "NoSuchEntity", "ServiceFailure"],
    },
    CreateServiceSpecificCredential: {
      input: "CreateServiceSpecificCredentialRequest",
      output: "CreateServiceSpecificCredentialResponse",
      resultWrapper: "CreateServiceSpecificCredentialResult",
      errors: ["LimitExceeded", "NoSuchEntity", "NotSupportedService"],
    },
    CreateUser: {
      input: "CreateUserRequest",
      output: "CreateUserResponse",
      resultWrapper: "CreateUserResult",
      errors: ["LimitExceeded", "EntityAlreadyExists", "NoSuchEntity", "InvalidInput", "ConcurrentModification", "ServiceFailure"],
    },
    CreateVirtualMFADevice: {
      input: "CreateVirtualMFADeviceRequest",
      output: "CreateVirtualMFADeviceResponse",
      resultWrapper: "CreateVirtualMFADeviceResult",
      errors: ["LimitExceeded", "InvalidInput", "EntityAlreadyExists", "ConcurrentModification", "ServiceFailure"],
    },
    DeactivateMFADevice: {
      input: "DeactivateMFADeviceRequest",
      errors: ["EntityTemporarilyUnmodifiable", "NoSuchEntity", "LimitExceeded", "ServiceFailure", "ConcurrentModification"],
    },
    DeleteAccessKey: { input: "DeleteAccessKeyRequest", errors: ["NoSuchEntity", "LimitExceeded", "ServiceFailure"] },
    DeleteAccountAlias: {
      input: "DeleteAccountAliasRequest",
      errors: ["ConcurrentModification", "NoSuchEntity", "LimitExceeded", "ServiceFailure"],
    },
    DeleteAccountPasswordPolicy: { errors: ["NoSuchEntity", "LimitExceeded", "ServiceFailure"] },
    DeleteGroup: {
      input: "DeleteGroupRequest",
      errors: ["NoSuchEntity", "DeleteConflict", "LimitExceeded", "ServiceFailure"],
    },
    DeleteGroupPolicy: {
      input: "DeleteGroupPolicyRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "ServiceFailure"],
    },
    DeleteInstanceProfile: {
      input: "DeleteInstanceProfileRequest",
      errors: ["NoSuchEntity", "DeleteConflict", "LimitExceeded", "ServiceFailure"],
    },
    DeleteLoginProfile: {
      input: "DeleteLoginProfileRequest",
      errors: ["EntityTemporarilyUnmodifiable", "NoSuchEntity", "LimitExceeded", "ServiceFailure"],
    },
    DeleteOpenIDConnectProvider: {
      input: "DeleteOpenIDConnectProviderRequest",
      errors: ["InvalidInput", "NoSuchEntity", "ServiceFailure"],
    },
    DeletePolicy: {
      input: "DeletePolicyRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "InvalidInput", "DeleteConflict", "ServiceFailure"],
    },
    DeletePolicyVersion: {
      input: "DeletePolicyVersionRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "InvalidInput", "DeleteConflict", "ServiceFailure"],
    },
    DeleteRole: {
      input: "DeleteRoleRequest",
      errors: ["NoSuchEntity", "DeleteConflict", "LimitExceeded", "UnmodifiableEntity", "ConcurrentModification", "ServiceFailure"],
    },
    DeleteRolePermissionsBoundary: {
      input: "DeleteRolePermissionsBoundaryRequest",
      errors: ["NoSuchEntity", "UnmodifiableEntity", "ServiceFailure"],
    },
    DeleteRolePolicy: {
      input: "DeleteRolePolicyRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "UnmodifiableEntity", "ServiceFailure"],
    },
    DeleteSAMLProvider: {
      input: "DeleteSAMLProviderRequest",
      errors: ["InvalidInput", "LimitExceeded", "NoSuchEntity", "ServiceFailure"],
    },
    DeleteSSHPublicKey: { input: "DeleteSSHPublicKeyRequest", errors: ["NoSuchEntity"] },
    DeleteServerCertificate: {
      input: "DeleteServerCertificateRequest",
      errors: ["NoSuchEntity", "DeleteConflict", "LimitExceeded", "ServiceFailure"],
    },
    DeleteServiceLinkedRole: {
      input: "DeleteServiceLinkedRoleRequest",
      output: "DeleteServiceLinkedRoleResponse",
      resultWrapper: "DeleteServiceLinkedRoleResult",
      errors: ["NoSuchEntity", "LimitExceeded", "ServiceFailure"],
    },
    DeleteServiceSpecificCredential: { input: "DeleteServiceSpecificCredentialRequest", errors: ["NoSuchEntity"] },
    DeleteSigningCertificate: {
      input: "DeleteSigningCertificateRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "ConcurrentModification", "ServiceFailure"],
    },
    DeleteUser: {
      input: "DeleteUserRequest",
      errors: ["LimitExceeded", "NoSuchEntity", "DeleteConflict", "ConcurrentModification", "ServiceFailure"],
    },
    DeleteUserPermissionsBoundary: {
      input: "DeleteUserPermissionsBoundaryRequest",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    DeleteUserPolicy: { input: "DeleteUserPolicyRequest", errors: ["NoSuchEntity", "LimitExceeded", "ServiceFailure"] },
    DeleteVirtualMFADevice: {
      input: "DeleteVirtualMFADeviceRequest",
      errors: ["NoSuchEntity", "DeleteConflict", "LimitExceeded", "ServiceFailure", "ConcurrentModification"],
    },
    DetachGroupPolicy: {
      input: "DetachGroupPolicyRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "InvalidInput", "ServiceFailure"],
    },
    DetachRolePolicy: {
      input: "DetachRolePolicyRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "InvalidInput", "UnmodifiableEntity", "ServiceFailure"],
    },
    DetachUserPolicy: {
      input: "DetachUserPolicyRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "InvalidInput", "ServiceFailure"],
    },
    DisableOrganizationsRootCredentialsManagement: {
      input: "DisableOrganizationsRootCredentialsManagementRequest",
      output: "DisableOrganizationsRootCredentialsManagementResponse",
      resultWrapper: "DisableOrganizationsRootCredentialsManagementResult",
      errors: ["ServiceAccessNotEnabledException", "AccountNotManagementOrDelegatedAdministratorException", "OrganizationNotFoundException", "OrganizationNotInAllFeaturesModeException"],
    },
    DisableOrganizationsRootSessions: {
      input: "DisableOrganizationsRootSessionsRequest",
      output: "DisableOrganizationsRootSessionsResponse",
      resultWrapper: "DisableOrganizationsRootSessionsResult",
      errors: ["ServiceAccessNotEnabledException", "AccountNotManagementOrDelegatedAdministratorException", "OrganizationNotFoundException", "OrganizationNotInAllFeaturesModeException"],
    },
    DisableOutboundWebIdentityFederation: { errors: ["FeatureDisabled"] },
    EnableMFADevice: {
      input: "EnableMFADeviceRequest",
      errors: ["EntityAlreadyExists", "EntityTemporarilyUnmodifiable", "InvalidAuthenticationCode", "LimitExceeded", "NoSuchEntity", "ServiceFailure", "ConcurrentModification"],
    },
    EnableOrganizationsRootCredentialsManagement: {
      input: "EnableOrganizationsRootCredentialsManagementRequest",
      output: "EnableOrganizationsRootCredentialsManagementResponse",
      resultWrapper: "EnableOrganizationsRootCredentialsManagementResult",
      errors: ["ServiceAccessNotEnabledException", "AccountNotManagementOrDelegatedAdministratorException", "OrganizationNotFoundException", "OrganizationNotInAllFeaturesModeException", "CallerIsNotManagementAccountException"],
    },
    EnableOrganizationsRootSessions: {
      input: "EnableOrganizationsRootSessionsRequest",
      output: "EnableOrganizationsRootSessionsResponse",
      resultWrapper: "EnableOrganizationsRootSessionsResult",
      errors: ["ServiceAccessNotEnabledException", "AccountNotManagementOrDelegatedAdministratorException", "OrganizationNotFoundException", "OrganizationNotInAllFeaturesModeException", "CallerIsNotManagementAccountException"],
    },
    EnableOutboundWebIdentityFederation: {
      output: "EnableOutboundWebIdentityFederationResponse",
      resultWrapper: "EnableOutboundWebIdentityFederationResult",
      errors: ["FeatureEnabled"],
    },
    GenerateCredentialReport: {
      output: "GenerateCredentialReportResponse",
      resultWrapper: "GenerateCredentialReportResult",
      errors: ["LimitExceeded", "ServiceFailure"],
    },
    GenerateOrganizationsAccessReport: {
      input: "GenerateOrganizationsAccessReportRequest",
      output: "GenerateOrganizationsAccessReportResponse",
      resultWrapper: "GenerateOrganizationsAccessReportResult",
      errors: ["ReportGenerationLimitExceeded"],
    },
    GenerateServiceLastAccessedDetails: {
      input: "GenerateServiceLastAccessedDetailsRequest",
      output: "GenerateServiceLastAccessedDetailsResponse",
      resultWrapper: "GenerateServiceLastAccessedDetailsResult",
      errors: ["NoSuchEntity", "InvalidInput"],
    },
    GetAccessKeyLastUsed: {
      input: "GetAccessKeyLastUsedRequest",
      output: "GetAccessKeyLastUsedResponse",
      resultWrapper: "GetAccessKeyLastUsedResult",
      errors: [],
    },
    GetAccountAuthorizationDetails: {
      input: "GetAccountAuthorizationDetailsRequest",
      output: "GetAccountAuthorizationDetailsResponse",
      resultWrapper: "GetAccountAuthorizationDetailsResult",
      errors: ["ServiceFailure"],
    },
    GetAccountPasswordPolicy: {
      output: "GetAccountPasswordPolicyResponse",
      resultWrapper: "GetAccountPasswordPolicyResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    GetAccountSummary: {
      output: "GetAccountSummaryResponse",
      resultWrapper: "GetAccountSummaryResult",
      errors: ["ServiceFailure"],
    },
    GetContextKeysForCustomPolicy: {
      input: "GetContextKeysForCustomPolicyRequest",
      output: "GetContextKeysForPolicyResponse",
      resultWrapper: "GetContextKeysForCustomPolicyResult",
      errors: ["InvalidInput"],
    },
    GetContextKeysForPrincipalPolicy: {
      input: "GetContextKeysForPrincipalPolicyRequest",
      output: "GetContextKeysForPolicyResponse",
      resultWrapper: "GetContextKeysForPrincipalPolicyResult",
      errors: ["NoSuchEntity", "InvalidInput"],
    },
    GetCredentialReport: {
      output: "GetCredentialReportResponse",
      resultWrapper: "GetCredentialReportResult",
      errors: ["ReportNotPresent", "ReportExpired", "ReportInProgress", "ServiceFailure"],
    },
    GetDelegationRequest: {
      input: "GetDelegationRequestRequest",
      output: "GetDelegationRequestResponse",
      resultWrapper: "GetDelegationRequestResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    GetGroup: {
      input: "GetGroupRequest",
      output: "GetGroupResponse",
      resultWrapper: "GetGroupResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    GetGroupPolicy: {
      input: "GetGroupPolicyRequest",
      output: "GetGroupPolicyResponse",
      resultWrapper: "GetGroupPolicyResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    GetHumanReadableSummary: {
      input: "GetHumanReadableSummaryRequest",
      output: "GetHumanReadableSummaryResponse",
      resultWrapper: "GetHumanReadableSummaryResult",
      errors: ["InvalidInput", "NoSuchEntity", "ServiceFailure"],
    },
    GetInstanceProfile: {
      input: "GetInstanceProfileRequest",
      output: "GetInstanceProfileResponse",
      resultWrapper: "GetInstanceProfileResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    GetLoginProfile: {
      input: "GetLoginProfileRequest",
      output: "GetLoginProfileResponse",
      resultWrapper: "GetLoginProfileResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    GetMFADevice: {
      input: "GetMFADeviceRequest",
      output: "GetMFADeviceResponse",
      resultWrapper: "GetMFADeviceResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    GetOpenIDConnectProvider: {
      input: "GetOpenIDConnectProviderRequest",
      output: "GetOpenIDConnectProviderResponse",
      resultWrapper: "GetOpenIDConnectProviderResult",
      errors: ["InvalidInput", "NoSuchEntity", "ServiceFailure"],
    },
    GetOrganizationsAccessReport: {
      input: "GetOrganizationsAccessReportRequest",
      output: "GetOrganizationsAccessReportResponse",
      resultWrapper: "GetOrganizationsAccessReportResult",
      errors: ["NoSuchEntity"],
    },
    GetOutboundWebIdentityFederationInfo: {
      output: "GetOutboundWebIdentityFederationInfoResponse",
      resultWrapper: "GetOutboundWebIdentityFederationInfoResult",
      errors: ["FeatureDisabled"],
    },
    GetPolicy: {
      input: "GetPolicyRequest",
      output: "GetPolicyResponse",
      resultWrapper: "GetPolicyResult",
      errors: ["NoSuchEntity", "InvalidInput", "ServiceFailure"],
    },
    GetPolicyVersion: {
      input: "GetPolicyVersionRequest",
      output: "GetPolicyVersionResponse",
      resultWrapper: "GetPolicyVersionResult",
      errors: ["NoSuchEntity", "InvalidInput", "ServiceFailure"],
    },
    GetRole: {
      input: "GetRoleRequest",
      output: "GetRoleResponse",
      resultWrapper: "GetRoleResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    GetRolePolicy: {
      input: "GetRolePolicyRequest",
      output: "GetRolePolicyResponse",
      resultWrapper: "GetRolePolicyResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    GetSAMLProvider: {
      input: "GetSAMLProviderRequest",
      output: "GetSAMLProviderResponse",
      resultWrapper: "GetSAMLProviderResult",
      errors: ["NoSuchEntity", "InvalidInput", "ServiceFailure"],
    },
    GetSSHPublicKey: {
      input: "GetSSHPublicKeyRequest",
      output: "GetSSHPublicKeyResponse",
      resultWrapper: "GetSSHPublicKeyResult",
      errors: ["NoSuchEntity", "UnrecognizedPublicKeyEncoding"],
    },
    GetServerCertificate: {
      input: "GetServerCertificateRequest",
      output: "GetServerCertificateResponse",
      resultWrapper: "GetServerCertificateResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    GetServiceLastAccessedDetails: {
      input: "GetServiceLastAccessedDetailsRequest",
      output: "GetServiceLastAccessedDetailsResponse",
      resultWrapper: "GetServiceLastAccessedDetailsResult",
      errors: ["NoSuchEntity", "InvalidInput"],
    },
    GetServiceLastAccessedDetailsWithEntities: {
      input: "GetServiceLastAccessedDetailsWithEntitiesRequest",
      output: "GetServiceLastAccessedDetailsWithEntitiesResponse",
      resultWrapper: "GetServiceLastAccessedDetailsWithEntitiesResult",
      errors: ["NoSuchEntity", "InvalidInput"],
    },
    GetServiceLinkedRoleDeletionStatus: {
      input: "GetServiceLinkedRoleDeletionStatusRequest",
      output: "GetServiceLinkedRoleDeletionStatusResponse",
      resultWrapper: "GetServiceLinkedRoleDeletionStatusResult",
      errors: ["NoSuchEntity", "InvalidInput", "ServiceFailure"],
    },
    GetUser: {
      input: "GetUserRequest",
      output: "GetUserResponse",
      resultWrapper: "GetUserResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    GetUserPolicy: {
      input: "GetUserPolicyRequest",
      output: "GetUserPolicyResponse",
      resultWrapper: "GetUserPolicyResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    ListAccessKeys: {
      input: "ListAccessKeysRequest",
      output: "ListAccessKeysResponse",
      resultWrapper: "ListAccessKeysResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    ListAccountAliases: {
      input: "ListAccountAliasesRequest",
      output: "ListAccountAliasesResponse",
      resultWrapper: "ListAccountAliasesResult",
      errors: ["ServiceFailure"],
    },
    ListAttachedGroupPolicies: {
      input: "ListAttachedGroupPoliciesRequest",
      output: "ListAttachedGroupPoliciesResponse",
      resultWrapper: "ListAttachedGroupPoliciesResult",
      errors: ["NoSuchEntity", "InvalidInput", "ServiceFailure"],
    },
    ListAttachedRolePolicies: {
      input: "ListAttachedRolePoliciesRequest",
      output: "ListAttachedRolePoliciesResponse",
      resultWrapper: "ListAttachedRolePoliciesResult",
      errors: ["NoSuchEntity", "InvalidInput", "ServiceFailure"],
    },
    ListAttachedUserPolicies: {
      input: "ListAttachedUserPoliciesRequest",
      output: "ListAttachedUserPoliciesResponse",
      resultWrapper: "ListAttachedUserPoliciesResult",
      errors: ["NoSuchEntity", "InvalidInput", "ServiceFailure"],
    },
    ListDelegationRequests: {
      input: "ListDelegationRequestsRequest",
      output: "ListDelegationRequestsResponse",
      resultWrapper: "ListDelegationRequestsResult",
      errors: ["NoSuchEntity", "ServiceFailure", "InvalidInput"],
    },
    ListEntitiesForPolicy: {
      input: "ListEntitiesForPolicyRequest",
      output: "ListEntitiesForPolicyResponse",
      resultWrapper: "ListEntitiesForPolicyResult",
      errors: ["NoSuchEntity", "InvalidInput", "ServiceFailure"],
    },
    ListGroupPolicies: {
      input: "ListGroupPoliciesRequest",
      output: "ListGroupPoliciesResponse",
      resultWrapper: "ListGroupPoliciesResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    ListGroups: {
      input: "ListGroupsRequest",
      output: "ListGroupsResponse",
      resultWrapper: "ListGroupsResult",
      errors: ["ServiceFailure"],
    },
    ListGroupsForUser: {
      input: "ListGroupsForUserRequest",
      output: "ListGroupsForUserResponse",
      resultWrapper: "ListGroupsForUserResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    ListInstanceProfileTags: {
      input: "ListInstanceProfileTagsRequest",
      output: "ListInstanceProfileTagsResponse",
      resultWrapper: "ListInstanceProfileTagsResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    ListInstanceProfiles: {
      input: "ListInstanceProfilesRequest",
      output: "ListInstanceProfilesResponse",
      resultWrapper: "ListInstanceProfilesResult",
      errors: ["ServiceFailure"],
    },
    ListInstanceProfilesForRole: {
      input: "ListInstanceProfilesForRoleRequest",
      output: "ListInstanceProfilesForRoleResponse",
      resultWrapper: "ListInstanceProfilesForRoleResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    ListMFADeviceTags: {
      input: "ListMFADeviceTagsRequest",
      output: "ListMFADeviceTagsResponse",
      resultWrapper: "ListMFADeviceTagsResult",
      errors: ["NoSuchEntity", "InvalidInput", "ServiceFailure"],
    },
    ListMFADevices: {
      input: "ListMFADevicesRequest",
      output: "ListMFADevicesResponse",
      resultWrapper: "ListMFADevicesResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    ListOpenIDConnectProviderTags: {
      input: "ListOpenIDConnectProviderTagsRequest",
      output: "ListOpenIDConnectProviderTagsResponse",
      resultWrapper: "ListOpenIDConnectProviderTagsResult",
      errors: ["NoSuchEntity", "ServiceFailure", "InvalidInput"],
    },
    ListOpenIDConnectProviders: {
      input: "ListOpenIDConnectProvidersRequest",
      output: "ListOpenIDConnectProvidersResponse",
      resultWrapper: "ListOpenIDConnectProvidersResult",
      errors: ["ServiceFailure"],
    },
    ListOrganizationsFeatures: {
      input: "ListOrganizationsFeaturesRequest",
      output: "ListOrganizationsFeaturesResponse",
      resultWrapper: "ListOrganizationsFeaturesResult",
      errors: ["ServiceAccessNotEnabledException", "AccountNotManagementOrDelegatedAdministratorException", "OrganizationNotFoundException", "OrganizationNotInAllFeaturesModeException"],
    },
    ListPolicies: {
      input: "ListPoliciesRequest",
      output: "ListPoliciesResponse",
      resultWrapper: "ListPoliciesResult",
      errors: ["ServiceFailure"],
    },
    ListPoliciesGrantingServiceAccess: {
      input: "ListPoliciesGrantingServiceAccessRequest",
      output: "ListPoliciesGrantingServiceAccessResponse",
      resultWrapper: "ListPoliciesGrantingServiceAccessResult",
      errors: ["NoSuchEntity", "InvalidInput"],
    },
    ListPolicyTags: {
      input: "ListPolicyTagsRequest",
      output: "ListPolicyTagsResponse",
      resultWrapper: "ListPolicyTagsResult",
      errors: ["NoSuchEntity", "ServiceFailure", "InvalidInput"],
    },
    ListPolicyVersions: {
      input: "ListPolicyVersionsRequest",
      output: "ListPolicyVersionsResponse",
      resultWrapper: "ListPolicyVersionsResult",
      errors: ["NoSuchEntity", "InvalidInput", "ServiceFailure"],
    },
    ListRolePolicies: {
      input: "ListRolePoliciesRequest",
      output: "ListRolePoliciesResponse",
      resultWrapper: "ListRolePoliciesResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    ListRoleTags: {
      input: "ListRoleTagsRequest",
      output: "ListRoleTagsResponse",
      resultWrapper: "ListRoleTagsResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    ListRoles: {
      input: "ListRolesRequest",
      output: "ListRolesResponse",
      resultWrapper: "ListRolesResult",
      errors: ["ServiceFailure"],
    },
    ListSAMLProviderTags: {
      input: "ListSAMLProviderTagsRequest",
      output: "ListSAMLProviderTagsResponse",
      resultWrapper: "ListSAMLProviderTagsResult",
      errors: ["NoSuchEntity", "ServiceFailure", "InvalidInput"],
    },
    ListSAMLProviders: {
      input: "ListSAMLProvidersRequest",
      output: "ListSAMLProvidersResponse",
      resultWrapper: "ListSAMLProvidersResult",
      errors: ["ServiceFailure"],
    },
    ListSSHPublicKeys: {
      input: "ListSSHPublicKeysRequest",
      output: "ListSSHPublicKeysResponse",
      resultWrapper: "ListSSHPublicKeysResult",
      errors: ["NoSuchEntity"],
    },
    ListServerCertificateTags: {
      input: "ListServerCertificateTagsRequest",
      output: "ListServerCertificateTagsResponse",
      resultWrapper: "ListServerCertificateTagsResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    ListServerCertificates: {
      input: "ListServerCertificatesRequest",
      output: "ListServerCertificatesResponse",
      resultWrapper: "ListServerCertificatesResult",
      errors: ["ServiceFailure"],
    },
    ListServiceSpecificCredentials: {
      input: "ListServiceSpecificCredentialsRequest",
      output: "ListServiceSpecificCredentialsResponse",
      resultWrapper: "ListServiceSpecificCredentialsResult",
      errors: ["NoSuchEntity", "NotSupportedService"],
    },
    ListSigningCertificates: {
      input: "ListSigningCertificatesRequest",
      output: "ListSigningCertificatesResponse",
      resultWrapper: "ListSigningCertificatesResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    ListUserPolicies: {
      input: "ListUserPoliciesRequest",
      output: "ListUserPoliciesResponse",
      resultWrapper: "ListUserPoliciesResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    ListUserTags: {
      input: "ListUserTagsRequest",
      output: "ListUserTagsResponse",
      resultWrapper: "ListUserTagsResult",
      errors: ["NoSuchEntity", "ServiceFailure"],
    },
    ListUsers: {
      input: "ListUsersRequest",
      output: "ListUsersResponse",
      resultWrapper: "ListUsersResult",
      errors: ["ServiceFailure"],
    },
    ListVirtualMFADevices: {
      input: "ListVirtualMFADevicesRequest",
      output: "ListVirtualMFADevicesResponse",
      resultWrapper: "ListVirtualMFADevicesResult",
      errors: [],
    },
    PutGroupPolicy: {
      input: "PutGroupPolicyRequest",
      errors: ["LimitExceeded", "MalformedPolicyDocument", "NoSuchEntity", "ServiceFailure"],
    },
    PutRolePermissionsBoundary: {
      input: "PutRolePermissionsBoundaryRequest",
      errors: ["NoSuchEntity", "InvalidInput", "UnmodifiableEntity", "PolicyNotAttachable", "ServiceFailure"],
    },
    PutRolePolicy: {
      input: "PutRolePolicyRequest",
      errors: ["LimitExceeded", "MalformedPolicyDocument", "NoSuchEntity", "UnmodifiableEntity", "ServiceFailure"],
    },
    PutUserPermissionsBoundary: {
      input: "PutUserPermissionsBoundaryRequest",
      errors: ["NoSuchEntity", "InvalidInput", "PolicyNotAttachable", "ServiceFailure"],
    },
    PutUserPolicy: {
      input: "PutUserPolicyRequest",
      errors: ["LimitExceeded", "MalformedPolicyDocument", "NoSuchEntity", "ServiceFailure"],
    },
    RejectDelegationRequest: {
      input: "RejectDelegationRequestRequest",
      errors: ["NoSuchEntity", "ServiceFailure", "ConcurrentModification", "InvalidInput"],
    },
    RemoveClientIDFromOpenIDConnectProvider: {
      input: "RemoveClientIDFromOpenIDConnectProviderRequest",
      errors: ["ConcurrentModification", "InvalidInput", "NoSuchEntity", "ServiceFailure"],
    },
    RemoveRoleFromInstanceProfile: {
      input: "RemoveRoleFromInstanceProfileRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "UnmodifiableEntity", "ServiceFailure"],
    },
    RemoveUserFromGroup: {
      input: "RemoveUserFromGroupRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "ServiceFailure"],
    },
    ResetServiceSpecificCredential: {
      input: "ResetServiceSpecificCredentialRequest",
      output: "ResetServiceSpecificCredentialResponse",
      resultWrapper: "ResetServiceSpecificCredentialResult",
      errors: ["NoSuchEntity"],
    },
    ResyncMFADevice: {
      input: "ResyncMFADeviceRequest",
      errors: ["InvalidAuthenticationCode", "NoSuchEntity", "LimitExceeded", "ServiceFailure", "ConcurrentModification"],
    },
    SendDelegationToken: {
      input: "SendDelegationTokenRequest",
      errors: ["NoSuchEntity", "ServiceFailure", "ConcurrentModification", "InvalidInput"],
    },
    SetDefaultPolicyVersion: {
      input: "SetDefaultPolicyVersionRequest",
      errors: ["NoSuchEntity", "InvalidInput", "LimitExceeded", "ServiceFailure"],
    },
    SetSecurityTokenServicePreferences: {
      input: "SetSecurityTokenServicePreferencesRequest",
      errors: ["ServiceFailure"],
    },
    SimulateCustomPolicy: {
      input: "SimulateCustomPolicyRequest",
      output: "SimulatePolicyResponse",
      resultWrapper: "SimulateCustomPolicyResult",
      errors: ["InvalidInput", "PolicyEvaluation"],
    },
    SimulatePrincipalPolicy: {
      input: "SimulatePrincipalPolicyRequest",
      output: "SimulatePolicyResponse",
      resultWrapper: "SimulatePrincipalPolicyResult",
      errors: ["NoSuchEntity", "InvalidInput", "PolicyEvaluation"],
    },
    TagInstanceProfile: {
      input: "TagInstanceProfileRequest",
      errors: ["NoSuchEntity", "InvalidInput", "LimitExceeded", "ConcurrentModification", "ServiceFailure"],
    },
    TagMFADevice: {
      input: "TagMFADeviceRequest",
      errors: ["InvalidInput", "NoSuchEntity", "LimitExceeded", "ConcurrentModification", "ServiceFailure"],
    },
    TagOpenIDConnectProvider: {
      input: "TagOpenIDConnectProviderRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "InvalidInput", "ConcurrentModification", "ServiceFailure"],
    },
    TagPolicy: {
      input: "TagPolicyRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "InvalidInput", "ConcurrentModification", "ServiceFailure"],
    },
    TagRole: {
      input: "TagRoleRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "InvalidInput", "ConcurrentModification", "ServiceFailure"],
    },
    TagSAMLProvider: {
      input: "TagSAMLProviderRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "InvalidInput", "ConcurrentModification", "ServiceFailure"],
    },
    TagServerCertificate: {
      input: "TagServerCertificateRequest",
      errors: ["NoSuchEntity", "InvalidInput", "LimitExceeded", "ConcurrentModification", "ServiceFailure"],
    },
    TagUser: {
      input: "TagUserRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "InvalidInput", "ConcurrentModification", "ServiceFailure"],
    },
    UntagInstanceProfile: {
      input: "UntagInstanceProfileRequest",
      errors: ["NoSuchEntity", "InvalidInput", "ConcurrentModification", "ServiceFailure"],
    },
    UntagMFADevice: {
      input: "UntagMFADeviceRequest",
      errors: ["NoSuchEntity", "InvalidInput", "ConcurrentModification", "ServiceFailure"],
    },
    UntagOpenIDConnectProvider: {
      input: "UntagOpenIDConnectProviderRequest",
      errors: ["NoSuchEntity", "InvalidInput", "ConcurrentModification", "ServiceFailure"],
    },
    UntagPolicy: {
      input: "UntagPolicyRequest",
      errors: ["NoSuchEntity", "InvalidInput", "ConcurrentModification", "ServiceFailure"],
    },
    UntagRole: { input: "UntagRoleRequest", errors: ["NoSuchEntity", "ConcurrentModification", "ServiceFailure"] },
    UntagSAMLProvider: {
      input: "UntagSAMLProviderRequest",
      errors: ["NoSuchEntity", "InvalidInput", "ConcurrentModification", "ServiceFailure"],
    },
    UntagServerCertificate: {
      input: "UntagServerCertificateRequest",
      errors: ["NoSuchEntity", "InvalidInput", "ConcurrentModification", "ServiceFailure"],
    },
    UntagUser: { input: "UntagUserRequest", errors: ["NoSuchEntity", "ConcurrentModification", "ServiceFailure"] },
    UpdateAccessKey: {
      input: "UpdateAccessKeyRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "ServiceFailure", "InvalidInput"],
    },
    UpdateAccountPasswordPolicy: {
      input: "UpdateAccountPasswordPolicyRequest",
      errors: ["NoSuchEntity", "MalformedPolicyDocument", "LimitExceeded", "ServiceFailure"],
    },
    UpdateAssumeRolePolicy: {
      input: "UpdateAssumeRolePolicyRequest",
      errors: ["NoSuchEntity", "MalformedPolicyDocument", "LimitExceeded", "UnmodifiableEntity", "ServiceFailure"],
    },
    UpdateDelegationRequest: {
      input: "UpdateDelegationRequestRequest",
      errors: ["NoSuchEntity", "ServiceFailure", "ConcurrentModification", "InvalidInput"],
    },
    UpdateGroup: {
      input: "UpdateGroupRequest",
      errors: ["NoSuchEntity", "EntityAlreadyExists", "LimitExceeded", "ServiceFailure"],
    },
    UpdateLoginProfile: {
      input: "UpdateLoginProfileRequest",
      errors: ["EntityTemporarilyUnmodifiable", "NoSuchEntity", "PasswordPolicyViolation", "LimitExceeded", "ServiceFailure"],
    },
    UpdateOpenIDConnectProviderThumbprint: {
      input: "UpdateOpenIDConnectProviderThumbprintRequest",
      errors: ["ConcurrentModification", "InvalidInput", "NoSuchEntity", "ServiceFailure"],
    },
    UpdateRole: {
      input: "UpdateRoleRequest",
      output: "UpdateRoleResponse",
      resultWrapper: "UpdateRoleResult",
      errors: ["UnmodifiableEntity", "NoSuchEntity", "ServiceFailure"],
    },
    UpdateRoleDescription: {
      input: "UpdateRoleDescriptionRequest",
      output: "UpdateRoleDescriptionResponse",
      resultWrapper: "UpdateRoleDescriptionResult",
      errors: ["NoSuchEntity", "UnmodifiableEntity", "ServiceFailure"],
    },
    UpdateSAMLProvider: {
      input: "UpdateSAMLProviderRequest",
      output: "UpdateSAMLProviderResponse",
      resultWrapper: "UpdateSAMLProviderResult",
      errors: ["NoSuchEntity", "InvalidInput", "LimitExceeded", "ServiceFailure", "ConcurrentModification"],
    },
    UpdateSSHPublicKey: { input: "UpdateSSHPublicKeyRequest", errors: ["NoSuchEntity", "InvalidInput"] },
    UpdateServerCertificate: {
      input: "UpdateServerCertificateRequest",
      errors: ["NoSuchEntity", "EntityAlreadyExists", "LimitExceeded", "ServiceFailure"],
    },
    UpdateServiceSpecificCredential: { input: "UpdateServiceSpecificCredentialRequest", errors: ["NoSuchEntity"] },
    UpdateSigningCertificate: {
      input: "UpdateSigningCertificateRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "ServiceFailure", "InvalidInput"],
    },
    UpdateUser: {
      input: "UpdateUserRequest",
      errors: ["NoSuchEntity", "LimitExceeded", "EntityAlreadyExists", "EntityTemporarilyUnmodifiable", "ConcurrentModification", "ServiceFailure"],
    },
    UploadSSHPublicKey: {
      input: "UploadSSHPublicKeyRequest",
      output: "UploadSSHPublicKeyResponse",
      resultWrapper: "UploadSSHPublicKeyResult",
      errors: ["LimitExceeded", "NoSuchEntity", "InvalidPublicKey", "DuplicateSSHPublicKey", "UnrecognizedPublicKeyEncoding"],
    },
    UploadServerCertificate: {
      input: "UploadServerCertificateRequest",
      output: "UploadServerCertificateResponse",
      resultWrapper: "UploadServerCertificateResult",
      errors: ["LimitExceeded", "InvalidInput", "EntityAlreadyExists", "MalformedCertificate", "KeyPairMismatch", "ConcurrentModification", "ServiceFailure"],
    },
    UploadSigningCertificate: {
      input: "UploadSigningCertificateRequest",
      output: "UploadSigningCertificateResponse",
      resultWrapper: "UploadSigningCertificateResult",
      errors: ["LimitExceeded", "EntityAlreadyExists", "MalformedCertificate", "InvalidCertificate", "DuplicateCertificate", "NoSuchEntity", "ConcurrentModification", "ServiceFailure"],
    },
  },
  errors: {
    AccountNotManagementOrDelegatedAdministratorException: { status: 400 },
    CallerIsNotManagementAccountException: { status: 400 },
    ConcurrentModification: { status: 409 },
    ReportExpired: { status: 410 },
    ReportNotPresent: { status: 410 },
    ReportInProgress: { status: 404 },
    DeleteConflict: { status: 409 },
    DuplicateCertificate: { status: 409 },
    DuplicateSSHPublicKey: { status: 400 },
    EntityAlreadyExists: { status: 409 },
    EntityTemporarilyUnmodifiable: { status: 409 },
    FeatureDisabled: { status: 404 },
    FeatureEnabled: { status: 409 },
    InvalidAuthenticationCode: { status: 403 },
    InvalidCertificate: { status: 400 },
    InvalidInput: { status: 400 },
    InvalidPublicKey: { status: 400 },
    InvalidUserType: { status: 400 },
    KeyPairMismatch: { status: 400 },
    LimitExceeded: { status: 409 },
    MalformedCertificate: { status: 400 },
    MalformedPolicyDocument: { status: 400 },
    NoSuchEntity: { status: 404 },
    OpenIdIdpCommunicationError: { status: 400 },
    OrganizationNotFoundException: { status: 400 },
    OrganizationNotInAllFeaturesModeException: { status: 400 },
    PasswordPolicyViolation: { status: 400 },
    PolicyEvaluation: { status: 500 },
    PolicyNotAttachable: { status: 400 },
    ReportGenerationLimitExceeded: { status: 409 },
    ServiceAccessNotEnabledException: { status: 400 },
    ServiceFailure: { status: 500 },
    NotSupportedService: { status: 404 },
    UnmodifiableEntity: { status: 400 },
    UnrecognizedPublicKeyEncoding: { status: 400 },
  },
  shapes: {
    AcceptDelegationRequestRequest: {
      kind: "structure",
      required: ["DelegationRequestId"],
      members: { DelegationRequestId: "delegationRequestIdType" },
    },
    AccessAdvisorUsageGranularityType: { kind: "string", enum: ["SERVICE_LEVEL", "ACTION_LEVEL"] },
    AccessDetail: {
      kind: "structure",
      required: ["ServiceName", "ServiceNamespace"],
      members: { ServiceName: "serviceNameType", ServiceNamespace: "serviceNamespaceType", Region: "stringType", EntityPath: "organizationsEntityPathType", LastAuthenticatedTime: "dateType", TotalAuthenticatedEntities: "integerType" },
    },
    AccessDetails: { kind: "list", member: "AccessDetail" },
    AccessKey: {
      kind: "structure",
      required: ["UserName", "AccessKeyId", "Status", "SecretAccessKey"],
      members: { UserName: "userNameType", AccessKeyId: "accessKeyIdType", Status: "statusType", SecretAccessKey: "accessKeySecretType", CreateDate: "dateType" },
    },
    AccessKeyLastUsed: {
      kind: "structure",
      required: ["ServiceName", "Region"],
      members: { LastUsedDate: "dateType", ServiceName: "stringType", Region: "stringType" },
    },
    AccessKeyMetadata: {
      kind: "structure",
      members: { UserName: "userNameType", AccessKeyId: "accessKeyIdType", Status: "statusType", CreateDate: "dateType" },
    },
    ActionNameListType: { kind: "list", member: "ActionNameType" },
    ActionNameType: { kind: "string", min: 3, max: 128 },
    AddClientIDToOpenIDConnectProviderRequest: {
      kind: "structure",
      required: ["OpenIDConnectProviderArn", "ClientID"],
      members: { OpenIDConnectProviderArn: "arnType", ClientID: "clientIDType" },
    },
    AddRoleToInstanceProfileRequest: {
      kind: "structure",
      required: ["InstanceProfileName", "RoleName"],
      members: { InstanceProfileName: "instanceProfileNameType", RoleName: "roleNameType" },
    },
    AddUserToGroupRequest: {
      kind: "structure",
      required: ["GroupName", "UserName"],
      members: { GroupName: "groupNameType", UserName: "existingUserNameType" },
    },
    ArnListType: { kind: "list", member: "arnType" },
    AssociateDelegationRequestRequest: {
      kind: "structure",
      required: ["DelegationRequestId"],
      members: { DelegationRequestId: "delegationRequestIdType" },
    },
    AttachGroupPolicyRequest: {
      kind: "structure",
      required: ["GroupName", "PolicyArn"],
      members: { GroupName: "groupNameType", PolicyArn: "arnType" },
    },
    AttachRolePolicyRequest: {
      kind: "structure",
      required: ["RoleName", "PolicyArn"],
      members: { RoleName: "roleNameType", PolicyArn: "arnType" },
    },
    AttachUserPolicyRequest: {
      kind: "structure",
      required: ["UserName", "PolicyArn"],
      members: { UserName: "userNameType", PolicyArn: "arnType" },
    },
    AttachedPermissionsBoundary: {
      kind: "structure",
      members: { PermissionsBoundaryType: "PermissionsBoundaryAttachmentType", PermissionsBoundaryArn: "arnType" },
    },
    AttachedPolicy: { kind: "structure", members: { PolicyName: "policyNameType", PolicyArn: "arnType" } },
    BootstrapDatum: { kind: "blob" },
    CertificationKeyType: { kind: "string", min: 1, max: 128, pattern: "[\\u0020-\\u00FF]+" },
    CertificationMapType: { kind: "map", key: "CertificationKeyType", value: "CertificationValueType" },
    CertificationValueType: { kind: "string", min: 1, max: 32, pattern: "[\\u0020-\\u00FF]+" },
    ChangePasswordRequest: {
      kind: "structure",
      required: ["OldPassword", "NewPassword"],
      members: { OldPassword: "passwordType", NewPassword: "passwordType" },
    },
    ColumnNumber: { kind: "integer" },
    ContextEntry: {
      kind: "structure",
      members: { ContextKeyName: "ContextKeyNameType", ContextKeyValues: "ContextKeyValueListType", ContextKeyType: "ContextKeyTypeEnum" },
    },
    ContextEntryListType: { kind: "list", member: "ContextEntry" },
    ContextKeyNameType: { kind: "string", min: 5, max: 256 },
    ContextKeyNamesResultListType: { kind: "list", member: "ContextKeyNameType" },
    ContextKeyTypeEnum: {
      kind: "string",
      enum: ["string", "stringList", "numeric", "numericList", "boolean", "booleanList", "ip", "ipList", "binary", "binaryList", "date", "dateList"],
    },
    ContextKeyValueListType: { kind: "list", member: "ContextKeyValueType" },
    ContextKeyValueType: { kind: "string" },
    CreateAccessKeyRequest: { kind: "structure", members: { UserName: "existingUserNameType" } },
    CreateAccessKeyResponse: { kind: "structure", required: ["AccessKey"], members: { AccessKey: "AccessKey" } },
    CreateAccountAliasRequest: {
      kind: "structure",
      required: ["AccountAlias"],
      members: { AccountAlias: "accountAliasType" },
    },
    CreateDelegationRequestRequest: {
      kind: "structure",
      required: ["Description", "Permissions", "RequestorWorkflowId", "NotificationChannel", "SessionDuration"],
      members: { OwnerAccountId: "accountIdType", Description: "delegationRequestDescriptionType", Permissions: "DelegationPermission", RequestMessage: "requestMessageType", RequestorWorkflowId: "requestorWorkflowIdType", RedirectUrl: "redirectUrlType", NotificationChannel: "notificationChannelType", SessionDuration: "sessionDurationType", OnlySendByOwner: "booleanType" },
    },
    CreateDelegationRequestResponse: {
      kind: "structure",
      members: { ConsoleDeepLink: "consoleDeepLinkType", DelegationRequestId: "delegationRequestIdType" },
    },
    CreateGroupRequest: {
      kind: "structure",
      required: ["GroupName"],
      members: { Path: "pathType", GroupName: "groupNameType" },
    },
    CreateGroupResponse: { kind: "structure", required: ["Group"], members: { Group: "Group" } },
    CreateInstanceProfileRequest: {
      kind: "structure",
      required: ["InstanceProfileName"],
      members: { InstanceProfileName: "instanceProfileNameType", Path: "pathType", Tags: "tagListType" },
    },
    CreateInstanceProfileResponse: {
      kind: "structure",
      required: ["InstanceProfile"],
      members: { InstanceProfile: "InstanceProfile" },
    },
    CreateLoginProfileRequest: {
      kind: "structure",
      members: { UserName: "userNameType", Password: "passwordType", PasswordResetRequired: "booleanType" },
    },
    CreateLoginProfileResponse: {
      kind: "structure",
      required: ["LoginProfile"],
      members: { LoginProfile: "LoginProfile" },
    },
    CreateOpenIDConnectProviderRequest: {
      kind: "structure",
      required: ["Url"],
      members: { Url: "OpenIDConnectProviderUrlType", ClientIDList: "clientIDListType", ThumbprintList: "thumbprintListType", Tags: "tagListType" },
    },
    CreateOpenIDConnectProviderResponse: {
      kind: "structure",
      members: { OpenIDConnectProviderArn: "arnType", Tags: "tagListType" },
    },
    CreatePolicyRequest: {
      kind: "structure",
      required: ["PolicyName", "PolicyDocument"],
      members: { PolicyName: "policyNameType", Path: "policyPathType", PolicyDocument: "policyDocumentType", Description: "policyDescriptionType", Tags: "tagListType" },
    },
    CreatePolicyResponse: { kind: "structure", members: { Policy: "Policy" } },
    CreatePolicyVersionRequest: {
      kind: "structure",
      required: ["PolicyArn", "PolicyDocument"],
      members: { PolicyArn: "arnType", PolicyDocument: "policyDocumentType", SetAsDefault: "booleanType" },
    },
    CreatePolicyVersionResponse: { kind: "structure", members: { PolicyVersion: "PolicyVersion" } },
    CreateRoleRequest: {
      kind: "structure",
      required: ["RoleName", "AssumeRolePolicyDocument"],
      members: { Path: "pathType", RoleName: "roleNameType", AssumeRolePolicyDocument: "policyDocumentType", Description: "roleDescriptionType", MaxSessionDuration: "roleMaxSessionDurationType", PermissionsBoundary: "arnType", Tags: "tagListType" },
    },
    CreateRoleResponse: { kind: "structure", required: ["Role"], members: { Role: "Role" } },
    CreateSAMLProviderRequest: {
      kind: "structure",
      required: ["SAMLMetadataDocument", "Name"],
      members: { SAMLMetadataDocument: "SAMLMetadataDocumentType", Name: "SAMLProviderNameType", Tags: "tagListType", AssertionEncryptionMode: "assertionEncryptionModeType", AddPrivateKey: "privateKeyType" },
    },
    CreateSAMLProviderResponse: { kind: "structure", members: { SAMLProviderArn: "arnType", Tags: "tagListType" } },
    CreateServiceLinkedRoleRequest: {
      kind: "structure",
      required: ["AWSServiceName"],
      members: { AWSServiceName: "groupNameType", Description: "roleDescriptionType", CustomSuffix: "customSuffixType" },
    },
    CreateServiceLinkedRoleResponse: { kind: "structure", members: { Role: "Role" } },
    CreateServiceSpecificCredentialRequest: {
      kind: "structure",
      required: ["UserName", "ServiceName"],
      members: { UserName: "userNameType", ServiceName: "serviceName", CredentialAgeDays: "credentialAgeDays" },
    },
    CreateServiceSpecificCredentialResponse: {
      kind: "structure",
      members: { ServiceSpecificCredential: "ServiceSpecificCredential" },
    },
    CreateUserRequest: {
      kind: "structure",
      required: ["UserName"],
      members: { Path: "pathType", UserName: "userNameType", PermissionsBoundary: "arnType", Tags: "tagListType" },
    },
    CreateUserResponse: { kind: "structure", members: { User: "User" } },
    CreateVirtualMFADeviceRequest: {
      kind: "structure",
      required: ["VirtualMFADeviceName"],
      members: { Path: "pathType", VirtualMFADeviceName: "virtualMFADeviceName", Tags: "tagListType" },
    },
    CreateVirtualMFADeviceResponse: {
      kind: "structure",
      required: ["VirtualMFADevice"],
      members: { VirtualMFADevice: "VirtualMFADevice" },
    },
    DeactivateMFADeviceRequest: {
      kind: "structure",
      required: ["SerialNumber"],
      members: { UserName: "existingUserNameType", SerialNumber: "serialNumberType" },
    },
    DelegationPermission: {
      kind: "structure",
      members: { PolicyTemplateArn: "arnType", Parameters: "policyParameterListType" },
    },
    DelegationRequest: {
      kind: "structure",
      members: { DelegationRequestId: "delegationRequestIdType", OwnerAccountId: "accountIdType", Description: "delegationRequestDescriptionType", RequestMessage: "requestMessageType", Permissions: "DelegationPermission", PermissionPolicy: "permissionType", RolePermissionRestrictionArns: "rolePermissionRestrictionArnListType", OwnerId: "ownerIdType", ApproverId: "arnType", State: "stateType", ExpirationTime: "dateType", RequestorId: "accountIdType", RequestorName: "requestorNameType", CreateDate: "dateType", SessionDuration: "sessionDurationType", RedirectUrl: "redirectUrlType", Notes: "notesType", RejectionReason: "notesType", OnlySendByOwner: "booleanType", UpdatedTime: "dateType" },
    },
    DeleteAccessKeyRequest: {
      kind: "structure",
      required: ["AccessKeyId"],
      members: { UserName: "existingUserNameType", AccessKeyId: "accessKeyIdType" },
    },
    DeleteAccountAliasRequest: {
      kind: "structure",
      required: ["AccountAlias"],
      members: { AccountAlias: "accountAliasType" },
    },
    DeleteGroupPolicyRequest: {
      kind: "structure",
      required: ["GroupName", "PolicyName"],
      members: { GroupName: "groupNameType", PolicyName: "policyNameType" },
    },
    DeleteGroupRequest: { kind: "structure", required: ["GroupName"], members: { GroupName: "groupNameType" } },
    DeleteInstanceProfileRequest: {
      kind: "structure",
      required: ["InstanceProfileName"],
      members: { InstanceProfileName: "instanceProfileNameType" },
    },
    DeleteLoginProfileRequest: { kind: "structure", members: { UserName: "userNameType" } },
    DeleteOpenIDConnectProviderRequest: {
      kind: "structure",
      required: ["OpenIDConnectProviderArn"],
      members: { OpenIDConnectProviderArn: "arnType" },
    },
    DeletePolicyRequest: { kind: "structure", required: ["PolicyArn"], members: { PolicyArn: "arnType" } },
    DeletePolicyVersionRequest: {
      kind: "structure",
      required: ["PolicyArn", "VersionId"],
      members: { PolicyArn: "arnType", VersionId: "policyVersionIdType" },
    },
    DeleteRolePermissionsBoundaryRequest: {
      kind: "structure",
      required: ["RoleName"],
      members: { RoleName: "roleNameType" },
    },
    DeleteRolePolicyRequest: {
      kind: "structure",
      required: ["RoleName", "PolicyName"],
      members: { RoleName: "roleNameType", PolicyName: "policyNameType" },
    },
    DeleteRoleRequest: { kind: "structure", required: ["RoleName"], members: { RoleName: "roleNameType" } },
    DeleteSAMLProviderRequest: {
      kind: "structure",
      required: ["SAMLProviderArn"],
      members: { SAMLProviderArn: "arnType" },
    },
    DeleteSSHPublicKeyRequest: {
      kind: "structure",
      required: ["UserName", "SSHPublicKeyId"],
      members: { UserName: "userNameType", SSHPublicKeyId: "publicKeyIdType" },
    },
    DeleteServerCertificateRequest: {
      kind: "structure",
      required: ["ServerCertificateName"],
      members: { ServerCertificateName: "serverCertificateNameType" },
    },
    DeleteServiceLinkedRoleRequest: {
      kind: "structure",
      required: ["RoleName"],
      members: { RoleName: "roleNameType" },
    },
    DeleteServiceLinkedRoleResponse: {
      kind: "structure",
      required: ["DeletionTaskId"],
      members: { DeletionTaskId: "DeletionTaskIdType" },
    },
    DeleteServiceSpecificCredentialRequest: {
      kind: "structure",
      required: ["ServiceSpecificCredentialId"],
      members: { UserName: "userNameType", ServiceSpecificCredentialId: "serviceSpecificCredentialId" },
    },
    DeleteSigningCertificateRequest: {
      kind: "structure",
      required: ["CertificateId"],
      members: { UserName: "existingUserNameType", CertificateId: "certificateIdType" },
    },
    DeleteUserPermissionsBoundaryRequest: {
      kind: "structure",
      required: ["UserName"],
      members: { UserName: "userNameType" },
    },
    DeleteUserPolicyRequest: {
      kind: "structure",
      required: ["UserName", "PolicyName"],
      members: { UserName: "existingUserNameType", PolicyName: "policyNameType" },
    },
    DeleteUserRequest: { kind: "structure", required: ["UserName"], members: { UserName: "existingUserNameType" } },
    DeleteVirtualMFADeviceRequest: {
      kind: "structure",
      required: ["SerialNumber"],
      members: { SerialNumber: "serialNumberType" },
    },
    DeletionTaskFailureReasonType: {
      kind: "structure",
      members: { Reason: "ReasonType", RoleUsageList: "RoleUsageListType" },
    },
    DeletionTaskIdType: { kind: "string", min: 1, max: 1000 },
    DeletionTaskStatusType: { kind: "string", enum: ["SUCCEEDED", "IN_PROGRESS", "FAILED", "NOT_STARTED"] },
    DetachGroupPolicyRequest: {
      kind: "structure",
      required: ["GroupName", "PolicyArn"],
      members: { GroupName: "groupNameType", PolicyArn: "arnType" },
    },
    DetachRolePolicyRequest: {
      kind: "structure",
      required: ["RoleName", "PolicyArn"],
      members: { RoleName: "roleNameType", PolicyArn: "arnType" },
    },
    DetachUserPolicyRequest: {
      kind: "structure",
      required: ["UserName", "PolicyArn"],
      members: { UserName: "userNameType", PolicyArn: "arnType" },
    },
    DisableOrganizationsRootCredentialsManagementRequest: { kind: "structure", members: {} },
    DisableOrganizationsRootCredentialsManagementResponse: {
      kind: "structure",
      members: { OrganizationId: "OrganizationIdType", EnabledFeatures: "FeaturesListType" },
    },
    DisableOrganizationsRootSessionsRequest: { kind: "structure", members: {} },
    DisableOrganizationsRootSessionsResponse: {
      kind: "structure",
      members: { OrganizationId: "OrganizationIdType", EnabledFeatures: "FeaturesListType" },
    },
    EnableMFADeviceRequest: {
      kind: "structure",
      required: ["UserName", "SerialNumber", "AuthenticationCode1", "AuthenticationCode2"],
      members: { UserName: "existingUserNameType", SerialNumber: "serialNumberType", AuthenticationCode1: "authenticationCodeType", AuthenticationCode2: "authenticationCodeType" },
    },
    EnableOrganizationsRootCredentialsManagementRequest: { kind: "structure", members: {} },
    EnableOrganizationsRootCredentialsManagementResponse: {
      kind: "structure",
      members: { OrganizationId: "OrganizationIdType", EnabledFeatures: "FeaturesListType" },
    },
    EnableOrganizationsRootSessionsRequest: { kind: "structure", members: {} },
    EnableOrganizationsRootSessionsResponse: {
      kind: "structure",
      members: { OrganizationId: "OrganizationIdType", EnabledFeatures: "FeaturesListType" },
    },
    EnableOutboundWebIdentityFederationResponse: { kind: "structure", members: { IssuerIdentifier: "stringType" } },
    EntityDetails: {
      kind: "structure",
      required: ["EntityInfo"],
      members: { EntityInfo: "EntityInfo", LastAuthenticated: "dateType" },
    },
    EntityInfo: {
      kind: "structure",
      required: ["Arn", "Name", "Type", "Id"],
      members: { Arn: "arnType", Name: "userNameType", Type: "policyOwnerEntityType", Id: "idType", Path: "pathType" },
    },
    EntityType: { kind: "string", enum: ["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"] },
    ErrorDetails: {
      kind: "structure",
      required: ["Message", "Code"],
      members: { Message: "stringType", Code: "stringType" },
    },
    EvalDecisionDetailsType: { kind: "map", key: "EvalDecisionSourceType", value: "PolicyEvaluationDecisionType" },
    EvalDecisionSourceType: { kind: "string", min: 3, max: 256 },
    EvaluationResult: {
      kind: "structure",
      required: ["EvalActionName", "EvalDecision"],
      members: { EvalActionName: "ActionNameType", EvalResourceName: "ResourceNameType", EvalDecision: "PolicyEvaluationDecisionType", MatchedStatements: "StatementListType", MissingContextValues: "ContextKeyNamesResultListType", OrganizationsDecisionDetail: "OrganizationsDecisionDetail", PermissionsBoundaryDecisionDetail: "PermissionsBoundaryDecisionDetail", EvalDecisionDetails: "EvalDecisionDetailsType", ResourceSpecificResults: "ResourceSpecificResultListType" },
    },
    EvaluationResultsListType: { kind: "list", member: "EvaluationResult" },
    FeatureType: { kind: "string", enum: ["RootCredentialsManagement", "RootSessions"] },
    FeaturesListType: { kind: "list", member: "FeatureType" },
    GenerateCredentialReportResponse: {
      kind: "structure",
      members: { State: "ReportStateType", Description: "ReportStateDescriptionType" },
    },
    GenerateOrganizationsAccessReportRequest: {
      kind: "structure",
      required: ["EntityPath"],
      members: { EntityPath: "organizationsEntityPathType", OrganizationsPolicyId: "organizationsPolicyIdType" },
    },
    GenerateOrganizationsAccessReportResponse: { kind: "structure", members: { JobId: "jobIDType" } },
    GenerateServiceLastAccessedDetailsRequest: {
      kind: "structure",
      required: ["Arn"],
      members: { Arn: "arnType", Granularity: "AccessAdvisorUsageGranularityType" },
    },
    GenerateServiceLastAccessedDetailsResponse: { kind: "structure", members: { JobId: "jobIDType" } },
    GetAccessKeyLastUsedRequest: {
      kind: "structure",
      required: ["AccessKeyId"],
      members: { AccessKeyId: "accessKeyIdType" },
    },
    GetAccessKeyLastUsedResponse: {
      kind: "structure",
      members: { UserName: "existingUserNameType", AccessKeyLastUsed: "AccessKeyLastUsed" },
    },
    GetAccountAuthorizationDetailsRequest: {
      kind: "structure",
      members: { Filter: "entityListType", MaxItems: "maxItemsType", Marker: "markerType" },
    },
    GetAccountAuthorizationDetailsResponse: {
      kind: "structure",
      members: { UserDetailList: "userDetailListType", GroupDetailList: "groupDetailListType", RoleDetailList: "roleDetailListType", Policies: "ManagedPolicyDetailListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    GetAccountPasswordPolicyResponse: {
      kind: "structure",
      required: ["PasswordPolicy"],
      members: { PasswordPolicy: "PasswordPolicy" },
    },
    GetAccountSummaryResponse: { kind: "structure", members: { SummaryMap: "summaryMapType" } },
    GetContextKeysForCustomPolicyRequest: {
      kind: "structure",
      required: ["PolicyInputList"],
      members: { PolicyInputList: "SimulationPolicyListType" },
    },
    GetContextKeysForPolicyResponse: {
      kind: "structure",
      members: { ContextKeyNames: "ContextKeyNamesResultListType" },
    },
    GetContextKeysForPrincipalPolicyRequest: {
      kind: "structure",
      required: ["PolicySourceArn"],
      members: { PolicySourceArn: "arnType", PolicyInputList: "SimulationPolicyListType" },
    },
    GetCredentialReportResponse: {
      kind: "structure",
      members: { Content: "ReportContentType", ReportFormat: "ReportFormatType", GeneratedTime: "dateType" },
    },
    GetDelegationRequestRequest: {
      kind: "structure",
      required: ["DelegationRequestId"],
      members: { DelegationRequestId: "delegationRequestIdType", DelegationPermissionCheck: "booleanType" },
    },
    GetDelegationRequestResponse: {
      kind: "structure",
      members: { DelegationRequest: "DelegationRequest", PermissionCheckStatus: "permissionCheckStatusType", PermissionCheckResult: "permissionCheckResultType" },
    },
    GetGroupPolicyRequest: {
      kind: "structure",
      required: ["GroupName", "PolicyName"],
      members: { GroupName: "groupNameType", PolicyName: "policyNameType" },
    },
    GetGroupPolicyResponse: {
      kind: "structure",
      required: ["GroupName", "PolicyName", "PolicyDocument"],
      members: { GroupName: "groupNameType", PolicyName: "policyNameType", PolicyDocument: "policyDocumentType" },
    },
    GetGroupRequest: {
      kind: "structure",
      required: ["GroupName"],
      members: { GroupName: "groupNameType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    GetGroupResponse: {
      kind: "structure",
      required: ["Group", "Users"],
      members: { Group: "Group", Users: "userListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    GetHumanReadableSummaryRequest: {
      kind: "structure",
      required: ["EntityArn"],
      members: { EntityArn: "arnType", Locale: "localeType" },
    },
    GetHumanReadableSummaryResponse: {
      kind: "structure",
      members: { SummaryContent: "summaryContentType", Locale: "localeType", SummaryState: "summaryStateType" },
    },
    GetInstanceProfileRequest: {
      kind: "structure",
      required: ["InstanceProfileName"],
      members: { InstanceProfileName: "instanceProfileNameType" },
    },
    GetInstanceProfileResponse: {
      kind: "structure",
      required: ["InstanceProfile"],
      members: { InstanceProfile: "InstanceProfile" },
    },
    GetLoginProfileRequest: { kind: "structure", members: { UserName: "userNameType" } },
    GetLoginProfileResponse: {
      kind: "structure",
      required: ["LoginProfile"],
      members: { LoginProfile: "LoginProfile" },
    },
    GetMFADeviceRequest: {
      kind: "structure",
      required: ["SerialNumber"],
      members: { SerialNumber: "serialNumberType", UserName: "userNameType" },
    },
    GetMFADeviceResponse: {
      kind: "structure",
      required: ["SerialNumber"],
      members: { UserName: "userNameType", SerialNumber: "serialNumberType", EnableDate: "dateType", Certifications: "CertificationMapType" },
    },
    GetOpenIDConnectProviderRequest: {
      kind: "structure",
      required: ["OpenIDConnectProviderArn"],
      members: { OpenIDConnectProviderArn: "arnType" },
    },
    GetOpenIDConnectProviderResponse: {
      kind: "structure",
      members: { Url: "OpenIDConnectProviderUrlType", ClientIDList: "clientIDListType", ThumbprintList: "thumbprintListType", CreateDate: "dateType", Tags: "tagListType" },
    },
    GetOrganizationsAccessReportRequest: {
      kind: "structure",
      required: ["JobId"],
      members: { JobId: "jobIDType", MaxItems: "maxItemsType", Marker: "markerType", SortKey: "sortKeyType" },
    },
    GetOrganizationsAccessReportResponse: {
      kind: "structure",
      required: ["JobStatus", "JobCreationDate"],
      members: { JobStatus: "jobStatusType", JobCreationDate: "dateType", JobCompletionDate: "dateType", NumberOfServicesAccessible: "integerType", NumberOfServicesNotAccessed: "integerType", AccessDetails: "AccessDetails", IsTruncated: "booleanType", Marker: "markerType", ErrorDetails: "ErrorDetails" },
    },
    GetOutboundWebIdentityFederationInfoResponse: {
      kind: "structure",
      members: { IssuerIdentifier: "stringType", JwtVendingEnabled: "booleanType" },
    },
    GetPolicyRequest: { kind: "structure", required: ["PolicyArn"], members: { PolicyArn: "arnType" } },
    GetPolicyResponse: { kind: "structure", members: { Policy: "Policy" } },
    GetPolicyVersionRequest: {
      kind: "structure",
      required: ["PolicyArn", "VersionId"],
      members: { PolicyArn: "arnType", VersionId: "policyVersionIdType" },
    },
    GetPolicyVersionResponse: { kind: "structure", members: { PolicyVersion: "PolicyVersion" } },
    GetRolePolicyRequest: {
      kind: "structure",
      required: ["RoleName", "PolicyName"],
      members: { RoleName: "roleNameType", PolicyName: "policyNameType" },
    },
    GetRolePolicyResponse: {
      kind: "structure",
      required: ["RoleName", "PolicyName", "PolicyDocument"],
      members: { RoleName: "roleNameType", PolicyName: "policyNameType", PolicyDocument: "policyDocumentType" },
    },
    GetRoleRequest: { kind: "structure", required: ["RoleName"], members: { RoleName: "roleNameType" } },
    GetRoleResponse: { kind: "structure", required: ["Role"], members: { Role: "Role" } },
    GetSAMLProviderRequest: {
      kind: "structure",
      required: ["SAMLProviderArn"],
      members: { SAMLProviderArn: "arnType" },
    },
    GetSAMLProviderResponse: {
      kind: "structure",
      members: { SAMLProviderUUID: "privateKeyIdType", SAMLMetadataDocument: "SAMLMetadataDocumentType", CreateDate: "dateType", ValidUntil: "dateType", Tags: "tagListType", AssertionEncryptionMode: "assertionEncryptionModeType", PrivateKeyList: "privateKeyList" },
    },
    GetSSHPublicKeyRequest: {
      kind: "structure",
      required: ["UserName", "SSHPublicKeyId", "Encoding"],
      members: { UserName: "userNameType", SSHPublicKeyId: "publicKeyIdType", Encoding: "encodingType" },
    },
    GetSSHPublicKeyResponse: { kind: "structure", members: { SSHPublicKey: "SSHPublicKey" } },
    GetServerCertificateRequest: {
      kind: "structure",
      required: ["ServerCertificateName"],
      members: { ServerCertificateName: "serverCertificateNameType" },
    },
    GetServerCertificateResponse: {
      kind: "structure",
      required: ["ServerCertificate"],
      members: { ServerCertificate: "ServerCertificate" },
    },
    GetServiceLastAccessedDetailsRequest: {
      kind: "structure",
      required: ["JobId"],
      members: { JobId: "jobIDType", MaxItems: "maxItemsType", Marker: "markerType" },
    },
    GetServiceLastAccessedDetailsResponse: {
      kind: "structure",
      required: ["JobStatus", "JobCreationDate", "ServicesLastAccessed", "JobCompletionDate"],
      members: { JobStatus: "jobStatusType", JobType: "AccessAdvisorUsageGranularityType", JobCreationDate: "dateType", ServicesLastAccessed: "ServicesLastAccessed", JobCompletionDate: "dateType", IsTruncated: "booleanType", Marker: "responseMarkerType", Error: "ErrorDetails" },
    },
    GetServiceLastAccessedDetailsWithEntitiesRequest: {
      kind: "structure",
      required: ["JobId", "ServiceNamespace"],
      members: { JobId: "jobIDType", ServiceNamespace: "serviceNamespaceType", MaxItems: "maxItemsType", Marker: "markerType" },
    },
    GetServiceLastAccessedDetailsWithEntitiesResponse: {
      kind: "structure",
      required: ["JobStatus", "JobCreationDate", "JobCompletionDate", "EntityDetailsList"],
      members: { JobStatus: "jobStatusType", JobCreationDate: "dateType", JobCompletionDate: "dateType", EntityDetailsList: "entityDetailsListType", IsTruncated: "booleanType", Marker: "responseMarkerType", Error: "ErrorDetails" },
    },
    GetServiceLinkedRoleDeletionStatusRequest: {
      kind: "structure",
      required: ["DeletionTaskId"],
      members: { DeletionTaskId: "DeletionTaskIdType" },
    },
    GetServiceLinkedRoleDeletionStatusResponse: {
      kind: "structure",
      required: ["Status"],
      members: { Status: "DeletionTaskStatusType", Reason: "DeletionTaskFailureReasonType" },
    },
    GetUserPolicyRequest: {
      kind: "structure",
      required: ["UserName", "PolicyName"],
      members: { UserName: "existingUserNameType", PolicyName: "policyNameType" },
    },
    GetUserPolicyResponse: {
      kind: "structure",
      required: ["UserName", "PolicyName", "PolicyDocument"],
      members: { UserName: "existingUserNameType", PolicyName: "policyNameType", PolicyDocument: "policyDocumentType" },
    },
    GetUserRequest: { kind: "structure", members: { UserName: "existingUserNameType" } },
    GetUserResponse: { kind: "structure", required: ["User"], members: { User: "User" } },
    Group: {
      kind: "structure",
      required: ["Path", "GroupName", "GroupId", "Arn", "CreateDate"],
      members: { Path: "pathType", GroupName: "groupNameType", GroupId: "idType", Arn: "arnType", CreateDate: "dateType" },
    },
    GroupDetail: {
      kind: "structure",
      members: { Path: "pathType", GroupName: "groupNameType", GroupId: "idType", Arn: "arnType", CreateDate: "dateType", GroupPolicyList: "policyDetailListType", AttachedManagedPolicies: "attachedPoliciesListType" },
    },
    InstanceProfile: {
      kind: "structure",
      required: ["Path", "InstanceProfileName", "InstanceProfileId", "Arn", "CreateDate", "Roles"],
      members: { Path: "pathType", InstanceProfileName: "instanceProfileNameType", InstanceProfileId: "idType", Arn: "arnType", CreateDate: "dateType", Roles: "roleListType", Tags: "tagListType" },
    },
    LineNumber: { kind: "integer" },
    ListAccessKeysRequest: {
      kind: "structure",
      members: { UserName: "existingUserNameType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListAccessKeysResponse: {
      kind: "structure",
      required: ["AccessKeyMetadata"],
      members: { AccessKeyMetadata: "accessKeyMetadataListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListAccountAliasesRequest: { kind: "structure", members: { Marker: "markerType", MaxItems: "maxItemsType" } },
    ListAccountAliasesResponse: {
      kind: "structure",
      required: ["AccountAliases"],
      members: { AccountAliases: "accountAliasListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListAttachedGroupPoliciesRequest: {
      kind: "structure",
      required: ["GroupName"],
      members: { GroupName: "groupNameType", PathPrefix: "policyPathType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListAttachedGroupPoliciesResponse: {
      kind: "structure",
      members: { AttachedPolicies: "attachedPoliciesListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListAttachedRolePoliciesRequest: {
      kind: "structure",
      required: ["RoleName"],
      members: { RoleName: "roleNameType", PathPrefix: "policyPathType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListAttachedRolePoliciesResponse: {
      kind: "structure",
      members: { AttachedPolicies: "attachedPoliciesListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListAttachedUserPoliciesRequest: {
      kind: "structure",
      required: ["UserName"],
      members: { UserName: "userNameType", PathPrefix: "policyPathType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListAttachedUserPoliciesResponse: {
      kind: "structure",
      members: { AttachedPolicies: "attachedPoliciesListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListDelegationRequestsRequest: {
      kind: "structure",
      members: { OwnerId: "ownerIdType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListDelegationRequestsResponse: {
      kind: "structure",
      members: { DelegationRequests: "delegationRequestsListType", Marker: "markerType", isTruncated: "booleanType" },
    },
    ListEntitiesForPolicyRequest: {
      kind: "structure",
      required: ["PolicyArn"],
      members: { PolicyArn: "arnType", EntityFilter: "EntityType", PathPrefix: "pathType", PolicyUsageFilter: "PolicyUsageType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListEntitiesForPolicyResponse: {
      kind: "structure",
      members: { PolicyGroups: "PolicyGroupListType", PolicyUsers: "PolicyUserListType", PolicyRoles: "PolicyRoleListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListGroupPoliciesRequest: {
      kind: "structure",
      required: ["GroupName"],
      members: { GroupName: "groupNameType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListGroupPoliciesResponse: {
      kind: "structure",
      required: ["PolicyNames"],
      members: { PolicyNames: "policyNameListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListGroupsForUserRequest: {
      kind: "structure",
      required: ["UserName"],
      members: { UserName: "existingUserNameType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListGroupsForUserResponse: {
      kind: "structure",
      required: ["Groups"],
      members: { Groups: "groupListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListGroupsRequest: {
      kind: "structure",
      members: { PathPrefix: "pathPrefixType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListGroupsResponse: {
      kind: "structure",
      required: ["Groups"],
      members: { Groups: "groupListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListInstanceProfileTagsRequest: {
      kind: "structure",
      required: ["InstanceProfileName"],
      members: { InstanceProfileName: "instanceProfileNameType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListInstanceProfileTagsResponse: {
      kind: "structure",
      required: ["Tags"],
      members: { Tags: "tagListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListInstanceProfilesForRoleRequest: {
      kind: "structure",
      required: ["RoleName"],
      members: { RoleName: "roleNameType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListInstanceProfilesForRoleResponse: {
      kind: "structure",
      required: ["InstanceProfiles"],
      members: { InstanceProfiles: "instanceProfileListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListInstanceProfilesRequest: {
      kind: "structure",
      members: { PathPrefix: "pathPrefixType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListInstanceProfilesResponse: {
      kind: "structure",
      required: ["InstanceProfiles"],
      members: { InstanceProfiles: "instanceProfileListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListMFADeviceTagsRequest: {
      kind: "structure",
      required: ["SerialNumber"],
      members: { SerialNumber: "serialNumberType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListMFADeviceTagsResponse: {
      kind: "structure",
      required: ["Tags"],
      members: { Tags: "tagListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListMFADevicesRequest: {
      kind: "structure",
      members: { UserName: "existingUserNameType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListMFADevicesResponse: {
      kind: "structure",
      required: ["MFADevices"],
      members: { MFADevices: "mfaDeviceListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListOpenIDConnectProviderTagsRequest: {
      kind: "structure",
      required: ["OpenIDConnectProviderArn"],
      members: { OpenIDConnectProviderArn: "arnType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListOpenIDConnectProviderTagsResponse: {
      kind: "structure",
      required: ["Tags"],
      members: { Tags: "tagListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListOpenIDConnectProvidersRequest: { kind: "structure", members: {} },
    ListOpenIDConnectProvidersResponse: {
      kind: "structure",
      members: { OpenIDConnectProviderList: "OpenIDConnectProviderListType" },
    },
    ListOrganizationsFeaturesRequest: { kind: "structure", members: {} },
    ListOrganizationsFeaturesResponse: {
      kind: "structure",
      members: { OrganizationId: "OrganizationIdType", EnabledFeatures: "FeaturesListType" },
    },
    ListPoliciesGrantingServiceAccessEntry: {
      kind: "structure",
      members: { ServiceNamespace: "serviceNamespaceType", Policies: "policyGrantingServiceAccessListType" },
    },
    ListPoliciesGrantingServiceAccessRequest: {
      kind: "structure",
      required: ["Arn", "ServiceNamespaces"],
      members: { Marker: "markerType", Arn: "arnType", ServiceNamespaces: "serviceNamespaceListType" },
    },
    ListPoliciesGrantingServiceAccessResponse: {
      kind: "structure",
      required: ["PoliciesGrantingServiceAccess"],
      members: { PoliciesGrantingServiceAccess: "listPolicyGrantingServiceAccessResponseListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListPoliciesRequest: {
      kind: "structure",
      members: { Scope: "policyScopeType", OnlyAttached: "booleanType", PathPrefix: "policyPathType", PolicyUsageFilter: "PolicyUsageType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListPoliciesResponse: {
      kind: "structure",
      members: { Policies: "policyListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListPolicyTagsRequest: {
      kind: "structure",
      required: ["PolicyArn"],
      members: { PolicyArn: "arnType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListPolicyTagsResponse: {
      kind: "structure",
      required: ["Tags"],
      members: { Tags: "tagListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListPolicyVersionsRequest: {
      kind: "structure",
      required: ["PolicyArn"],
      members: { PolicyArn: "arnType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListPolicyVersionsResponse: {
      kind: "structure",
      members: { Versions: "policyDocumentVersionListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListRolePoliciesRequest: {
      kind: "structure",
      required: ["RoleName"],
      members: { RoleName: "roleNameType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListRolePoliciesResponse: {
      kind: "structure",
      required: ["PolicyNames"],
      members: { PolicyNames: "policyNameListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListRoleTagsRequest: {
      kind: "structure",
      required: ["RoleName"],
      members: { RoleName: "roleNameType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListRoleTagsResponse: {
      kind: "structure",
      required: ["Tags"],
      members: { Tags: "tagListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListRolesRequest: {
      kind: "structure",
      members: { PathPrefix: "pathPrefixType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListRolesResponse: {
      kind: "structure",
      required: ["Roles"],
      members: { Roles: "roleListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListSAMLProviderTagsRequest: {
      kind: "structure",
      required: ["SAMLProviderArn"],
      members: { SAMLProviderArn: "arnType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListSAMLProviderTagsResponse: {
      kind: "structure",
      required: ["Tags"],
      members: { Tags: "tagListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListSAMLProvidersRequest: { kind: "structure", members: {} },
    ListSAMLProvidersResponse: { kind: "structure", members: { SAMLProviderList: "SAMLProviderListType" } },
    ListSSHPublicKeysRequest: {
      kind: "structure",
      members: { UserName: "userNameType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListSSHPublicKeysResponse: {
      kind: "structure",
      members: { SSHPublicKeys: "SSHPublicKeyListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListServerCertificateTagsRequest: {
      kind: "structure",
      required: ["ServerCertificateName"],
      members: { ServerCertificateName: "serverCertificateNameType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListServerCertificateTagsResponse: {
      kind: "structure",
      required: ["Tags"],
      members: { Tags: "tagListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListServerCertificatesRequest: {
      kind: "structure",
      members: { PathPrefix: "pathPrefixType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListServerCertificatesResponse: {
      kind: "structure",
      required: ["ServerCertificateMetadataList"],
      members: { ServerCertificateMetadataList: "serverCertificateMetadataListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListServiceSpecificCredentialsRequest: {
      kind: "structure",
      members: { UserName: "userNameType", ServiceName: "serviceName", AllUsers: "allUsers", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListServiceSpecificCredentialsResponse: {
      kind: "structure",
      members: { ServiceSpecificCredentials: "ServiceSpecificCredentialsListType", Marker: "responseMarkerType", IsTruncated: "booleanType" },
    },
    ListSigningCertificatesRequest: {
      kind: "structure",
      members: { UserName: "existingUserNameType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListSigningCertificatesResponse: {
      kind: "structure",
      required: ["Certificates"],
      members: { Certificates: "certificateListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListUserPoliciesRequest: {
      kind: "structure",
      required: ["UserName"],
      members: { UserName: "existingUserNameType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListUserPoliciesResponse: {
      kind: "structure",
      required: ["PolicyNames"],
      members: { PolicyNames: "policyNameListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListUserTagsRequest: {
      kind: "structure",
      required: ["UserName"],
      members: { UserName: "existingUserNameType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListUserTagsResponse: {
      kind: "structure",
      required: ["Tags"],
      members: { Tags: "tagListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListUsersRequest: {
      kind: "structure",
      members: { PathPrefix: "pathPrefixType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListUsersResponse: {
      kind: "structure",
      required: ["Users"],
      members: { Users: "userListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    ListVirtualMFADevicesRequest: {
      kind: "structure",
      members: { AssignmentStatus: "assignmentStatusType", Marker: "markerType", MaxItems: "maxItemsType" },
    },
    ListVirtualMFADevicesResponse: {
      kind: "structure",
      required: ["VirtualMFADevices"],
      members: { VirtualMFADevices: "virtualMFADeviceListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    LoginProfile: {
      kind: "structure",
      required: ["UserName", "CreateDate"],
      members: { UserName: "userNameType", CreateDate: "dateType", PasswordResetRequired: "booleanType" },
    },
    MFADevice: {
      kind: "structure",
      required: ["UserName", "SerialNumber", "EnableDate"],
      members: { UserName: "userNameType", SerialNumber: "serialNumberType", EnableDate: "dateType" },
    },
    ManagedPolicyDetail: {
      kind: "structure",
      members: { PolicyName: "policyNameType", PolicyId: "idType", Arn: "arnType", Path: "policyPathType", DefaultVersionId: "policyVersionIdType", AttachmentCount: "attachmentCountType", PermissionsBoundaryUsageCount: "attachmentCountType", IsAttachable: "booleanType", Description: "policyDescriptionType", CreateDate: "dateType", UpdateDate: "dateType", PolicyVersionList: "policyDocumentVersionListType" },
    },
    ManagedPolicyDetailListType: { kind: "list", member: "ManagedPolicyDetail" },
    OpenIDConnectProviderListEntry: { kind: "structure", members: { Arn: "arnType" } },
    OpenIDConnectProviderListType: { kind: "list", member: "OpenIDConnectProviderListEntry" },
    OpenIDConnectProviderUrlType: { kind: "string", min: 1, max: 255 },
    OrganizationIdType: { kind: "string", max: 34, pattern: "^o-[a-z0-9]{10,32}$" },
    OrganizationsDecisionDetail: { kind: "structure", members: { AllowedByOrganizations: "booleanType" } },
    PasswordPolicy: {
      kind: "structure",
      members: { MinimumPasswordLength: "minimumPasswordLengthType", RequireSymbols: "booleanType", RequireNumbers: "booleanType", RequireUppercaseCharacters: "booleanType", RequireLowercaseCharacters: "booleanType", AllowUsersToChangePassword: "booleanType", ExpirePasswords: "booleanType", MaxPasswordAge: "maxPasswordAgeType", PasswordReusePrevention: "passwordReusePreventionType", HardExpiry: "booleanObjectType" },
    },
    PermissionsBoundaryAttachmentType: { kind: "string", enum: ["PermissionsBoundaryPolicy"] },
    PermissionsBoundaryDecisionDetail: { kind: "structure", members: { AllowedByPermissionsBoundary: "booleanType" } },
    Policy: {
      kind: "structure",
      members: { PolicyName: "policyNameType", PolicyId: "idType", Arn: "arnType", Path: "policyPathType", DefaultVersionId: "policyVersionIdType", AttachmentCount: "attachmentCountType", PermissionsBoundaryUsageCount: "attachmentCountType", IsAttachable: "booleanType", Description: "policyDescriptionType", CreateDate: "dateType", UpdateDate: "dateType", Tags: "tagListType" },
    },
    PolicyDetail: {
      kind: "structure",
      members: { PolicyName: "policyNameType", PolicyDocument: "policyDocumentType" },
    },
    PolicyEvaluationDecisionType: { kind: "string", enum: ["allowed", "explicitDeny", "implicitDeny"] },
    PolicyGrantingServiceAccess: {
      kind: "structure",
      required: ["PolicyName", "PolicyType"],
      members: { PolicyName: "policyNameType", PolicyType: "policyType", PolicyArn: "arnType", EntityType: "policyOwnerEntityType", EntityName: "entityNameType" },
    },
    PolicyGroup: { kind: "structure", members: { GroupName: "groupNameType", GroupId: "idType" } },
    PolicyGroupListType: { kind: "list", member: "PolicyGroup" },
    PolicyIdentifierType: { kind: "string" },
    PolicyParameter: {
      kind: "structure",
      members: { Name: "policyParameterNameType", Values: "policyParameterValuesListType", Type: "PolicyParameterTypeEnum" },
    },
    PolicyParameterTypeEnum: { kind: "string", enum: ["string", "stringList"] },
    PolicyRole: { kind: "structure", members: { RoleName: "roleNameType", RoleId: "idType" } },
    PolicyRoleListType: { kind: "list", member: "PolicyRole" },
    PolicySourceType: {
      kind: "string",
      enum: ["user", "group", "role", "aws-managed", "user-managed", "resource", "none"],
    },
    PolicyUsageType: { kind: "string", enum: ["PermissionsPolicy", "PermissionsBoundary"] },
    PolicyUser: { kind: "structure", members: { UserName: "userNameType", UserId: "idType" } },
    PolicyUserListType: { kind: "list", member: "PolicyUser" },
    PolicyVersion: {
      kind: "structure",
      members: { Document: "policyDocumentType", VersionId: "policyVersionIdType", IsDefaultVersion: "booleanType", CreateDate: "dateType" },
    },
    Position: { kind: "structure", members: { Line: "LineNumber", Column: "ColumnNumber" } },
    PutGroupPolicyRequest: {
      kind: "structure",
      required: ["GroupName", "PolicyName", "PolicyDocument"],
      members: { GroupName: "groupNameType", PolicyName: "policyNameType", PolicyDocument: "policyDocumentType" },
    },
    PutRolePermissionsBoundaryRequest: {
      kind: "structure",
      required: ["RoleName", "PermissionsBoundary"],
      members: { RoleName: "roleNameType", PermissionsBoundary: "arnType" },
    },
    PutRolePolicyRequest: {
      kind: "structure",
      required: ["RoleName", "PolicyName", "PolicyDocument"],
      members: { RoleName: "roleNameType", PolicyName: "policyNameType", PolicyDocument: "policyDocumentType" },
    },
    PutUserPermissionsBoundaryRequest: {
      kind: "structure",
      required: ["UserName", "PermissionsBoundary"],
      members: { UserName: "userNameType", PermissionsBoundary: "arnType" },
    },
    PutUserPolicyRequest: {
      kind: "structure",
      required: ["UserName", "PolicyName", "PolicyDocument"],
      members: { UserName: "existingUserNameType", PolicyName: "policyNameType", PolicyDocument: "policyDocumentType" },
    },
    ReasonType: { kind: "string", max: 1000 },
    RegionNameType: { kind: "string", min: 1, max: 100 },
    RejectDelegationRequestRequest: {
      kind: "structure",
      required: ["DelegationRequestId"],
      members: { DelegationRequestId: "delegationRequestIdType", Notes: "notesType" },
    },
    RemoveClientIDFromOpenIDConnectProviderRequest: {
      kind: "structure",
      required: ["OpenIDConnectProviderArn", "ClientID"],
      members: { OpenIDConnectProviderArn: "arnType", ClientID: "clientIDType" },
    },
    RemoveRoleFromInstanceProfileRequest: {
      kind: "structure",
      required: ["InstanceProfileName", "RoleName"],
      members: { InstanceProfileName: "instanceProfileNameType", RoleName: "roleNameType" },
    },
    RemoveUserFromGroupRequest: {
      kind: "structure",
      required: ["GroupName", "UserName"],
      members: { GroupName: "groupNameType", UserName: "existingUserNameType" },
    },
    ReportContentType: { kind: "blob" },
    ReportFormatType: { kind: "string", enum: ["text/csv"] },
    ReportStateDescriptionType: { kind: "string" },
    ReportStateType: { kind: "string", enum: ["STARTED", "INPROGRESS", "COMPLETE"] },
    ResetServiceSpecificCredentialRequest: {
      kind: "structure",
      required: ["ServiceSpecificCredentialId"],
      members: { UserName: "userNameType", ServiceSpecificCredentialId: "serviceSpecificCredentialId" },
    },
    ResetServiceSpecificCredentialResponse: {
      kind: "structure",
      members: { ServiceSpecificCredential: "ServiceSpecificCredential" },
    },
    ResourceHandlingOptionType: { kind: "string", min: 1, max: 64 },
    ResourceNameListType: { kind: "list", member: "ResourceNameType" },
    ResourceNameType: { kind: "string", min: 1, max: 2048 },
    ResourceSpecificResult: {
      kind: "structure",
      required: ["EvalResourceName", "EvalResourceDecision"],
      members: { EvalResourceName: "ResourceNameType", EvalResourceDecision: "PolicyEvaluationDecisionType", MatchedStatements: "StatementListType", MissingContextValues: "ContextKeyNamesResultListType", EvalDecisionDetails: "EvalDecisionDetailsType", PermissionsBoundaryDecisionDetail: "PermissionsBoundaryDecisionDetail" },
    },
    ResourceSpecificResultListType: { kind: "list", member: "ResourceSpecificResult" },
    ResyncMFADeviceRequest: {
      kind: "structure",
      required: ["UserName", "SerialNumber", "AuthenticationCode1", "AuthenticationCode2"],
      members: { UserName: "existingUserNameType", SerialNumber: "serialNumberType", AuthenticationCode1: "authenticationCodeType", AuthenticationCode2: "authenticationCodeType" },
    },
    Role: {
      kind: "structure",
      required: ["Path", "RoleName", "RoleId", "Arn", "CreateDate"],
      members: { Path: "pathType", RoleName: "roleNameType", RoleId: "idType", Arn: "arnType", CreateDate: "dateType", AssumeRolePolicyDocument: "policyDocumentType", Description: "roleDescriptionType", MaxSessionDuration: "roleMaxSessionDurationType", PermissionsBoundary: "AttachedPermissionsBoundary", Tags: "tagListType", RoleLastUsed: "RoleLastUsed" },
    },
    RoleDetail: {
      kind: "structure",
      members: { Path: "pathType", RoleName: "roleNameType", RoleId: "idType", Arn: "arnType", CreateDate: "dateType", AssumeRolePolicyDocument: "policyDocumentType", InstanceProfileList: "instanceProfileListType", RolePolicyList: "policyDetailListType", AttachedManagedPolicies: "attachedPoliciesListType", PermissionsBoundary: "AttachedPermissionsBoundary", Tags: "tagListType", RoleLastUsed: "RoleLastUsed" },
    },
    RoleLastUsed: { kind: "structure", members: { LastUsedDate: "dateType", Region: "stringType" } },
    RoleUsageListType: { kind: "list", member: "RoleUsageType" },
    RoleUsageType: { kind: "structure", members: { Region: "RegionNameType", Resources: "ArnListType" } },
    SAMLMetadataDocumentType: { kind: "string", min: 1000, max: 10000000 },
    SAMLPrivateKey: { kind: "structure", members: { KeyId: "privateKeyIdType", Timestamp: "dateType" } },
    SAMLProviderListEntry: {
      kind: "structure",
      members: { Arn: "arnType", ValidUntil: "dateType", CreateDate: "dateType" },
    },
    SAMLProviderListType: { kind: "list", member: "SAMLProviderListEntry" },
    SAMLProviderNameType: { kind: "string", min: 1, max: 128, pattern: "[\\w._-]+" },
    SSHPublicKey: {
      kind: "structure",
      required: ["UserName", "SSHPublicKeyId", "Fingerprint", "SSHPublicKeyBody", "Status"],
      members: { UserName: "userNameType", SSHPublicKeyId: "publicKeyIdType", Fingerprint: "publicKeyFingerprintType", SSHPublicKeyBody: "publicKeyMaterialType", Status: "statusType", UploadDate: "dateType" },
    },
    SSHPublicKeyListType: { kind: "list", member: "SSHPublicKeyMetadata" },
    SSHPublicKeyMetadata: {
      kind: "structure",
      required: ["UserName", "SSHPublicKeyId", "Status", "UploadDate"],
      members: { UserName: "userNameType", SSHPublicKeyId: "publicKeyIdType", Status: "statusType", UploadDate: "dateType" },
    },
    SendDelegationTokenRequest: {
      kind: "structure",
      required: ["DelegationRequestId"],
      members: { DelegationRequestId: "delegationRequestIdType" },
    },
    ServerCertificate: {
      kind: "structure",
      required: ["ServerCertificateMetadata", "CertificateBody"],
      members: { ServerCertificateMetadata: "ServerCertificateMetadata", CertificateBody: "certificateBodyType", CertificateChain: "certificateChainType", Tags: "tagListType" },
    },
    ServerCertificateMetadata: {
      kind: "structure",
      required: ["Path", "ServerCertificateName", "ServerCertificateId", "Arn"],
      members: { Path: "pathType", ServerCertificateName: "serverCertificateNameType", ServerCertificateId: "idType", Arn: "arnType", UploadDate: "dateType", Expiration: "dateType" },
    },
    ServiceLastAccessed: {
      kind: "structure",
      required: ["ServiceName", "ServiceNamespace"],
      members: { ServiceName: "serviceNameType", LastAuthenticated: "dateType", ServiceNamespace: "serviceNamespaceType", LastAuthenticatedEntity: "arnType", LastAuthenticatedRegion: "stringType", TotalAuthenticatedEntities: "integerType", TrackedActionsLastAccessed: "TrackedActionsLastAccessed" },
    },
    ServiceSpecificCredential: {
      kind: "structure",
      required: ["CreateDate", "ServiceName", "ServiceSpecificCredentialId", "UserName", "Status"],
      members: { CreateDate: "dateType", ExpirationDate: "dateType", ServiceName: "serviceName", ServiceUserName: "serviceUserName", ServicePassword: "servicePassword", ServiceCredentialAlias: "serviceCredentialAlias", ServiceCredentialSecret: "serviceCredentialSecret", ServiceSpecificCredentialId: "serviceSpecificCredentialId", UserName: "userNameType", Status: "statusType" },
    },
    ServiceSpecificCredentialMetadata: {
      kind: "structure",
      required: ["UserName", "Status", "CreateDate", "ServiceSpecificCredentialId", "ServiceName"],
      members: { UserName: "userNameType", Status: "statusType", ServiceUserName: "serviceUserName", ServiceCredentialAlias: "serviceCredentialAlias", CreateDate: "dateType", ExpirationDate: "dateType", ServiceSpecificCredentialId: "serviceSpecificCredentialId", ServiceName: "serviceName" },
    },
    ServiceSpecificCredentialsListType: { kind: "list", member: "ServiceSpecificCredentialMetadata" },
    ServicesLastAccessed: { kind: "list", member: "ServiceLastAccessed" },
    SetDefaultPolicyVersionRequest: {
      kind: "structure",
      required: ["PolicyArn", "VersionId"],
      members: { PolicyArn: "arnType", VersionId: "policyVersionIdType" },
    },
    SetSecurityTokenServicePreferencesRequest: {
      kind: "structure",
      required: ["GlobalEndpointTokenVersion"],
      members: { GlobalEndpointTokenVersion: "globalEndpointTokenVersion" },
    },
    SigningCertificate: {
      kind: "structure",
      required: ["UserName", "CertificateId", "CertificateBody", "Status"],
      members: { UserName: "userNameType", CertificateId: "certificateIdType", CertificateBody: "certificateBodyType", Status: "statusType", UploadDate: "dateType" },
    },
    SimulateCustomPolicyRequest: {
      kind: "structure",
      required: ["PolicyInputList", "ActionNames"],
      members: { PolicyInputList: "SimulationPolicyListType", PermissionsBoundaryPolicyInputList: "SimulationPolicyListType", ActionNames: "ActionNameListType", ResourceArns: "ResourceNameListType", ResourcePolicy: "policyDocumentType", ResourceOwner: "ResourceNameType", CallerArn: "ResourceNameType", ContextEntries: "ContextEntryListType", ResourceHandlingOption: "ResourceHandlingOptionType", MaxItems: "maxItemsType", Marker: "markerType" },
    },
    SimulatePolicyResponse: {
      kind: "structure",
      members: { EvaluationResults: "EvaluationResultsListType", IsTruncated: "booleanType", Marker: "responseMarkerType" },
    },
    SimulatePrincipalPolicyRequest: {
      kind: "structure",
      required: ["PolicySourceArn", "ActionNames"],
      members: { PolicySourceArn: "arnType", PolicyInputList: "SimulationPolicyListType", PermissionsBoundaryPolicyInputList: "SimulationPolicyListType", ActionNames: "ActionNameListType", ResourceArns: "ResourceNameListType", ResourcePolicy: "policyDocumentType", ResourceOwner: "ResourceNameType", CallerArn: "ResourceNameType", ContextEntries: "ContextEntryListType", ResourceHandlingOption: "ResourceHandlingOptionType", MaxItems: "maxItemsType", Marker: "markerType" },
    },
    SimulationPolicyListType: { kind: "list", member: "policyDocumentType" },
    Statement: {
      kind: "structure",
      members: { SourcePolicyId: "PolicyIdentifierType", SourcePolicyType: "PolicySourceType", StartPosition: "Position", EndPosition: "Position" },
    },
    StatementListType: { kind: "list", member: "Statement" },
    Tag: { kind: "structure", required: ["Key", "Value"], members: { Key: "tagKeyType", Value: "tagValueType" } },
    TagInstanceProfileRequest: {
      kind: "structure",
      required: ["InstanceProfileName", "Tags"],
      members: { InstanceProfileName: "instanceProfileNameType", Tags: "tagListType" },
    },
    TagMFADeviceRequest: {
      kind: "structure",
      required: ["SerialNumber", "Tags"],
      members: { SerialNumber: "serialNumberType", Tags: "tagListType" },
    },
    TagOpenIDConnectProviderRequest: {
      kind: "structure",
      required: ["OpenIDConnectProviderArn", "Tags"],
      members: { OpenIDConnectProviderArn: "arnType", Tags: "tagListType" },
    },
    TagPolicyRequest: {
      kind: "structure",
      required: ["PolicyArn", "Tags"],
      members: { PolicyArn: "arnType", Tags: "tagListType" },
    },
    TagRoleRequest: {
      kind: "structure",
      required: ["RoleName", "Tags"],
      members: { RoleName: "roleNameType", Tags: "tagListType" },
    },
    TagSAMLProviderRequest: {
      kind: "structure",
      required: ["SAMLProviderArn", "Tags"],
      members: { SAMLProviderArn: "arnType", Tags: "tagListType" },
    },
    TagServerCertificateRequest: {
      kind: "structure",
      required: ["ServerCertificateName", "Tags"],
      members: { ServerCertificateName: "serverCertificateNameType", Tags: "tagListType" },
    },
    TagUserRequest: {
      kind: "structure",
      required: ["UserName", "Tags"],
      members: { UserName: "existingUserNameType", Tags: "tagListType" },
    },
    TrackedActionLastAccessed: {
      kind: "structure",
      members: { ActionName: "stringType", LastAccessedEntity: "arnType", LastAccessedTime: "dateType", LastAccessedRegion: "stringType" },
    },
    TrackedActionsLastAccessed: { kind: "list", member: "TrackedActionLastAccessed" },
    UntagInstanceProfileRequest: {
      kind: "structure",
      required: ["InstanceProfileName", "TagKeys"],
      members: { InstanceProfileName: "instanceProfileNameType", TagKeys: "tagKeyListType" },
    },
    UntagMFADeviceRequest: {
      kind: "structure",
      required: ["SerialNumber", "TagKeys"],
      members: { SerialNumber: "serialNumberType", TagKeys: "tagKeyListType" },
    },
    UntagOpenIDConnectProviderRequest: {
      kind: "structure",
      required: ["OpenIDConnectProviderArn", "TagKeys"],
      members: { OpenIDConnectProviderArn: "arnType", TagKeys: "tagKeyListType" },
    },
    UntagPolicyRequest: {
      kind: "structure",
      required: ["PolicyArn", "TagKeys"],
      members: { PolicyArn: "arnType", TagKeys: "tagKeyListType" },
    },
    UntagRoleRequest: {
      kind: "structure",
      required: ["RoleName", "TagKeys"],
      members: { RoleName: "roleNameType", TagKeys: "tagKeyListType" },
    },
    UntagSAMLProviderRequest: {
      kind: "structure",
      required: ["SAMLProviderArn", "TagKeys"],
      members: { SAMLProviderArn: "arnType", TagKeys: "tagKeyListType" },
    },
    UntagServerCertificateRequest: {
      kind: "structure",
      required: ["ServerCertificateName", "TagKeys"],
      members: { ServerCertificateName: "serverCertificateNameType", TagKeys: "tagKeyListType" },
    },
    UntagUserRequest: {
      kind: "structure",
      required: ["UserName", "TagKeys"],
      members: { UserName: "existingUserNameType", TagKeys: "tagKeyListType" },
    },
    UpdateAccessKeyRequest: {
      kind: "structure",
      required: ["AccessKeyId", "Status"],
      members: { UserName: "existingUserNameType", AccessKeyId: "accessKeyIdType", Status: "statusType" },
    },
    UpdateAccountPasswordPolicyRequest: {
      kind: "structure",
      members: { MinimumPasswordLength: "minimumPasswordLengthType", RequireSymbols: "booleanType", RequireNumbers: "booleanType", RequireUppercaseCharacters: "booleanType", RequireLowercaseCharacters: "booleanType", AllowUsersToChangePassword: "booleanType", MaxPasswordAge: "maxPasswordAgeType", PasswordReusePrevention: "passwordReusePreventionType", HardExpiry: "booleanObjectType" },
    },
    UpdateAssumeRolePolicyRequest: {
      kind: "structure",
      required: ["RoleName", "PolicyDocument"],
      members: { RoleName: "roleNameType", PolicyDocument: "policyDocumentType" },
    },
    UpdateDelegationRequestRequest: {
      kind: "structure",
      required: ["DelegationRequestId"],
      members: { DelegationRequestId: "delegationRequestIdType", Notes: "notesType" },
    },
    UpdateGroupRequest: {
      kind: "structure",
      required: ["GroupName"],
      members: { GroupName: "groupNameType", NewPath: "pathType", NewGroupName: "groupNameType" },
    },
    UpdateLoginProfileRequest: {
      kind: "structure",
      required: ["UserName"],
      members: { UserName: "userNameType", Password: "passwordType", PasswordResetRequired: "booleanObjectType" },
    },
    UpdateOpenIDConnectProviderThumbprintRequest: {
      kind: "structure",
      required: ["OpenIDConnectProviderArn", "ThumbprintList"],
      members: { OpenIDConnectProviderArn: "arnType", ThumbprintList: "thumbprintListType" },
    },
    UpdateRoleDescriptionRequest: {
      kind: "structure",
      required: ["RoleName", "Description"],
      members: { RoleName: "roleNameType", Description: "roleDescriptionType" },
    },
    UpdateRoleDescriptionResponse: { kind: "structure", members: { Role: "Role" } },
    UpdateRoleRequest: {
      kind: "structure",
      required: ["RoleName"],
      members: { RoleName: "roleNameType", Description: "roleDescriptionType", MaxSessionDuration: "roleMaxSessionDurationType" },
    },
    UpdateRoleResponse: { kind: "structure", members: {} },
    UpdateSAMLProviderRequest: {
      kind: "structure",
      required: ["SAMLProviderArn"],
      members: { SAMLMetadataDocument: "SAMLMetadataDocumentType", SAMLProviderArn: "arnType", AssertionEncryptionMode: "assertionEncryptionModeType", AddPrivateKey: "privateKeyType", RemovePrivateKey: "privateKeyIdType" },
    },
    UpdateSAMLProviderResponse: { kind: "structure", members: { SAMLProviderArn: "arnType" } },
    UpdateSSHPublicKeyRequest: {
      kind: "structure",
      required: ["UserName", "SSHPublicKeyId", "Status"],
      members: { UserName: "userNameType", SSHPublicKeyId: "publicKeyIdType", Status: "statusType" },
    },
    UpdateServerCertificateRequest: {
      kind: "structure",
      required: ["ServerCertificateName"],
      members: { ServerCertificateName: "serverCertificateNameType", NewPath: "pathType", NewServerCertificateName: "serverCertificateNameType" },
    },
    UpdateServiceSpecificCredentialRequest: {
      kind: "structure",
      required: ["ServiceSpecificCredentialId", "Status"],
      members: { UserName: "userNameType", ServiceSpecificCredentialId: "serviceSpecificCredentialId", Status: "statusType" },
    },
    UpdateSigningCertificateRequest: {
      kind: "structure",
      required: ["CertificateId", "Status"],
      members: { UserName: "existingUserNameType", CertificateId: "certificateIdType", Status: "statusType" },
    },
    UpdateUserRequest: {
      kind: "structure",
      required: ["UserName"],
      members: { UserName: "existingUserNameType", NewPath: "pathType", NewUserName: "userNameType" },
    },
    UploadSSHPublicKeyRequest: {
      kind: "structure",
      required: ["UserName", "SSHPublicKeyBody"],
      members: { UserName: "userNameType", SSHPublicKeyBody: "publicKeyMaterialType" },
    },
    UploadSSHPublicKeyResponse: { kind: "structure", members: { SSHPublicKey: "SSHPublicKey" } },
    UploadServerCertificateRequest: {
      kind: "structure",
      required: ["ServerCertificateName", "CertificateBody", "PrivateKey"],
      members: { Path: "pathType", ServerCertificateName: "serverCertificateNameType", CertificateBody: "certificateBodyType", PrivateKey: "privateKeyType", CertificateChain: "certificateChainType", Tags: "tagListType" },
    },
    UploadServerCertificateResponse: {
      kind: "structure",
      members: { ServerCertificateMetadata: "ServerCertificateMetadata", Tags: "tagListType" },
    },
    UploadSigningCertificateRequest: {
      kind: "structure",
      required: ["CertificateBody"],
      members: { UserName: "existingUserNameType", CertificateBody: "certificateBodyType" },
    },
    UploadSigningCertificateResponse: {
      kind: "structure",
      required: ["Certificate"],
      members: { Certificate: "SigningCertificate" },
    },
    User: {
      kind: "structure",
      required: ["Path", "UserName", "UserId", "Arn", "CreateDate"],
      members: { Path: "pathType", UserName: "userNameType", UserId: "idType", Arn: "arnType", CreateDate: "dateType", PasswordLastUsed: "dateType", PermissionsBoundary: "AttachedPermissionsBoundary", Tags: "tagListType" },
    },
    UserDetail: {
      kind: "structure",
      members: { Path: "pathType", UserName: "userNameType", UserId: "idType", Arn: "arnType", CreateDate: "dateType", UserPolicyList: "policyDetailListType", GroupList: "groupNameListType", AttachedManagedPolicies: "attachedPoliciesListType", PermissionsBoundary: "AttachedPermissionsBoundary", Tags: "tagListType" },
    },
    VirtualMFADevice: {
      kind: "structure",
      required: ["SerialNumber"],
      members: { SerialNumber: "serialNumberType", Base32StringSeed: "BootstrapDatum", QRCodePNG: "BootstrapDatum", User: "User", EnableDate: "dateType", Tags: "tagListType" },
    },
    accessKeyIdType: { kind: "string", min: 16, max: 128, pattern: "[\\w]+" },
    accessKeyMetadataListType: { kind: "list", member: "AccessKeyMetadata" },
    accessKeySecretType: { kind: "string", sensitive: true },
    accountAliasListType: { kind: "list", member: "accountAliasType" },
    accountAliasType: { kind: "string", min: 3, max: 63, pattern: "^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$" },
    accountIdType: { kind: "string", pattern: "\\d{12}" },
    allUsers: { kind: "boolean" },
    arnType: { kind: "string", min: 20, max: 2048 },
    assertionEncryptionModeType: { kind: "string", enum: ["Required", "Allowed"] },
    assignmentStatusType: { kind: "string", enum: ["Assigned", "Unassigned", "Any"] },
    attachedPoliciesListType: { kind: "list", member: "AttachedPolicy" },
    attachmentCountType: { kind: "integer" },
    authenticationCodeType: { kind: "string", min: 6, max: 6, pattern: "[\\d]+" },
    booleanObjectType: { kind: "boolean" },
    booleanType: { kind: "boolean" },
    certificateBodyType: { kind: "string", min: 1, max: 16384, pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+" },
    certificateChainType: { kind: "string", min: 1, max: 2097152, pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+" },
    certificateIdType: { kind: "string", min: 24, max: 128, pattern: "[\\w]+" },
    certificateListType: { kind: "list", member: "SigningCertificate" },
    clientIDListType: { kind: "list", member: "clientIDType" },
    clientIDType: { kind: "string", min: 1, max: 255 },
    consoleDeepLinkType: { kind: "string", min: 1, max: 255 },
    credentialAgeDays: { kind: "integer", min: 1, max: 36600 },
    customSuffixType: { kind: "string", min: 1, max: 64, pattern: "[\\w+=,.@-]+" },
    dateType: { kind: "timestamp" },
    delegationRequestDescriptionType: {
      kind: "string",
      max: 1000,
      pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*",
    },
    delegationRequestIdType: { kind: "string", min: 16, max: 128, pattern: "[\\w-]+" },
    delegationRequestsListType: { kind: "list", member: "DelegationRequest" },
    encodingType: { kind: "string", enum: ["SSH", "PEM"] },
    entityDetailsListType: { kind: "list", member: "EntityDetails" },
    entityListType: { kind: "list", member: "EntityType" },
    entityNameType: { kind: "string", min: 1, max: 128, pattern: "[\\w+=,.@-]+" },
    existingUserNameType: { kind: "string", min: 1, max: 128, pattern: "[\\w+=,.@-]+" },
    globalEndpointTokenVersion: { kind: "string", enum: ["v1Token", "v2Token"] },
    groupDetailListType: { kind: "list", member: "GroupDetail" },
    groupListType: { kind: "list", member: "Group" },
    groupNameListType: { kind: "list", member: "groupNameType" },
    groupNameType: { kind: "string", min: 1, max: 128, pattern: "[\\w+=,.@-]+" },
    idType: { kind: "string", min: 16, max: 128, pattern: "[\\w]+" },
    instanceProfileListType: { kind: "list", member: "InstanceProfile" },
    instanceProfileNameType: { kind: "string", min: 1, max: 128, pattern: "[\\w+=,.@-]+" },
    integerType: { kind: "integer" },
    jobIDType: { kind: "string", min: 36, max: 36 },
    jobStatusType: { kind: "string", enum: ["IN_PROGRESS", "COMPLETED", "FAILED"] },
    listPolicyGrantingServiceAccessResponseListType: { kind: "list", member: "ListPoliciesGrantingServiceAccessEntry" },
    localeType: { kind: "string", min: 2, max: 12 },
    markerType: { kind: "string", min: 1, max: 320, pattern: "[\\u0020-\\u00FF]+" },
    maxItemsType: { kind: "integer", min: 1, max: 1000 },
    maxPasswordAgeType: { kind: "integer", min: 1, max: 1095 },
    mfaDeviceListType: { kind: "list", member: "MFADevice" },
    minimumPasswordLengthType: { kind: "integer", min: 6, max: 128 },
    notesType: { kind: "string", max: 500, pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*" },
    notificationChannelType: { kind: "string", min: 2, max: 400, pattern: "^[a-zA-Z0-9:_.-]+$" },
    organizationsEntityPathType: {
      kind: "string",
      min: 19,
      max: 427,
      pattern: "^o-[0-9a-z]{10,32}\\/r-[0-9a-z]{4,32}[0-9a-z-\\/]*",
    },
    organizationsPolicyIdType: { kind: "string", pattern: "^p-[0-9a-zA-Z_]{8,128}$" },
    ownerIdType: { kind: "string", min: 20, max: 2048, pattern: "^[a-zA-Z0-9:/+=,.@_-]+$" },
    passwordReusePreventionType: { kind: "integer", min: 1, max: 24 },
    passwordType: {
      kind: "string",
      min: 1,
      max: 128,
      pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
      sensitive: true,
    },
    pathPrefixType: { kind: "string", min: 1, max: 512, pattern: "\\u002F[\\u0021-\\u007F]*" },
    pathType: { kind: "string", min: 1, max: 512, pattern: "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)" },
    permissionCheckResultType: { kind: "string", enum: ["ALLOWED", "DENIED", "UNSURE"] },
    permissionCheckStatusType: { kind: "string", enum: ["COMPLETE", "IN_PROGRESS", "FAILED"] },
    permissionType: { kind: "string" },
    policyDescriptionType: { kind: "string", max: 1000 },
    policyDetailListType: { kind: "list", member: "PolicyDetail" },
    policyDocumentType: { kind: "string", min: 1, max: 131072, pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+" },
    policyDocumentVersionListType: { kind: "list", member: "PolicyVersion" },
    policyGrantingServiceAccessListType: { kind: "list", member: "PolicyGrantingServiceAccess" },
    policyListType: { kind: "list", member: "Policy" },
    policyNameListType: { kind: "list", member: "policyNameType" },
    policyNameType: { kind: "string", min: 1, max: 128, pattern: "[\\w+=,.@-]+" },
    policyOwnerEntityType: { kind: "string", enum: ["USER", "ROLE", "GROUP"] },
    policyParameterListType: { kind: "list", member: "PolicyParameter", max: 50 },
    policyParameterNameType: { kind: "string", min: 5, max: 256, pattern: "[ -~]+" },
    policyParameterValueType: { kind: "string", pattern: "[ -~]+" },
    policyParameterValuesListType: { kind: "list", member: "policyParameterValueType" },
    policyPathType: { kind: "string", min: 1, max: 512, pattern: "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/" },
    policyScopeType: { kind: "string", enum: ["All", "AWS", "Local"] },
    policyType: { kind: "string", enum: ["INLINE", "MANAGED"] },
    policyVersionIdType: { kind: "string", pattern: "v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?" },
    privateKeyIdType: { kind: "string", min: 22, max: 64, pattern: "[A-Z0-9]+" },
    privateKeyList: { kind: "list", member: "SAMLPrivateKey", max: 2 },
    privateKeyType: {
      kind: "string",
      min: 1,
      max: 16384,
      pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
      sensitive: true,
    },
    publicKeyFingerprintType: { kind: "string", min: 48, max: 48, pattern: "[:\\w]+" },
    publicKeyIdType: { kind: "string", min: 20, max: 128, pattern: "[\\w]+" },
    publicKeyMaterialType: { kind: "string", min: 1, max: 16384, pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+" },
    redirectUrlType: {
      kind: "string",
      min: 1,
      max: 255,
      pattern: "^http(s?)://[a-zA-Z0-9._/-]*(\\?[a-zA-Z0-9._=&-]*)?(#[a-zA-Z0-9._/-]*)?$",
    },
    requestMessageType: { kind: "string", max: 200, pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*" },
    requestorNameType: { kind: "string", max: 30, pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*" },
    requestorWorkflowIdType: {
      kind: "string",
      min: 5,
      max: 400,
      pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]+",
    },
    responseMarkerType: { kind: "string" },
    roleDescriptionType: {
      kind: "string",
      max: 1000,
      pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*",
    },
    roleDetailListType: { kind: "list", member: "RoleDetail" },
    roleListType: { kind: "list", member: "Role" },
    roleMaxSessionDurationType: { kind: "integer", min: 3600, max: 43200 },
    roleNameType: { kind: "string", min: 1, max: 64, pattern: "[\\w+=,.@-]+" },
    rolePermissionRestrictionArnListType: { kind: "list", member: "arnType" },
    serialNumberType: { kind: "string", min: 9, max: 256, pattern: "[\\w+=/:,.@-]+" },
    serverCertificateMetadataListType: { kind: "list", member: "ServerCertificateMetadata" },
    serverCertificateNameType: { kind: "string", min: 1, max: 128, pattern: "[\\w+=,.@-]+" },
    serviceCredentialAlias: { kind: "string", min: 0, max: 200, pattern: "[\\w+=,.@-]+" },
    serviceCredentialSecret: { kind: "string", sensitive: true },
    serviceName: { kind: "string" },
    serviceNameType: { kind: "string" },
    serviceNamespaceListType: { kind: "list", member: "serviceNamespaceType", min: 1, max: 200 },
    serviceNamespaceType: { kind: "string", min: 1, max: 64, pattern: "[\\w-]*" },
    servicePassword: { kind: "string", sensitive: true },
    serviceSpecificCredentialId: { kind: "string", min: 20, max: 128, pattern: "[\\w]+" },
    serviceUserName: { kind: "string", min: 0, max: 200, pattern: "[\\w+=,.@-]*" },
    sessionDurationType: { kind: "integer", min: 300, max: 43200 },
    sortKeyType: {
      kind: "string",
      enum: ["SERVICE_NAMESPACE_ASCENDING", "SERVICE_NAMESPACE_DESCENDING", "LAST_AUTHENTICATED_TIME_ASCENDING", "LAST_AUTHENTICATED_TIME_DESCENDING"],
    },
    stateType: {
      kind: "string",
      enum: ["UNASSIGNED", "ASSIGNED", "PENDING_APPROVAL", "FINALIZED", "ACCEPTED", "REJECTED", "EXPIRED"],
    },
    statusType: { kind: "string", enum: ["Active", "Inactive", "Expired"] },
    stringType: { kind: "string" },
    summaryContentType: { kind: "string", min: 0, max: 10000 },
    summaryKeyType: {
      kind: "string",
      enum: ["Users", "UsersQuota", "Groups", "GroupsQuota", "ServerCertificates", "ServerCertificatesQuota", "UserPolicySizeQuota", "GroupPolicySizeQuota", "GroupsPerUserQuota", "SigningCertificatesPerUserQuota", "AccessKeysPerUserQuota", "MFADevices", "MFADevicesInUse", "AccountMFAEnabled", "AccountAccessKeysPresent", "AccountPasswordPresent", "AccountSigningCertificatesPresent", "AttachedPoliciesPerGroupQuota", "AttachedPoliciesPerRoleQuota", "AttachedPoliciesPerUserQuota", "Policies", "PoliciesQuota", "PolicySizeQuota", "PolicyVersionsInUse", "PolicyVersionsInUseQuota", "VersionsPerPolicyQuota", "GlobalEndpointTokenVersion", "AssumeRolePolicySizeQuota", "InstanceProfiles", "InstanceProfilesQuota", "Providers", "RolePolicySizeQuota", "Roles", "RolesQuota"],
    },
    summaryMapType: { kind: "map", key: "summaryKeyType", value: "summaryValueType" },
    summaryStateType: { kind: "string", enum: ["AVAILABLE", "NOT_AVAILABLE", "NOT_SUPPORTED", "FAILED"] },
    summaryValueType: { kind: "integer" },
    tagKeyListType: { kind: "list", member: "tagKeyType", max: 50 },
    tagKeyType: { kind: "string", min: 1, max: 128, pattern: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+" },
    tagListType: { kind: "list", member: "Tag", max: 50 },
    tagValueType: { kind: "string", min: 0, max: 256, pattern: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*" },
    thumbprintListType: { kind: "list", member: "thumbprintType" },
    thumbprintType: { kind: "string", min: 40, max: 40 },
    userDetailListType: { kind: "list", member: "UserDetail" },
    userListType: { kind: "list", member: "User" },
    userNameType: { kind: "string", min: 1, max: 64, pattern: "[\\w+=,.@-]+" },
    virtualMFADeviceListType: { kind: "list", member: "VirtualMFADevice" },
    virtualMFADeviceName: { kind: "string", min: 1, pattern: "[\\w+=,.@-]+" },
  },
};

/** Input and output of each operation of iam. */
export type IamOperations = {
  readonly AcceptDelegationRequest: { readonly input: AcceptDelegationRequestRequest; readonly output: void };
  readonly AddClientIDToOpenIDConnectProvider: { readonly input: AddClientIDToOpenIDConnectProviderRequest; readonly output: void };
  readonly AddRoleToInstanceProfile: { readonly input: AddRoleToInstanceProfileRequest; readonly output: void };
  readonly AddUserToGroup: { readonly input: AddUserToGroupRequest; readonly output: void };
  readonly AssociateDelegationRequest: { readonly input: AssociateDelegationRequestRequest; readonly output: void };
  readonly AttachGroupPolicy: { readonly input: AttachGroupPolicyRequest; readonly output: void };
  readonly AttachRolePolicy: { readonly input: AttachRolePolicyRequest; readonly output: void };
  readonly AttachUserPolicy: { readonly input: AttachUserPolicyRequest; readonly output: void };
  readonly ChangePassword: { readonly input: ChangePasswordRequest; readonly output: void };
  readonly CreateAccessKey: { readonly input: CreateAccessKeyRequest; readonly output: CreateAccessKeyResponse };
  readonly CreateAccountAlias: { readonly input: CreateAccountAliasRequest; readonly output: void };
  readonly CreateDelegationRequest: { readonly input: CreateDelegationRequestRequest; readonly output: CreateDelegationRequestResponse };
  readonly CreateGroup: { readonly input: CreateGroupRequest; readonly output: CreateGroupResponse };
  readonly CreateInstanceProfile: { readonly input: CreateInstanceProfileRequest; readonly output: CreateInstanceProfileResponse };
  readonly CreateLoginProfile: { readonly input: CreateLoginProfileRequest; readonly output: CreateLoginProfileResponse };
  readonly CreateOpenIDConnectProvider: { readonly input: CreateOpenIDConnectProviderRequest; readonly output: CreateOpenIDConnectProviderResponse };
  readonly CreatePolicy: { readonly input: CreatePolicyRequest; readonly output: CreatePolicyResponse };
  readonly CreatePolicyVersion: { readonly input: CreatePolicyVersionRequest; readonly output: CreatePolicyVersionResponse };
  readonly CreateRole: { readonly input: CreateRoleRequest; readonly output: CreateRoleResponse };
  readonly CreateSAMLProvider: { readonly input: CreateSAMLProviderRequest; readonly output: CreateSAMLProviderResponse };
  readonly CreateServiceLinkedRole: { readonly input: CreateServiceLinkedRoleRequest; readonly output: CreateServiceLinkedRoleResponse };
  readonly CreateServiceSpecificCredential: { readonly input: CreateServiceSpecificCredentialRequest; readonly output: CreateServiceSpecificCredentialResponse };
  readonly CreateUser: { readonly input: CreateUserRequest; readonly output: CreateUserResponse };
  readonly CreateVirtualMFADevice: { readonly input: CreateVirtualMFADeviceRequest; readonly output: CreateVirtualMFADeviceResponse };
  readonly DeactivateMFADevice: { readonly input: DeactivateMFADeviceRequest; readonly output: void };
  readonly DeleteAccessKey: { readonly input: DeleteAccessKeyRequest; readonly output: void };
  readonly DeleteAccountAlias: { readonly input: DeleteAccountAliasRequest; readonly output: void };
  readonly DeleteAccountPasswordPolicy: { readonly input: undefined; readonly output: void };
  readonly DeleteGroup: { readonly input: DeleteGroupRequest; readonly output: void };
  readonly DeleteGroupPolicy: { readonly input: DeleteGroupPolicyRequest; readonly output: void };
  readonly DeleteInstanceProfile: { readonly input: DeleteInstanceProfileRequest; readonly output: void };
  readonly DeleteLoginProfile: { readonly input: DeleteLoginProfileRequest; readonly output: void };
  readonly DeleteOpenIDConnectProvider: { readonly input: DeleteOpenIDConnectProviderRequest; readonly output: void };
  readonly DeletePolicy: { readonly input: DeletePolicyRequest; readonly output: void };
  readonly DeletePolicyVersion: { readonly input: DeletePolicyVersionRequest; readonly output: void };
  readonly DeleteRole: { readonly input: DeleteRoleRequest; readonly output: void };
  readonly DeleteRolePermissionsBoundary: { readonly input: DeleteRolePermissionsBoundaryRequest; readonly output: void };
  readonly DeleteRolePolicy: { readonly input: DeleteRolePolicyRequest; readonly output: void };
  readonly DeleteSAMLProvider: { readonly input: DeleteSAMLProviderRequest; readonly output: void };
  readonly DeleteSSHPublicKey: { readonly input: DeleteSSHPublicKeyRequest; readonly output: void };
  readonly DeleteServerCertificate: { readonly input: DeleteServerCertificateRequest; readonly output: void };
  readonly DeleteServiceLinkedRole: { readonly input: DeleteServiceLinkedRoleRequest; readonly output: DeleteServiceLinkedRoleResponse };
  readonly DeleteServiceSpecificCredential: { readonly input: DeleteServiceSpecificCredentialRequest; readonly output: void };
  readonly DeleteSigningCertificate: { readonly input: DeleteSigningCertificateRequest; readonly output: void };
  readonly DeleteUser: { readonly input: DeleteUserRequest; readonly output: void };
  readonly DeleteUserPermissionsBoundary: { readonly input: DeleteUserPermissionsBoundaryRequest; readonly output: void };
  readonly DeleteUserPolicy: { readonly input: DeleteUserPolicyRequest; readonly output: void };
  readonly DeleteVirtualMFADevice: { readonly input: DeleteVirtualMFADeviceRequest; readonly output: void };
  readonly DetachGroupPolicy: { readonly input: DetachGroupPolicyRequest; readonly output: void };
  readonly DetachRolePolicy: { readonly input: DetachRolePolicyRequest; readonly output: void };
  readonly DetachUserPolicy: { readonly input: DetachUserPolicyRequest; readonly output: void };
  readonly DisableOrganizationsRootCredentialsManagement: { readonly input: DisableOrganizationsRootCredentialsManagementRequest; readonly output: DisableOrganizationsRootCredentialsManagementResponse };
  readonly DisableOrganizationsRootSessions: { readonly input: DisableOrganizationsRootSessionsRequest; readonly output: DisableOrganizationsRootSessionsResponse };
  readonly DisableOutboundWebIdentityFederation: { readonly input: undefined; readonly output: void };
  readonly EnableMFADevice: { readonly input: EnableMFADeviceRequest; readonly output: void };
  readonly EnableOrganizationsRootCredentialsManagement: { readonly input: EnableOrganizationsRootCredentialsManagementRequest; readonly output: EnableOrganizationsRootCredentialsManagementResponse };
  readonly EnableOrganizationsRootSessions: { readonly input: EnableOrganizationsRootSessionsRequest; readonly output: EnableOrganizationsRootSessionsResponse };
  readonly EnableOutboundWebIdentityFederation: { readonly input: undefined; readonly output: EnableOutboundWebIdentityFederationResponse };
  readonly GenerateCredentialReport: { readonly input: undefined; readonly output: GenerateCredentialReportResponse };
  readonly GenerateOrganizationsAccessReport: { readonly input: GenerateOrganizationsAccessReportRequest; readonly output: GenerateOrganizationsAccessReportResponse };
  readonly GenerateServiceLastAccessedDetails: { readonly input: GenerateServiceLastAccessedDetailsRequest; readonly output: GenerateServiceLastAccessedDetailsResponse };
  readonly GetAccessKeyLastUsed: { readonly input: GetAccessKeyLastUsedRequest; readonly output: GetAccessKeyLastUsedResponse };
  readonly GetAccountAuthorizationDetails: { readonly input: GetAccountAuthorizationDetailsRequest; readonly output: GetAccountAuthorizationDetailsResponse };
  readonly GetAccountPasswordPolicy: { readonly input: undefined; readonly output: GetAccountPasswordPolicyResponse };
  readonly GetAccountSummary: { readonly input: undefined; readonly output: GetAccountSummaryResponse };
  readonly GetContextKeysForCustomPolicy: { readonly input: GetContextKeysForCustomPolicyRequest; readonly output: GetContextKeysForPolicyResponse };
  readonly GetContextKeysForPrincipalPolicy: { readonly input: GetContextKeysForPrincipalPolicyRequest; readonly output: GetContextKeysForPolicyResponse };
  readonly GetCredentialReport: { readonly input: undefined; readonly output: GetCredentialReportResponse };
  readonly GetDelegationRequest: { readonly input: GetDelegationRequestRequest; readonly output: GetDelegationRequestResponse };
  readonly GetGroup: { readonly input: GetGroupRequest; readonly output: GetGroupResponse };
  readonly GetGroupPolicy: { readonly input: GetGroupPolicyRequest; readonly output: GetGroupPolicyResponse };
  readonly GetHumanReadableSummary: { readonly input: GetHumanReadableSummaryRequest; readonly output: GetHumanReadableSummaryResponse };
  readonly GetInstanceProfile: { readonly input: GetInstanceProfileRequest; readonly output: GetInstanceProfileResponse };
  readonly GetLoginProfile: { readonly input: GetLoginProfileRequest; readonly output: GetLoginProfileResponse };
  readonly GetMFADevice: { readonly input: GetMFADeviceRequest; readonly output: GetMFADeviceResponse };
  readonly GetOpenIDConnectProvider: { readonly input: GetOpenIDConnectProviderRequest; readonly output: GetOpenIDConnectProviderResponse };
  readonly GetOrganizationsAccessReport: { readonly input: GetOrganizationsAccessReportRequest; readonly output: GetOrganizationsAccessReportResponse };
  readonly GetOutboundWebIdentityFederationInfo: { readonly input: undefined; readonly output: GetOutboundWebIdentityFederationInfoResponse };
  readonly GetPolicy: { readonly input: GetPolicyRequest; readonly output: GetPolicyResponse };
  readonly GetPolicyVersion: { readonly input: GetPolicyVersionRequest; readonly output: GetPolicyVersionResponse };
  readonly GetRole: { readonly input: GetRoleRequest; readonly output: GetRoleResponse };
  readonly GetRolePolicy: { readonly input: GetRolePolicyRequest; readonly output: GetRolePolicyResponse };
  readonly GetSAMLProvider: { readonly input: GetSAMLProviderRequest; readonly output: GetSAMLProviderResponse };
  readonly GetSSHPublicKey: { readonly input: GetSSHPublicKeyRequest; readonly output: GetSSHPublicKeyResponse };
  readonly GetServerCertificate: { readonly input: GetServerCertificateRequest; readonly output: GetServerCertificateResponse };
  readonly GetServiceLastAccessedDetails: { readonly input: GetServiceLastAccessedDetailsRequest; readonly output: GetServiceLastAccessedDetailsResponse };
  readonly GetServiceLastAccessedDetailsWithEntities: { readonly input: GetServiceLastAccessedDetailsWithEntitiesRequest; readonly output: GetServiceLastAccessedDetailsWithEntitiesResponse };
  readonly GetServiceLinkedRoleDeletionStatus: { readonly input: GetServiceLinkedRoleDeletionStatusRequest; readonly output: GetServiceLinkedRoleDeletionStatusResponse };
  readonly GetUser: { readonly input: GetUserRequest; readonly output: GetUserResponse };
  readonly GetUserPolicy: { readonly input: GetUserPolicyRequest; readonly output: GetUserPolicyResponse };
  readonly ListAccessKeys: { readonly input: ListAccessKeysRequest; readonly output: ListAccessKeysResponse };
  readonly ListAccountAliases: { readonly input: ListAccountAliasesRequest; readonly output: ListAccountAliasesResponse };
  readonly ListAttachedGroupPolicies: { readonly input: ListAttachedGroupPoliciesRequest; readonly output: ListAttachedGroupPoliciesResponse };
  readonly ListAttachedRolePolicies: { readonly input: ListAttachedRolePoliciesRequest; readonly output: ListAttachedRolePoliciesResponse };
  readonly ListAttachedUserPolicies: { readonly input: ListAttachedUserPoliciesRequest; readonly output: ListAttachedUserPoliciesResponse };
  readonly ListDelegationRequests: { readonly input: ListDelegationRequestsRequest; readonly output: ListDelegationRequestsResponse };
  readonly ListEntitiesForPolicy: { readonly input: ListEntitiesForPolicyRequest; readonly output: ListEntitiesForPolicyResponse };
  readonly ListGroupPolicies: { readonly input: ListGroupPoliciesRequest; readonly output: ListGroupPoliciesResponse };
  readonly ListGroups: { readonly input: ListGroupsRequest; readonly output: ListGroupsResponse };
  readonly ListGroupsForUser: { readonly input: ListGroupsForUserRequest; readonly output: ListGroupsForUserResponse };
  readonly ListInstanceProfileTags: { readonly input: ListInstanceProfileTagsRequest; readonly output: ListInstanceProfileTagsResponse };
  readonly ListInstanceProfiles: { readonly input: ListInstanceProfilesRequest; readonly output: ListInstanceProfilesResponse };
  readonly ListInstanceProfilesForRole: { readonly input: ListInstanceProfilesForRoleRequest; readonly output: ListInstanceProfilesForRoleResponse };
  readonly ListMFADeviceTags: { readonly input: ListMFADeviceTagsRequest; readonly output: ListMFADeviceTagsResponse };
  readonly ListMFADevices: { readonly input: ListMFADevicesRequest; readonly output: ListMFADevicesResponse };
  readonly ListOpenIDConnectProviderTags: { readonly input: ListOpenIDConnectProviderTagsRequest; readonly output: ListOpenIDConnectProviderTagsResponse };
  readonly ListOpenIDConnectProviders: { readonly input: ListOpenIDConnectProvidersRequest; readonly output: ListOpenIDConnectProvidersResponse };
  readonly ListOrganizationsFeatures: { readonly input: ListOrganizationsFeaturesRequest; readonly output: ListOrganizationsFeaturesResponse };
  readonly ListPolicies: { readonly input: ListPoliciesRequest; readonly output: ListPoliciesResponse };
  readonly ListPoliciesGrantingServiceAccess: { readonly input: ListPoliciesGrantingServiceAccessRequest; readonly output: ListPoliciesGrantingServiceAccessResponse };
  readonly ListPolicyTags: { readonly input: ListPolicyTagsRequest; readonly output: ListPolicyTagsResponse };
  readonly ListPolicyVersions: { readonly input: ListPolicyVersionsRequest; readonly output: ListPolicyVersionsResponse };
  readonly ListRolePolicies: { readonly input: ListRolePoliciesRequest; readonly output: ListRolePoliciesResponse };
  readonly ListRoleTags: { readonly input: ListRoleTagsRequest; readonly output: ListRoleTagsResponse };
  readonly ListRoles: { readonly input: ListRolesRequest; readonly output: ListRolesResponse };
  readonly ListSAMLProviderTags: { readonly input: ListSAMLProviderTagsRequest; readonly output: ListSAMLProviderTagsResponse };
  readonly ListSAMLProviders: { readonly input: ListSAMLProvidersRequest; readonly output: ListSAMLProvidersResponse };
  readonly ListSSHPublicKeys: { readonly input: ListSSHPublicKeysRequest; readonly output: ListSSHPublicKeysResponse };
  readonly ListServerCertificateTags: { readonly input: ListServerCertificateTagsRequest; readonly output: ListServerCertificateTagsResponse };
  readonly ListServerCertificates: { readonly input: ListServerCertificatesRequest; readonly output: ListServerCertificatesResponse };
  readonly ListServiceSpecificCredentials: { readonly input: ListServiceSpecificCredentialsRequest; readonly output: ListServiceSpecificCredentialsResponse };
  readonly ListSigningCertificates: { readonly input: ListSigningCertificatesRequest; readonly output: ListSigningCertificatesResponse };
  readonly ListUserPolicies: { readonly input: ListUserPoliciesRequest; readonly output: ListUserPoliciesResponse };
  readonly ListUserTags: { readonly input: ListUserTagsRequest; readonly output: ListUserTagsResponse };
  readonly ListUsers: { readonly input: ListUsersRequest; readonly output: ListUsersResponse };
  readonly ListVirtualMFADevices: { readonly input: ListVirtualMFADevicesRequest; readonly output: ListVirtualMFADevicesResponse };
  readonly PutGroupPolicy: { readonly input: PutGroupPolicyRequest; readonly output: void };
  readonly PutRolePermissionsBoundary: { readonly input: PutRolePermissionsBoundaryRequest; readonly output: void };
  readonly PutRolePolicy: { readonly input: PutRolePolicyRequest; readonly output: void };
  readonly PutUserPermissionsBoundary: { readonly input: PutUserPermissionsBoundaryRequest; readonly output: void };
  readonly PutUserPolicy: { readonly input: PutUserPolicyRequest; readonly output: void };
  readonly RejectDelegationRequest: { readonly input: RejectDelegationRequestRequest; readonly output: void };
  readonly RemoveClientIDFromOpenIDConnectProvider: { readonly input: RemoveClientIDFromOpenIDConnectProviderRequest; readonly output: void };
  readonly RemoveRoleFromInstanceProfile: { readonly input: RemoveRoleFromInstanceProfileRequest; readonly output: void };
  readonly RemoveUserFromGroup: { readonly input: RemoveUserFromGroupRequest; readonly output: void };
  readonly ResetServiceSpecificCredential: { readonly input: ResetServiceSpecificCredentialRequest; readonly output: ResetServiceSpecificCredentialResponse };
  readonly ResyncMFADevice: { readonly input: ResyncMFADeviceRequest; readonly output: void };
  readonly SendDelegationToken: { readonly input: SendDelegationTokenRequest; readonly output: void };
  readonly SetDefaultPolicyVersion: { readonly input: SetDefaultPolicyVersionRequest; readonly output: void };
  readonly SetSecurityTokenServicePreferences: { readonly input: SetSecurityTokenServicePreferencesRequest; readonly output: void };
  readonly SimulateCustomPolicy: { readonly input: SimulateCustomPolicyRequest; readonly output: SimulatePolicyResponse };
  readonly SimulatePrincipalPolicy: { readonly input: SimulatePrincipalPolicyRequest; readonly output: SimulatePolicyResponse };
  readonly TagInstanceProfile: { readonly input: TagInstanceProfileRequest; readonly output: void };
  readonly TagMFADevice: { readonly input: TagMFADeviceRequest; readonly output: void };
  readonly TagOpenIDConnectProvider: { readonly input: TagOpenIDConnectProviderRequest; readonly output: void };
  readonly TagPolicy: { readonly input: TagPolicyRequest; readonly output: void };
  readonly TagRole: { readonly input: TagRoleRequest; readonly output: void };
  readonly TagSAMLProvider: { readonly input: TagSAMLProviderRequest; readonly output: void };
  readonly TagServerCertificate: { readonly input: TagServerCertificateRequest; readonly output: void };
  readonly TagUser: { readonly input: TagUserRequest; readonly output: void };
  readonly UntagInstanceProfile: { readonly input: UntagInstanceProfileRequest; readonly output: void };
  readonly UntagMFADevice: { readonly input: UntagMFADeviceRequest; readonly output: void };
  readonly UntagOpenIDConnectProvider: { readonly input: UntagOpenIDConnectProviderRequest; readonly output: void };
  readonly UntagPolicy: { readonly input: UntagPolicyRequest; readonly output: void };
  readonly UntagRole: { readonly input: UntagRoleRequest; readonly output: void };
  readonly UntagSAMLProvider: { readonly input: UntagSAMLProviderRequest; readonly output: void };
  readonly UntagServerCertificate: { readonly input: UntagServerCertificateRequest; readonly output: void };
  readonly UntagUser: { readonly input: UntagUserRequest; readonly output: void };
  readonly UpdateAccessKey: { readonly input: UpdateAccessKeyRequest; readonly output: void };
  readonly UpdateAccountPasswordPolicy: { readonly input: UpdateAccountPasswordPolicyRequest; readonly output: void };
  readonly UpdateAssumeRolePolicy: { readonly input: UpdateAssumeRolePolicyRequest; readonly output: void };
  readonly UpdateDelegationRequest: { readonly input: UpdateDelegationRequestRequest; readonly output: void };
  readonly UpdateGroup: { readonly input: UpdateGroupRequest; readonly output: void };
  readonly UpdateLoginProfile: { readonly input: UpdateLoginProfileRequest; readonly output: void };
  readonly UpdateOpenIDConnectProviderThumbprint: { readonly input: UpdateOpenIDConnectProviderThumbprintRequest; readonly output: void };
  readonly UpdateRole: { readonly input: UpdateRoleRequest; readonly output: UpdateRoleResponse };
  readonly UpdateRoleDescription: { readonly input: UpdateRoleDescriptionRequest; readonly output: UpdateRoleDescriptionResponse };
  readonly UpdateSAMLProvider: { readonly input: UpdateSAMLProviderRequest; readonly output: UpdateSAMLProviderResponse };
  readonly UpdateSSHPublicKey: { readonly input: UpdateSSHPublicKeyRequest; readonly output: void };
  readonly UpdateServerCertificate: { readonly input: UpdateServerCertificateRequest; readonly output: void };
  readonly UpdateServiceSpecificCredential: { readonly input: UpdateServiceSpecificCredentialRequest; readonly output: void };
  readonly UpdateSigningCertificate: { readonly input: UpdateSigningCertificateRequest; readonly output: void };
  readonly UpdateUser: { readonly input: UpdateUserRequest; readonly output: void };
  readonly UploadSSHPublicKey: { readonly input: UploadSSHPublicKeyRequest; readonly output: UploadSSHPublicKeyResponse };
  readonly UploadServerCertificate: { readonly input: UploadServerCertificateRequest; readonly output: UploadServerCertificateResponse };
  readonly UploadSigningCertificate: { readonly input: UploadSigningCertificateRequest; readonly output: UploadSigningCertificateResponse };
};

export type AcceptDelegationRequestRequest = {
  readonly DelegationRequestId: string;
};

export type AccessAdvisorUsageGranularityType = "SERVICE_LEVEL" | "ACTION_LEVEL";

export type AccessDetail = {
  readonly ServiceName: string;
  readonly ServiceNamespace: string;
  readonly Region?: string | undefined;
  readonly EntityPath?: string | undefined;
  readonly LastAuthenticatedTime?: Date | undefined;
  readonly TotalAuthenticatedEntities?: number | undefined;
};

export type AccessKey = {
  readonly UserName: string;
  readonly AccessKeyId: string;
  readonly Status: statusType;
  readonly SecretAccessKey: string;
  readonly CreateDate?: Date | undefined;
};

export type AccessKeyLastUsed = {
  readonly LastUsedDate?: Date | undefined;
  readonly ServiceName: string;
  readonly Region: string;
};

export type AccessKeyMetadata = {
  readonly UserName?: string | undefined;
  readonly AccessKeyId?: string | undefined;
  readonly Status?: statusType | undefined;
  readonly CreateDate?: Date | undefined;
};

export type AddClientIDToOpenIDConnectProviderRequest = {
  readonly OpenIDConnectProviderArn: string;
  readonly ClientID: string;
};

export type AddRoleToInstanceProfileRequest = {
  readonly InstanceProfileName: string;
  readonly RoleName: string;
};

export type AddUserToGroupRequest = {
  readonly GroupName: string;
  readonly UserName: string;
};

export type AssociateDelegationRequestRequest = {
  readonly DelegationRequestId: string;
};

export type AttachGroupPolicyRequest = {
  readonly GroupName: string;
  readonly PolicyArn: string;
};

export type AttachRolePolicyRequest = {
  readonly RoleName: string;
  readonly PolicyArn: string;
};

export type AttachUserPolicyRequest = {
  readonly UserName: string;
  readonly PolicyArn: string;
};

export type AttachedPermissionsBoundary = {
  readonly PermissionsBoundaryType?: PermissionsBoundaryAttachmentType | undefined;
  readonly PermissionsBoundaryArn?: string | undefined;
};

export type AttachedPolicy = {
  readonly PolicyName?: string | undefined;
  readonly PolicyArn?: string | undefined;
};

export type ChangePasswordRequest = {
  readonly OldPassword: string;
  readonly NewPassword: string;
};

export type ContextEntry = {
  readonly ContextKeyName?: string | undefined;
  readonly ContextKeyValues?: readonly string[] | undefined;
  readonly ContextKeyType?: ContextKeyTypeEnum | undefined;
};

export type ContextKeyTypeEnum =
  | "string"
  | "stringList"
  | "numeric"
  | "numericList"
  | "boolean"
  | "booleanList"
  | "ip"
  | "ipList"
  | "binary"
  | "binaryList"
  | "date"
  | "dateList"
  ;

export type CreateAccessKeyRequest = {
  readonly UserName?: string | undefined;
};

export type CreateAccessKeyResponse = {
  readonly AccessKey: AccessKey;
};

export type CreateAccountAliasRequest = {
  readonly AccountAlias: string;
};

export type CreateDelegationRequestRequest = {
  readonly OwnerAccountId?: string | undefined;
  readonly Description: string;
  readonly Permissions: DelegationPermission;
  readonly RequestMessage?: string | undefined;
  readonly RequestorWorkflowId: string;
  readonly RedirectUrl?: string | undefined;
  readonly NotificationChannel: string;
  readonly SessionDuration: number;
  readonly OnlySendByOwner?: boolean | undefined;
};

export type CreateDelegationRequestResponse = {
  readonly ConsoleDeepLink?: string | undefined;
  readonly DelegationRequestId?: string | undefined;
};

export type CreateGroupRequest = {
  readonly Path?: string | undefined;
  readonly GroupName: string;
};

export type CreateGroupResponse = {
  readonly Group: Group;
};

export type CreateInstanceProfileRequest = {
  readonly InstanceProfileName: string;
  readonly Path?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type CreateInstanceProfileResponse = {
  readonly InstanceProfile: InstanceProfile;
};

export type CreateLoginProfileRequest = {
  readonly UserName?: string | undefined;
  readonly Password?: string | undefined;
  readonly PasswordResetRequired?: boolean | undefined;
};

export type CreateLoginProfileResponse = {
  readonly LoginProfile: LoginProfile;
};

export type CreateOpenIDConnectProviderRequest = {
  readonly Url: string;
  readonly ClientIDList?: readonly string[] | undefined;
  readonly ThumbprintList?: readonly string[] | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type CreateOpenIDConnectProviderResponse = {
  readonly OpenIDConnectProviderArn?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type CreatePolicyRequest = {
  readonly PolicyName: string;
  readonly Path?: string | undefined;
  readonly PolicyDocument: string;
  readonly Description?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type CreatePolicyResponse = {
  readonly Policy?: Policy | undefined;
};

export type CreatePolicyVersionRequest = {
  readonly PolicyArn: string;
  readonly PolicyDocument: string;
  readonly SetAsDefault?: boolean | undefined;
};

export type CreatePolicyVersionResponse = {
  readonly PolicyVersion?: PolicyVersion | undefined;
};

export type CreateRoleRequest = {
  readonly Path?: string | undefined;
  readonly RoleName: string;
  readonly AssumeRolePolicyDocument: string;
  readonly Description?: string | undefined;
  readonly MaxSessionDuration?: number | undefined;
  readonly PermissionsBoundary?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type CreateRoleResponse = {
  readonly Role: Role;
};

export type CreateSAMLProviderRequest = {
  readonly SAMLMetadataDocument: string;
  readonly Name: string;
  readonly Tags?: readonly Tag[] | undefined;
  readonly AssertionEncryptionMode?: assertionEncryptionModeType | undefined;
  readonly AddPrivateKey?: string | undefined;
};

export type CreateSAMLProviderResponse = {
  readonly SAMLProviderArn?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type CreateServiceLinkedRoleRequest = {
  readonly AWSServiceName: string;
  readonly Description?: string | undefined;
  readonly CustomSuffix?: string | undefined;
};

export type CreateServiceLinkedRoleResponse = {
  readonly Role?: Role | undefined;
};

export type CreateServiceSpecificCredentialRequest = {
  readonly UserName: string;
  readonly ServiceName: string;
  readonly CredentialAgeDays?: number | undefined;
};

export type CreateServiceSpecificCredentialResponse = {
  readonly ServiceSpecificCredential?: ServiceSpecificCredential | undefined;
};

export type CreateUserRequest = {
  readonly Path?: string | undefined;
  readonly UserName: string;
  readonly PermissionsBoundary?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type CreateUserResponse = {
  readonly User?: User | undefined;
};

export type CreateVirtualMFADeviceRequest = {
  readonly Path?: string | undefined;
  readonly VirtualMFADeviceName: string;
  readonly Tags?: readonly Tag[] | undefined;
};

export type CreateVirtualMFADeviceResponse = {
  readonly VirtualMFADevice: VirtualMFADevice;
};

export type DeactivateMFADeviceRequest = {
  readonly UserName?: string | undefined;
  readonly SerialNumber: string;
};

export type DelegationPermission = {
  readonly PolicyTemplateArn?: string | undefined;
  readonly Parameters?: readonly PolicyParameter[] | undefined;
};

export type DelegationRequest = {
  readonly DelegationRequestId?: string | undefined;
  readonly OwnerAccountId?: string | undefined;
  readonly Description?: string | undefined;
  readonly RequestMessage?: string | undefined;
  readonly Permissions?: DelegationPermission | undefined;
  readonly PermissionPolicy?: string | undefined;
  readonly RolePermissionRestrictionArns?: readonly string[] | undefined;
  readonly OwnerId?: string | undefined;
  readonly ApproverId?: string | undefined;
  readonly State?: stateType | undefined;
  readonly ExpirationTime?: Date | undefined;
  readonly RequestorId?: string | undefined;
  readonly RequestorName?: string | undefined;
  readonly CreateDate?: Date | undefined;
  readonly SessionDuration?: number | undefined;
  readonly RedirectUrl?: string | undefined;
  readonly Notes?: string | undefined;
  readonly RejectionReason?: string | undefined;
  readonly OnlySendByOwner?: boolean | undefined;
  readonly UpdatedTime?: Date | undefined;
};

export type DeleteAccessKeyRequest = {
  readonly UserName?: string | undefined;
  readonly AccessKeyId: string;
};

export type DeleteAccountAliasRequest = {
  readonly AccountAlias: string;
};

export type DeleteGroupPolicyRequest = {
  readonly GroupName: string;
  readonly PolicyName: string;
};

export type DeleteGroupRequest = {
  readonly GroupName: string;
};

export type DeleteInstanceProfileRequest = {
  readonly InstanceProfileName: string;
};

export type DeleteLoginProfileRequest = {
  readonly UserName?: string | undefined;
};

export type DeleteOpenIDConnectProviderRequest = {
  readonly OpenIDConnectProviderArn: string;
};

export type DeletePolicyRequest = {
  readonly PolicyArn: string;
};

export type DeletePolicyVersionRequest = {
  readonly PolicyArn: string;
  readonly VersionId: string;
};

export type DeleteRolePermissionsBoundaryRequest = {
  readonly RoleName: string;
};

export type DeleteRolePolicyRequest = {
  readonly RoleName: string;
  readonly PolicyName: string;
};

export type DeleteRoleRequest = {
  readonly RoleName: string;
};

export type DeleteSAMLProviderRequest = {
  readonly SAMLProviderArn: string;
};

export type DeleteSSHPublicKeyRequest = {
  readonly UserName: string;
  readonly SSHPublicKeyId: string;
};

export type DeleteServerCertificateRequest = {
  readonly ServerCertificateName: string;
};

export type DeleteServiceLinkedRoleRequest = {
  readonly RoleName: string;
};

export type DeleteServiceLinkedRoleResponse = {
  readonly DeletionTaskId: string;
};

export type DeleteServiceSpecificCredentialRequest = {
  readonly UserName?: string | undefined;
  readonly ServiceSpecificCredentialId: string;
};

export type DeleteSigningCertificateRequest = {
  readonly UserName?: string | undefined;
  readonly CertificateId: string;
};

export type DeleteUserPermissionsBoundaryRequest = {
  readonly UserName: string;
};

export type DeleteUserPolicyRequest = {
  readonly UserName: string;
  readonly PolicyName: string;
};

export type DeleteUserRequest = {
  readonly UserName: string;
};

export type DeleteVirtualMFADeviceRequest = {
  readonly SerialNumber: string;
};

export type DeletionTaskFailureReasonType = {
  readonly Reason?: string | undefined;
  readonly RoleUsageList?: readonly RoleUsageType[] | undefined;
};

export type DeletionTaskStatusType = "SUCCEEDED" | "IN_PROGRESS" | "FAILED" | "NOT_STARTED";

export type DetachGroupPolicyRequest = {
  readonly GroupName: string;
  readonly PolicyArn: string;
};

export type DetachRolePolicyRequest = {
  readonly RoleName: string;
  readonly PolicyArn: string;
};

export type DetachUserPolicyRequest = {
  readonly UserName: string;
  readonly PolicyArn: string;
};

export type DisableOrganizationsRootCredentialsManagementRequest = { readonly [member: string]: never };

export type DisableOrganizationsRootCredentialsManagementResponse = {
  readonly OrganizationId?: string | undefined;
  readonly EnabledFeatures?: readonly FeatureType[] | undefined;
};

export type DisableOrganizationsRootSessionsRequest = { readonly [member: string]: never };

export type DisableOrganizationsRootSessionsResponse = {
  readonly OrganizationId?: string | undefined;
  readonly EnabledFeatures?: readonly FeatureType[] | undefined;
};

export type EnableMFADeviceRequest = {
  readonly UserName: string;
  readonly SerialNumber: string;
  readonly AuthenticationCode1: string;
  readonly AuthenticationCode2: string;
};

export type EnableOrganizationsRootCredentialsManagementRequest = { readonly [member: string]: never };

export type EnableOrganizationsRootCredentialsManagementResponse = {
  readonly OrganizationId?: string | undefined;
  readonly EnabledFeatures?: readonly FeatureType[] | undefined;
};

export type EnableOrganizationsRootSessionsRequest = { readonly [member: string]: never };

export type EnableOrganizationsRootSessionsResponse = {
  readonly OrganizationId?: string | undefined;
  readonly EnabledFeatures?: readonly FeatureType[] | undefined;
};

export type EnableOutboundWebIdentityFederationResponse = {
  readonly IssuerIdentifier?: string | undefined;
};

export type EntityDetails = {
  readonly EntityInfo: EntityInfo;
  readonly LastAuthenticated?: Date | undefined;
};

export type EntityInfo = {
  readonly Arn: string;
  readonly Name: string;
  readonly Type: policyOwnerEntityType;
  readonly Id: string;
  readonly Path?: string | undefined;
};

export type EntityType = "User" | "Role" | "Group" | "LocalManagedPolicy" | "AWSManagedPolicy";

export type ErrorDetails = {
  readonly Message: string;
  readonly Code: string;
};

export type EvaluationResult = {
  readonly EvalActionName: string;
  readonly EvalResourceName?: string | undefined;
  readonly EvalDecision: PolicyEvaluationDecisionType;
  readonly MatchedStatements?: readonly Statement[] | undefined;
  readonly MissingContextValues?: readonly string[] | undefined;
  readonly OrganizationsDecisionDetail?: OrganizationsDecisionDetail | undefined;
  readonly PermissionsBoundaryDecisionDetail?: PermissionsBoundaryDecisionDetail | undefined;
  readonly EvalDecisionDetails?: Readonly<Record<string, PolicyEvaluationDecisionType>> | undefined;
  readonly ResourceSpecificResults?: readonly ResourceSpecificResult[] | undefined;
};

export type FeatureType = "RootCredentialsManagement" | "RootSessions";

export type GenerateCredentialReportResponse = {
  readonly State?: ReportStateType | undefined;
  readonly Description?: string | undefined;
};

export type GenerateOrganizationsAccessReportRequest = {
  readonly EntityPath: string;
  readonly OrganizationsPolicyId?: string | undefined;
};

export type GenerateOrganizationsAccessReportResponse = {
  readonly JobId?: string | undefined;
};

export type GenerateServiceLastAccessedDetailsRequest = {
  readonly Arn: string;
  readonly Granularity?: AccessAdvisorUsageGranularityType | undefined;
};

export type GenerateServiceLastAccessedDetailsResponse = {
  readonly JobId?: string | undefined;
};

export type GetAccessKeyLastUsedRequest = {
  readonly AccessKeyId: string;
};

export type GetAccessKeyLastUsedResponse = {
  readonly UserName?: string | undefined;
  readonly AccessKeyLastUsed?: AccessKeyLastUsed | undefined;
};

export type GetAccountAuthorizationDetailsRequest = {
  readonly Filter?: readonly EntityType[] | undefined;
  readonly MaxItems?: number | undefined;
  readonly Marker?: string | undefined;
};

export type GetAccountAuthorizationDetailsResponse = {
  readonly UserDetailList?: readonly UserDetail[] | undefined;
  readonly GroupDetailList?: readonly GroupDetail[] | undefined;
  readonly RoleDetailList?: readonly RoleDetail[] | undefined;
  readonly Policies?: readonly ManagedPolicyDetail[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type GetAccountPasswordPolicyResponse = {
  readonly PasswordPolicy: PasswordPolicy;
};

export type GetAccountSummaryResponse = {
  readonly SummaryMap?: Readonly<Record<string, number>> | undefined;
};

export type GetContextKeysForCustomPolicyRequest = {
  readonly PolicyInputList: readonly string[];
};

export type GetContextKeysForPolicyResponse = {
  readonly ContextKeyNames?: readonly string[] | undefined;
};

export type GetContextKeysForPrincipalPolicyRequest = {
  readonly PolicySourceArn: string;
  readonly PolicyInputList?: readonly string[] | undefined;
};

export type GetCredentialReportResponse = {
  readonly Content?: Uint8Array | undefined;
  readonly ReportFormat?: ReportFormatType | undefined;
  readonly GeneratedTime?: Date | undefined;
};

export type GetDelegationRequestRequest = {
  readonly DelegationRequestId: string;
  readonly DelegationPermissionCheck?: boolean | undefined;
};

export type GetDelegationRequestResponse = {
  readonly DelegationRequest?: DelegationRequest | undefined;
  readonly PermissionCheckStatus?: permissionCheckStatusType | undefined;
  readonly PermissionCheckResult?: permissionCheckResultType | undefined;
};

export type GetGroupPolicyRequest = {
  readonly GroupName: string;
  readonly PolicyName: string;
};

export type GetGroupPolicyResponse = {
  readonly GroupName: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
};

export type GetGroupRequest = {
  readonly GroupName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type GetGroupResponse = {
  readonly Group: Group;
  readonly Users: readonly User[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type GetHumanReadableSummaryRequest = {
  readonly EntityArn: string;
  readonly Locale?: string | undefined;
};

export type GetHumanReadableSummaryResponse = {
  readonly SummaryContent?: string | undefined;
  readonly Locale?: string | undefined;
  readonly SummaryState?: summaryStateType | undefined;
};

export type GetInstanceProfileRequest = {
  readonly InstanceProfileName: string;
};

export type GetInstanceProfileResponse = {
  readonly InstanceProfile: InstanceProfile;
};

export type GetLoginProfileRequest = {
  readonly UserName?: string | undefined;
};

export type GetLoginProfileResponse = {
  readonly LoginProfile: LoginProfile;
};

export type GetMFADeviceRequest = {
  readonly SerialNumber: string;
  readonly UserName?: string | undefined;
};

export type GetMFADeviceResponse = {
  readonly UserName?: string | undefined;
  readonly SerialNumber: string;
  readonly EnableDate?: Date | undefined;
  readonly Certifications?: Readonly<Record<string, string>> | undefined;
};

export type GetOpenIDConnectProviderRequest = {
  readonly OpenIDConnectProviderArn: string;
};

export type GetOpenIDConnectProviderResponse = {
  readonly Url?: string | undefined;
  readonly ClientIDList?: readonly string[] | undefined;
  readonly ThumbprintList?: readonly string[] | undefined;
  readonly CreateDate?: Date | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type GetOrganizationsAccessReportRequest = {
  readonly JobId: string;
  readonly MaxItems?: number | undefined;
  readonly Marker?: string | undefined;
  readonly SortKey?: sortKeyType | undefined;
};

export type GetOrganizationsAccessReportResponse = {
  readonly JobStatus: jobStatusType;
  readonly JobCreationDate: Date;
  readonly JobCompletionDate?: Date | undefined;
  readonly NumberOfServicesAccessible?: number | undefined;
  readonly NumberOfServicesNotAccessed?: number | undefined;
  readonly AccessDetails?: readonly AccessDetail[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly ErrorDetails?: ErrorDetails | undefined;
};

export type GetOutboundWebIdentityFederationInfoResponse = {
  readonly IssuerIdentifier?: string | undefined;
  readonly JwtVendingEnabled?: boolean | undefined;
};

export type GetPolicyRequest = {
  readonly PolicyArn: string;
};

export type GetPolicyResponse = {
  readonly Policy?: Policy | undefined;
};

export type GetPolicyVersionRequest = {
  readonly PolicyArn: string;
  readonly VersionId: string;
};

export type GetPolicyVersionResponse = {
  readonly PolicyVersion?: PolicyVersion | undefined;
};

export type GetRolePolicyRequest = {
  readonly RoleName: string;
  readonly PolicyName: string;
};

export type GetRolePolicyResponse = {
  readonly RoleName: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
};

export type GetRoleRequest = {
  readonly RoleName: string;
};

export type GetRoleResponse = {
  readonly Role: Role;
};

export type GetSAMLProviderRequest = {
  readonly SAMLProviderArn: string;
};

export type GetSAMLProviderResponse = {
  readonly SAMLProviderUUID?: string | undefined;
  readonly SAMLMetadataDocument?: string | undefined;
  readonly CreateDate?: Date | undefined;
  readonly ValidUntil?: Date | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly AssertionEncryptionMode?: assertionEncryptionModeType | undefined;
  readonly PrivateKeyList?: readonly SAMLPrivateKey[] | undefined;
};

export type GetSSHPublicKeyRequest = {
  readonly UserName: string;
  readonly SSHPublicKeyId: string;
  readonly Encoding: encodingType;
};

export type GetSSHPublicKeyResponse = {
  readonly SSHPublicKey?: SSHPublicKey | undefined;
};

export type GetServerCertificateRequest = {
  readonly ServerCertificateName: string;
};

export type GetServerCertificateResponse = {
  readonly ServerCertificate: ServerCertificate;
};

export type GetServiceLastAccessedDetailsRequest = {
  readonly JobId: string;
  readonly MaxItems?: number | undefined;
  readonly Marker?: string | undefined;
};

export type GetServiceLastAccessedDetailsResponse = {
  readonly JobStatus: jobStatusType;
  readonly JobType?: AccessAdvisorUsageGranularityType | undefined;
  readonly JobCreationDate: Date;
  readonly ServicesLastAccessed: readonly ServiceLastAccessed[];
  readonly JobCompletionDate: Date;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Error?: ErrorDetails | undefined;
};

export type GetServiceLastAccessedDetailsWithEntitiesRequest = {
  readonly JobId: string;
  readonly ServiceNamespace: string;
  readonly MaxItems?: number | undefined;
  readonly Marker?: string | undefined;
};

export type GetServiceLastAccessedDetailsWithEntitiesResponse = {
  readonly JobStatus: jobStatusType;
  readonly JobCreationDate: Date;
  readonly JobCompletionDate: Date;
  readonly EntityDetailsList: readonly EntityDetails[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Error?: ErrorDetails | undefined;
};

export type GetServiceLinkedRoleDeletionStatusRequest = {
  readonly DeletionTaskId: string;
};

export type GetServiceLinkedRoleDeletionStatusResponse = {
  readonly Status: DeletionTaskStatusType;
  readonly Reason?: DeletionTaskFailureReasonType | undefined;
};

export type GetUserPolicyRequest = {
  readonly UserName: string;
  readonly PolicyName: string;
};

export type GetUserPolicyResponse = {
  readonly UserName: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
};

export type GetUserRequest = {
  readonly UserName?: string | undefined;
};

export type GetUserResponse = {
  readonly User: User;
};

export type Group = {
  readonly Path: string;
  readonly GroupName: string;
  readonly GroupId: string;
  readonly Arn: string;
  readonly CreateDate: Date;
};

export type GroupDetail = {
  readonly Path?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly GroupId?: string | undefined;
  readonly Arn?: string | undefined;
  readonly CreateDate?: Date | undefined;
  readonly GroupPolicyList?: readonly PolicyDetail[] | undefined;
  readonly AttachedManagedPolicies?: readonly AttachedPolicy[] | undefined;
};

export type InstanceProfile = {
  readonly Path: string;
  readonly InstanceProfileName: string;
  readonly InstanceProfileId: string;
  readonly Arn: string;
  readonly CreateDate: Date;
  readonly Roles: readonly Role[];
  readonly Tags?: readonly Tag[] | undefined;
};

export type ListAccessKeysRequest = {
  readonly UserName?: string | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListAccessKeysResponse = {
  readonly AccessKeyMetadata: readonly AccessKeyMetadata[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListAccountAliasesRequest = {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListAccountAliasesResponse = {
  readonly AccountAliases: readonly string[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListAttachedGroupPoliciesRequest = {
  readonly GroupName: string;
  readonly PathPrefix?: string | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListAttachedGroupPoliciesResponse = {
  readonly AttachedPolicies?: readonly AttachedPolicy[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListAttachedRolePoliciesRequest = {
  readonly RoleName: string;
  readonly PathPrefix?: string | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListAttachedRolePoliciesResponse = {
  readonly AttachedPolicies?: readonly AttachedPolicy[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListAttachedUserPoliciesRequest = {
  readonly UserName: string;
  readonly PathPrefix?: string | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListAttachedUserPoliciesResponse = {
  readonly AttachedPolicies?: readonly AttachedPolicy[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListDelegationRequestsRequest = {
  readonly OwnerId?: string | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListDelegationRequestsResponse = {
  readonly DelegationRequests?: readonly DelegationRequest[] | undefined;
  readonly Marker?: string | undefined;
  readonly isTruncated?: boolean | undefined;
};

export type ListEntitiesForPolicyRequest = {
  readonly PolicyArn: string;
  readonly EntityFilter?: EntityType | undefined;
  readonly PathPrefix?: string | undefined;
  readonly PolicyUsageFilter?: PolicyUsageType | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListEntitiesForPolicyResponse = {
  readonly PolicyGroups?: readonly PolicyGroup[] | undefined;
  readonly PolicyUsers?: readonly PolicyUser[] | undefined;
  readonly PolicyRoles?: readonly PolicyRole[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListGroupPoliciesRequest = {
  readonly GroupName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListGroupPoliciesResponse = {
  readonly PolicyNames: readonly string[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListGroupsForUserRequest = {
  readonly UserName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListGroupsForUserResponse = {
  readonly Groups: readonly Group[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListGroupsRequest = {
  readonly PathPrefix?: string | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListGroupsResponse = {
  readonly Groups: readonly Group[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListInstanceProfileTagsRequest = {
  readonly InstanceProfileName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListInstanceProfileTagsResponse = {
  readonly Tags: readonly Tag[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListInstanceProfilesForRoleRequest = {
  readonly RoleName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListInstanceProfilesForRoleResponse = {
  readonly InstanceProfiles: readonly InstanceProfile[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListInstanceProfilesRequest = {
  readonly PathPrefix?: string | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListInstanceProfilesResponse = {
  readonly InstanceProfiles: readonly InstanceProfile[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListMFADeviceTagsRequest = {
  readonly SerialNumber: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListMFADeviceTagsResponse = {
  readonly Tags: readonly Tag[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListMFADevicesRequest = {
  readonly UserName?: string | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListMFADevicesResponse = {
  readonly MFADevices: readonly MFADevice[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListOpenIDConnectProviderTagsRequest = {
  readonly OpenIDConnectProviderArn: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListOpenIDConnectProviderTagsResponse = {
  readonly Tags: readonly Tag[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListOpenIDConnectProvidersRequest = { readonly [member: string]: never };

export type ListOpenIDConnectProvidersResponse = {
  readonly OpenIDConnectProviderList?: readonly OpenIDConnectProviderListEntry[] | undefined;
};

export type ListOrganizationsFeaturesRequest = { readonly [member: string]: never };

export type ListOrganizationsFeaturesResponse = {
  readonly OrganizationId?: string | undefined;
  readonly EnabledFeatures?: readonly FeatureType[] | undefined;
};

export type ListPoliciesGrantingServiceAccessEntry = {
  readonly ServiceNamespace?: string | undefined;
  readonly Policies?: readonly PolicyGrantingServiceAccess[] | undefined;
};

export type ListPoliciesGrantingServiceAccessRequest = {
  readonly Marker?: string | undefined;
  readonly Arn: string;
  readonly ServiceNamespaces: readonly string[];
};

export type ListPoliciesGrantingServiceAccessResponse = {
  readonly PoliciesGrantingServiceAccess: readonly ListPoliciesGrantingServiceAccessEntry[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListPoliciesRequest = {
  readonly Scope?: policyScopeType | undefined;
  readonly OnlyAttached?: boolean | undefined;
  readonly PathPrefix?: string | undefined;
  readonly PolicyUsageFilter?: PolicyUsageType | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListPoliciesResponse = {
  readonly Policies?: readonly Policy[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListPolicyTagsRequest = {
  readonly PolicyArn: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListPolicyTagsResponse = {
  readonly Tags: readonly Tag[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListPolicyVersionsRequest = {
  readonly PolicyArn: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListPolicyVersionsResponse = {
  readonly Versions?: readonly PolicyVersion[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListRolePoliciesRequest = {
  readonly RoleName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListRolePoliciesResponse = {
  readonly PolicyNames: readonly string[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListRoleTagsRequest = {
  readonly RoleName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListRoleTagsResponse = {
  readonly Tags: readonly Tag[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListRolesRequest = {
  readonly PathPrefix?: string | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListRolesResponse = {
  readonly Roles: readonly Role[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListSAMLProviderTagsRequest = {
  readonly SAMLProviderArn: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListSAMLProviderTagsResponse = {
  readonly Tags: readonly Tag[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListSAMLProvidersRequest = { readonly [member: string]: never };

export type ListSAMLProvidersResponse = {
  readonly SAMLProviderList?: readonly SAMLProviderListEntry[] | undefined;
};

export type ListSSHPublicKeysRequest = {
  readonly UserName?: string | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListSSHPublicKeysResponse = {
  readonly SSHPublicKeys?: readonly SSHPublicKeyMetadata[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListServerCertificateTagsRequest = {
  readonly ServerCertificateName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListServerCertificateTagsResponse = {
  readonly Tags: readonly Tag[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListServerCertificatesRequest = {
  readonly PathPrefix?: string | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListServerCertificatesResponse = {
  readonly ServerCertificateMetadataList: readonly ServerCertificateMetadata[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListServiceSpecificCredentialsRequest = {
  readonly UserName?: string | undefined;
  readonly ServiceName?: string | undefined;
  readonly AllUsers?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListServiceSpecificCredentialsResponse = {
  readonly ServiceSpecificCredentials?: readonly ServiceSpecificCredentialMetadata[] | undefined;
  readonly Marker?: string | undefined;
  readonly IsTruncated?: boolean | undefined;
};

export type ListSigningCertificatesRequest = {
  readonly UserName?: string | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListSigningCertificatesResponse = {
  readonly Certificates: readonly SigningCertificate[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListUserPoliciesRequest = {
  readonly UserName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListUserPoliciesResponse = {
  readonly PolicyNames: readonly string[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListUserTagsRequest = {
  readonly UserName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListUserTagsResponse = {
  readonly Tags: readonly Tag[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListUsersRequest = {
  readonly PathPrefix?: string | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListUsersResponse = {
  readonly Users: readonly User[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type ListVirtualMFADevicesRequest = {
  readonly AssignmentStatus?: assignmentStatusType | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
};

export type ListVirtualMFADevicesResponse = {
  readonly VirtualMFADevices: readonly VirtualMFADevice[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type LoginProfile = {
  readonly UserName: string;
  readonly CreateDate: Date;
  readonly PasswordResetRequired?: boolean | undefined;
};

export type MFADevice = {
  readonly UserName: string;
  readonly SerialNumber: string;
  readonly EnableDate: Date;
};

export type ManagedPolicyDetail = {
  readonly PolicyName?: string | undefined;
  readonly PolicyId?: string | undefined;
  readonly Arn?: string | undefined;
  readonly Path?: string | undefined;
  readonly DefaultVersionId?: string | undefined;
  readonly AttachmentCount?: number | undefined;
  readonly PermissionsBoundaryUsageCount?: number | undefined;
  readonly IsAttachable?: boolean | undefined;
  readonly Description?: string | undefined;
  readonly CreateDate?: Date | undefined;
  readonly UpdateDate?: Date | undefined;
  readonly PolicyVersionList?: readonly PolicyVersion[] | undefined;
};

export type OpenIDConnectProviderListEntry = {
  readonly Arn?: string | undefined;
};

export type OrganizationsDecisionDetail = {
  readonly AllowedByOrganizations?: boolean | undefined;
};

export type PasswordPolicy = {
  readonly MinimumPasswordLength?: number | undefined;
  readonly RequireSymbols?: boolean | undefined;
  readonly RequireNumbers?: boolean | undefined;
  readonly RequireUppercaseCharacters?: boolean | undefined;
  readonly RequireLowercaseCharacters?: boolean | undefined;
  readonly AllowUsersToChangePassword?: boolean | undefined;
  readonly ExpirePasswords?: boolean | undefined;
  readonly MaxPasswordAge?: number | undefined;
  readonly PasswordReusePrevention?: number | undefined;
  readonly HardExpiry?: boolean | undefined;
};

export type PermissionsBoundaryAttachmentType = "PermissionsBoundaryPolicy";

export type PermissionsBoundaryDecisionDetail = {
  readonly AllowedByPermissionsBoundary?: boolean | undefined;
};

export type Policy = {
  readonly PolicyName?: string | undefined;
  readonly PolicyId?: string | undefined;
  readonly Arn?: string | undefined;
  readonly Path?: string | undefined;
  readonly DefaultVersionId?: string | undefined;
  readonly AttachmentCount?: number | undefined;
  readonly PermissionsBoundaryUsageCount?: number | undefined;
  readonly IsAttachable?: boolean | undefined;
  readonly Description?: string | undefined;
  readonly CreateDate?: Date | undefined;
  readonly UpdateDate?: Date | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type PolicyDetail = {
  readonly PolicyName?: string | undefined;
  readonly PolicyDocument?: string | undefined;
};

export type PolicyEvaluationDecisionType = "allowed" | "explicitDeny" | "implicitDeny";

export type PolicyGrantingServiceAccess = {
  readonly PolicyName: string;
  readonly PolicyType: policyType;
  readonly PolicyArn?: string | undefined;
  readonly EntityType?: policyOwnerEntityType | undefined;
  readonly EntityName?: string | undefined;
};

export type PolicyGroup = {
  readonly GroupName?: string | undefined;
  readonly GroupId?: string | undefined;
};

export type PolicyParameter = {
  readonly Name?: string | undefined;
  readonly Values?: readonly string[] | undefined;
  readonly Type?: PolicyParameterTypeEnum | undefined;
};

export type PolicyParameterTypeEnum = "string" | "stringList";

export type PolicyRole = {
  readonly RoleName?: string | undefined;
  readonly RoleId?: string | undefined;
};

export type PolicySourceType = "user" | "group" | "role" | "aws-managed" | "user-managed" | "resource" | "none";

export type PolicyUsageType = "PermissionsPolicy" | "PermissionsBoundary";

export type PolicyUser = {
  readonly UserName?: string | undefined;
  readonly UserId?: string | undefined;
};

export type PolicyVersion = {
  readonly Document?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly IsDefaultVersion?: boolean | undefined;
  readonly CreateDate?: Date | undefined;
};

export type Position = {
  readonly Line?: number | undefined;
  readonly Column?: number | undefined;
};

export type PutGroupPolicyRequest = {
  readonly GroupName: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
};

export type PutRolePermissionsBoundaryRequest = {
  readonly RoleName: string;
  readonly PermissionsBoundary: string;
};

export type PutRolePolicyRequest = {
  readonly RoleName: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
};

export type PutUserPermissionsBoundaryRequest = {
  readonly UserName: string;
  readonly PermissionsBoundary: string;
};

export type PutUserPolicyRequest = {
  readonly UserName: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
};

export type RejectDelegationRequestRequest = {
  readonly DelegationRequestId: string;
  readonly Notes?: string | undefined;
};

export type RemoveClientIDFromOpenIDConnectProviderRequest = {
  readonly OpenIDConnectProviderArn: string;
  readonly ClientID: string;
};

export type RemoveRoleFromInstanceProfileRequest = {
  readonly InstanceProfileName: string;
  readonly RoleName: string;
};

export type RemoveUserFromGroupRequest = {
  readonly GroupName: string;
  readonly UserName: string;
};

export type ReportFormatType = "text/csv";

export type ReportStateType = "STARTED" | "INPROGRESS" | "COMPLETE";

export type ResetServiceSpecificCredentialRequest = {
  readonly UserName?: string | undefined;
  readonly ServiceSpecificCredentialId: string;
};

export type ResetServiceSpecificCredentialResponse = {
  readonly ServiceSpecificCredential?: ServiceSpecificCredential | undefined;
};

export type ResourceSpecificResult = {
  readonly EvalResourceName: string;
  readonly EvalResourceDecision: PolicyEvaluationDecisionType;
  readonly MatchedStatements?: readonly Statement[] | undefined;
  readonly MissingContextValues?: readonly string[] | undefined;
  readonly EvalDecisionDetails?: Readonly<Record<string, PolicyEvaluationDecisionType>> | undefined;
  readonly PermissionsBoundaryDecisionDetail?: PermissionsBoundaryDecisionDetail | undefined;
};

export type ResyncMFADeviceRequest = {
  readonly UserName: string;
  readonly SerialNumber: string;
  readonly AuthenticationCode1: string;
  readonly AuthenticationCode2: string;
};

export type Role = {
  readonly Path: string;
  readonly RoleName: string;
  readonly RoleId: string;
  readonly Arn: string;
  readonly CreateDate: Date;
  readonly AssumeRolePolicyDocument?: string | undefined;
  readonly Description?: string | undefined;
  readonly MaxSessionDuration?: number | undefined;
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly RoleLastUsed?: RoleLastUsed | undefined;
};

export type RoleDetail = {
  readonly Path?: string | undefined;
  readonly RoleName?: string | undefined;
  readonly RoleId?: string | undefined;
  readonly Arn?: string | undefined;
  readonly CreateDate?: Date | undefined;
  readonly AssumeRolePolicyDocument?: string | undefined;
  readonly InstanceProfileList?: readonly InstanceProfile[] | undefined;
  readonly RolePolicyList?: readonly PolicyDetail[] | undefined;
  readonly AttachedManagedPolicies?: readonly AttachedPolicy[] | undefined;
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly RoleLastUsed?: RoleLastUsed | undefined;
};

export type RoleLastUsed = {
  readonly LastUsedDate?: Date | undefined;
  readonly Region?: string | undefined;
};

export type RoleUsageType = {
  readonly Region?: string | undefined;
  readonly Resources?: readonly string[] | undefined;
};

export type SAMLPrivateKey = {
  readonly KeyId?: string | undefined;
  readonly Timestamp?: Date | undefined;
};

export type SAMLProviderListEntry = {
  readonly Arn?: string | undefined;
  readonly ValidUntil?: Date | undefined;
  readonly CreateDate?: Date | undefined;
};

export type SSHPublicKey = {
  readonly UserName: string;
  readonly SSHPublicKeyId: string;
  readonly Fingerprint: string;
  readonly SSHPublicKeyBody: string;
  readonly Status: statusType;
  readonly UploadDate?: Date | undefined;
};

export type SSHPublicKeyMetadata = {
  readonly UserName: string;
  readonly SSHPublicKeyId: string;
  readonly Status: statusType;
  readonly UploadDate: Date;
};

export type SendDelegationTokenRequest = {
  readonly DelegationRequestId: string;
};

export type ServerCertificate = {
  readonly ServerCertificateMetadata: ServerCertificateMetadata;
  readonly CertificateBody: string;
  readonly CertificateChain?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type ServerCertificateMetadata = {
  readonly Path: string;
  readonly ServerCertificateName: string;
  readonly ServerCertificateId: string;
  readonly Arn: string;
  readonly UploadDate?: Date | undefined;
  readonly Expiration?: Date | undefined;
};

export type ServiceLastAccessed = {
  readonly ServiceName: string;
  readonly LastAuthenticated?: Date | undefined;
  readonly ServiceNamespace: string;
  readonly LastAuthenticatedEntity?: string | undefined;
  readonly LastAuthenticatedRegion?: string | undefined;
  readonly TotalAuthenticatedEntities?: number | undefined;
  readonly TrackedActionsLastAccessed?: readonly TrackedActionLastAccessed[] | undefined;
};

export type ServiceSpecificCredential = {
  readonly CreateDate: Date;
  readonly ExpirationDate?: Date | undefined;
  readonly ServiceName: string;
  readonly ServiceUserName?: string | undefined;
  readonly ServicePassword?: string | undefined;
  readonly ServiceCredentialAlias?: string | undefined;
  readonly ServiceCredentialSecret?: string | undefined;
  readonly ServiceSpecificCredentialId: string;
  readonly UserName: string;
  readonly Status: statusType;
};

export type ServiceSpecificCredentialMetadata = {
  readonly UserName: string;
  readonly Status: statusType;
  readonly ServiceUserName?: string | undefined;
  readonly ServiceCredentialAlias?: string | undefined;
  readonly CreateDate: Date;
  readonly ExpirationDate?: Date | undefined;
  readonly ServiceSpecificCredentialId: string;
  readonly ServiceName: string;
};

export type SetDefaultPolicyVersionRequest = {
  readonly PolicyArn: string;
  readonly VersionId: string;
};

export type SetSecurityTokenServicePreferencesRequest = {
  readonly GlobalEndpointTokenVersion: globalEndpointTokenVersion;
};

export type SigningCertificate = {
  readonly UserName: string;
  readonly CertificateId: string;
  readonly CertificateBody: string;
  readonly Status: statusType;
  readonly UploadDate?: Date | undefined;
};

export type SimulateCustomPolicyRequest = {
  readonly PolicyInputList: readonly string[];
  readonly PermissionsBoundaryPolicyInputList?: readonly string[] | undefined;
  readonly ActionNames: readonly string[];
  readonly ResourceArns?: readonly string[] | undefined;
  readonly ResourcePolicy?: string | undefined;
  readonly ResourceOwner?: string | undefined;
  readonly CallerArn?: string | undefined;
  readonly ContextEntries?: readonly ContextEntry[] | undefined;
  readonly ResourceHandlingOption?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly Marker?: string | undefined;
};

export type SimulatePolicyResponse = {
  readonly EvaluationResults?: readonly EvaluationResult[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
};

export type SimulatePrincipalPolicyRequest = {
  readonly PolicySourceArn: string;
  readonly PolicyInputList?: readonly string[] | undefined;
  readonly PermissionsBoundaryPolicyInputList?: readonly string[] | undefined;
  readonly ActionNames: readonly string[];
  readonly ResourceArns?: readonly string[] | undefined;
  readonly ResourcePolicy?: string | undefined;
  readonly ResourceOwner?: string | undefined;
  readonly CallerArn?: string | undefined;
  readonly ContextEntries?: readonly ContextEntry[] | undefined;
  readonly ResourceHandlingOption?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly Marker?: string | undefined;
};

export type Statement = {
  readonly SourcePolicyId?: string | undefined;
  readonly SourcePolicyType?: PolicySourceType | undefined;
  readonly StartPosition?: Position | undefined;
  readonly EndPosition?: Position | undefined;
};

export type Tag = {
  readonly Key: string;
  readonly Value: string;
};

export type TagInstanceProfileRequest = {
  readonly InstanceProfileName: string;
  readonly Tags: readonly Tag[];
};

export type TagMFADeviceRequest = {
  readonly SerialNumber: string;
  readonly Tags: readonly Tag[];
};

export type TagOpenIDConnectProviderRequest = {
  readonly OpenIDConnectProviderArn: string;
  readonly Tags: readonly Tag[];
};

export type TagPolicyRequest = {
  readonly PolicyArn: string;
  readonly Tags: readonly Tag[];
};

export type TagRoleRequest = {
  readonly RoleName: string;
  readonly Tags: readonly Tag[];
};

export type TagSAMLProviderRequest = {
  readonly SAMLProviderArn: string;
  readonly Tags: readonly Tag[];
};

export type TagServerCertificateRequest = {
  readonly ServerCertificateName: string;
  readonly Tags: readonly Tag[];
};

export type TagUserRequest = {
  readonly UserName: string;
  readonly Tags: readonly Tag[];
};

export type TrackedActionLastAccessed = {
  readonly ActionName?: string | undefined;
  readonly LastAccessedEntity?: string | undefined;
  readonly LastAccessedTime?: Date | undefined;
  readonly LastAccessedRegion?: string | undefined;
};

export type UntagInstanceProfileRequest = {
  readonly InstanceProfileName: string;
  readonly TagKeys: readonly string[];
};

export type UntagMFADeviceRequest = {
  readonly SerialNumber: string;
  readonly TagKeys: readonly string[];
};

export type UntagOpenIDConnectProviderRequest = {
  readonly OpenIDConnectProviderArn: string;
  readonly TagKeys: readonly string[];
};

export type UntagPolicyRequest = {
  readonly PolicyArn: string;
  readonly TagKeys: readonly string[];
};

export type UntagRoleRequest = {
  readonly RoleName: string;
  readonly TagKeys: readonly string[];
};

export type UntagSAMLProviderRequest = {
  readonly SAMLProviderArn: string;
  readonly TagKeys: readonly string[];
};

export type UntagServerCertificateRequest = {
  readonly ServerCertificateName: string;
  readonly TagKeys: readonly string[];
};

export type UntagUserRequest = {
  readonly UserName: string;
  readonly TagKeys: readonly string[];
};

export type UpdateAccessKeyRequest = {
  readonly UserName?: string | undefined;
  readonly AccessKeyId: string;
  readonly Status: statusType;
};

export type UpdateAccountPasswordPolicyRequest = {
  readonly MinimumPasswordLength?: number | undefined;
  readonly RequireSymbols?: boolean | undefined;
  readonly RequireNumbers?: boolean | undefined;
  readonly RequireUppercaseCharacters?: boolean | undefined;
  readonly RequireLowercaseCharacters?: boolean | undefined;
  readonly AllowUsersToChangePassword?: boolean | undefined;
  readonly MaxPasswordAge?: number | undefined;
  readonly PasswordReusePrevention?: number | undefined;
  readonly HardExpiry?: boolean | undefined;
};

export type UpdateAssumeRolePolicyRequest = {
  readonly RoleName: string;
  readonly PolicyDocument: string;
};

export type UpdateDelegationRequestRequest = {
  readonly DelegationRequestId: string;
  readonly Notes?: string | undefined;
};

export type UpdateGroupRequest = {
  readonly GroupName: string;
  readonly NewPath?: string | undefined;
  readonly NewGroupName?: string | undefined;
};

export type UpdateLoginProfileRequest = {
  readonly UserName: string;
  readonly Password?: string | undefined;
  readonly PasswordResetRequired?: boolean | undefined;
};

export type UpdateOpenIDConnectProviderThumbprintRequest = {
  readonly OpenIDConnectProviderArn: string;
  readonly ThumbprintList: readonly string[];
};

export type UpdateRoleDescriptionRequest = {
  readonly RoleName: string;
  readonly Description: string;
};

export type UpdateRoleDescriptionResponse = {
  readonly Role?: Role | undefined;
};

export type UpdateRoleRequest = {
  readonly RoleName: string;
  readonly Description?: string | undefined;
  readonly MaxSessionDuration?: number | undefined;
};

export type UpdateRoleResponse = { readonly [member: string]: never };

export type UpdateSAMLProviderRequest = {
  readonly SAMLMetadataDocument?: string | undefined;
  readonly SAMLProviderArn: string;
  readonly AssertionEncryptionMode?: assertionEncryptionModeType | undefined;
  readonly AddPrivateKey?: string | undefined;
  readonly RemovePrivateKey?: string | undefined;
};

export type UpdateSAMLProviderResponse = {
  readonly SAMLProviderArn?: string | undefined;
};

export type UpdateSSHPublicKeyRequest = {
  readonly UserName: string;
  readonly SSHPublicKeyId: string;
  readonly Status: statusType;
};

export type UpdateServerCertificateRequest = {
  readonly ServerCertificateName: string;
  readonly NewPath?: string | undefined;
  readonly NewServerCertificateName?: string | undefined;
};

export type UpdateServiceSpecificCredentialRequest = {
  readonly UserName?: string | undefined;
  readonly ServiceSpecificCredentialId: string;
  readonly Status: statusType;
};

export type UpdateSigningCertificateRequest = {
  readonly UserName?: string | undefined;
  readonly CertificateId: string;
  readonly Status: statusType;
};

export type UpdateUserRequest = {
  readonly UserName: string;
  readonly NewPath?: string | undefined;
  readonly NewUserName?: string | undefined;
};

export type UploadSSHPublicKeyRequest = {
  readonly UserName: string;
  readonly SSHPublicKeyBody: string;
};

export type UploadSSHPublicKeyResponse = {
  readonly SSHPublicKey?: SSHPublicKey | undefined;
};

export type UploadServerCertificateRequest = {
  readonly Path?: string | undefined;
  readonly ServerCertificateName: string;
  readonly CertificateBody: string;
  readonly PrivateKey: string;
  readonly CertificateChain?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type UploadServerCertificateResponse = {
  readonly ServerCertificateMetadata?: ServerCertificateMetadata | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type UploadSigningCertificateRequest = {
  readonly UserName?: string | undefined;
  readonly CertificateBody: string;
};

export type UploadSigningCertificateResponse = {
  readonly Certificate: SigningCertificate;
};

export type User = {
  readonly Path: string;
  readonly UserName: string;
  readonly UserId: string;
  readonly Arn: string;
  readonly CreateDate: Date;
  readonly PasswordLastUsed?: Date | undefined;
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type UserDetail = {
  readonly Path?: string | undefined;
  readonly UserName?: string | undefined;
  readonly UserId?: string | undefined;
  readonly Arn?: string | undefined;
  readonly CreateDate?: Date | undefined;
  readonly UserPolicyList?: readonly PolicyDetail[] | undefined;
  readonly GroupList?: readonly string[] | undefined;
  readonly AttachedManagedPolicies?: readonly AttachedPolicy[] | undefined;
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type VirtualMFADevice = {
  readonly SerialNumber: string;
  readonly Base32StringSeed?: Uint8Array | undefined;
  readonly QRCodePNG?: Uint8Array | undefined;
  readonly User?: User | undefined;
  readonly EnableDate?: Date | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type assertionEncryptionModeType = "Required" | "Allowed";

export type assignmentStatusType = "Assigned" | "Unassigned" | "Any";

export type encodingType = "SSH" | "PEM";

export type globalEndpointTokenVersion = "v1Token" | "v2Token";

export type jobStatusType = "IN_PROGRESS" | "COMPLETED" | "FAILED";

export type permissionCheckResultType = "ALLOWED" | "DENIED" | "UNSURE";

export type permissionCheckStatusType = "COMPLETE" | "IN_PROGRESS" | "FAILED";

export type policyOwnerEntityType = "USER" | "ROLE" | "GROUP";

export type policyScopeType = "All" | "AWS" | "Local";

export type policyType = "INLINE" | "MANAGED";

export type sortKeyType =
  | "SERVICE_NAMESPACE_ASCENDING"
  | "SERVICE_NAMESPACE_DESCENDING"
  | "LAST_AUTHENTICATED_TIME_ASCENDING"
  | "LAST_AUTHENTICATED_TIME_DESCENDING"
  ;

export type stateType =
  | "UNASSIGNED"
  | "ASSIGNED"
  | "PENDING_APPROVAL"
  | "FINALIZED"
  | "ACCEPTED"
  | "REJECTED"
  | "EXPIRED"
  ;

export type statusType = "Active" | "Inactive" | "Expired";

export type summaryKeyType =
  | "Users"
  | "UsersQuota"
  | "Groups"
  | "GroupsQuota"
  | "ServerCertificates"
  | "ServerCertificatesQuota"
  | "UserPolicySizeQuota"
  | "GroupPolicySizeQuota"
  | "GroupsPerUserQuota"
  | "SigningCertificatesPerUserQuota"
  | "AccessKeysPerUserQuota"
  | "MFADevices"
  | "MFADevicesInUse"
  | "AccountMFAEnabled"
  | "AccountAccessKeysPresent"
  | "AccountPasswordPresent"
  | "AccountSigningCertificatesPresent"
  | "AttachedPoliciesPerGroupQuota"
  | "AttachedPoliciesPerRoleQuota"
  | "AttachedPoliciesPerUserQuota"
  | "Policies"
  | "PoliciesQuota"
  | "PolicySizeQuota"
  | "PolicyVersionsInUse"
  | "PolicyVersionsInUseQuota"
  | "VersionsPerPolicyQuota"
  | "GlobalEndpointTokenVersion"
  | "AssumeRolePolicySizeQuota"
  | "InstanceProfiles"
  | "InstanceProfilesQuota"
  | "Providers"
  | "RolePolicySizeQuota"
  | "Roles"
  | "RolesQuota"
  ;

export type summaryStateType = "AVAILABLE" | "NOT_AVAILABLE" | "NOT_SUPPORTED" | "FAILED";
