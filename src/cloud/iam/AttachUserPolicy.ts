import { iamOperation } from "../aws/define-operation.ts";
import { attachPolicy } from "./attached-policies.ts";
import { requestedUserArn } from "./requested-identity.ts";
import { requireUser } from "./users.ts";

/** Attaches a managed policy to a user (IAM API, AttachUserPolicy). */
export const AttachUserPolicy = iamOperation("AttachUserPolicy", {
  access: { action: "iam:AttachUserPolicy", resource: requestedUserArn },
  members: ["UserName", "PolicyArn"],
  handle({ UserName, PolicyArn }, context) {
    attachPolicy(context, requireUser(context, UserName), PolicyArn);
  },
});
