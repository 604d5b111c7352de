import { setRegistryPolicy } from "../images/registries.ts";
import { registryOperation } from "./registry-operation.ts";
import { registryPolicyOutput } from "./registry-policy-output.ts";

/** Removes a registry's policy and answers what it was (Amazon ECR API, DeleteRegistryPolicy). */
export const DeleteRegistryPolicy = registryOperation("DeleteRegistryPolicy", {
  members: [],
  handle(_input, registry, context) {
    const deleted = registryPolicyOutput(registry, context);
    setRegistryPolicy(context, registry.scope, undefined);
    return deleted;
  },
});
