import { expect, test } from "vitest";
import { parsePushPlan } from "./parse-push-plan.ts";
import { simulate } from "./simulate.ts";
import { policyOf, start } from "./test-futures.ts";
import { weighSimulation } from "./weigh-simulation.ts";

const keepTen = policyOf({ tagStatus: "any", countType: "imageCountMoreThan", countNumber: 10 });

function weigh(plan: string) {
  const input = { images: [], policy: keepTen, start, days: 20, pushes: [parsePushPlan(plan)] };
  return weighSimulation(input, simulate(input));
}

test("a future with referrers rests on what is taken of them, with the day and the number that differ", () => {
  expect(weigh("2/day,signed=v3")).toEqual([
    { name: "referrers", chosen: "follow", instead: "ordinary", day: 3, imagesAtEnd: 20, imagesInstead: 10 },
  ]);
});

test("one of plain images rests on nothing", () => {
  expect(weigh("2/day")).toEqual([]);
});
