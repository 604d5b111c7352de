import type { LifecycleRule } from "../policy.ts";

/** From this count on a rule is taken to keep what it matches: nobody means to look at so many images. */
const keepCount = 500;

/** From this many days on, five years, a rule is taken to keep what it matches. */
const keepDays = 1825;

/**
 * Whether a rule stands for "never": ECR has no action that keeps, so people write a limit that is never reached, which
 * shields what the rule matches from the rules after it.
 */
export function isKeepRule({ pick }: LifecycleRule): boolean {
  switch (pick.kind) {
    case "imageCountMoreThan":
      return pick.count >= keepCount;
    case "sinceImagePushed":
    case "sinceImagePulled":
      return pick.days >= keepDays;
    case "sinceImageTransitioned":
      return false;
  }
}
