import { keyArn } from "../aws/arn.ts";
import type { ImageRegistry } from "./describe-image-registry.ts";

/** What people and scripts need of the resources, under the names of the terraform module's outputs. */
export type ImageRegistryOutputs = {
  readonly kms_key_id: string;
  readonly kms_key_arn: string;
  readonly kms_alias_name: string;
  /** Host, and port where there is one, that images are pushed to. */
  readonly ecr_registry: string;
  /** By the repository's name. */
  readonly ecr_repository_urls: Readonly<Record<string, string>>;
  readonly ecr_repository_arns: Readonly<Record<string, string>>;
  readonly github_actions_role_arn: string;
  readonly github_actions_role_name: string;
  readonly github_oidc_provider_arn: string;
};

/**
 * The outputs of a registry whose key has that id.
 *
 * @param found.registry the registry's host as ECR answers it
 */
export function imageRegistryOutputs(
  { scope, repositories, key, provider, role }: ImageRegistry,
  found: { readonly keyId: string; readonly registry: string },
): ImageRegistryOutputs {
  return {
    kms_key_id: found.keyId,
    kms_key_arn: keyArn(scope, found.keyId),
    kms_alias_name: key.alias,
    ecr_registry: found.registry,
    ecr_repository_urls: Object.fromEntries(repositories.map(({ name }) => [name, `${found.registry}/${name}`])),
    ecr_repository_arns: Object.fromEntries(repositories.map(({ name, arn }) => [name, arn])),
    github_actions_role_arn: role.arn,
    github_actions_role_name: role.name,
    github_oidc_provider_arn: provider.arn,
  };
}
