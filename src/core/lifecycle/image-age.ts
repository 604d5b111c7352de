import type { Assumptions } from "./assumptions.ts";
import type { AgeOrigin } from "./evaluation.ts";
import type { LifecycleImage } from "./lifecycle-image.ts";
import type { LifecycleRule } from "./policy.ts";

/** Milliseconds of a day of 24 hours. */
export const dayMs = 86_400_000;

/** A moment in an image's life, and what happened then. */
export type AgeMark = { readonly at: number; readonly since: AgeOrigin };

/**
 * What `sinceImagePushed` counts from and what counts are ordered by: the push, or the restoration of an image that was
 * archived (Amazon ECR User Guide, "Lifecycle policy properties").
 */
export function pushMark(image: LifecycleImage): AgeMark {
  return image.lastActivatedAt === undefined
    ? { at: image.pushedAt.getTime(), since: "pushed" }
    : { at: image.lastActivatedAt.getTime(), since: "activated" };
}

/** Milliseconds of what images are put in order by: archived ones by their archival, others by their push. */
export function orderMark(image: LifecycleImage): number {
  if (image.storageClass === "archive") return image.lastArchivedAt.getTime();
  return (image.lastActivatedAt ?? image.pushedAt).getTime();
}

/** What a rule counts an image's days from. */
export function ageMark(
  image: LifecycleImage,
  kind: Exclude<LifecycleRule["pick"]["kind"], "imageCountMoreThan">,
): AgeMark {
  switch (kind) {
    case "sinceImagePushed":
      return pushMark(image);
    case "sinceImagePulled":
      return pullMark(image);
    case "sinceImageTransitioned":
      return { at: (image.lastArchivedAt ?? image.pushedAt).getTime(), since: "archived" };
  }
}

// One that was never pulled counts from its push, one restored since its last pull from the restoration.
function pullMark(image: LifecycleImage): AgeMark {
  const pulled = image.lastPulledAt?.getTime();
  const push = pushMark(image);
  if (pulled === undefined) return push;
  return push.since === "activated" && push.at > pulled ? push : { at: pulled, since: "pulled" };
}

/** Whether a moment lies more than `days` days before `now`. */
export function ageTest(
  days: number,
  now: Date,
  assumptions: Pick<Assumptions, "age-boundary" | "day-length">,
): (at: number) => boolean {
  const byDate = assumptions["day-length"] === "utc-date";
  const today = byDate ? Math.floor(now.getTime() / dayMs) : now.getTime();
  const limit = byDate ? days : days * dayMs;
  const inclusive = assumptions["age-boundary"] === "picked";
  return (at) => {
    const age = today - (byDate ? Math.floor(at / dayMs) : at);
    return inclusive ? age >= limit : age > limit;
  };
}
