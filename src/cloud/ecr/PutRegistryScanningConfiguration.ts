import type { PutRegistryScanningConfigurationRequest } from "../aws/models/ecr.generated.ts";
import { unsupported } from "../aws/unsupported.ts";
import { setScanningRules } from "../images/registries.ts";
import { invalidParameter } from "./ecr-error.ts";
import { registryOperation } from "./registry-operation.ts";
import { scanningConfiguration } from "./scanning-configuration.ts";

/**
 * Replaces a registry's rules of basic scanning (Amazon ECR API, PutRegistryScanningConfiguration). They are kept and
 * answered; there is no scanner in this cloud, and nothing says that anything was scanned.
 */
export const PutRegistryScanningConfiguration = registryOperation("PutRegistryScanningConfiguration", {
  members: ["scanType", "rules"],
  handle(input, { scope }, context) {
    refuseEnhanced(input);
    const registry = setScanningRules(context, scope, input.rules ?? []);
    return { registryScanningConfiguration: scanningConfiguration(registry) };
  },
});

function refuseEnhanced({ scanType, rules = [] }: PutRegistryScanningConfigurationRequest): void {
  if (scanType === "ENHANCED") {
    throw unsupported("json", "ecr:PutRegistryScanningConfiguration", "does not support scanType 'ENHANCED'");
  }
  if (rules.some(({ scanFrequency }) => scanFrequency === "CONTINUOUS_SCAN")) {
    // ECR's sentence is not known.
    throw invalidParameter("rules", "Scan frequency CONTINUOUS_SCAN is not allowed with scan type BASIC");
  }
}
