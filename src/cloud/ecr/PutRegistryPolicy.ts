import { ecrPolicy } from "../aws/access/resource-access.ts";
import { setRegistryPolicy } from "../images/registries.ts";
import { acceptEcrPolicy, refuseLockout } from "./ecr-policy-text.ts";
import { registryOperation } from "./registry-operation.ts";
import { registryPolicyOutput } from "./registry-policy-output.ts";

/** Sets who may do what in all of a registry (Amazon ECR API, PutRegistryPolicy). */
export const PutRegistryPolicy = registryOperation("PutRegistryPolicy", {
  members: ["policyText"],
  handle({ policyText }, { scope }, context) {
    const policy = acceptEcrPolicy(policyText, "registry", context);
    for (const action of ["ecr:PutRegistryPolicy", "ecr:DeleteRegistryPolicy"]) {
      const asked = { action, resource: "*", resourcePolicy: ecrPolicy(undefined, { policy }) };
      refuseLockout(context, asked, `let it allow ${action}, or deny it to others alone`);
    }
    return registryPolicyOutput(setRegistryPolicy(context, scope, policy), context);
  },
});
