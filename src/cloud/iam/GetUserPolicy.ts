import { iamOperation } from "../aws/define-operation.ts";
import { requireInlinePolicy } from "./inline-policies.ts";
import { encodePolicy } from "./policy-text.ts";
import { requestedUserArn } from "./requested-identity.ts";
import { requireUser } from "./users.ts";

/** A policy that is written into a user (IAM API, GetUserPolicy). */
export const GetUserPolicy = iamOperation("GetUserPolicy", {
  access: { action: "iam:GetUserPolicy", resource: requestedUserArn },
  members: ["UserName", "PolicyName"],
  handle({ UserName, PolicyName }, context) {
    const user = requireUser(context, UserName);
    const policy = requireInlinePolicy(context, user, PolicyName);
    return { UserName: user.name, PolicyName: policy.name, PolicyDocument: encodePolicy(policy.document) };
  },
});
