import { isTag } from "../../oci/names.ts";
import { type PushPlan, rateUnits, SimulationError, simulationLimits } from "./push-plan.ts";
import { pushGap } from "./push-times.ts";
import { fillTemplate, unknownPlace } from "./tag-template.ts";

/** The largest number that a JavaScript date can hold with days to spare, and far beyond what anyone asks for. */
const MAX_TIME = 8.64e15 / 2;

/**
 * Refuses what cannot be simulated.
 *
 * @throws SimulationError `SIMULATION_INVALID`, `PUSH_PLAN_INVALID`
 */
export function checkInput(input: {
  readonly start: Date;
  readonly days: number;
  readonly pushes: readonly PushPlan[];
}): void {
  const { start, days, pushes } = input;
  if (!(Math.abs(start.getTime()) < MAX_TIME)) throw invalid("the start is no time");
  if (!isWhole(days, 1, simulationLimits.maxDays)) {
    throw invalid(`${days} days cannot be simulated, only 1 to ${simulationLimits.maxDays} whole days`);
  }
  for (const plan of pushes) checkPlan(plan);
  const total = pushes.reduce((sum, plan) => sum + (days * rateUnits.day) / pushGap(plan), 0);
  if (total > simulationLimits.maxPushes) {
    throw invalid(
      `${Math.round(total)} pushes in ${days} days are more than the ${simulationLimits.maxPushes} that can be simulated`,
    );
  }
  const numbered = pushes.flatMap(({ tags }) => [...new Set(tags)]).filter((template) => template.includes("{n}"));
  const repeated = numbered.find((template, place) => numbered.indexOf(template) < place);
  if (repeated !== undefined) {
    throw new SimulationError(
      "PUSH_PLAN_INVALID",
      `two kinds of pushes write the tags '${repeated}', so that each would take the tags of the other`,
      { next: "Give each kind its own: --pushes '2/day,tag=app-{n}' --pushes '1/week,tag=base-{n}'" },
    );
  }
}

/**
 * Refuses a plan that makes no sense.
 *
 * @throws SimulationError `PUSH_PLAN_INVALID`
 */
export function checkPlan({ rate, tags, platforms, sizeInBytes, pulledNewest, firstNumber }: PushPlan): void {
  const { maxRate, maxPlatforms, maxSizeInBytes, maxPushes } = simulationLimits;
  if (!isWhole(rate.count, 1, maxRate)) throw wrongPlan(`a rate of ${rate.count} is not from 1 to ${maxRate}`);
  if (!isWhole(platforms, 1, maxPlatforms)) throw wrongPlan(`${platforms} platforms are not from 1 to ${maxPlatforms}`);
  if (!isWhole(sizeInBytes, 0, maxSizeInBytes)) throw wrongPlan(`${sizeInBytes} is no size of an image in bytes`);
  if (!isWhole(pulledNewest, 0, maxPushes)) throw wrongPlan(`${pulledNewest} is no number of images that are pulled`);
  if (firstNumber !== undefined && !isWhole(firstNumber, 0, Number.MAX_SAFE_INTEGER / 2)) {
    throw wrongPlan(`${firstNumber} is no number to start from`);
  }
  for (const template of tags) checkTemplate(template);
}

function checkTemplate(template: string): void {
  const unknown = unknownPlace(template);
  if (unknown !== undefined) {
    throw wrongPlan(`the tag '${template}' has ${unknown}, and only {n}, {date} and {sha} can be filled in`);
  }
  const longest = { number: Number.MAX_SAFE_INTEGER, time: new Date(0), hex: "0".repeat(64) };
  if (!isTag(fillTemplate(template, longest))) {
    throw wrongPlan(
      `'${template}' is no tag: up to 128 letters, digits and the signs . _ - beginning with a letter, a digit or _`,
    );
  }
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && value >= min && value <= max;
}

function invalid(message: string): SimulationError {
  return new SimulationError("SIMULATION_INVALID", message);
}

function wrongPlan(message: string): SimulationError {
  return new SimulationError("PUSH_PLAN_INVALID", message);
}
