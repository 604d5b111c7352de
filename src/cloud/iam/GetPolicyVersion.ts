import { iamOperation } from "../aws/define-operation.ts";
import { requirePolicy } from "./managed-policies.ts";
import { wholePolicyVersionOutput } from "./policy-output.ts";
import { requirePolicyVersion } from "./policy-versions.ts";

/** A version of a managed policy with its document (IAM API, GetPolicyVersion). */
export const GetPolicyVersion = iamOperation("GetPolicyVersion", {
  access: { action: "iam:GetPolicyVersion", resource: (input) => input.PolicyArn },
  members: ["PolicyArn", "VersionId"],
  handle({ PolicyArn, VersionId }, context) {
    const policy = requirePolicy(context, PolicyArn);
    return { PolicyVersion: wholePolicyVersionOutput(policy, requirePolicyVersion(context, policy, VersionId)) };
  },
});
