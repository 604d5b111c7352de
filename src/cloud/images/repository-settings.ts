import type { Tag as ResourceTag } from "../aws/models/iam.generated.ts";
import { writeTags } from "../iam/tags.ts";
import type { ImageRoom, Repository, TagMutability } from "./image-types.ts";
import { getRepository } from "./repositories.ts";

/** Replaces the tag mutability setting and its filters; tags that exist are not touched (PutImageTagMutability). */
export function setTagMutability(
  room: ImageRoom,
  repository: Repository,
  setting: { readonly tagMutability: TagMutability; readonly filters: readonly string[] },
): Repository {
  return changeRepository(room, repository, () =>
    room.store.database.run(
      "UPDATE repositories SET tag_mutability = ?, tag_mutability_filters = ? WHERE id = ?",
      setting.tagMutability,
      JSON.stringify(setting.filters),
      repository.id,
    ),
  );
}

/** Sets whether images are to be scanned as they are pushed; what is there already is not scanned by it. */
export function setScanOnPush(room: ImageRoom, repository: Repository, scanOnPush: boolean): Repository {
  return changeRepository(room, repository, () =>
    room.store.database.run("UPDATE repositories SET scan_on_push = ? WHERE id = ?", Number(scanOnPush), repository.id),
  );
}

/** Replaces the tags. */
export function setRepositoryTags(room: ImageRoom, repository: Repository, tags: readonly ResourceTag[]): Repository {
  return changeRepository(room, repository, () =>
    room.store.database.run("UPDATE repositories SET tags = ? WHERE id = ?", writeTags(tags), repository.id),
  );
}

/** Sets or, with undefined, removes the repository policy. */
export function setRepositoryPolicy(room: ImageRoom, repository: Repository, text: string | undefined): Repository {
  return changeRepository(room, repository, () =>
    room.store.database.run("UPDATE repositories SET policy = ? WHERE id = ?", text ?? null, repository.id),
  );
}

/** Sets or, with undefined, removes the lifecycle policy; the new text has not been evaluated yet. */
export function setLifecyclePolicy(room: ImageRoom, repository: Repository, text: string | undefined): Repository {
  return changeRepository(room, repository, () =>
    room.store.database.run(
      "UPDATE repositories SET lifecycle_policy = ?, lifecycle_evaluated_at = NULL WHERE id = ?",
      text ?? null,
      repository.id,
    ),
  );
}

/** Notes when the lifecycle policy was evaluated. */
export function setLifecycleEvaluated(room: ImageRoom, repository: Repository, at: Date): void {
  room.store.database.run(
    "UPDATE repositories SET lifecycle_evaluated_at = ? WHERE id = ?",
    at.getTime(),
    repository.id,
  );
}

function changeRepository(room: ImageRoom, repository: Repository, change: () => void): Repository {
  return room.store.database.transaction(() => {
    change();
    return getRepository(room, repository.scope, repository.name);
  });
}
