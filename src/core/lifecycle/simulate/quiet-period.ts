import type { LifecycleEvaluation, RuleOutcome } from "../evaluation.ts";
import { ageMark, dayMs } from "../image-age.ts";

/**
 * How long a repository certainly stays as it is after an evaluation that took nothing, so that the evaluations in
 * between need not be made: until an image grows old enough for a rule, or so many images come that one is beyond a rule's
 * count, or an image loses a tag. It may end too early, never too late.
 */
export class QuietPeriod {
  readonly #until: number;
  readonly #room: number;

  private constructor(until: number, room: number) {
    this.#until = until;
    this.#room = room;
  }

  /** None: the next evaluation is needed whatever happens. */
  static readonly none = new QuietPeriod(Number.NEGATIVE_INFINITY, 0);

  static after(evaluation: LifecycleEvaluation): QuietPeriod {
    const { outcomes, rules } = evaluation;
    // What goes changes what the others are measured by: what was inside an index, or bound to a subject.
    if (outcomes.some(({ fate }) => fate.kind !== "keep")) return QuietPeriod.none;
    const until = Math.min(...rules.map((rule) => firstDue(rule, evaluation)));
    return new QuietPeriod(until, Math.min(...rules.map(room)));
  }

  /**
   * Whether an evaluation at `now` would still take nothing.
   *
   * @param since what happened after the evaluation
   */
  covers(now: Date, since: { readonly pushedImages: number; readonly lostTags: number }): boolean {
    return now.getTime() < this.#until && since.pushedImages <= this.#room && since.lostTags === 0;
  }
}

// What the rule picked already stays for a reason that time does not change.
function firstDue({ rule: { pick }, matched, picked }: RuleOutcome, { now, assumptions }: LifecycleEvaluation): number {
  if (pick.kind === "imageCountMoreThan") return Number.POSITIVE_INFINITY;
  const age = pick.days * dayMs - (assumptions["day-length"] === "utc-date" ? dayMs : 0);
  const done = new Set(picked);
  // An image that comes later is due later than one that comes now would be.
  return matched
    .filter((image) => !done.has(image))
    .reduce((first, image) => Math.min(first, ageMark(image, pick.kind).at + age), now.getTime() + age);
}

// Each image that comes may be one that the rule counts.
function room({ rule: { pick }, matched }: RuleOutcome): number {
  return pick.kind === "imageCountMoreThan" ? pick.count - matched.length : Number.POSITIVE_INFINITY;
}
