import { registryOperation } from "./registry-operation.ts";
import { registryPolicyOutput } from "./registry-policy-output.ts";

/** A registry's policy (Amazon ECR API, GetRegistryPolicy). */
export const GetRegistryPolicy = registryOperation("GetRegistryPolicy", {
  members: [],
  handle: (_input, registry, context) => registryPolicyOutput(registry, context),
});
