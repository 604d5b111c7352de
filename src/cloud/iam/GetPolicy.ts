import { iamOperation } from "../aws/define-operation.ts";
import { requirePolicy } from "./managed-policies.ts";
import { policyOutput } from "./policy-output.ts";

/** A managed policy (IAM API, GetPolicy). */
export const GetPolicy = iamOperation("GetPolicy", {
  access: { action: "iam:GetPolicy", resource: (input) => input.PolicyArn },
  members: ["PolicyArn"],
  handle({ PolicyArn }, context) {
    const policy = requirePolicy(context, PolicyArn);
    const description = policy.description === undefined ? {} : { Description: policy.description };
    return { Policy: { ...policyOutput(policy), ...description, Tags: policy.tags } };
  },
});
