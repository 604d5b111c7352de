import fc from "fast-check";
import { expect, test } from "vitest";
import { type Assumptions, defaultAssumptions } from "../assumptions.ts";
import { evaluate } from "../evaluate.ts";
import { pushMark } from "../image-age.ts";
import type { LifecycleImage } from "../lifecycle-image.ts";
import { parsePushPlan } from "./parse-push-plan.ts";
import { openPipeline, pullDaily, pushUntil } from "./pipelines.ts";
import { simulate } from "./simulate.ts";
import { SimulatedRepository } from "./simulated-repository.ts";
import type { Stock } from "./simulation.ts";
import { policyOf, start } from "./test-futures.ts";

const anyAction = fc.constantFrom("expire" as const, "transition" as const);
const aTaggedRule = fc.record({
  tagPrefixList: fc.constantFrom(["v"], ["sha256-"], ["prod"], ["v", "prod"]),
  countType: fc.constantFrom("imageCountMoreThan" as const, "sinceImagePushed" as const),
  countNumber: fc.integer({ min: 1, max: 12 }),
  action: anyAction,
});
const aPullRule = fc.record({
  tagPatternList: fc.constantFrom(["*1*"], ["v*"]),
  countType: fc.constant("sinceImagePulled" as const),
  countNumber: fc.integer({ min: 1, max: 12 }),
  action: fc.constant("transition" as const),
});
const anUntaggedRule = fc.record({
  tagStatus: fc.constant("untagged" as const),
  countType: fc.constantFrom("imageCountMoreThan" as const, "sinceImagePushed" as const),
  countNumber: fc.integer({ min: 1, max: 12 }),
  action: anyAction,
});
const anAnyRule = fc.record({
  tagStatus: fc.constant("any" as const),
  countType: fc.constantFrom("imageCountMoreThan" as const, "sinceImagePushed" as const),
  countNumber: fc.integer({ min: 1, max: 30 }),
  action: anyAction,
});
const anArchiveRule = fc.record({
  tagStatus: fc.constant("any" as const),
  countType: fc.constant("sinceImageTransitioned" as const),
  countNumber: fc.constant(90),
});
const aPolicy = fc
  .tuple(fc.option(fc.oneof(aTaggedRule, aPullRule)), fc.option(anUntaggedRule), anAnyRule, fc.option(anArchiveRule))
  .map((rules) => policyOf(...rules.filter((rule) => rule !== null)));

const aPlan = fc
  .tuple(
    fc.constantFrom("1/day", "3/day", "2/week", "1/month", "1/day,weekdays"),
    fc.constantFrom("tag=v{n}", "tag=prod", "tag=v{n},tag=prod", "untagged"),
    fc.constantFrom("none", "v2", "v3", "both"),
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 0, max: 2 }),
  )
  .map(([rate, tags, signed, platforms, pulled]) =>
    parsePushPlan(`${rate},${tags},signed=${signed},platforms=${platforms},pulled=${pulled}`),
  );

const someAssumptions: fc.Arbitrary<Partial<Assumptions>> = fc.record(
  {
    referrers: fc.constantFrom("follow" as const, "ordinary" as const),
    "index-children": fc.constantFrom("counted" as const, "ignored" as const),
    "leaving-index": fc.constantFrom("next-evaluation" as const, "together" as const),
    "age-boundary": fc.constantFrom("kept" as const, "picked" as const),
    "class-shield": fc.constantFrom("apart" as const, "across" as const),
    "equal-times": fc.constantFrom("smaller-digest" as const, "larger-digest" as const),
    "day-length": fc.constantFrom("24-hours" as const, "utc-date" as const),
  },
  { requiredKeys: [] },
);

const anInput = fc.record({
  policy: aPolicy,
  pushes: fc.array(aPlan, { maxLength: 1 }),
  days: fc.integer({ min: 1, max: 130 }),
  assumptions: someAssumptions,
  start: fc.integer({ min: 0, max: 86_400 }).map((seconds) => new Date(start.getTime() + seconds * 1000)),
  images: fc.constant<readonly LifecycleImage[]>([]),
});

const runs = { numRuns: 150 };

test("an image goes once, none is counted below zero, and what is there is what came and did not go", () => {
  fc.assert(
    fc.property(anInput, (input) => {
      let images = 0;
      const gone = new Set<string>();
      for (const { pushedImages, departures, standard, archive, rollback } of simulate(input).days) {
        for (const { digest, action } of departures) {
          const key = `${action} ${digest}`;
          expect(gone.has(key) || gone.has(`expire ${digest}`)).toBe(false);
          gone.add(key);
        }
        images += pushedImages - departures.filter(({ action }) => action === "expire").length;
        expect(standard.images + archive.images).toBe(images);
        expect(Math.min(standard.images, archive.images, standard.bytes, archive.bytes)).toBeGreaterThanOrEqual(0);
        for (const reach of rollback) {
          expect(reach.verifiable).toBeGreaterThanOrEqual(0);
          expect(reach.images).toBeGreaterThanOrEqual(reach.verifiable);
          expect(reach.deployments).toBeGreaterThanOrEqual(reach.images);
        }
      }
    }),
    runs,
  );
});

test("the same input has the same future, and a shorter one begins in the same way", () => {
  fc.assert(
    fc.property(anInput, (input) => {
      const { days } = simulate(input);
      expect(simulate(input).days).toEqual(days);
      const half = Math.ceil(input.days / 2);
      expect(simulate({ ...input, days: half }).days).toEqual(days.slice(0, half));
    }),
    { numRuns: 40 },
  );
});

test("leaving out evaluations that can take nothing changes nothing", () => {
  fc.assert(
    fc.property(anInput, (input) => {
      const stocks = simulate(input).days.map(({ standard, archive, held }) => ({ standard, archive, held }));
      expect(stocks).toEqual(evaluateDaily(input));
    }),
    { numRuns: 300 },
  );
});

type Input = Parameters<typeof simulate>[0];

/** The same with an evaluation on every day. */
function evaluateDaily(input: Input): readonly (Stock & { readonly held: number })[] {
  const { policy, start: first, pushes } = input;
  const assumptions = { ...defaultAssumptions, ...input.assumptions };
  const repository = new SimulatedRepository(input.images.toSorted((a, b) => pushMark(a).at - pushMark(b).at));
  const pipelines = pushes.map((plan, place) => openPipeline(plan, place, input.images, first));
  return Array.from({ length: input.days }, (_, place) => {
    const now = new Date(first.getTime() + (place + 1) * 86_400_000);
    pushUntil(repository, pipelines, now);
    pullDaily(repository, pipelines, now);
    const { outcomes } = evaluate({ images: repository.images, policy, now, assumptions });
    for (const { image, fate } of outcomes) {
      if (fate.kind === "expire") repository.expire(image);
      if (fate.kind === "transition") repository.archive(image, now);
    }
    const held = outcomes.filter(({ fate }) => fate.kind === "keep" && fate.because.kind === "in-index").length;
    return { ...repository.stock, held };
  });
}
