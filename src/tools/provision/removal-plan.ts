import type { ImageRegistry } from "../../core/image-registry/describe-image-registry.ts";

/** What goes of a registry's resources, and what is left for which reason. */
export type RegistryRemoval = {
  readonly registry: ImageRegistry;
  /** In the order in which they go: what names others first. */
  readonly resources: readonly RemovedResource[];
};

/** A resource that is there. */
export type RemovedResource = {
  readonly name: string;
  /** Absent where it goes. */
  readonly left?: string;
  /** What a person should know of its going. */
  readonly note?: string;
} & (
  | { readonly kind: "role"; readonly inlinePolicies: readonly string[]; readonly attachedPolicies: readonly string[] }
  | { readonly kind: "oidc-provider"; readonly arn: string }
  | { readonly kind: "alias" }
  | { readonly kind: "key" }
  | { readonly kind: "repository"; readonly images: number }
);

/** Those that go. */
export function removedOf({ resources }: RegistryRemoval): readonly RemovedResource[] {
  return resources.filter(({ left }) => left === undefined);
}
