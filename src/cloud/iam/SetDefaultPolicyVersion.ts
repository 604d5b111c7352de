import { iamOperation } from "../aws/define-operation.ts";
import { requireOwnPolicy } from "./managed-policies.ts";
import { requirePolicyVersion, setDefaultVersion } from "./policy-versions.ts";

/** Puts a version of a managed policy in force (IAM API, SetDefaultPolicyVersion). */
export const SetDefaultPolicyVersion = iamOperation("SetDefaultPolicyVersion", {
  access: { action: "iam:SetDefaultPolicyVersion", resource: (input) => input.PolicyArn },
  members: ["PolicyArn", "VersionId"],
  handle({ PolicyArn, VersionId }, context) {
    const policy = requireOwnPolicy(context, "SetDefaultPolicyVersion", PolicyArn);
    setDefaultVersion(context, policy, requirePolicyVersion(context, policy, VersionId).number);
  },
});
