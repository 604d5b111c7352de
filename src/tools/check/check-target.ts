import { parseRegistryHost, type RegistryHost } from "../../core/aws/registry-host.ts";
import type { RepositoryName } from "../../core/oci/names.ts";

/** The repository that a check works in. */
export type CheckTarget = {
  /** Host of the registry. */
  readonly registry: string;
  readonly repository: RepositoryName;
  /** `HOST/REPOSITORY`. */
  readonly name: string;
  /** Account and region, where the host names them. */
  readonly place: RegistryHost | undefined;
};

/** The repository of a registry. */
export function targetIn(registry: string, repository: RepositoryName): CheckTarget {
  return { registry, repository, name: `${registry}/${repository}`, place: parseRegistryHost(registry) };
}

/** A name for a tag that holds the moment, in UTC: `test-20261125-140309`. */
export function testTag(now: Date): string {
  const [, date = "", time = ""] = /^(.{10})T(.{8})/.exec(now.toISOString()) ?? [];
  return `test-${date.replaceAll("-", "")}-${time.replaceAll(":", "")}`;
}
