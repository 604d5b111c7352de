import { iamOperation } from "../aws/define-operation.ts";
import { iamArn } from "./iam-room.ts";
import { createPolicy } from "./managed-policies.ts";
import { policyOutput } from "./policy-output.ts";
import { checkManagedPolicyText } from "./policy-versions.ts";
import { mergeTags } from "./tags.ts";

/** Makes a managed policy (IAM API, CreatePolicy). */
export const CreatePolicy = iamOperation("CreatePolicy", {
  access: {
    action: "iam:CreatePolicy",
    resource: (input, context) => iamArn(context, `policy${input.Path ?? "/"}${input.PolicyName}`),
  },
  members: ["PolicyName", "Path", "PolicyDocument", "Description", "Tags"],
  handle({ PolicyName, Path = "/", PolicyDocument, Description, Tags = [] }, context) {
    checkManagedPolicyText(PolicyDocument);
    const tags = mergeTags([], Tags, "kept");
    const policy = createPolicy(context, {
      name: PolicyName,
      path: Path,
      description: Description,
      document: PolicyDocument,
      tags,
    });
    return { Policy: { ...policyOutput(policy), ...(tags.length === 0 ? {} : { Tags: tags }) } };
  },
});
