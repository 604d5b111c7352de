import type { ImageRegistry } from "../../core/image-registry/describe-image-registry.ts";
import type { Cloud } from "../connect/cloud.ts";
import type { FoundRegistry } from "./found-registry.ts";
import { readKey } from "./read-key.ts";
import { readRepositories } from "./read-repositories.ts";
import { readProvider, readRole } from "./read-role.ts";

/** Reads what a cloud has of the resources. Nothing is changed. Throws AwsCallError. */
export async function readRegistry(cloud: Cloud, registry: ImageRegistry): Promise<FoundRegistry> {
  const names = registry.repositories.map(({ name }) => name);
  const [repositories, key, provider, role] = await Promise.all([
    readRepositories(cloud, names),
    readKey(cloud, registry.key),
    readProvider(cloud, registry.provider.arn),
    readRole(cloud, registry.role.name),
  ]);
  return { repositories, key, provider, role };
}
