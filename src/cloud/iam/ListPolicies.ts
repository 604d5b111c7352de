import { iamOperation } from "../aws/define-operation.ts";
import { readIamPage } from "./iam-page.ts";
import { listPolicies, policyPosition } from "./managed-policies.ts";
import { policyOutput } from "./policy-output.ts";

/** The managed policies of the account and of AWS (IAM API, ListPolicies). */
export const ListPolicies = iamOperation("ListPolicies", {
  access: { action: "iam:ListPolicies", resource: () => "*" },
  members: ["Scope", "OnlyAttached", "PathPrefix", "PolicyUsageFilter", "Marker", "MaxItems"],
  handle(input, context) {
    const filter = {
      scope: input.Scope ?? "All",
      pathPrefix: input.PathPrefix ?? "/",
      onlyAttached: input.OnlyAttached ?? false,
      usage: input.PolicyUsageFilter,
    };
    const { entries, continuation } = readIamPage(
      "ListPolicies",
      input,
      (slice) => listPolicies(context, filter, slice),
      policyPosition,
    );
    return { Policies: entries.map(policyOutput), ...continuation };
  },
});
