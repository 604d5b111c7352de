import type { LifecyclePolicy } from "../../../core/lifecycle/policy.ts";
import { type SimulationInput, simulate } from "../../../core/lifecycle/simulate/simulate.ts";
import type { Simulation } from "../../../core/lifecycle/simulate/simulation.ts";
import {
  imageDays,
  maxWeighedImageDays,
  type WeighedFuture,
  weighSimulation,
} from "../../../core/lifecycle/simulate/weigh-simulation.ts";

/** A future with what people want to know beside it. */
export type SimulationReport = {
  readonly simulation: Simulation;
  /** Where the images at the beginning come from, and the policy. */
  readonly from: string;
  readonly policyFrom: string;
  /** The assumptions that it rests on; undefined where there are too many images to find out quickly. */
  readonly restsOn: readonly WeighedFuture[] | undefined;
};

/** Simulates, and weighs the assumptions where that is quick. Throws what `simulate` throws. */
export function simulatePolicy(
  input: Omit<SimulationInput, "policy">,
  policy: { readonly policy: LifecyclePolicy; readonly from: string },
  from: string,
): SimulationReport {
  const asked: SimulationInput = { ...input, policy: policy.policy };
  const simulation = simulate(asked);
  const restsOn = imageDays(simulation) > maxWeighedImageDays ? undefined : weighSimulation(asked, simulation);
  return { simulation, from, policyFrom: policy.from, restsOn };
}
