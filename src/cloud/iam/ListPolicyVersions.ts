import { iamOperation } from "../aws/define-operation.ts";
import { pageOfList } from "./iam-page.ts";
import { requirePolicy } from "./managed-policies.ts";
import { policyVersionOutput } from "./policy-output.ts";
import { listPolicyVersions } from "./policy-versions.ts";

/** The versions of a managed policy, newest first (IAM API, ListPolicyVersions). */
export const ListPolicyVersions = iamOperation("ListPolicyVersions", {
  access: { action: "iam:ListPolicyVersions", resource: (input) => input.PolicyArn },
  members: ["PolicyArn", "Marker", "MaxItems"],
  handle(input, context) {
    const policy = requirePolicy(context, input.PolicyArn);
    const { entries, continuation } = pageOfList("ListPolicyVersions", input, listPolicyVersions(context, policy));
    return { Versions: entries.map((version) => policyVersionOutput(policy, version)), ...continuation };
  },
});
