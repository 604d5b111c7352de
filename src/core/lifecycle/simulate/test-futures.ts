import { parseLifecyclePolicy } from "../parse-policy.ts";
import type { LifecyclePolicy } from "../policy.ts";
import { parsePushPlan } from "./parse-push-plan.ts";
import { type SimulationInput, simulate } from "./simulate.ts";
import type { Simulation } from "./simulation.ts";

type RuleText = {
  readonly tagStatus?: "any" | "untagged";
  readonly tagPrefixList?: readonly string[];
  readonly tagPatternList?: readonly string[];
  readonly countType: "imageCountMoreThan" | "sinceImagePushed" | "sinceImagePulled" | "sinceImageTransitioned";
  readonly countNumber: number;
  readonly action?: "expire" | "transition";
};

/** A policy of rules by their place. */
export function policyOf(...rules: readonly RuleText[]): LifecyclePolicy {
  const text = JSON.stringify({
    rules: rules.map(({ action = "expire", countType, tagStatus = "tagged", ...rest }, place) => ({
      rulePriority: place + 1,
      description: "a rule of a test that simulates a repository",
      selection: {
        tagStatus: rest.tagPrefixList || rest.tagPatternList ? "tagged" : tagStatus,
        ...rest,
        countType,
        ...(countType === "imageCountMoreThan" ? {} : { countUnit: "days" }),
        ...(countType === "sinceImageTransitioned" ? { storageClass: "archive" } : {}),
      },
      action: { type: action, ...(action === "transition" ? { targetStorageClass: "archive" } : {}) },
    })),
  });
  const parsed = parseLifecyclePolicy(text);
  if (parsed.kind !== "policy") throw new Error(parsed.refusal.constraint);
  return parsed.policy;
}

/** A Wednesday. */
export const start = new Date("2026-11-25T00:00:00Z");

/** The future of a repository from its push plans' texts. */
export function futureOf(
  policy: LifecyclePolicy,
  pushes: readonly string[],
  options: Partial<Pick<SimulationInput, "images" | "days" | "assumptions">> = {},
): Simulation {
  const plans = pushes.map((text) => parsePushPlan(text));
  return simulate({ images: [], days: 90, ...options, policy, start, pushes: plans });
}
