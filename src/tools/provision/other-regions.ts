import type { ImageRegistry } from "../../core/image-registry/describe-image-registry.ts";
import type { FoundRole } from "./found-registry.ts";

/**
 * The regions whose repositories or keys a registry's role is there for, but for the registry's own. A role is the whole
 * account's: registries of two regions that choose the same name for it have one between them.
 */
export function otherRegionsOf({ role, scope }: ImageRegistry, found: FoundRole): readonly string[] {
  const policy = found.inlinePolicies.get(role.policyName) ?? "";
  const named = [...policy.matchAll(/"arn:[^:"]+:(?:ecr|kms):([a-z0-9-]+):/g)].map(([, region = ""]) => region);
  return [...new Set(named)].filter((region) => region !== scope.region);
}
