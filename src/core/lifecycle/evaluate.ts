import { type AppliedRules, applyRules, type RuleMatches } from "./apply-rules.ts";
import { type Assumptions, defaultAssumptions } from "./assumptions.ts";
import type { Fate, ImageOutcome, LifecycleEvaluation, RuleOutcome, RuleReading } from "./evaluation.ts";
import { type ImageTable, imageAt, readImages } from "./image-table.ts";
import type { LifecycleImage } from "./lifecycle-image.ts";
import type { LifecyclePolicy, LifecycleRule } from "./policy.ts";
import { RuleReader } from "./rule-reader.ts";
import { settleFates } from "./settle-fates.ts";

/** What a policy is evaluated over. */
export type EvaluationInput = {
  /** All images of one repository, in any order. */
  readonly images: readonly LifecycleImage[];
  readonly policy: LifecyclePolicy;
  readonly now: Date;
  /** Answers that differ from the defaults, where AWS's documentation gives none. */
  readonly assumptions?: Partial<Assumptions>;
};

/**
 * What ECR does to each image of a repository when it evaluates the policy at `now`, and why (Amazon ECR User Guide,
 * "Automate the cleanup of images by using lifecycle policies in Amazon ECR").
 *
 * @throws InkanError `IMAGE_REPEATED` when two images have the same digest
 */
export function evaluate({ images, policy, now, assumptions: chosen }: EvaluationInput): LifecycleEvaluation {
  const assumptions: Assumptions = { ...defaultAssumptions, ...chosen };
  const table = readImages(images, assumptions);
  const applied = applyRules(table, policy.rules, now, assumptions);
  const fates = settleFates(table, applied, assumptions);
  const reader = new RuleReader(table, applied, now);
  return {
    now,
    policy,
    assumptions,
    outcomes: fates.map((fate, position) => new Outcome(imageAt(table, position), fate, reader, position)),
    rules: applied.matches.map((_, place) => new Ruled(table, applied, place)),
    unknownIndexes: table.images.filter(isUnknownIndex).map(({ digest }) => digest),
  };
}

/** Whether an image is an index that may hold images back, and nobody told which; one in the archive holds none. */
export function isUnknownIndex({ children, storageClass }: LifecycleImage): boolean {
  return children === "unknown" && storageClass !== "archive";
}

// What is computed when read: a hundred thousand images with twenty rules have two million readings, of which people look
// at a few.
class Outcome implements ImageOutcome {
  readonly image: LifecycleImage;
  readonly fate: Fate;
  readonly #reader: RuleReader;
  readonly #position: number;

  constructor(image: LifecycleImage, fate: Fate, reader: RuleReader, position: number) {
    this.image = image;
    this.fate = fate;
    this.#reader = reader;
    this.#position = position;
  }

  get readings(): readonly RuleReading[] {
    return this.#reader.read(this.#position);
  }
}

class Ruled implements RuleOutcome {
  readonly #table: ImageTable;
  readonly #applied: AppliedRules;
  readonly #place: number;

  constructor(table: ImageTable, applied: AppliedRules, place: number) {
    this.#table = table;
    this.#applied = applied;
    this.#place = place;
  }

  get #matches(): RuleMatches {
    return this.#applied.matches[this.#place] as RuleMatches;
  }

  get rule(): LifecycleRule {
    return this.#matches.rule;
  }

  get matched(): readonly LifecycleImage[] {
    return this.#images(this.#matches.matched);
  }

  get picked(): readonly LifecycleImage[] {
    return this.#images(this.#matches.picked);
  }

  get marked(): readonly LifecycleImage[] {
    const { firstShield } = this.#applied;
    return this.#images(this.#matches.picked.filter((position) => firstShield[position] === this.#place));
  }

  get shielded(): readonly LifecycleImage[] {
    const { firstShield, firstPick } = this.#applied;
    const isShielded = (pick: number, position: number) => pick > this.#place && firstShield[position] === this.#place;
    const positions = [...firstPick.keys()].filter((position) => isShielded(firstPick[position] ?? -1, position));
    return this.#images(Uint32Array.from(positions));
  }

  #images(positions: Uint32Array): readonly LifecycleImage[] {
    return Array.from(positions, (position) => imageAt(this.#table, position));
  }
}
