import { iamOperation } from "../aws/define-operation.ts";
import { putInlinePolicy } from "./inline-policies.ts";
import { requestedUserArn } from "./requested-identity.ts";
import { requireUser } from "./users.ts";

/** Writes a policy into a user (IAM API, PutUserPolicy). */
export const PutUserPolicy = iamOperation("PutUserPolicy", {
  access: { action: "iam:PutUserPolicy", resource: requestedUserArn },
  members: ["UserName", "PolicyName", "PolicyDocument"],
  handle({ UserName, PolicyName, PolicyDocument }, context) {
    putInlinePolicy(context, requireUser(context, UserName), { name: PolicyName, document: PolicyDocument });
  },
});
