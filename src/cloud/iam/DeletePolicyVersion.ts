import { iamOperation } from "../aws/define-operation.ts";
import { requireOwnPolicy } from "./managed-policies.ts";
import { deletePolicyVersion } from "./policy-versions.ts";

/** Deletes a version of a managed policy that is not in force (IAM API, DeletePolicyVersion). */
export const DeletePolicyVersion = iamOperation("DeletePolicyVersion", {
  access: { action: "iam:DeletePolicyVersion", resource: (input) => input.PolicyArn },
  members: ["PolicyArn", "VersionId"],
  handle({ PolicyArn, VersionId }, context) {
    deletePolicyVersion(context, requireOwnPolicy(context, "DeletePolicyVersion", PolicyArn), VersionId);
  },
});
