import { iamOperation } from "../aws/define-operation.ts";
import { requireOwnPolicy, requirePolicy } from "./managed-policies.ts";
import { policyVersionOutput } from "./policy-output.ts";
import { checkManagedPolicyText, createPolicyVersion } from "./policy-versions.ts";

/** Makes the next version of a managed policy (IAM API, CreatePolicyVersion). */
export const CreatePolicyVersion = iamOperation("CreatePolicyVersion", {
  access: { action: "iam:CreatePolicyVersion", resource: (input) => input.PolicyArn },
  members: ["PolicyArn", "PolicyDocument", "SetAsDefault"],
  handle({ PolicyArn, PolicyDocument, SetAsDefault = false }, context) {
    const policy = requireOwnPolicy(context, "CreatePolicyVersion", PolicyArn);
    checkManagedPolicyText(PolicyDocument);
    const version = createPolicyVersion(context, policy, { document: PolicyDocument, setAsDefault: SetAsDefault });
    return { PolicyVersion: policyVersionOutput(requirePolicy(context, PolicyArn), version) };
  },
});
