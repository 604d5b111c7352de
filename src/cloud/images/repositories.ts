import type { AccountId, Region, Scope } from "../../core/aws/scope.ts";
import type { Digest } from "../../core/oci/digest.ts";
import type { RepositoryName, Tag } from "../../core/oci/names.ts";
import type { Tag as ResourceTag } from "../aws/models/iam.generated.ts";
import { readTags, writeTags } from "../iam/tags.ts";
import type { Row } from "../store/database.ts";
import { recordDeletion } from "./image-events.ts";
import type { ImageRoom, Repository, TagMutability } from "./image-types.ts";
import { ImagesError } from "./images-error.ts";
import { quotas } from "./quotas.ts";
import { releaseLayers } from "./release-layers.ts";

/** What a new repository may be told; the rest is ECR's default. */
export type RepositorySettings = {
  readonly name: RepositoryName;
  /** Default `MUTABLE`. */
  readonly tagMutability?: TagMutability;
  readonly tagMutabilityFilters?: readonly string[];
  /** Default false. */
  readonly scanOnPush?: boolean;
  /** Default `AES256`. */
  readonly encryption?: Repository["encryption"];
  readonly tags?: readonly ResourceTag[];
};

type RepositoryRow = Row & {
  readonly id: number;
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly created_at: number;
  readonly tag_mutability: string;
  readonly tag_mutability_filters: string;
  readonly scan_on_push: number;
  readonly encryption_type: string;
  readonly encryption_key: string | null;
  readonly policy: string | null;
  readonly tags: string;
  readonly lifecycle_policy: string | null;
  readonly lifecycle_evaluated_at: number | null;
};

/**
 * Makes a repository (Amazon ECR API, CreateRepository).
 *
 * @throws ImagesError `REPOSITORY_ALREADY_EXISTS`, `LIMIT_EXCEEDED`
 */
export function createRepository(room: ImageRoom, scope: Scope, settings: RepositorySettings): Repository {
  const { database } = room.store;
  const { name } = settings;
  return database.transaction(() => {
    if (findRepository(room, scope, name) !== undefined) {
      throw new ImagesError(
        "REPOSITORY_ALREADY_EXISTS",
        `The repository with name '${name}' already exists in the registry with id '${scope.account}'`,
      );
    }
    refuseAboveQuota(room, scope);
    database.run(
      `INSERT INTO repositories (account, region, name, created_at, tag_mutability, tag_mutability_filters, scan_on_push,
         encryption_type, encryption_key, tags) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      scope.account,
      scope.region,
      name,
      room.clocks.cloud().getTime(),
      settings.tagMutability ?? "MUTABLE",
      JSON.stringify(settings.tagMutabilityFilters ?? []),
      settings.scanOnPush === true ? 1 : 0,
      settings.encryption?.type ?? "AES256",
      settings.encryption?.kmsKey ?? null,
      writeTags(settings.tags ?? []),
    );
    return getRepository(room, scope, name);
  });
}

/** The repository of this name, or undefined. */
export function findRepository(
  room: Pick<ImageRoom, "store">,
  scope: Scope,
  name: RepositoryName,
): Repository | undefined {
  const { database, reads } = room.store;
  const read = (): Repository | undefined => {
    const row = database.get<RepositoryRow>(
      "SELECT * FROM repositories WHERE account = ? AND region = ? AND name = ?",
      scope.account,
      scope.region,
      name,
    );
    return row === undefined ? undefined : toRepository(row);
  };
  return reads.get(`repository ${scope.account} ${scope.region} ${name}`, read, repositoryBytes);
}

/**
 * The repository of this name.
 *
 * @throws ImagesError `REPOSITORY_NOT_FOUND`
 */
export function getRepository(room: ImageRoom, scope: Scope, name: RepositoryName): Repository {
  const repository = findRepository(room, scope, name);
  if (repository === undefined) throw repositoryNotFound(scope.account, name);
  return repository;
}

/** The refusal of a repository that a registry does not have. */
export function repositoryNotFound(registryId: string, name: string): ImagesError {
  return new ImagesError(
    "REPOSITORY_NOT_FOUND",
    `The repository with name '${name}' does not exist in the registry with id '${registryId}'`,
  );
}

/** Repositories by name, those after `after`, at most `limit` of them. */
export function listRepositories(
  room: ImageRoom,
  scope: Scope,
  page: { readonly limit: number; readonly after?: string },
): Repository[] {
  const rows = room.store.database.all<RepositoryRow>(
    "SELECT * FROM repositories WHERE account = ? AND region = ? AND name > ? ORDER BY name LIMIT ?",
    scope.account,
    scope.region,
    page.after ?? "",
    page.limit,
  );
  return rows.map(toRepository);
}

/** Repositories that have a lifecycle policy, of one registry or, without a scope, of all, by name. */
export function listPolicyRepositories(room: ImageRoom, scope: Scope | undefined): Repository[] {
  const rows = room.store.database.all<RepositoryRow>(
    `SELECT * FROM repositories WHERE lifecycle_policy IS NOT NULL AND account = IFNULL(?, account)
       AND region = IFNULL(?, region) ORDER BY account, region, name`,
    scope?.account ?? null,
    scope?.region ?? null,
  );
  return rows.map(toRepository);
}

/**
 * Deletes a repository and, with `force`, the images in it (Amazon ECR API, DeleteRepository); layers that no image
 * uses do not count as content. Returns what it was.
 *
 * @throws ImagesError `REPOSITORY_NOT_FOUND`, `REPOSITORY_NOT_EMPTY`
 */
export function deleteRepository(
  room: ImageRoom,
  scope: Scope,
  name: RepositoryName,
  options: { readonly force: boolean },
): Repository {
  const { database, blobs } = room.store;
  const { repository, layers, uploads } = database.transaction(() => {
    const repository = getRepository(room, scope, name);
    refuseWithContent(room, repository, options.force);
    const layers = database.all<{ digest: string }>(
      "SELECT digest FROM repository_blobs WHERE repository_id = ?",
      repository.id,
    );
    const uploads = database.all<{ id: string }>("SELECT id FROM uploads WHERE repository_id = ?", repository.id);
    database.run("DELETE FROM repositories WHERE id = ?", repository.id);
    return { repository, layers, uploads };
  });
  releaseLayers(
    room.store,
    layers.map(({ digest }) => digest),
  );
  for (const { id } of uploads) blobs.removeUpload(id);
  return repository;
}

function refuseAboveQuota(room: ImageRoom, scope: Scope): void {
  const count = room.store.database.get<{ count: number }>(
    "SELECT COUNT(*) AS count FROM repositories WHERE account = ? AND region = ?",
    scope.account,
    scope.region,
  )?.count;
  if ((count ?? 0) >= quotas.repositoriesPerRegion) {
    throw new ImagesError(
      "LIMIT_EXCEEDED",
      `The registry with id '${scope.account}' already has the maximum allowed number of repositories which is '${quotas.repositoriesPerRegion}'`,
    );
  }
}

function refuseWithContent(room: ImageRoom, repository: Repository, force: boolean): void {
  const { database } = room.store;
  if (!force) {
    if (database.get("SELECT 1 FROM images WHERE repository_id = ? LIMIT 1", repository.id) === undefined) return;
    throw new ImagesError(
      "REPOSITORY_NOT_EMPTY",
      `The repository with name '${repository.name}' in registry with id '${repository.scope.account}' cannot be deleted because it still contains images`,
    );
  }
  const rows = database.all<{ digest: Digest; tag: Tag | null }>(
    `SELECT images.digest AS digest, tags.name AS tag FROM images LEFT JOIN tags ON tags.image_id = images.id
     WHERE images.repository_id = ? ORDER BY images.id, tags.name`,
    repository.id,
  );
  for (const row of rows) recordDeletion(room, repository, row.digest, row.tag ?? undefined);
}

function toRepository(row: RepositoryRow): Repository {
  return {
    id: row.id,
    scope: { account: row.account as AccountId, region: row.region as Region },
    name: row.name as RepositoryName,
    createdAt: new Date(row.created_at),
    tagMutability: row.tag_mutability as TagMutability,
    tagMutabilityFilters: JSON.parse(row.tag_mutability_filters) as string[],
    scanOnPush: row.scan_on_push === 1,
    encryption: {
      type: row.encryption_type,
      ...(row.encryption_key === null ? {} : { kmsKey: row.encryption_key }),
    },
    ...(row.policy === null ? {} : { policy: row.policy }),
    tags: readTags(row.tags),
    ...(row.lifecycle_policy === null ? {} : { lifecyclePolicy: row.lifecycle_policy }),
    ...(row.lifecycle_evaluated_at === null ? {} : { lifecycleEvaluatedAt: new Date(row.lifecycle_evaluated_at) }),
  };
}

/** About what a repository takes in memory, in bytes: two for each character of its policies, some hundred for the rest. */
function repositoryBytes(repository: Repository | undefined): number {
  return 1024 + 2 * ((repository?.lifecyclePolicy?.length ?? 0) + (repository?.policy?.length ?? 0));
}
