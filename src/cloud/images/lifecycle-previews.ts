import type { Digest } from "../../core/oci/digest.ts";
import type { Tag } from "../../core/oci/names.ts";
import type { Row } from "../store/database.ts";
import { evaluateRepository, type RepositoryEvaluation } from "./evaluate-repository.ts";
import type { ImageKey, ImageRoom, Repository } from "./image-types.ts";
import { ImagesError } from "./images-error.ts";
import { recordEvaluation } from "./lifecycle-events.ts";

/** The newest preview of a repository's lifecycle policy. */
export type LifecyclePreview = {
  readonly id: number;
  /** As the caller gave it. */
  readonly policyText: string;
  readonly status: "IN_PROGRESS" | "COMPLETE" | "EXPIRED" | "FAILED";
};

/** An image that the policy acts on, as it was when the preview was made. */
export type PreviewResult = {
  readonly digest: Digest;
  /** Newest first. */
  readonly tags: readonly Tag[];
  readonly pushedAt: Date;
  /** Where the image is before the action. */
  readonly storageClass: "STANDARD" | "ARCHIVE";
  readonly action: "expire" | "transition";
  /** Of the rule that takes the image or its subject; absent where its subject is gone. */
  readonly priority?: number;
};

/** How many images each action takes. */
export type PreviewCounts = { readonly expiring: number; readonly transitioning: number };

/**
 * How long a result can be read, in milliseconds of the cloud's clock. ECR has a state for older ones and names no time;
 * it is the day within which it acts on what is due, after which a preview tells of another repository.
 */
const previewLifeMs = 24 * 60 * 60 * 1000;

/**
 * Begins a preview, which replaces the one before. It is made once the caller's request has been answered.
 *
 * @param policyText has been accepted
 * @throws ImagesError `LIFECYCLE_PREVIEW_IN_PROGRESS`
 */
export function startLifecyclePreview(room: ImageRoom, repository: Repository, policyText: string): void {
  const { database, background } = room.store;
  if (findLifecyclePreview(room, repository)?.status === "IN_PROGRESS") {
    // ECR's sentence is not known; this one follows its others.
    throw new ImagesError(
      "LIFECYCLE_PREVIEW_IN_PROGRESS",
      `A lifecycle policy preview is already in progress for the repository with name '${repository.name}' in the registry with id '${repository.scope.account}'`,
    );
  }
  const { lastRowId: id } = database.transaction(() => {
    database.run("DELETE FROM lifecycle_previews WHERE repository_id = ?", repository.id);
    return database.run(
      "INSERT INTO lifecycle_previews (repository_id, policy, status) VALUES (?, ?, 'IN_PROGRESS')",
      repository.id,
      policyText,
    );
  });
  background.begin(workName(id), makePreview(room, repository, id, policyText));
}

/** The newest preview of a repository, undefined where none was ever begun. */
export function findLifecyclePreview(room: ImageRoom, repository: Repository): LifecyclePreview | undefined {
  const row = room.store.database.get<PreviewRow>(
    "SELECT id, policy, status, evaluated_at FROM lifecycle_previews WHERE repository_id = ?",
    repository.id,
  );
  return row === undefined ? undefined : { id: row.id, policyText: row.policy, status: statusOf(room, row) };
}

/**
 * A page of a preview's results, oldest image first.
 *
 * @throws ImagesError `PAGE_POSITION_INVALID` where `after` is no page's `next`
 */
export function listPreviewResults(
  room: ImageRoom,
  { id }: LifecyclePreview,
  listing: { readonly tagStatus?: TagStatus | undefined; readonly limit: number; readonly after?: string },
): { readonly results: readonly PreviewResult[]; readonly next?: string } {
  const { tagStatus = "ANY", limit, after = "-1" } = listing;
  if (!/^-?[0-9]{1,9}$/.test(after)) {
    throw new ImagesError("PAGE_POSITION_INVALID", "the listing's position is not one it gave");
  }
  const rows = room.store.database.all<ResultRow>(
    `SELECT * FROM lifecycle_preview_results WHERE preview_id = ? AND position > ? ${tagFilters[tagStatus]}
     ORDER BY position LIMIT ?`,
    id,
    Number(after),
    limit + 1,
  );
  const results = rows.slice(0, limit).map(toPreviewResult);
  const last = rows[limit - 1];
  return rows.length > limit && last !== undefined ? { results, next: String(last.position) } : { results };
}

/** Those of a preview's results that the keys name, oldest image first. */
export function findPreviewResults(
  room: ImageRoom,
  preview: LifecyclePreview,
  keys: readonly ImageKey[],
  tagStatus: TagStatus = "ANY",
): readonly PreviewResult[] {
  const rows = room.store.database.all<ResultRow>(
    `SELECT * FROM lifecycle_preview_results WHERE preview_id = ? ${tagFilters[tagStatus]} ORDER BY position`,
    preview.id,
  );
  return rows.map(toPreviewResult).filter((result) => keys.some((key) => isNamedBy(result, key)));
}

/** How many images the whole of a preview's result has. */
export function countPreviewResults(room: ImageRoom, { id }: LifecyclePreview): PreviewCounts {
  const rows = room.store.database.all<Row & { readonly action: string; readonly count: number }>(
    "SELECT action, COUNT(*) AS count FROM lifecycle_preview_results WHERE preview_id = ? GROUP BY action",
    id,
  );
  const count = (action: PreviewResult["action"]): number => rows.find((row) => row.action === action)?.count ?? 0;
  return { expiring: count("expire"), transitioning: count("transition") };
}

type TagStatus = "TAGGED" | "UNTAGGED" | "ANY";

const tagFilters: Readonly<Record<TagStatus, string>> = {
  ANY: "",
  TAGGED: "AND tags <> '[]'",
  UNTAGGED: "AND tags = '[]'",
};

type PreviewRow = Row & {
  readonly id: number;
  readonly policy: string;
  readonly status: string;
  readonly evaluated_at: number | null;
};

type ResultRow = Row & {
  readonly position: number;
  readonly digest: string;
  readonly tags: string;
  readonly pushed_at: number;
  readonly storage_class: string;
  readonly action: string;
  readonly priority: number | null;
};

function workName(id: number): string {
  return `lifecycle policy preview ${id}`;
}

/** One that is not complete and that nobody works on was cut short when its cloud ended. */
function statusOf(room: ImageRoom, { id, status, evaluated_at }: PreviewRow): LifecyclePreview["status"] {
  if (status === "COMPLETE" && evaluated_at !== null) {
    return room.clocks.cloud().getTime() - evaluated_at > previewLifeMs ? "EXPIRED" : "COMPLETE";
  }
  return status === "IN_PROGRESS" && room.store.background.isUnderWay(workName(id)) ? "IN_PROGRESS" : "FAILED";
}

function* makePreview(room: ImageRoom, repository: Repository, id: number, policyText: string): Generator<void, void> {
  try {
    const evaluation = evaluateRepository(room, repository, policyText);
    yield;
    room.store.database.transaction(() => keepPreview(room, repository, id, evaluation));
  } catch (error) {
    room.store.database.run("UPDATE lifecycle_previews SET status = 'FAILED' WHERE id = ?", id);
    throw error;
  }
}

function keepPreview(room: ImageRoom, repository: Repository, id: number, evaluation: RepositoryEvaluation): void {
  const { database } = room.store;
  const { changes } = database.run(
    "UPDATE lifecycle_previews SET status = 'COMPLETE', evaluated_at = ? WHERE id = ?",
    evaluation.now.getTime(),
    id,
  );
  if (changes === 0) return; // the repository has gone meanwhile
  for (const [position, { outcome, action, priority }] of evaluation.acted.entries()) {
    const { digest, tags, pushedAt, storageClass } = outcome.image;
    database.run(
      `INSERT INTO lifecycle_preview_results (preview_id, position, digest, tags, pushed_at, storage_class, action, priority)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      position,
      digest,
      JSON.stringify(tags),
      pushedAt.getTime(),
      storageClass === "archive" ? "ARCHIVE" : "STANDARD",
      action,
      priority ?? null,
    );
  }
  recordEvaluation(room, repository, "DryRunEvent", evaluation);
}

function toPreviewResult(row: ResultRow): PreviewResult {
  return {
    digest: row.digest as Digest,
    tags: JSON.parse(row.tags) as Tag[],
    pushedAt: new Date(row.pushed_at),
    storageClass: row.storage_class as PreviewResult["storageClass"],
    action: row.action as PreviewResult["action"],
    ...(row.priority === null ? {} : { priority: row.priority }),
  };
}

function isNamedBy({ digest, tags }: PreviewResult, key: ImageKey): boolean {
  return (key.digest ?? digest) === digest && (key.tag === undefined || tags.includes(key.tag));
}
