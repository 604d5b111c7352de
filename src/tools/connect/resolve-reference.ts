import type { Digest } from "../../core/oci/digest.ts";
import type { RepositoryName, Tag } from "../../core/oci/names.ts";
import { parseReference } from "../../core/oci/reference.ts";
import type { Cloud } from "./cloud.ts";
import type { RegistryClient } from "./registry-client.ts";

/** A reference with the registry it leads to. */
export type ResolvedReference = {
  readonly registry: RegistryClient;
  readonly repository: RepositoryName;
  readonly tag?: Tag;
  readonly digest?: Digest;
  /** `HOST/REPOSITORY`, without tag and digest. */
  readonly name: string;
};

/**
 * Parses a reference and opens its registry; without a host that is the registry of the cloud's current account and
 * region. Nothing is asked of the registry itself.
 *
 * @throws OciError for text that is no reference, and what `Cloud.registry` throws
 */
export async function resolveReference(cloud: Cloud, text: string): Promise<ResolvedReference> {
  const { host, repository, tag, digest } = parseReference(text);
  const registry = await cloud.registry(host);
  return {
    registry,
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
    name: `${registry.host}/${repository}`,
  };
}
