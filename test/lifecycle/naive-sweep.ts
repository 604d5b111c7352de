import type { Assumptions } from "../../src/core/lifecycle/assumptions.ts";
import type { LifecycleImage } from "../../src/core/lifecycle/lifecycle-image.ts";
import type { LifecycleRule } from "../../src/core/lifecycle/policy.ts";
import type { Digest } from "../../src/core/oci/digest.ts";

type SweptRepository = { readonly images: readonly LifecycleImage[]; readonly assumptions: Assumptions };

/** What `naive-evaluator.ts` knows of the images. */
type Knowledge = {
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

/**
 * The second half of the naive evaluator: acts on the marked images one after the other, as ECR does, and tells in words
 * what became of each. Page names as in `naive-evaluator.ts`.
 */
export function sweepNaively(
  repository: SweptRepository,
  marks: ReadonlyMap<Digest, LifecycleRule>,
  knowledge: Knowledge,
): ReadonlyMap<Digest, readonly string[]> {
  const { images, assumptions } = repository;
  const done =
    assumptions["leaving-index"] === "together"
      ? actTogether(repository, marks, knowledge)
      : actOneByOne(repository, marks, knowledge);

  const fates = new Map<Digest, readonly string[]>();
  for (const image of images) {
    const own = done.get(image.digest);
    if (own !== undefined) {
      fates.set(image.digest, [`${own.action} by ${own.by}`]);
      continue;
    }
    const due = dueOf(image, repository, marks, knowledge, done);
    if (due === undefined) {
      const reason = knowledge.isFollower(image) ? `keep: follows ${image.subject}` : knowledge.whyUnmarked(image);
      fates.set(image.digest, [reason]);
      continue;
    }
    const indexes = indexesOf(image, images);
    const staying = indexes.filter(({ digest }) => !done.has(digest));
    const named = staying.length > 0 ? staying : indexes;
    const rest = `${staying.length > 0 ? "staying" : "leaving"}, wanted by ${due.priority}`;
    fates.set(
      image.digest,
      named.map(({ digest }) => `keep: in index ${digest}, ${rest}`),
    );
  }
  return fates;
}

/** What is due for an image when those in `done` have been acted on. */
function dueOf(
  image: LifecycleImage,
  { images, assumptions }: SweptRepository,
  marks: ReadonlyMap<Digest, LifecycleRule>,
  { isFollower }: Knowledge,
  done: ReadonlyMap<Digest, Due>,
): Due | undefined {
  // EVALUATION: an image is expired or archived by exactly one or zero rules.
  const rule = marks.get(image.digest);
  if (rule !== undefined) return { action: rule.action.kind, by: `rule ${rule.priority}`, priority: rule.priority };
  if (!isFollower(image)) return undefined;

  // EVALUATION: reference artifacts are automatically expired or archived within 24 hours of the deletion or archival of
  // the subject image.
  const subject = images.find(({ digest }) => digest === image.subject);
  if (subject === undefined) {
    // ASSUMED: missing-subject.
    if (assumptions["missing-subject"] === "keep") return undefined;
    return { action: "expire", by: `missing subject ${image.subject}`, priority: undefined };
  }
  const followed = done.get(subject.digest);
  if (followed === undefined) return undefined;
  // An archived image cannot be archived once more.
  if (followed.action === "transition" && image.storageClass === "archive") return undefined;
  return {
    action: followed.action,
    by: `subject ${subject.digest} of ${followed.priority}`,
    priority: followed.priority,
  };
}

/** The indexes that keep an image from being acted on before any of them is gone. */
function indexesOf(image: LifecycleImage, images: readonly LifecycleImage[]): readonly LifecycleImage[] {
  // EVALUATION: an image that is referenced by a manifest list cannot be expired or archived without the manifest list
  // being deleted or archived first. A list that has been archived before has been archived first.
  return images.filter(
    ({ digest, children, storageClass }) =>
      digest !== image.digest &&
      storageClass !== "archive" &&
      Array.isArray(children) &&
      children.includes(image.digest),
  );
}

/** ASSUMED: leaving-index, `next-evaluation`. */
function actOneByOne(
  repository: SweptRepository,
  marks: ReadonlyMap<Digest, LifecycleRule>,
  knowledge: Knowledge,
): ReadonlyMap<Digest, Due> {
  const { images } = repository;
  const done = new Map<Digest, Due>();
  const tried = new Set<Digest>();
  for (;;) {
    // EVALUATION: older images always go before newer ones. A follower becomes due when its subject has gone.
    const next = images
      .filter(({ digest }) => !tried.has(digest))
      .filter((image) => dueOf(image, repository, marks, knowledge, done) !== undefined)
      .reduce<LifecycleImage | undefined>(
        (oldest, image) => (oldest === undefined || knowledge.isOlder(image, oldest) ? image : oldest),
        undefined,
      );
    if (next === undefined) return done;
    tried.add(next.digest);
    const due = dueOf(next, repository, marks, knowledge, done);
    if (due !== undefined && indexesOf(next, images).every(({ digest }) => done.has(digest)))
      done.set(next.digest, due);
  }
}

/** ASSUMED: leaving-index, `together`. */
function actTogether(
  repository: SweptRepository,
  marks: ReadonlyMap<Digest, LifecycleRule>,
  knowledge: Knowledge,
): ReadonlyMap<Digest, Due> {
  const { images } = repository;
  const refused = new Set<Digest>();
  for (;;) {
    const done = allDue(repository, marks, knowledge, refused);
    const kept = images.find(
      (image) => done.has(image.digest) && indexesOf(image, images).some(({ digest }) => !done.has(digest)),
    );
    if (kept === undefined) return done;
    refused.add(kept.digest);
  }
}

/** Everything that is due, over any number of steps from subject to referrer, without what ECR refuses. */
function allDue(
  repository: SweptRepository,
  marks: ReadonlyMap<Digest, LifecycleRule>,
  knowledge: Knowledge,
  refused: ReadonlySet<Digest>,
): ReadonlyMap<Digest, Due> {
  const done = new Map<Digest, Due>();
  for (;;) {
    const before = done.size;
    for (const image of repository.images) {
      if (done.has(image.digest) || refused.has(image.digest)) continue;
      const due = dueOf(image, repository, marks, knowledge, done);
      if (due !== undefined) done.set(image.digest, due);
    }
    if (done.size === before) return done;
  }
}
