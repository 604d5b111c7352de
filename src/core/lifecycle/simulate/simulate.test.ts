import { describe, expect, test } from "vitest";
import { digestOf } from "../../oci/digest.ts";
import type { LifecycleImage } from "../lifecycle-image.ts";
import { simulate } from "./simulate.ts";
import type { Simulation } from "./simulation.ts";
import { futureOf, policyOf, start } from "./test-futures.ts";

const keep = (countNumber: number) => policyOf({ tagStatus: "any", countType: "imageCountMoreThan", countNumber });

const dayOf = (simulation: Simulation, day: number) => {
  const found = simulation.days[day - 1];
  if (found === undefined) throw new Error(`no day ${day}`);
  return found;
};

const namesOn = (simulation: Simulation, day: number) => dayOf(simulation, day).departures.map(({ name }) => name);

describe("keep 10", () => {
  test("with two pushes a day is full after five days and then loses two a day", () => {
    const future = futureOf(keep(10), ["2/day"]);
    expect(future.days.slice(0, 7).map(({ standard }) => standard.images)).toEqual([2, 4, 6, 8, 10, 10, 10]);
    expect(future.summary).toMatchObject({ firstDeparture: 6, pushes: 180, expired: 170 });
    expect(future.summary.steady).toMatchObject({ since: 5, images: { from: 10, to: 10 } });
    expect(future.summary.shortestRollback).toEqual([{ day: 6, images: 10, verifiable: 10 }]);
    expect(namesOn(future, 6)).toEqual(["v1.1", "v1.2"]);
    expect(dayOf(future, 6).departures[0]).toMatchObject({
      by: { kind: "rule", priority: 1 },
      reason: "expired by rule 1: number 12 of 12 from the newest, beyond the 10 that stay",
    });
  });

  test("keeps five deployments where each brings a signature under a tag", () => {
    const { days, summary } = futureOf(keep(10), ["2/day,signed=v2"]);
    expect(days.at(-1)?.standard.images).toBe(10);
    expect(summary.shortestRollback).toEqual([{ day: 3, images: 5, verifiable: 5 }]);
  });

  test("keeps ten deployments where signatures are referrers, which go with their image", () => {
    const future = futureOf(keep(10), ["2/day,signed=v3"]);
    expect(future.days.at(-1)?.standard.images).toBe(20);
    expect(future.summary.shortestRollback).toEqual([{ day: 6, images: 10, verifiable: 10 }]);
    expect(namesOn(future, 6)).toEqual(["v1.1", "bundle of v1.1", "v1.2", "bundle of v1.2"]);
  });

  test("keeps five of them where ECR takes referrers for ordinary images", () => {
    const { summary } = futureOf(keep(10), ["2/day,signed=v3"], { assumptions: { referrers: "ordinary" } });
    expect(summary.shortestRollback[0]?.images).toBe(5);
  });

  test("leaves a signature without its image where the count is odd", () => {
    const future = futureOf(keep(5), ["2/day,signed=v2"], { days: 10 });
    expect(dayOf(future, 10).standard.images).toBe(5);
    expect(dayOf(future, 10).rollback).toEqual([{ deployments: 20, images: 2, verifiable: 2 }]);
  });
});

test("a rule that takes signatures alone leaves images that nobody can verify", () => {
  const policy = policyOf({ tagPrefixList: ["sha256-"], countType: "imageCountMoreThan", countNumber: 3 });
  const { days, summary } = futureOf(policy, ["1/day,signed=v2"], { days: 10 });
  expect(days.at(-1)?.rollback).toEqual([{ deployments: 10, images: 10, verifiable: 3 }]);
  expect(summary.shortestRollback).toEqual([{ day: 4, images: 4, verifiable: 3 }]);
});

describe("an index", () => {
  test("holds its images, and they go one evaluation after it", () => {
    const policy = policyOf(
      { tagStatus: "untagged", countType: "sinceImagePushed", countNumber: 1 },
      { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 5 },
    );
    const future = futureOf(policy, ["1/day,platforms=2"], { days: 12 });
    expect(dayOf(future, 2)).toMatchObject({ held: 2, departures: [], standard: { images: 6 } });
    expect(namesOn(future, 3)).toEqual(["v1.1"]);
    expect(namesOn(future, 4)).toEqual(["image 1 of v1.1", "image 2 of v1.1", "v1.2"]);
    expect(future.summary.shortestRollback[0]?.images).toBe(2);
  });

  test("weighs as much as its images", () => {
    const { days } = futureOf(keep(100), ["1/day,platforms=2,size=100MB"], { days: 1 });
    expect(days[0]?.standard).toEqual({ images: 3, bytes: 200_000_000 });
  });
});

test("a tag that moves leaves untagged images behind, which age", () => {
  const policy = policyOf({ tagStatus: "untagged", countType: "sinceImagePushed", countNumber: 7 });
  const future = futureOf(policy, ["1/day,tag=prod"], { days: 30 });
  expect(namesOn(future, 8)).toEqual(["former prod of 2026-11-25 12:00"]);
  expect(future.summary.firstDeparture).toBe(8);
  expect(future.days.at(-1)?.standard.images).toBe(7);
  expect(future.summary.steady).toMatchObject({ since: 7 });
});

test("images are archived and deleted 90 days later", () => {
  const policy = policyOf(
    { tagStatus: "any", countType: "sinceImagePushed", countNumber: 30, action: "transition" },
    { tagStatus: "any", countType: "sinceImageTransitioned", countNumber: 90 },
  );
  const { days, summary } = futureOf(policy, ["1/day,size=1GiB"], { days: 200 });
  const first = days.find(({ archive }) => archive.images > 0);
  expect(first).toMatchObject({ day: 31, archive: { images: 1, bytes: 2 ** 30 }, standard: { images: 30 } });
  expect(first?.departures).toMatchObject([
    { name: "v1.1", action: "transition", pushedAt: new Date("2026-11-25T12:00Z") },
  ]);
  const expired = days.find(({ departures }) => departures.some(({ action }) => action === "expire"));
  // Archived at the end of day 31; on that of day 121 it is 90 days old, not more.
  expect(expired).toMatchObject({ day: 122, archive: { images: 91 } });
  expect(summary.steady).toMatchObject({ since: 121, images: { from: 121, to: 121 } });
  expect(summary.steady?.monthlyCost.to).toBeCloseTo(12.1);
  expect(days[120]?.rollback).toEqual([{ deployments: 121, images: 30, verifiable: 30 }]);
});

test("images that are pulled every day are not archived for want of pulls", () => {
  const policy = policyOf({ tagStatus: "any", countType: "sinceImagePulled", countNumber: 5, action: "transition" });
  const pulled = futureOf(policy, ["1/week,pulled=1"], { days: 30 });
  expect(pulled.days.at(-1)).toMatchObject({ standard: { images: 1 }, archive: { images: 3 } });
  const unpulled = futureOf(policy, ["1/week"], { days: 30 });
  expect(unpulled.days.at(-1)).toMatchObject({ standard: { images: 0 }, archive: { images: 4 } });
});

describe("existing images", () => {
  const image = (name: string, tags: readonly string[], daysAgo: number): LifecycleImage => ({
    digest: digestOf(new TextEncoder().encode(name)),
    tags,
    pushedAt: new Date(start.getTime() - daysAgo * 86_400_000),
    storageClass: "standard",
    sizeInBytes: 50,
  });

  test("with tags as the plan writes them are its deployments, and the numbers go on", () => {
    const images = [image("b", ["v1.7"], 1), image("a", ["v1.6"], 2), image("other", ["base"], 3)];
    const future = futureOf(keep(3), ["1/day"], { images, days: 3 });
    expect(future.before).toEqual({ standard: { images: 3, bytes: 150 }, archive: { images: 0, bytes: 0 } });
    expect(namesOn(future, 1)).toEqual(["base"]);
    expect(namesOn(future, 2)).toEqual(["v1.6"]);
    expect(dayOf(future, 1).rollback).toEqual([{ deployments: 3, images: 3, verifiable: 3 }]);
    expect(dayOf(future, 3).rollback).toEqual([{ deployments: 5, images: 3, verifiable: 3 }]);
    expect(future.days[2]?.departures[0]?.name).toBe("v1.7");
  });

  test("lose a tag that a push takes", () => {
    const policy = policyOf({ tagStatus: "untagged", countType: "sinceImagePushed", countNumber: 1 });
    const future = futureOf(policy, ["1/day,tag=latest"], { images: [image("a", ["latest"], 9)], days: 1 });
    expect(namesOn(future, 1)).toEqual(["former latest of 2026-11-16 00:00"]);
  });

  test("are not changed by a simulation", () => {
    const images = [image("a", ["latest"], 9)];
    const before = structuredClone(images);
    futureOf(keep(1), ["1/day,tag=latest,pulled=5"], { images, days: 3 });
    expect(images).toEqual(before);
  });
});

describe("what makes no sense is refused", () => {
  test.each([
    [{ days: 0 }, "0 days cannot be simulated, only 1 to 3660 whole days"],
    [{ days: 1.5 }, "1.5 days cannot"],
    [{ days: 4000 }, "4000 days cannot"],
    [{ start: new Date(Number.NaN) }, "the start is no time"],
  ])("%o", (options, message) => {
    expect(() => simulate({ images: [], policy: keep(1), start, days: 1, pushes: [], ...options })).toThrow(message);
  });

  test("more pushes than can be held", () => {
    expect(() => futureOf(keep(1), ["10000/hour"], { days: 90 })).toThrow("more than the 500000");
  });

  test("two plans that take each other's tags", () => {
    expect(() => futureOf(keep(1), ["1/day", "2/day"])).toThrow("two kinds of pushes write the tags 'v1.{n}'");
  });
});
