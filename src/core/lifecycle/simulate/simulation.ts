import type { Digest } from "../../oci/digest.ts";
import type { Assumptions } from "../assumptions.ts";
import type { Cause } from "../evaluation.ts";
import type { LifecyclePolicy } from "../policy.ts";
import type { PushPlan } from "./push-plan.ts";
import type { SteadyState } from "./steady-state.ts";

/** A repository's future under a policy, day by day. */
export type Simulation = {
  readonly start: Date;
  readonly policy: LifecyclePolicy;
  readonly assumptions: Assumptions;
  readonly plans: readonly PushPlan[];
  /** The repository before the first day. */
  readonly before: Stock;
  readonly days: readonly SimulatedDay[];
  readonly summary: SimulationSummary;
  /** Existing images of which nobody told how large they are; they count as 0 bytes. */
  readonly withoutSize: number;
  /** Existing indexes of which nobody told what they contain; they were taken to contain nothing. */
  readonly unknownIndexes: readonly Digest[];
};

/** Images and their bytes in each storage class. */
export type Stock = { readonly standard: StockOfClass; readonly archive: StockOfClass };

type StockOfClass = { readonly images: number; readonly bytes: number };

/** 24 hours: pushes and pulls, then one evaluation of the policy at `at`, the day's end. */
export type SimulatedDay = Stock & {
  /** From 1. */
  readonly day: number;
  readonly at: Date;
  /** Pushes of all plans, and the images that they brought. */
  readonly pushes: number;
  readonly pushedImages: number;
  /** Oldest first, what belongs to an image after it. */
  readonly departures: readonly Departure[];
  /** Images that a rule takes and an index holds. */
  readonly held: number;
  /** Dollars a month for what is stored at the day's end. */
  readonly monthlyCost: number;
  /** One for each plan. */
  readonly rollback: readonly RollbackReach[];
};

/** An image that is deleted or archived. */
export type Departure = {
  readonly digest: Digest;
  /** What it was pushed with or had when it came: a tag that moved on is still its name. */
  readonly name: string;
  readonly action: "expire" | "transition";
  readonly by: Cause;
  /** A sentence without a full stop. */
  readonly reason: string;
  readonly pushedAt: Date;
  readonly sizeInBytes: number;
};

/** How far back a plan's deployments can be deployed again. */
export type RollbackReach = {
  /** All deployments so far; existing images with tags as the plan's are deployments, too. */
  readonly deployments: number;
  /** So many of the newest are in the standard class without a gap. */
  readonly images: number;
  /** The same, each with a signature; the same number where the plan does not sign. */
  readonly verifiable: number;
};

/** A whole simulation in a few numbers. */
export type SimulationSummary = {
  /** The first day on which an image goes; undefined when none does. */
  readonly firstDeparture: number | undefined;
  readonly expired: number;
  readonly archived: number;
  readonly pushes: number;
  /** Dollars for the storage of all days. */
  readonly cost: number;
  readonly steady: SteadyState | undefined;
  /** For each plan the shortest reach since it first lost a deployment; undefined when it lost none. */
  readonly shortestRollback: readonly (ShortestReach | undefined)[];
};

/** How far back a deployment could be taken on the worst day. */
export type ShortestReach = Pick<RollbackReach, "images" | "verifiable"> & {
  /** When that was first so. */
  readonly day: number;
};
