import { InkanError } from "../../error.ts";

/** What is pushed again and again: how often, and what one push brings. */
export type PushPlan = {
  /** Evenly spread: `{count: 2, per: "day"}` pushes every twelve hours. A month is 30 days. */
  readonly rate: PushRate;
  /** No pushes on Saturdays and Sundays (UTC); the rate then is that of the working week. */
  readonly weekdaysOnly: boolean;
  /**
   * Tags of the image, with `{n}` for the number of the push, `{date}` for its day (`20261125`) and `{sha}` for seven hex
   * digits that differ from push to push. A tag that was there before moves to the new image. None: untagged images.
   */
  readonly tags: readonly string[];
  /** What `{n}` starts with; by default one more than the highest number among the existing images, else 1. */
  readonly firstNumber?: number;
  /** 1: a single image. More: an index with so many images inside. */
  readonly platforms: number;
  readonly signatures: AccessoryFormat;
  readonly attestations: AccessoryFormat;
  /** Bytes of one image; each platform of an index has as many. */
  readonly sizeInBytes: number;
  /** So many of the plan's newest images are pulled every day; the others never. */
  readonly pulledNewest: number;
};

/** `count` pushes a `per`. */
export type PushRate = { readonly count: number; readonly per: RateUnit };

/** Where cosign keeps what belongs to an image: under a tag of its own (`v2`), or as a referrer (`v3`). */
export type AccessoryFormat = "none" | "v2" | "v3" | "both";

/** Milliseconds of what a rate is given by. */
export const rateUnits = {
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
  month: 30 * 86_400_000,
} as const;

/** A name in `rateUnits`. */
export type RateUnit = keyof typeof rateUnits;

/** Bounds of a push plan and of a simulation, so that one can be held in memory. */
export const simulationLimits = {
  /** Ten years. */
  maxDays: 3660,
  /** Pushes a unit of time. */
  maxRate: 10_000,
  /** Images inside one index: more than there are platforms. */
  maxPlatforms: 64,
  /** Pushes of all plans over all days. */
  maxPushes: 500_000,
  /** Bytes of one image: ECR's largest layer is 52 GB. */
  maxSizeInBytes: 1e15,
} as const;

/** A push plan, or what a simulation is asked for, makes no sense. */
export class SimulationError extends InkanError<"PUSH_PLAN_INVALID" | "SIMULATION_INVALID"> {
  override readonly name = "SimulationError";
}
