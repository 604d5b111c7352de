import { type ImageRegistryOutputs, imageRegistryOutputs } from "../../core/image-registry/outputs.ts";
import type { Cloud } from "../connect/cloud.ts";
import { applyAlias, applyKey, type KeyName } from "./apply-key.ts";
import { applyRepository } from "./apply-repository.ts";
import { applyProvider, applyRole, applyRolePolicy, detachRolePolicy } from "./apply-role.ts";
import { hasAlias } from "./found-registry.ts";
import { changesOf, type PlannedResource, type RegistryPlan, refuseBlocked } from "./registry-plan.ts";

/** Whoever follows an apply. */
export type ApplyOptions = {
  /** Told of each resource that was brought in order, with the name that it has now. */
  readonly onDone: (resource: PlannedResource, name: string) => void;
  /** Told when it has to be waited for IAM. */
  readonly onWait: () => void;
  /** Ends it between two resources. */
  readonly signal: AbortSignal;
};

/**
 * Brings a cloud to what is described, one resource after the other. What fails leaves those before it in order: a new plan
 * goes on from there.
 *
 * @returns the outputs of the whole
 * @throws ProvisionError `PROVISION_BLOCKED` before anything is done; AwsCallError, AbortError
 */
export async function applyPlan(
  cloud: Cloud,
  plan: RegistryPlan,
  options: ApplyOptions,
): Promise<ImageRegistryOutputs> {
  const { registry, found } = plan;
  refuseBlocked(plan);
  let key: KeyName | undefined = found.key;
  let uri = [...found.repositories.values()][0]?.uri;
  const apply = async (planned: PlannedResource): Promise<void> => {
    switch (planned.kind) {
      case "repository":
        uri = await applyRepository(cloud, planned, registry.tags);
        return;
      case "oidc-provider":
        return await applyProvider(cloud, planned, registry);
      case "role":
        return await applyRole(cloud, planned, registry);
      case "key":
        key = await applyKey(cloud, planned, registry.key, options);
        return;
      case "alias":
        return await applyAlias(cloud, planned, madeBefore(key));
      case "role-policy":
        return await applyRolePolicy(cloud, planned, registry, madeBefore(key).arn);
      case "role-attachment":
        return await detachRolePolicy(cloud, registry.role.name, planned.policyArn);
    }
  };
  for (const planned of changesOf(plan)) {
    options.signal.throwIfAborted();
    await apply(planned);
    options.onDone(planned, planned.kind === "key" ? madeBefore(key).id : planned.name);
  }
  return imageRegistryOutputs(registry, { keyId: madeBefore(key).id, registry: hostOf(uri) });
}

/** The outputs of a cloud that lacks nothing which they name; undefined where it does. */
export function outputsOf({ registry, found }: RegistryPlan): ImageRegistryOutputs | undefined {
  const isWhole =
    found.key !== undefined &&
    hasAlias(found.key) &&
    found.provider !== undefined &&
    found.role !== undefined &&
    found.repositories.size === registry.repositories.length;
  if (!isWhole) return undefined;
  const uri = [...found.repositories.values()][0]?.uri;
  return imageRegistryOutputs(registry, { keyId: found.key.id, registry: hostOf(uri) });
}

function madeBefore(key: KeyName | undefined): KeyName {
  if (key === undefined) throw new TypeError("a plan makes the key before what names it");
  return key;
}

/** The registry of a repository's address. */
function hostOf(uri: string | undefined): string {
  return uri?.split("/", 1)[0] ?? "";
}
