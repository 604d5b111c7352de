import type { Policy, PolicyVersion as PolicyVersionOutput } from "../aws/models/iam.generated.ts";
import type { ManagedPolicy } from "./managed-policies.ts";
import { encodePolicy } from "./policy-text.ts";
import { type PolicyVersion, type VersionedPolicy, versionId } from "./policy-versions.ts";

/** A managed policy as listings have it. */
export function policyOutput(policy: ManagedPolicy): Policy {
  return {
    PolicyName: policy.name,
    ...(policy.policyId === "" ? {} : { PolicyId: policy.policyId }),
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: versionId(policy.defaultVersion),
    AttachmentCount: policy.attachments,
    PermissionsBoundaryUsageCount: policy.boundaries,
    IsAttachable: true,
    CreateDate: policy.createdAt,
    UpdateDate: policy.updatedAt,
  };
}

/** A version as listings have it. */
export function policyVersionOutput(policy: VersionedPolicy, version: PolicyVersion): PolicyVersionOutput {
  return {
    VersionId: versionId(version.number),
    IsDefaultVersion: version.number === policy.defaultVersion,
    CreateDate: version.createdAt,
  };
}

/** A version with its document. */
export function wholePolicyVersionOutput(policy: VersionedPolicy, version: PolicyVersion): PolicyVersionOutput {
  return { Document: encodePolicy(version.document), ...policyVersionOutput(policy, version) };
}
