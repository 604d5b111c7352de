// Written by scripts/generate-aws-tables.ts from AWS's service model (botocore 1.43.11, 2011-06-15).
import type { ServiceModel } from "../service-model.ts";

/** AWS's service model of sts. */
export const stsModel: ServiceModel = {
  service: "sts",
  source: "botocore 1.43.11",
  apiVersion: "2011-06-15",
  signingName: "sts",
  protocol: { kind: "query", xmlNamespace: "https://sts.amazonaws.com/doc/2011-06-15/" },
  operations: {
    AssumeRole: {
      input: "AssumeRoleRequest",
      output: "AssumeRoleResponse",
      resultWrapper: "AssumeRoleResult",
      errors: ["MalformedPolicyDocument", "PackedPolicyTooLarge", "RegionDisabledException", "ExpiredTokenException"],
    },
    AssumeRoleWithSAML: {
      input: "AssumeRoleWithSAMLRequest",
      output: "AssumeRoleWithSAMLResponse",
      resultWrapper: "AssumeRoleWithSAMLResult",
      unsigned: true,
      errors: ["MalformedPolicyDocument", "PackedPolicyTooLarge", "IDPRejectedClaim", "InvalidIdentityToken", "ExpiredTokenException", "RegionDisabledException"],
    },
    AssumeRoleWithWebIdentity: {
      input: "AssumeRoleWithWebIdentityRequest",
      output: "AssumeRoleWithWebIdentityResponse",
      resultWrapper: "AssumeRoleWithWebIdentityResult",
      unsigned: true,
      errors: ["MalformedPolicyDocument", "PackedPolicyTooLarge", "IDPRejectedClaim", "IDPCommunicationError", "InvalidIdentityToken", "ExpiredTokenException", "RegionDisabledException"],
    },
    AssumeRoot: {
      input: "AssumeRootRequest",
      output: "AssumeRootResponse",
      resultWrapper: "AssumeRootResult",
      errors: ["RegionDisabledException", "ExpiredTokenException"],
    },
    DecodeAuthorizationMessage: {
      input: "DecodeAuthorizationMessageRequest",
      output: "DecodeAuthorizationMessageResponse",
      resultWrapper: "DecodeAuthorizationMessageResult",
      errors: ["InvalidAuthorizationMessageException"],
    },
    GetAccessKeyInfo: {
      input: "GetAccessKeyInfoRequest",
      output: "GetAccessKeyInfoResponse",
      resultWrapper: "GetAccessKeyInfoResult",
      errors: [],
    },
    GetCallerIdentity: {
      input: "GetCallerIdentityRequest",
      output: "GetCallerIdentityResponse",
      resultWrapper: "GetCallerIdentityResult",
      errors: [],
    },
    GetDelegatedAccessToken: {
      input: "GetDelegatedAccessTokenRequest",
      output: "GetDelegatedAccessTokenResponse",
      resultWrapper: "GetDelegatedAccessTokenResult",
      errors: ["ExpiredTradeInTokenException", "RegionDisabledException", "PackedPolicyTooLarge"],
    },
    GetFederationToken: {
      input: "GetFederationTokenRequest",
      output: "GetFederationTokenResponse",
      resultWrapper: "GetFederationTokenResult",
      errors: ["MalformedPolicyDocument", "PackedPolicyTooLarge", "RegionDisabledException"],
    },
    GetSessionToken: {
      input: "GetSessionTokenRequest",
      output: "GetSessionTokenResponse",
      resultWrapper: "GetSessionTokenResult",
      errors: ["RegionDisabledException"],
    },
    GetWebIdentityToken: {
      input: "GetWebIdentityTokenRequest",
      output: "GetWebIdentityTokenResponse",
      resultWrapper: "GetWebIdentityTokenResult",
      errors: ["SessionDurationEscalationException", "OutboundWebIdentityFederationDisabledException", "JWTPayloadSizeExceededException"],
    },
  },
  errors: {
    ExpiredTokenException: { status: 400 },
    ExpiredTradeInTokenException: { status: 400 },
    IDPCommunicationError: { status: 400 },
    IDPRejectedClaim: { status: 403 },
    InvalidAuthorizationMessageException: { status: 400 },
    InvalidIdentityToken: { status: 400 },
    JWTPayloadSizeExceededException: { status: 400 },
    MalformedPolicyDocument: { status: 400 },
    OutboundWebIdentityFederationDisabledException: { status: 403 },
    PackedPolicyTooLarge: { status: 400 },
    RegionDisabledException: { status: 403 },
    SessionDurationEscalationException: { status: 403 },
  },
  shapes: {
    AssumeRoleRequest: {
      kind: "structure",
      required: ["RoleArn", "RoleSessionName"],
      members: { RoleArn: "arnType", RoleSessionName: "roleSessionNameType", PolicyArns: "policyDescriptorListType", Policy: "unrestrictedSessionPolicyDocumentType", DurationSeconds: "roleDurationSecondsType", Tags: "tagListType", TransitiveTagKeys: "tagKeyListType", ExternalId: "externalIdType", SerialNumber: "serialNumberType", TokenCode: "tokenCodeType", SourceIdentity: "sourceIdentityType", ProvidedContexts: "ProvidedContextsListType" },
    },
    AssumeRoleResponse: {
      kind: "structure",
      members: { Credentials: "Credentials", AssumedRoleUser: "AssumedRoleUser", PackedPolicySize: "nonNegativeIntegerType", SourceIdentity: "sourceIdentityType" },
    },
    AssumeRoleWithSAMLRequest: {
      kind: "structure",
      required: ["RoleArn", "PrincipalArn", "SAMLAssertion"],
      members: { RoleArn: "arnType", PrincipalArn: "arnType", SAMLAssertion: "SAMLAssertionType", PolicyArns: "policyDescriptorListType", Policy: "sessionPolicyDocumentType", DurationSeconds: "roleDurationSecondsType" },
    },
    AssumeRoleWithSAMLResponse: {
      kind: "structure",
      members: { Credentials: "Credentials", AssumedRoleUser: "AssumedRoleUser", PackedPolicySize: "nonNegativeIntegerType", Subject: "Subject", SubjectType: "SubjectType", Issuer: "Issuer", Audience: "Audience", NameQualifier: "NameQualifier", SourceIdentity: "sourceIdentityType" },
    },
    AssumeRoleWithWebIdentityRequest: {
      kind: "structure",
      required: ["RoleArn", "RoleSessionName", "WebIdentityToken"],
      members: { RoleArn: "arnType", RoleSessionName: "roleSessionNameType", WebIdentityToken: "clientTokenType", ProviderId: "urlType", PolicyArns: "policyDescriptorListType", Policy: "sessionPolicyDocumentType", DurationSeconds: "roleDurationSecondsType" },
    },
    AssumeRoleWithWebIdentityResponse: {
      kind: "structure",
      members: { Credentials: "Credentials", SubjectFromWebIdentityToken: "webIdentitySubjectType", AssumedRoleUser: "AssumedRoleUser", PackedPolicySize: "nonNegativeIntegerType", Provider: "Issuer", Audience: "Audience", SourceIdentity: "sourceIdentityType" },
    },
    AssumeRootRequest: {
      kind: "structure",
      required: ["TargetPrincipal", "TaskPolicyArn"],
      members: { TargetPrincipal: "TargetPrincipalType", TaskPolicyArn: "PolicyDescriptorType", DurationSeconds: "RootDurationSecondsType" },
    },
    AssumeRootResponse: {
      kind: "structure",
      members: { Credentials: "Credentials", SourceIdentity: "sourceIdentityType" },
    },
    AssumedRoleUser: {
      kind: "structure",
      required: ["AssumedRoleId", "Arn"],
      members: { AssumedRoleId: "assumedRoleIdType", Arn: "arnType" },
    },
    Audience: { kind: "string" },
    Credentials: {
      kind: "structure",
      required: ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"],
      members: { AccessKeyId: "accessKeyIdType", SecretAccessKey: "accessKeySecretType", SessionToken: "tokenType", Expiration: "dateType" },
    },
    DecodeAuthorizationMessageRequest: {
      kind: "structure",
      required: ["EncodedMessage"],
      members: { EncodedMessage: "encodedMessageType" },
    },
    DecodeAuthorizationMessageResponse: { kind: "structure", members: { DecodedMessage: "decodedMessageType" } },
    FederatedUser: {
      kind: "structure",
      required: ["FederatedUserId", "Arn"],
      members: { FederatedUserId: "federatedIdType", Arn: "arnType" },
    },
    GetAccessKeyInfoRequest: {
      kind: "structure",
      required: ["AccessKeyId"],
      members: { AccessKeyId: "accessKeyIdType" },
    },
    GetAccessKeyInfoResponse: { kind: "structure", members: { Account: "accountType" } },
    GetCallerIdentityRequest: { kind: "structure", members: {} },
    GetCallerIdentityResponse: {
      kind: "structure",
      members: { UserId: "userIdType", Account: "accountType", Arn: "arnType" },
    },
    GetDelegatedAccessTokenRequest: {
      kind: "structure",
      required: ["TradeInToken"],
      members: { TradeInToken: "tradeInTokenType" },
    },
    GetDelegatedAccessTokenResponse: {
      kind: "structure",
      members: { Credentials: "Credentials", PackedPolicySize: "nonNegativeIntegerType", AssumedPrincipal: "arnType" },
    },
    GetFederationTokenRequest: {
      kind: "structure",
      required: ["Name"],
      members: { Name: "userNameType", Policy: "sessionPolicyDocumentType", PolicyArns: "policyDescriptorListType", DurationSeconds: "durationSecondsType", Tags: "tagListType" },
    },
    GetFederationTokenResponse: {
      kind: "structure",
      members: { Credentials: "Credentials", FederatedUser: "FederatedUser", PackedPolicySize: "nonNegativeIntegerType" },
    },
    GetSessionTokenRequest: {
      kind: "structure",
      members: { DurationSeconds: "durationSecondsType", SerialNumber: "serialNumberType", TokenCode: "tokenCodeType" },
    },
    GetSessionTokenResponse: { kind: "structure", members: { Credentials: "Credentials" } },
    GetWebIdentityTokenRequest: {
      kind: "structure",
      required: ["Audience", "SigningAlgorithm"],
      members: { Audience: "webIdentityTokenAudienceListType", DurationSeconds: "webIdentityTokenDurationSecondsType", SigningAlgorithm: "jwtAlgorithmType", Tags: "tagListType" },
    },
    GetWebIdentityTokenResponse: {
      kind: "structure",
      members: { WebIdentityToken: "webIdentityTokenType", Expiration: "dateType" },
    },
    Issuer: { kind: "string" },
    NameQualifier: { kind: "string" },
    PolicyDescriptorType: { kind: "structure", members: { arn: "arnType" } },
    ProvidedContext: {
      kind: "structure",
      members: { ProviderArn: "arnType", ContextAssertion: "contextAssertionType" },
    },
    ProvidedContextsListType: { kind: "list", member: "ProvidedContext", min: 1, max: 5 },
    RootDurationSecondsType: { kind: "integer", min: 0, max: 900 },
    SAMLAssertionType: { kind: "string", min: 4, max: 100000, sensitive: true },
    Subject: { kind: "string" },
    SubjectType: { kind: "string" },
    Tag: { kind: "structure", required: ["Key", "Value"], members: { Key: "tagKeyType", Value: "tagValueType" } },
    TargetPrincipalType: { kind: "string", min: 12, max: 2048 },
    accessKeyIdType: { kind: "string", min: 16, max: 128, pattern: "[\\w]*" },
    accessKeySecretType: { kind: "string", sensitive: true },
    accountType: { kind: "string" },
    arnType: {
      kind: "string",
      min: 20,
      max: 2048,
      pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+",
    },
    assumedRoleIdType: { kind: "string", min: 2, max: 193, pattern: "[\\w+=,.@:-]*" },
    clientTokenType: { kind: "string", min: 4, max: 20000, sensitive: true },
    contextAssertionType: { kind: "string", min: 4, max: 2048 },
    dateType: { kind: "timestamp" },
    decodedMessageType: { kind: "string" },
    durationSecondsType: { kind: "integer", min: 900, max: 129600 },
    encodedMessageType: { kind: "string", min: 1, max: 10240 },
    externalIdType: { kind: "string", min: 2, max: 1224, pattern: "[\\w+=,.@:\\/-]*" },
    federatedIdType: { kind: "string", min: 2, max: 193, pattern: "[\\w+=,.@\\:-]*" },
    jwtAlgorithmType: { kind: "string", min: 5, max: 5 },
    nonNegativeIntegerType: { kind: "integer", min: 0 },
    policyDescriptorListType: { kind: "list", member: "PolicyDescriptorType" },
    roleDurationSecondsType: { kind: "integer", min: 900, max: 43200 },
    roleSessionNameType: { kind: "string", min: 2, max: 64, pattern: "[\\w+=,.@-]*" },
    serialNumberType: { kind: "string", min: 9, max: 256, pattern: "[\\w+=/:,.@-]*" },
    sessionPolicyDocumentType: {
      kind: "string",
      min: 1,
      max: 2048,
      pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
    },
    sourceIdentityType: { kind: "string", min: 2, max: 64, pattern: "[\\w+=,.@-]*" },
    tagKeyListType: { kind: "list", member: "tagKeyType", max: 50 },
    tagKeyType: { kind: "string", min: 1, max: 128, pattern: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+" },
    tagListType: { kind: "list", member: "Tag", max: 50 },
    tagValueType: { kind: "string", min: 0, max: 256, pattern: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*" },
    tokenCodeType: { kind: "string", min: 6, max: 6, pattern: "[\\d]*" },
    tokenType: { kind: "string" },
    tradeInTokenType: { kind: "string", sensitive: true },
    unrestrictedSessionPolicyDocumentType: {
      kind: "string",
      min: 1,
      pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
    },
    urlType: { kind: "string", min: 4, max: 2048 },
    userIdType: { kind: "string" },
    userNameType: { kind: "string", min: 2, max: 32, pattern: "[\\w+=,.@-]*" },
    webIdentitySubjectType: { kind: "string", min: 6, max: 255 },
    webIdentityTokenAudienceListType: { kind: "list", member: "webIdentityTokenAudienceStringType", min: 1, max: 10 },
    webIdentityTokenAudienceStringType: { kind: "string", min: 1, max: 1000 },
    webIdentityTokenDurationSecondsType: { kind: "integer", min: 60, max: 3600 },
    webIdentityTokenType: { kind: "string", sensitive: true },
  },
};

/** Input and output of each operation of sts. */
export type StsOperations = {
  readonly AssumeRole: { readonly input: AssumeRoleRequest; readonly output: AssumeRoleResponse };
  readonly AssumeRoleWithSAML: { readonly input: AssumeRoleWithSAMLRequest; readonly output: AssumeRoleWithSAMLResponse };
  readonly AssumeRoleWithWebIdentity: { readonly input: AssumeRoleWithWebIdentityRequest; readonly output: AssumeRoleWithWebIdentityResponse };
  readonly AssumeRoot: { readonly input: AssumeRootRequest; readonly output: AssumeRootResponse };
  readonly DecodeAuthorizationMessage: { readonly input: DecodeAuthorizationMessageRequest; readonly output: DecodeAuthorizationMessageResponse };
  readonly GetAccessKeyInfo: { readonly input: GetAccessKeyInfoRequest; readonly output: GetAccessKeyInfoResponse };
  readonly GetCallerIdentity: { readonly input: GetCallerIdentityRequest; readonly output: GetCallerIdentityResponse };
  readonly GetDelegatedAccessToken: { readonly input: GetDelegatedAccessTokenRequest; readonly output: GetDelegatedAccessTokenResponse };
  readonly GetFederationToken: { readonly input: GetFederationTokenRequest; readonly output: GetFederationTokenResponse };
  readonly GetSessionToken: { readonly input: GetSessionTokenRequest; readonly output: GetSessionTokenResponse };
  readonly GetWebIdentityToken: { readonly input: GetWebIdentityTokenRequest; readonly output: GetWebIdentityTokenResponse };
};

export type AssumeRoleRequest = {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined;
  readonly Policy?: string | undefined;
  readonly DurationSeconds?: number | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly TransitiveTagKeys?: readonly string[] | undefined;
  readonly ExternalId?: string | undefined;
  readonly SerialNumber?: string | undefined;
  readonly TokenCode?: string | undefined;
  readonly SourceIdentity?: string | undefined;
  readonly ProvidedContexts?: readonly ProvidedContext[] | undefined;
};

export type AssumeRoleResponse = {
  readonly Credentials?: Credentials | undefined;
  readonly AssumedRoleUser?: AssumedRoleUser | undefined;
  readonly PackedPolicySize?: number | undefined;
  readonly SourceIdentity?: string | undefined;
};

export type AssumeRoleWithSAMLRequest = {
  readonly RoleArn: string;
  readonly PrincipalArn: string;
  readonly SAMLAssertion: string;
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined;
  readonly Policy?: string | undefined;
  readonly DurationSeconds?: number | undefined;
};

export type AssumeRoleWithSAMLResponse = {
  readonly Credentials?: Credentials | undefined;
  readonly AssumedRoleUser?: AssumedRoleUser | undefined;
  readonly PackedPolicySize?: number | undefined;
  readonly Subject?: string | undefined;
  readonly SubjectType?: string | undefined;
  readonly Issuer?: string | undefined;
  readonly Audience?: string | undefined;
  readonly NameQualifier?: string | undefined;
  readonly SourceIdentity?: string | undefined;
};

export type AssumeRoleWithWebIdentityRequest = {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly WebIdentityToken: string;
  readonly ProviderId?: string | undefined;
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined;
  readonly Policy?: string | undefined;
  readonly DurationSeconds?: number | undefined;
};

export type AssumeRoleWithWebIdentityResponse = {
  readonly Credentials?: Credentials | undefined;
  readonly SubjectFromWebIdentityToken?: string | undefined;
  readonly AssumedRoleUser?: AssumedRoleUser | undefined;
  readonly PackedPolicySize?: number | undefined;
  readonly Provider?: string | undefined;
  readonly Audience?: string | undefined;
  readonly SourceIdentity?: string | undefined;
};

export type AssumeRootRequest = {
  readonly TargetPrincipal: string;
  readonly TaskPolicyArn: PolicyDescriptorType;
  readonly DurationSeconds?: number | undefined;
};

export type AssumeRootResponse = {
  readonly Credentials?: Credentials | undefined;
  readonly SourceIdentity?: string | undefined;
};

export type AssumedRoleUser = {
  readonly AssumedRoleId: string;
  readonly Arn: string;
};

export type Credentials = {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
  readonly Expiration: Date;
};

export type DecodeAuthorizationMessageRequest = {
  readonly EncodedMessage: string;
};

export type DecodeAuthorizationMessageResponse = {
  readonly DecodedMessage?: string | undefined;
};

export type FederatedUser = {
  readonly FederatedUserId: string;
  readonly Arn: string;
};

export type GetAccessKeyInfoRequest = {
  readonly AccessKeyId: string;
};

export type GetAccessKeyInfoResponse = {
  readonly Account?: string | undefined;
};

export type GetCallerIdentityRequest = { readonly [member: string]: never };

export type GetCallerIdentityResponse = {
  readonly UserId?: string | undefined;
  readonly Account?: string | undefined;
  readonly Arn?: string | undefined;
};

export type GetDelegatedAccessTokenRequest = {
  readonly TradeInToken: string;
};

export type GetDelegatedAccessTokenResponse = {
  readonly Credentials?: Credentials | undefined;
  readonly PackedPolicySize?: number | undefined;
  readonly AssumedPrincipal?: string | undefined;
};

export type GetFederationTokenRequest = {
  readonly Name: string;
  readonly Policy?: string | undefined;
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined;
  readonly DurationSeconds?: number | undefined;
  readonly Tags?: readonly Tag[] | undefined;
};

export type GetFederationTokenResponse = {
  readonly Credentials?: Credentials | undefined;
  readonly FederatedUser?: FederatedUser | undefined;
  readonly PackedPolicySize?: number | undefined;
};

export type GetSessionTokenRequest = {
  readonly DurationSeconds?: number | undefined;
  readonly SerialNumber?: string | undefined;
  readonly TokenCode?: string | undefined;
};

export type GetSessionTokenResponse = {
  readonly Credentials?: Credentials | undefined;
};

export type GetWebIdentityTokenRequest = {
  readonly Audience: readonly string[];
  readonly DurationSeconds?: number | undefined;
  readonly SigningAlgorithm: string;
  readonly Tags?: readonly Tag[] | undefined;
};

export type GetWebIdentityTokenResponse = {
  readonly WebIdentityToken?: string | undefined;
  readonly Expiration?: Date | undefined;
};

export type PolicyDescriptorType = {
  readonly arn?: string | undefined;
};

export type ProvidedContext = {
  readonly ProviderArn?: string | undefined;
  readonly ContextAssertion?: string | undefined;
};

export type Tag = {
  readonly Key: string;
  readonly Value: string;
};
