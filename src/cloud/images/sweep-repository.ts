import type { Digest } from "../../core/oci/digest.ts";
import { deleteImage } from "./delete-image.ts";
import { evaluateRepository, type RepositoryEvaluation } from "./evaluate-repository.ts";
import { recordArchiving } from "./image-events.ts";
import type { ImageRoom, Repository } from "./image-types.ts";
import { recordEvaluation } from "./lifecycle-events.ts";
import { findRepository, setLifecycleEvaluated } from "./repositories.ts";

/**
 * Evaluates a repository's policy and acts on its images, all in one transaction: whoever asks sees the repository before
 * or after, and so does who comes after a crash. An image goes with its tags and with what refers to it; its layers go
 * with the next collection of garbage.
 *
 * @returns what was done; undefined where the repository has no policy, or is gone
 */
export function sweepRepository(room: ImageRoom, target: Repository): RepositoryEvaluation | undefined {
  return room.store.database.transaction(() => {
    const repository = findRepository(room, target.scope, target.name);
    if (repository?.lifecyclePolicy === undefined) return undefined;
    const evaluation = evaluateRepository(room, repository, repository.lifecyclePolicy);
    for (const { action, outcome } of evaluation.acted) {
      if (action === "expire") expireImage(room, repository, outcome.image.digest);
      else archiveImage(room, repository, outcome.image.digest, evaluation.now);
    }
    recordEvaluation(room, repository, "PolicyExecutionEvent", evaluation);
    setLifecycleEvaluated(room, repository, evaluation.now);
    return evaluation;
  });
}

/** The evaluation has settled which index holds an image back: one in the archive, or one that goes as well, does not. */
function expireImage(room: ImageRoom, repository: Repository, digest: Digest): void {
  const { kind } = deleteImage(room, repository, { digest }, { children: "delete" });
  if (kind === "refused") throw new Error(`image ${digest} is gone within its own transaction`);
}

/** Moves an image into the archive, where nobody can pull it (Amazon ECR User Guide, "Archiving images"). */
function archiveImage(room: ImageRoom, repository: Repository, digest: Digest, now: Date): void {
  room.store.database.run(
    "UPDATE images SET status = 'ARCHIVED', last_archived_at = ? WHERE repository_id = ? AND digest = ?",
    now.getTime(),
    repository.id,
    digest,
  );
  recordArchiving(room, repository, digest);
}
