import { type Assumptions, defaultAssumptions } from "../assumptions.ts";
import { isUnknownIndex } from "../evaluate.ts";
import { dayMs } from "../image-age.ts";
import { readImages } from "../image-table.ts";
import type { LifecycleImage } from "../lifecycle-image.ts";
import type { LifecyclePolicy } from "../policy.ts";
import { checkInput } from "./check-input.ts";
import { openPipeline, type Pipeline, pullDaily, pushUntil } from "./pipelines.ts";
import { PolicyKeeper } from "./policy-keeper.ts";
import type { PushPlan } from "./push-plan.ts";
import { SimulatedRepository } from "./simulated-repository.ts";
import type { SimulatedDay, Simulation } from "./simulation.ts";
import { monthlyCost } from "./storage-price.ts";
import { summarize } from "./summarize.ts";

/** What a future is made from. */
export type SimulationInput = {
  /** What is in the repository at `start`, in any order. */
  readonly images: readonly LifecycleImage[];
  readonly policy: LifecyclePolicy;
  readonly start: Date;
  /** Days of 24 hours, 1 to `simulationLimits.maxDays`. */
  readonly days: number;
  readonly pushes: readonly PushPlan[];
  /** Answers that differ from the defaults, where AWS's documentation gives none. */
  readonly assumptions?: Partial<Assumptions>;
};

/**
 * The future of a repository, day by day: images are pushed and pulled as planned, and at the end of each day the policy is
 * evaluated and acts (ECR acts within 24 hours after an image is due; Amazon ECR User Guide, "Automate the cleanup of
 * images by using lifecycle policies in Amazon ECR"). There is no chance in it: the same input has the same future.
 *
 * @throws SimulationError where the input makes no sense or is too large, InkanError `IMAGE_REPEATED`
 */
export function simulate(input: SimulationInput): Simulation {
  checkInput(input);
  const { policy, start, pushes: plans } = input;
  const assumptions: Assumptions = { ...defaultAssumptions, ...input.assumptions };
  const { images } = readImages(input.images, assumptions);
  const repository = new SimulatedRepository(images);
  const before = repository.stock;
  const pipelines = plans.map((plan, place) => openPipeline(plan, place, images, start));
  const keeper = new PolicyKeeper(repository, policy, assumptions);
  const days = Array.from({ length: input.days }, (_, place) =>
    liveDay(place + 1, new Date(start.getTime() + (place + 1) * dayMs), { repository, pipelines, keeper }),
  );
  return {
    start,
    policy,
    assumptions,
    plans,
    before,
    days,
    summary: summarize(days, plans),
    withoutSize: images.filter(({ sizeInBytes, children }) => sizeInBytes === undefined && children === undefined)
      .length,
    unknownIndexes: images.filter(isUnknownIndex).map(({ digest }) => digest),
  };
}

type World = {
  readonly repository: SimulatedRepository;
  readonly pipelines: readonly Pipeline[];
  readonly keeper: PolicyKeeper;
};

function liveDay(day: number, at: Date, { repository, pipelines, keeper }: World): SimulatedDay {
  const pushed = pushUntil(repository, pipelines, at);
  pullDaily(repository, pipelines, at);
  const { departures, held } = keeper.act(at, pushed);
  for (const { digest } of departures) for (const { deployments } of pipelines) deployments.lose(digest);
  const { standard, archive } = repository.stock;
  return {
    day,
    at,
    pushes: pushed.pushes,
    pushedImages: pushed.pushedImages,
    departures,
    held,
    standard,
    archive,
    monthlyCost: monthlyCost({ standard: standard.bytes, archive: archive.bytes }),
    rollback: pipelines.map(({ deployments }) => deployments.reach),
  };
}
