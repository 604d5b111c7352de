import { countOf } from "../../count-of.ts";
import type { Digest } from "../../oci/digest.ts";
import { parseAccessoryTag } from "../../signing/accessory-tag.ts";
import type { Assumptions } from "../assumptions.ts";
import { evaluate } from "../evaluate.ts";
import type { ImageOutcome, LifecycleEvaluation } from "../evaluation.ts";
import { dayMs } from "../image-age.ts";
import { type InUseImage, usedOutcomes } from "../in-use-image.ts";
import type { LifecycleImage } from "../lifecycle-image.ts";
import type { LifecyclePolicy, LifecycleRule } from "../policy.ts";

/** What a policy is wanted for. */
export type SuggestionInput = {
  readonly images: readonly LifecycleImage[];
  readonly now: Date;
  readonly assumptions?: Partial<Assumptions>;
  /** Pattern of the tags that name releases. */
  readonly releases: string;
  /** How many releases are to stay, at least. */
  readonly keep: number;
  /** How many days images without a tag are to stay, at least. */
  readonly untaggedDays: number;
  /** What runs or may be started: none of it may go. */
  readonly inUse: readonly InUseImage[];
};

/** A policy with what its numbers come from. */
export type Suggestion = {
  readonly policy: LifecyclePolicy;
  readonly evaluation: LifecycleEvaluation;
  /** Releases that stay; more than were asked for where something in use is older. */
  readonly keep: Raised;
  /** Days that untagged images stay; more where something in use is older. */
  readonly untaggedDays: Raised;
  /** For each prefix of tags under which signatures are kept (`sha256-`), how many of them stay. */
  readonly accessories: ReadonlyMap<string, number>;
  /** Images that no rule matches: they stay for good. */
  readonly unmatched: readonly LifecycleImage[];
  /** What was said to be in use and is not in the repository. */
  readonly absent: readonly InUseImage[];
};

/** A number of the policy; `for` names what in use made it more than was asked for. */
export type Raised = { readonly count: number; readonly for: readonly InUseImage[] };

/** Priorities of the rules; gaps leave room for rules of one's own. */
const priorities = { accessories: 10, releases: 20, untagged: 30 } as const;

/**
 * Signatures that stay for each that has to: what else is signed takes places too, and a signature that is kept too long
 * takes a few kilobytes, where one that is gone makes its image fail to verify.
 */
const ACCESSORY_ROOM = 2;

/**
 * A policy that keeps the newest releases with their signatures in both storages, and untagged images for some days. It
 * is evaluated over the images that are there, and its numbers are raised until it takes nothing that is in use.
 */
export function suggestPolicy(input: SuggestionInput): Suggestion {
  const { images, now, assumptions = {}, inUse } = input;
  const prefixes = accessoryPrefixes(images);
  const evaluateFor = (keep: number, days: number, accessories: ReadonlyMap<string, number>) => {
    const policy = writePolicy(input.releases, keep, days, accessories);
    return { policy, evaluation: evaluate({ images, policy, now, assumptions }) };
  };
  const everySignature = new Map(prefixes.map((prefix) => [prefix, images.length + 1]));
  const asked = evaluateFor(input.keep, input.untaggedDays, everySignature).evaluation;
  const keep = raise(input.keep, inUse, asked, (outcome) => rankIn(outcome, priorities.releases));
  const untaggedDays = raise(input.untaggedDays, inUse, asked, (outcome) => {
    const days = ageIn(outcome, priorities.untagged);
    // As long again as was asked for, or it would be gone the day after.
    return days === undefined ? undefined : Math.ceil(days) + input.untaggedDays;
  });
  const kept = evaluateFor(keep.count, untaggedDays.count, everySignature).evaluation;
  const used = new Set(inUse.flatMap((one) => usedOutcomes(one, kept)).flatMap((outcome) => carriersOf(outcome, kept)));
  const accessories = new Map(
    prefixes.map((prefix, place) => {
      const rule = { priority: priorities.accessories + place, keep: keep.count };
      return [prefix, countAccessories(kept, used, rule)];
    }),
  );
  const { policy, evaluation } = evaluateFor(keep.count, untaggedDays.count, accessories);
  const matched = new Set(evaluation.rules.flatMap((rule) => rule.matched.map(({ digest }) => digest)));
  return {
    policy,
    evaluation,
    keep,
    untaggedDays,
    accessories,
    unmatched: images.filter(({ digest, subject }) => !matched.has(digest) && subject === undefined),
    absent: inUse.filter((used) => usedOutcomes(used, evaluation).length === 0),
  };
}

function writePolicy(
  releases: string,
  keep: number,
  days: number,
  accessories: ReadonlyMap<string, number>,
): LifecyclePolicy {
  const expire = { kind: "expire" } as const;
  const ofAccessories = [...accessories].map(
    ([prefix, count], place): LifecycleRule => ({
      priority: priorities.accessories + place,
      description: `Keep the signatures, attestations and SBOMs under tags such as ${prefix}….sig`,
      tags: { kind: "patterns", patterns: [`${prefix}*`] },
      pick: { kind: "imageCountMoreThan", count },
      action: expire,
    }),
  );
  return {
    rules: [
      ...ofAccessories,
      {
        priority: priorities.releases,
        description: `Keep the newest ${keep} releases`,
        tags: { kind: "patterns", patterns: [releases] },
        pick: { kind: "imageCountMoreThan", count: keep },
        action: expire,
      },
      {
        priority: priorities.untagged,
        description: `Keep untagged images for ${countOf(days, "day")}`,
        tags: { kind: "untagged" },
        pick: { kind: "sinceImagePushed", days },
        action: expire,
      },
    ],
  };
}

/** The beginnings of the tags under which cosign keeps what belongs to an image: the name of the digest's algorithm. */
function accessoryPrefixes(images: readonly LifecycleImage[]): readonly string[] {
  const tags = images.flatMap((image) => image.tags).filter((tag) => parseAccessoryTag(tag) !== undefined);
  return [...new Set(tags.map((tag) => tag.slice(0, tag.indexOf("-") + 1)))].sort();
}

/** A number that is large enough for everything in use; what an image needs of it is `needOf`, undefined for nothing. */
function raise(
  asked: number,
  inUse: readonly InUseImage[],
  evaluation: LifecycleEvaluation,
  needOf: (outcome: ImageOutcome) => number | undefined,
): Raised {
  const needs = inUse.map((used) => {
    const outcomes = usedOutcomes(used, evaluation).flatMap((outcome) => carriersOf(outcome, evaluation));
    const going = outcomes.filter(({ fate }) => fate.kind !== "keep");
    return { used, need: Math.max(0, ...going.map((outcome) => needOf(outcome) ?? 0)) };
  });
  const raising = needs.filter(({ need }) => need > asked);
  return { count: Math.max(asked, ...raising.map(({ need }) => need)), for: raising.map(({ used }) => used) };
}

/** The image itself and all with which it would go: what it refers to, the indexes it is in. */
function carriersOf(used: ImageOutcome, { outcomes }: LifecycleEvaluation): readonly ImageOutcome[] {
  const found = new Map<Digest, ImageOutcome>([[used.image.digest, used]]);
  for (const { image } of found.values()) {
    for (const outcome of outcomes) {
      const { digest, children } = outcome.image;
      const holds = children !== undefined && children !== "unknown" && children.includes(image.digest);
      if (holds || digest === image.subject) found.set(digest, outcome);
    }
  }
  return [...found.values()];
}

function rankIn({ readings }: ImageOutcome, priority: number): number | undefined {
  const measure = readings.find((reading) => reading.priority === priority)?.measure;
  return measure?.kind === "count" ? measure.rank : undefined;
}

function ageIn({ readings }: ImageOutcome, priority: number): number | undefined {
  const measure = readings.find((reading) => reading.priority === priority)?.measure;
  return measure?.kind === "age" ? measure.ageMs / dayMs : undefined;
}

/**
 * How many images a rule over accessories has to keep, so that each image that stays has its own: now, and once there are
 * as many releases as are to stay.
 */
function countAccessories(
  { outcomes, rules }: LifecycleEvaluation,
  used: ReadonlySet<ImageOutcome>,
  { priority, keep }: { readonly priority: number; readonly keep: number },
): number {
  const staying = new Set(outcomes.filter(({ fate }) => fate.kind === "keep").map(({ image }) => image.digest));
  const needed = outcomes.filter((outcome) => used.has(outcome) || isAccessoryOf(outcome.image, staying));
  const ranks = needed.flatMap((outcome) => rankIn(outcome, priority) ?? []);
  const releases = rules.find(({ rule }) => rule.priority === priorities.releases)?.matched ?? [];
  const stayingReleases = releases.filter(({ digest }) => staying.has(digest)).length;
  const perRelease = Math.ceil(ranks.length / Math.max(1, stayingReleases));
  return ACCESSORY_ROOM * ranks.reduce((most, rank) => Math.max(most, rank), Math.max(1, perRelease * keep));
}

function isAccessoryOf({ tags }: LifecycleImage, owners: ReadonlySet<Digest>): boolean {
  return tags.some((tag) => {
    const owner = parseAccessoryTag(tag)?.image;
    return owner !== undefined && owners.has(owner);
  });
}
