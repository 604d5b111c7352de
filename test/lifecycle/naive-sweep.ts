import type { Assumptions } from "../../src/core/lifecycle/assumptions.ts";
import type { LifecycleImage } from "../../src/core/lifecycle/lifecycle-image.ts";
import type { LifecycleRule } from "../../src/core/lifecycle/policy.ts";
import type { Digest } from "../../src/core/oci/digest.ts";

/** What `naive-evaluator.ts` knows of the images. */
export type Repository = {
  readonly images: readonly LifecycleImage[];
  readonly assumptions: Assumptions;
  /** By the digest of what it marks. */
  readonly marks: ReadonlyMap<Digest, LifecycleRule>;
  readonly isOlder: (a: LifecycleImage, b: LifecycleImage) => boolean;
  readonly isFollower: (image: LifecycleImage) => boolean;
  readonly whyUnmarked: (image: LifecycleImage) => string;
};

/** What is to be done with an image, and because of whom. */
type Due = {
  readonly action: "expire" | "transition";
  readonly by: string;
  /** The rule at the beginning of it all. */
  readonly priority: number | undefined;
};

/** What has been done, by digest. */
type Done = Map<Digest, Due>;

/**
 * The second half of the naive evaluator: acts on the marked images one after the other, as ECR does, and tells in words
 * what became of each. Page names as in `naive-evaluator.ts`.
 */
export function sweepNaively(repository: Repository): ReadonlyMap<Digest, readonly string[]> {
  const { images, assumptions } = repository;
  const done: Done = new Map();
  // ASSUMED: leaving-index. With `together`, what was refused is tried again as long as something goes.
  let before: number;
  do {
    before = done.size;
    sweepOnce(repository, done);
  } while (assumptions["leaving-index"] === "together" && done.size > before);
  return new Map(images.map((image) => [image.digest, describeOutcome(image, repository, done)]));
}

function sweepOnce(repository: Repository, done: Done): void {
  // EVALUATION: expiration always expires older images before newer ones.
  const oldestFirst = [...repository.images];
  for (let unsorted = true; unsorted; ) {
    unsorted = false;
    for (let place = 1; place < oldestFirst.length; place++) {
      const [a, b] = oldestFirst.slice(place - 1, place + 1);
      if (a === undefined || b === undefined || !repository.isOlder(b, a)) continue;
      oldestFirst.splice(place - 1, 2, b, a);
      unsorted = true;
    }
  }
  // EVALUATION: reference artifacts are expired or archived within 24 hours of the deletion or archival of the subject, so
  // after it; what refers to them comes after them in turn.
  for (let steps = 0; steps <= oldestFirst.length; steps++) {
    for (const image of oldestFirst) {
      if (stepsToSubjects(image, repository) !== steps || done.has(image.digest)) continue;
      const due = dueOf(image, repository, done);
      const isHeld = indexesOf(image, repository.images).some(({ digest }) => !done.has(digest));
      if (due !== undefined && !isHeld) done.set(image.digest, due);
    }
  }
}

/** How many images stand between an image and one that follows nothing. */
function stepsToSubjects(image: LifecycleImage, repository: Repository): number {
  const subject = repository.images.find(({ digest }) => digest === image.subject);
  if (subject === undefined || !repository.isFollower(image)) return 0;
  return 1 + stepsToSubjects(subject, repository);
}

/** What is due for an image when those in `done` have been acted on. */
function dueOf(image: LifecycleImage, repository: Repository, done: Done): Due | undefined {
  const { images, assumptions, marks } = repository;
  // EVALUATION: an image is expired or archived by exactly one or zero rules.
  const rule = marks.get(image.digest);
  if (rule !== undefined) return { action: rule.action.kind, by: `rule ${rule.priority}`, priority: rule.priority };
  if (!repository.isFollower(image)) return undefined;

  const subject = images.find(({ digest }) => digest === image.subject);
  if (subject === undefined) {
    // ASSUMED: missing-subject.
    if (assumptions["missing-subject"] === "keep") return undefined;
    return { action: "expire", by: `missing subject ${image.subject}`, priority: undefined };
  }
  const followed = done.get(subject.digest) ?? pastArchival(subject);
  if (followed === undefined || (followed.action === "transition" && !isActive(image, repository))) return undefined;
  return { ...followed, by: `subject ${subject.digest} of ${followed.priority}` };
}

/** What happened to a subject that was archived before. */
function pastArchival({ storageClass }: LifecycleImage): Due | undefined {
  return storageClass === "archive" ? { action: "transition", by: "", priority: undefined } : undefined;
}

/** Only an active image can be archived. ASSUMED: activating. */
function isActive({ storageClass }: LifecycleImage, { assumptions }: Repository): boolean {
  return storageClass === "standard" || (storageClass === "activating" && assumptions.activating === "standard");
}

/** The indexes that keep an image from being acted on until the last of them is gone. */
export function indexesOf(image: LifecycleImage, images: readonly LifecycleImage[]): readonly LifecycleImage[] {
  // EVALUATION: an image that is referenced by a manifest list cannot be expired or archived without the manifest list
  // being deleted or archived first. A list that is in the archive has been archived first.
  return images.filter(
    ({ children, storageClass }) =>
      storageClass !== "archive" && Array.isArray(children) && children.includes(image.digest),
  );
}

/** In words; several where several indexes are reasons as good as each other. */
function describeOutcome(image: LifecycleImage, repository: Repository, done: Done): readonly string[] {
  const own = done.get(image.digest);
  if (own !== undefined) return [`${own.action} by ${own.by}`];
  const due = dueOf(image, repository, done);
  if (due === undefined) {
    return [repository.isFollower(image) ? `keep: follows ${image.subject}` : repository.whyUnmarked(image)];
  }
  const indexes = indexesOf(image, repository.images);
  const staying = indexes.filter(({ digest }) => !done.has(digest));
  const rest = `${staying.length > 0 ? "staying" : "leaving"}, wanted by ${due.priority}`;
  return (staying.length > 0 ? staying : indexes).map(({ digest }) => `keep: in index ${digest}, ${rest}`);
}
