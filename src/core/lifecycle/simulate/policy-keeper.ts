import type { Assumptions } from "../assumptions.ts";
import { evaluate } from "../evaluate.ts";
import type { ImageOutcome } from "../evaluation.ts";
import { explainFate } from "../explain.ts";
import type { LifecyclePolicy } from "../policy.ts";
import type { PushedChanges } from "./pipelines.ts";
import { QuietPeriod } from "./quiet-period.ts";
import type { SimulatedRepository } from "./simulated-repository.ts";
import type { Departure, SimulatedDay } from "./simulation.ts";

/** Evaluates a policy over a repository again and again, as ECR does, and acts. */
export class PolicyKeeper {
  readonly #repository: SimulatedRepository;
  readonly #policy: LifecyclePolicy;
  readonly #assumptions: Assumptions;
  #quiet = QuietPeriod.none;
  #since = { pushedImages: 0, lostTags: 0 };
  #held = 0;

  constructor(repository: SimulatedRepository, policy: LifecyclePolicy, assumptions: Assumptions) {
    this.#repository = repository;
    this.#policy = policy;
    this.#assumptions = assumptions;
  }

  /**
   * Evaluates at `now`, unless nothing can go, deletes and archives.
   *
   * @param pushed what came since the last call
   */
  act(now: Date, pushed: PushedChanges): Pick<SimulatedDay, "departures" | "held"> {
    this.#since = {
      pushedImages: this.#since.pushedImages + pushed.pushedImages,
      lostTags: this.#since.lostTags + pushed.lostTags,
    };
    if (this.#quiet.covers(now, this.#since)) return { departures: [], held: this.#held };
    const { images } = this.#repository;
    const evaluation = evaluate({ images, policy: this.#policy, now, assumptions: this.#assumptions });
    this.#quiet = QuietPeriod.after(evaluation);
    this.#since = { pushedImages: 0, lostTags: 0 };
    this.#held = evaluation.outcomes.filter(isHeld).length;
    // All are described before the first one goes: the reason of one names another.
    const departures = evaluation.outcomes.flatMap((outcome) => this.#describe(outcome));
    for (const { image, fate } of evaluation.outcomes) {
      if (fate.kind === "expire") this.#repository.expire(image);
      if (fate.kind === "transition") this.#repository.archive(image, now);
    }
    return { departures, held: this.#held };
  }

  #describe(outcome: ImageOutcome): readonly Departure[] {
    const { image, fate } = outcome;
    if (fate.kind === "keep") return [];
    const { digest, pushedAt, sizeInBytes = 0 } = image;
    const nameOf = (named: typeof digest) => this.#repository.nameOf(named);
    const reason = explainFate(outcome, nameOf);
    return [{ digest, name: nameOf(digest), action: fate.kind, by: fate.by, reason, pushedAt, sizeInBytes }];
  }
}

function isHeld({ fate }: ImageOutcome): boolean {
  return fate.kind === "keep" && fate.because.kind === "in-index";
}
