import { AwsError } from "../aws/aws-error.ts";
import type { GetRegistryPolicyResponse } from "../aws/models/ecr.generated.ts";
import type { OperationContext } from "../aws/operation.ts";
import { showPrincipals } from "../iam/policy-principals.ts";
import type { Registry } from "../images/registries.ts";

/**
 * A registry with its policy, as all three operations on it answer.
 *
 * @throws AwsError `RegistryPolicyNotFoundException`
 */
export function registryPolicyOutput(
  { scope, policy }: Registry,
  context: OperationContext,
): GetRegistryPolicyResponse {
  if (policy === undefined) {
    const message = `Registry policy does not exist in the registry with id '${scope.account}'`;
    throw new AwsError("RegistryPolicyNotFoundException", message);
  }
  return { registryId: scope.account, policyText: showPrincipals(context, policy) };
}
