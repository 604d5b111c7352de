import type { Scope } from "../core/aws/scope.ts";
import type { CloudStatus } from "../core/control-protocol.ts";
import { describeImageRegistry, type ImageRegistry } from "../core/image-registry/describe-image-registry.ts";
import type { GithubRepository } from "../core/image-registry/github-repository.ts";
import { defaultChoices, resolveOptions } from "../core/image-registry/options.ts";
import { formatLifecyclePolicy } from "../core/lifecycle/format-policy.ts";
import { parseRepositoryName } from "../core/oci/names.ts";
import { ConfigError } from "./cloud-config.ts";
import { readSetting, writeSetting } from "./folder-settings.ts";
import { findRole } from "./iam/roles.ts";
import type { ImageRoom } from "./images/image-types.ts";
import { createRepository, findRepository } from "./images/repositories.ts";
import { setLifecyclePolicy } from "./images/repository-settings.ts";
import { deleteDueKeys } from "./kms/kms-key-deletion.ts";
import { findKeyOfAlias, makeSigningKey, nameRoleInKey } from "./provision-key.ts";
import { grantKeyToRole, makeProviderAndRole, setRoleTrust, tagList } from "./provision-role.ts";
import type { Database } from "./store/database.ts";

/** What a data folder begins with. */
export type ProvisionOptions = {
  /** Nothing instead, which stays so too; refused of a folder that was begun with the resources. */
  readonly empty: boolean;
  /** Whose GitHub workflows may assume the role, also of a folder that has it already. Default: those of `ORG/REPO`. */
  readonly github?: GithubRepository | undefined;
};

/**
 * Fills a data folder with the image registry's resources, each once: what its owner deletes stays deleted. A folder that
 * was begun before there was a role is given it now.
 *
 * @returns when the key is there; all else is when this returns. An RSA key takes up to a second, so that the cloud
 * listens meanwhile.
 * @throws ConfigError `CONFIG_CONFLICT` where a folder that was begun with the resources is to be empty
 */
export function provision(room: ImageRoom, scope: Scope, { empty, github }: ProvisionOptions): Promise<void> {
  const { database } = room.store;
  const registry = describeImageRegistry(resolveOptions({ ...scope, github }));
  database.transaction(() => {
    const repositories = readSetting(database, "sample-repositories");
    if (empty && repositories === "made") throw notEmpty();
    if (empty || repositories === "no") leaveOut(database);
    if (readSetting(database, "sample-repositories") === undefined) makeRepositories(room, registry);
    if (readSetting(database, "sample-role") === undefined) makeRole(room, registry);
    else if (github !== undefined) setRoleTrust(room, registry);
  });
  if (readSetting(database, "sample-key") !== undefined) return Promise.resolve();
  return makeSigningKey(room, registry, (key) => {
    grantKeyToRole(room, registry, key.arn);
    writeSetting(database, "sample-key", "made");
  });
}

/** What `provision` made and is still there. */
export function findSamples(room: ImageRoom, scope: Scope): CloudStatus["samples"] {
  deleteDueKeys(room);
  const repository = findRepository(room, scope, parseRepositoryName(defaultChoices.repositories[0]));
  const key = findKeyOfAlias(room, scope, defaultChoices.alias);
  const role = findRole({ ...room, scope }, defaultChoices.role);
  return {
    ...(repository === undefined ? {} : { repository: repository.name }),
    ...(key === undefined ? {} : { key: { id: key.id, arn: key.arn } }),
    ...(role === undefined ? {} : { role: { arn: role.arn } }),
  };
}

/** Said before a client is: it would find its repositories taken one by one. */
function notEmpty(): ConfigError {
  return new ConfigError("CONFIG_CONFLICT", "--empty is for a new data folder, and this one began with the resources", {
    next: "start on another folder with --data DIR, or without --empty",
  });
}

/** Notes of everything that was never made that it is not to be. */
function leaveOut(database: Database): void {
  for (const name of ["sample-repositories", "sample-role", "sample-key"] as const) {
    if (readSetting(database, name) === undefined) writeSetting(database, name, "no");
  }
}

function makeRepositories(room: ImageRoom, { scope, tags, repositories }: ImageRegistry): void {
  for (const { name, scanOnPush, tagMutability, lifecyclePolicy } of repositories) {
    const repository = createRepository(room, scope, { name, scanOnPush, tagMutability, tags: tagList(tags) });
    setLifecyclePolicy(room, repository, formatLifecyclePolicy(lifecyclePolicy));
  }
  writeSetting(room.store.database, "sample-repositories", "made");
}

function makeRole(room: ImageRoom, registry: ImageRegistry): void {
  const key = findKeyOfAlias(room, registry.scope, registry.key.alias);
  makeProviderAndRole(room, registry, key?.arn);
  if (key !== undefined) nameRoleInKey(room, registry, key);
  writeSetting(room.store.database, "sample-role", "made");
}
