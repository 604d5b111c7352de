import { iamOperation } from "../aws/define-operation.ts";
import { deletePolicy, requireOwnPolicy } from "./managed-policies.ts";

/** Deletes a managed policy that nothing uses (IAM API, DeletePolicy). */
export const DeletePolicy = iamOperation("DeletePolicy", {
  access: { action: "iam:DeletePolicy", resource: (input) => input.PolicyArn },
  members: ["PolicyArn"],
  handle({ PolicyArn }, context) {
    deletePolicy(context, requireOwnPolicy(context, "DeletePolicy", PolicyArn));
  },
});
