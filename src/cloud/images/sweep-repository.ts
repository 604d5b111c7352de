import { setImmediate as turn } from "node:timers/promises";
import { InkanError } from "../../core/error.ts";
import type { Digest } from "../../core/oci/digest.ts";
import { deleteImage } from "./delete-image.ts";
import { type ActedImage, evaluateRepository, type RepositoryEvaluation } from "./evaluate-repository.ts";
import { recordArchiving } from "./image-events.ts";
import type { ImageRoom, Repository } from "./image-types.ts";
import { recordEvaluation } from "./lifecycle-events.ts";
import { findRepository } from "./repositories.ts";
import { setLifecycleEvaluated } from "./repository-settings.ts";
import { sliceSweep } from "./slice-sweep.ts";

/** Images that one transaction acts on: bounds how long other requests wait, to some fifty milliseconds. */
const sliceSize = 500;

/**
 * Evaluates a repository's policy and acts on its images: an image goes with its tags and with what refers to it, all in
 * one transaction, so that whoever asks sees it whole or gone, and so does who comes after a crash. Of many, slices are
 * acted on one after the other; what has changed meanwhile so that it is no longer due is left alone. Layers go with the
 * next collection of garbage.
 *
 * @param signal ends the sweep between two slices
 * @returns what was done; undefined where the repository has no policy, or is gone
 * @throws InkanError `CLOUD_ENDS`
 */
export async function sweepRepository(
  room: ImageRoom,
  target: Repository,
  { signal, size = sliceSize }: { readonly signal: AbortSignal; readonly size?: number },
): Promise<RepositoryEvaluation | undefined> {
  const { database } = room.store;
  const begun = database.transaction(() => beginSweep(room, target, size));
  if (begun === undefined) return undefined;
  const { evaluation, repository } = begun;
  const acted = [...begun.acted];
  let isDue: (image: ActedImage) => boolean = () => true;
  let changeCount = database.changeCount();
  for (const slice of begun.rest) {
    await turn();
    if (signal.aborted) throw sweepCutShort(repository);
    database.transaction(() => {
      if (database.changeCount() !== changeCount) isDue = whatIsStillDue(room, repository);
      const due = slice.filter(isDue);
      act(room, repository, { ...evaluation, acted: due, refused: [] });
      acted.push(...due);
    });
    changeCount = database.changeCount();
  }
  return { ...evaluation, acted };
}

/** Evaluates the policy and acts on the first slice. */
function beginSweep(room: ImageRoom, target: Repository, size: number) {
  const repository = findRepository(room, target.scope, target.name);
  if (repository?.lifecyclePolicy === undefined) return undefined;
  const evaluation = evaluateRepository(room, repository, repository.lifecyclePolicy);
  const [acted = [], ...rest] = sliceSweep(evaluation.acted, size);
  act(room, repository, { ...evaluation, acted });
  setLifecycleEvaluated(room, repository, evaluation.now);
  return { repository, evaluation, acted, rest };
}

/** A new evaluation, of a repository that may have gone or changed. */
function whatIsStillDue(room: ImageRoom, begun: Repository): (image: ActedImage) => boolean {
  const repository = findRepository(room, begun.scope, begun.name);
  const { lifecyclePolicy } = begun;
  if (repository?.id !== begun.id || lifecyclePolicy === undefined || repository.lifecyclePolicy !== lifecyclePolicy) {
    return () => false;
  }
  const { acted } = evaluateRepository(room, repository, lifecyclePolicy);
  const actions = new Map(acted.map(({ outcome, action }) => [outcome.image.digest, action]));
  return ({ outcome, action }) => actions.get(outcome.image.digest) === action;
}

function act(room: ImageRoom, repository: Repository, evaluation: RepositoryEvaluation): void {
  for (const { action, outcome } of evaluation.acted) {
    if (action === "expire") expireImage(room, repository, outcome.image.digest);
    else archiveImage(room, repository, outcome.image.digest, evaluation.now);
  }
  recordEvaluation(room, repository, "PolicyExecutionEvent", evaluation);
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

function sweepCutShort({ name }: Repository): InkanError {
  return new InkanError("CLOUD_ENDS", `the sweep of ${name} was cut short: the cloud ends`, {
    next: "run it again when the cloud is up: what it has done is done whole",
  });
}
