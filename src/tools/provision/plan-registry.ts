import type {
  ImageRegistry,
  ProviderDescription,
  RepositoryDescription,
} from "../../core/image-registry/describe-image-registry.ts";
import { formatLifecyclePolicy } from "../../core/lifecycle/format-policy.ts";
import { parseLifecyclePolicy } from "../../core/lifecycle/parse-policy.ts";
import { actionFor, differ, readPolicy } from "./differences.ts";
import type { FoundProvider, FoundRegistry, FoundRepository } from "./found-registry.ts";
import { planAlias, planKey } from "./plan-key.ts";
import { planForeignGrants, planRole, planRolePolicy } from "./plan-role.ts";
import type { Difference, PlannedResource, RegistryPlan } from "./registry-plan.ts";

/** Compares what is there with what is described. */
export function planRegistry(registry: ImageRegistry, found: FoundRegistry): RegistryPlan {
  const { repositories, provider, role, key } = registry;
  return {
    registry,
    found,
    resources: [
      ...repositories.map((repository) => planRepository(repository, found.repositories.get(repository.name))),
      planProvider(provider, found.provider),
      planRole(role, found.role),
      planKey(key, found.key),
      planAlias(key, found.key),
      planRolePolicy(registry, found),
      ...planForeignGrants(role, found.role),
    ],
  };
}

function planRepository(description: RepositoryDescription, found: FoundRepository | undefined): PlannedResource {
  const { name, tagMutability, scanOnPush } = description;
  const differences = [
    ...differ("tagMutability", found?.tagMutability, tagMutability),
    ...differ("scanOnPush", found?.scanOnPush, scanOnPush),
    ...differInLifecycle(description, found?.lifecyclePolicy),
  ];
  return { kind: "repository", name, description, found, action: actionFor(found, differences), differences };
}

function differInLifecycle({ lifecyclePolicy }: RepositoryDescription, text: string | undefined): Difference[] {
  const described = formatLifecyclePolicy(lifecyclePolicy);
  const parsed = text === undefined ? undefined : parseLifecyclePolicy(text);
  if (parsed?.kind === "policy" && formatLifecyclePolicy(parsed.policy) === described) return [];
  const from = text === undefined ? null : readPolicy(text);
  return [{ field: "lifecyclePolicy", from, to: readPolicy(described) }];
}

/** An account has one provider of an issuer, so that others may use it: only what is missing is added. */
function planProvider({ url, audience }: ProviderDescription, found: FoundProvider | undefined): PlannedResource {
  const has = found?.audiences.includes(audience) === true;
  const from = found === undefined ? null : found.audiences;
  const differences = has ? [] : [{ field: "audiences", from, to: [...(from ?? []), audience] }];
  return { kind: "oidc-provider", name: url, action: actionFor(found, differences), differences };
}
