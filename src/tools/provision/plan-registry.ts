import type {
  ImageRegistry,
  ProviderDescription,
  RepositoryDescription,
  RoleDescription,
} from "../../core/image-registry/describe-image-registry.ts";
import { formatLifecyclePolicy } from "../../core/lifecycle/format-policy.ts";
import { parseLifecyclePolicy } from "../../core/lifecycle/parse-policy.ts";
import { nameSome } from "../../core/name-some.ts";
import { differ, differInPolicy, readPolicy } from "./differences.ts";
import type { FoundProvider, FoundRegistry, FoundRepository, FoundRole } from "./found-registry.ts";
import { otherRegionsOf } from "./other-regions.ts";
import { planAlias, planKey } from "./plan-key.ts";
import type { Difference, PlanAction, PlannedResource, RegistryPlan } from "./registry-plan.ts";

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

function planRole(description: RoleDescription, found: FoundRole | undefined): PlannedResource {
  const { name, arn } = description;
  const differences = [
    ...differ("description", found?.description, description.description),
    ...differ("maxSessionSeconds", found?.maxSessionSeconds, description.maxSessionSeconds),
    ...differInPolicy("trustPolicy", found?.trustPolicy, description.trustPolicy),
  ];
  const role = { kind: "role", name, differences } as const;
  if (found === undefined || found.arn === arn) return { ...role, action: actionFor(found, differences) };
  const note = `the role of this name is ${found.arn}, and IAM moves no role: choose another name with --role`;
  return { ...role, action: "blocked", note };
}

function planRolePolicy(registry: ImageRegistry, found: FoundRegistry): PlannedResource {
  const { role } = registry;
  const { policyName } = role;
  const current = found.role?.inlinePolicies.get(policyName);
  const keyArn = found.key?.arn ?? unknownKeyArn;
  const differences = differInPolicy("policy", current, role.policy(keyArn));
  const action = actionFor(current, differences);
  const others = found.role === undefined ? [] : otherRegionsOf(registry, found.role);
  const note = `the role is for ${nameSome(others)}, where it may push and sign no more then: choose another name with --role`;
  const policy = { kind: "role-policy", name: `${role.name}/${policyName}`, policyName, action, differences } as const;
  return others.length === 0 ? policy : { ...policy, note };
}

/** Stands in a plan for the ARN of a key that is still to be made. */
const unknownKeyArn = "(the new key's ARN)";

/** Whatever grants the role more than is described. */
function planForeignGrants(role: RoleDescription, found: FoundRole | undefined): readonly PlannedResource[] {
  if (found === undefined) return [];
  const { name: roleName, policyName: ownName } = role;
  const inline = [...found.inlinePolicies].filter(([policyName]) => policyName !== ownName);
  return [
    ...inline.map(([policyName, text]): PlannedResource => {
      const differences = [{ field: "policy", from: readPolicy(text), to: null }];
      return { kind: "role-policy", name: `${roleName}/${policyName}`, policyName, action: "delete", differences };
    }),
    ...found.attachedPolicies.map((policyArn): PlannedResource => {
      const differences = [{ field: "attached", from: true, to: false }];
      return { kind: "role-attachment", name: `${roleName}/${policyArn}`, policyArn, action: "delete", differences };
    }),
  ];
}

function actionFor(found: unknown, differences: readonly Difference[]): PlanAction {
  if (found === undefined) return "create";
  return differences.length === 0 ? "keep" : "change";
}
