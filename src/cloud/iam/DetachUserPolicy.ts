import { iamOperation } from "../aws/define-operation.ts";
import { detachPolicy } from "./attached-policies.ts";
import { requestedUserArn } from "./requested-identity.ts";
import { requireUser } from "./users.ts";

/** Detaches a managed policy from a user (IAM API, DetachUserPolicy). */
export const DetachUserPolicy = iamOperation("DetachUserPolicy", {
  access: { action: "iam:DetachUserPolicy", resource: requestedUserArn },
  members: ["UserName", "PolicyArn"],
  handle({ UserName, PolicyArn }, context) {
    detachPolicy(context, requireUser(context, UserName), PolicyArn);
  },
});
