import type { ImageRegistry, RepositoryDescription } from "../../core/image-registry/describe-image-registry.ts";
import type { JsonValue } from "../report/json-value.ts";
import type { FoundKey, FoundRegistry, FoundRepository } from "./found-registry.ts";
import { ProvisionError } from "./provision-error.ts";

/** What has to be done to each resource for a cloud to have what is described. */
export type RegistryPlan = {
  readonly registry: ImageRegistry;
  readonly found: FoundRegistry;
  /** In the order in which it is done: what others name comes first. */
  readonly resources: readonly PlannedResource[];
};

/** A resource, how it differs from its description, and what that comes to. */
export type PlannedResource = Planned &
  (
    | {
        readonly kind: "repository";
        readonly description: RepositoryDescription;
        readonly found: FoundRepository | undefined;
      }
    | { readonly kind: "oidc-provider" }
    | { readonly kind: "role" }
    | { readonly kind: "key"; readonly found: FoundKey | undefined }
    | { readonly kind: "alias" }
    /** A policy that is written into the role. */
    | { readonly kind: "role-policy"; readonly policyName: string }
    /** A policy that is attached to the role. */
    | { readonly kind: "role-attachment"; readonly policyArn: string }
  );

type Planned = {
  /** As people know it; of what belongs to the role, behind the role's. */
  readonly name: string;
  readonly action: PlanAction;
  readonly differences: readonly Difference[];
  /** What a person should know of it; where it is blocked, why. */
  readonly note?: string;
};

/** `blocked`: it differs in what AWS lets nobody change. */
export type PlanAction = "create" | "change" | "delete" | "keep" | "blocked";

/** One field that is not as described. */
export type Difference = {
  readonly field: string;
  /** What is there; null where nothing is. */
  readonly from: JsonValue;
  /** What is described; null where nothing is to be. */
  readonly to: JsonValue;
};

/** What a plan would do, in the order in which it is done. */
export function changesOf({ resources }: RegistryPlan): readonly PlannedResource[] {
  return resources.filter(({ action }) => action !== "keep");
}

/** Whether a field of a resource is to be set. */
export function differsIn({ differences }: PlannedResource, field: string): boolean {
  return differences.some((difference) => difference.field === field);
}

/** Stops before anything is done where not everything can be. Throws ProvisionError `PROVISION_BLOCKED`. */
export function refuseBlocked({ resources }: RegistryPlan): void {
  const blocked = resources.find(({ action }) => action === "blocked");
  if (blocked === undefined) return;
  throw new ProvisionError("PROVISION_BLOCKED", `nothing was changed: ${blocked.note ?? blocked.name}`);
}
