import { registryOperation } from "./registry-operation.ts";
import { scanningConfiguration } from "./scanning-configuration.ts";

/** Which images of a registry are to be scanned, and when (Amazon ECR API, GetRegistryScanningConfiguration). */
export const GetRegistryScanningConfiguration = registryOperation("GetRegistryScanningConfiguration", {
  members: [],
  handle: (_input, registry) => ({
    registryId: registry.scope.account,
    scanningConfiguration: scanningConfiguration(registry),
  }),
});
