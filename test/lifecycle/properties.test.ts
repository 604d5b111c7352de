import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Assumptions } from "../../src/core/lifecycle/assumptions.ts";
import { evaluate } from "../../src/core/lifecycle/evaluate.ts";
import type { AgeOrigin, ImageOutcome, LifecycleEvaluation } from "../../src/core/lifecycle/evaluation.ts";
import { formatLifecyclePolicy } from "../../src/core/lifecycle/format-policy.ts";
import type { LifecycleImage } from "../../src/core/lifecycle/lifecycle-image.ts";
import { parseLifecyclePolicy } from "../../src/core/lifecycle/parse-policy.ts";
import { type LifecyclePolicy, type LifecycleRule, policyLimits } from "../../src/core/lifecycle/policy.ts";
import type { Digest } from "../../src/core/oci/digest.ts";
import { arbitraryPolicy } from "./arbitrary-policy.ts";
import { arbitraryAssumptions, arbitraryRepository, type Repository } from "./arbitrary-repository.ts";

const RUNS = 10_000;

/** Fixed, so that everyone sees the same cases. */
const SEED = 20_261_125;

const MINUTE_MS = 60_000;

type Case = Repository & { readonly policy: LifecyclePolicy; readonly assumptions: Assumptions };

/** A test of 10,000 cases; `random` is something to shuffle by. */
function always(name: string, check: (given: Case, random: readonly number[]) => void): void {
  const random = fc.array(fc.nat(), { minLength: 16, maxLength: 16 });
  const property = fc.property(
    arbitraryRepository,
    arbitraryPolicy,
    arbitraryAssumptions,
    random,
    (repository, policy, assumptions, numbers) => check({ ...repository, policy, assumptions }, numbers),
  );
  test(name, () => fc.assert(property, { numRuns: RUNS, seed: SEED }), 2 * MINUTE_MS);
}

describe("order does not matter", () => {
  always("of images", (given, random) => {
    const shuffled = shuffle(given.images, random);
    expect(writeDown(evaluate({ ...given, images: shuffled }))).toEqual(writeDown(evaluate(given)));
  });

  always("of rules in the text", (given, random) => {
    const policy: LifecyclePolicy = { rules: shuffle(given.policy.rules, random) };
    const text = formatLifecyclePolicy(policy).padEnd(policyLimits.minTextLength);
    const parsed = parseLifecyclePolicy(text);
    if (parsed.kind === "invalid") throw new Error(`ECR would refuse ${text}: ${parsed.refusal.constraint}`);
    expect(parsed.policy).toEqual(given.policy);
    expect(writeDown(evaluate({ ...given, policy: parsed.policy }))).toEqual(writeDown(evaluate(given)));
  });
});

describe("an image", () => {
  always("is acted on once at most, by one rule at most, and none is forgotten", (given) => {
    const { outcomes, rules } = evaluate(given);
    expect(outcomes.map(({ image }) => image.digest).sort()).toEqual(given.images.map(({ digest }) => digest).sort());
    const marked = rules.flatMap((rule) => digestsOf(rule.marked));
    expect(new Set(marked).size).toBe(marked.length);
    for (const { image, fate } of outcomes) {
      if (fate.kind === "keep" || fate.by.kind !== "rule") continue;
      const { priority } = fate.by;
      const taker = rules.find(({ rule }) => rule.priority === priority);
      expect(digestsOf(taker?.marked ?? [])).toContain(image.digest);
      expect(fate.kind).toBe(taker?.rule.action.kind);
    }
  });

  always("has readings that say why it fares as it does", (given) => {
    const { outcomes, rules } = evaluate(given);
    for (const outcome of outcomes) {
      const matching = rules.filter(({ matched }) => matched.includes(outcome.image));
      expect(outcome.readings.map(({ priority }) => priority)).toEqual(matching.map(({ rule }) => rule.priority));
      for (const [place, reading] of outcome.readings.entries()) {
        const rule = matching[place];
        expect(reading.picked).toBe(rule?.picked.includes(outcome.image));
        expect(reading.picked).toBe(isBeyond(reading, given.assumptions, given.now));
        if (reading.measure.kind === "age") {
          const { ageMs, since } = reading.measure;
          expect(momentOf(outcome.image, since)?.getTime()).toBe(given.now.getTime() - ageMs);
          continue;
        }
        expect(reading.measure.of).toBe(rule?.matched.length);
        expect(rule?.matched.toReversed().indexOf(outcome.image)).toBe(reading.measure.rank - 1);
      }
      expectReasonInReadings(outcome, given);
    }
  });
});

describe("a rule", () => {
  always("marks of what it picks of what it matches, and shields other images", ({ assumptions, ...given }) => {
    // Where rules shield images of the other class too, these are not among those that they match.
    const { outcomes, rules } = evaluate({ ...given, assumptions: { ...assumptions, "class-shield": "apart" } });
    const oldestFirst = outcomes.map(({ image }) => image);
    for (const { rule, matched, picked, marked, shielded } of rules) {
      expect(picked.every((image) => matched.includes(image))).toBe(true);
      expect(marked.every((image) => picked.includes(image))).toBe(true);
      expect(shielded.every((image) => matched.includes(image) && !picked.includes(image))).toBe(true);
      for (const list of [matched, picked, marked, shielded]) {
        expect(list).toEqual(oldestFirst.filter((image) => list.includes(image)));
      }
      for (const { image, fate } of outcomes) {
        const isShielded =
          fate.kind === "keep" && fate.because.kind === "shielded" && fate.because.by === rule.priority;
        expect(isShielded).toBe(shielded.includes(image));
        if (fate.kind === "keep" && fate.because.kind === "in-index" && marked.includes(image)) {
          expect(fate.because.priority).toBe(rule.priority);
        }
      }
    }
  });

  // Rules are evaluated "regardless of rule priority", so that each finds the same without the other; and what is taken
  // from an image is the protection of one that matched it.
  always("that is removed exposes what it matched to later rules, and nothing else", (given, [choice = 0]) => {
    const assumptions: Assumptions = { ...given.assumptions, "class-shield": "apart" };
    const removed = given.policy.rules[choice % given.policy.rules.length] as LifecycleRule;
    const policy: LifecyclePolicy = { rules: given.policy.rules.filter((rule) => rule !== removed) };
    const before = evaluate({ ...given, assumptions });
    const after = evaluate({ ...given, assumptions, policy });
    const lost = before.rules.find(({ rule }) => rule === removed);

    for (const { rule, matched, picked, marked } of after.rules) {
      const old = before.rules.find((other) => other.rule === rule);
      expect(digestsOf(matched)).toEqual(digestsOf(old?.matched ?? []));
      expect(digestsOf(picked)).toEqual(digestsOf(old?.picked ?? []));
      expect(old?.marked.every((image) => marked.includes(image))).toBe(true);
      for (const image of marked.filter((image) => !old?.marked.includes(image))) {
        expect(rule.priority).toBeGreaterThan(removed.priority);
        expect(lost?.matched).toContain(image);
      }
    }

    const marksBefore = new Set(before.rules.flatMap(({ marked }) => marked));
    const marksAfter = new Set(after.rules.flatMap(({ marked }) => marked));
    const goneBefore = actedOn(before);
    const goneAfter = actedOn(after);
    for (const image of given.images) {
      if (goneBefore.has(image.digest) || !goneAfter.has(image.digest)) continue;
      const isExposed = marksAfter.has(image) && !marksBefore.has(image);
      const isFollowing = image.subject !== undefined && goneAfter.has(image.subject);
      const isReleased = given.images.some(
        ({ digest, children }) =>
          Array.isArray(children) &&
          children.includes(image.digest) &&
          goneAfter.has(digest) &&
          !goneBefore.has(digest),
      );
      expect(isExposed || isFollowing || isReleased).toBe(true);
    }
  });
});

describe("a second evaluation at the same time", () => {
  // With images that only begin to count when an index or a subject is gone, others may lose their place.
  const countingAll = { "index-children": "counted", "missing-subject": "expire" } as const;

  always("acts on what an index held back, and on nothing else", ({ assumptions: chosen, ...given }) => {
    const assumptions: Assumptions = { ...chosen, ...countingAll };
    const first = evaluate({ ...given, assumptions });
    const second = evaluate({ ...given, assumptions, images: applyTo(given, first) });
    const before = new Map(first.outcomes.map(({ image, fate }) => [image.digest, fate]));
    const acted = actedOn(second);
    for (const { image } of second.outcomes) {
      if (!acted.has(image.digest)) continue;
      const fate = before.get(image.digest);
      const isHeld = fate?.kind === "keep" && fate.because.kind === "in-index";
      const isFollowing = image.subject !== undefined && acted.has(image.subject);
      // An index that refers to an image inside it: archived after that one it lets it go, and is left without it.
      const isBothWays = fate?.kind === "transition" && assumptions["leaving-index"] === "together";
      expect(isHeld || isFollowing || isBothWays).toBe(true);
    }
  });

  always("and a third, and so on, come to an end", (given) => {
    let images = given.images;
    let evaluation = evaluate(given);
    for (let round = 0; actedOn(evaluation).size > 0; round++) {
      // An image is archived, then deleted: no more can happen to it.
      expect(round).toBeLessThan(2 * given.images.length);
      images = applyTo({ ...given, images }, evaluation);
      evaluation = evaluate({ ...given, images });
    }
    for (const { fate } of evaluation.outcomes) {
      expect(fate.kind === "keep" && fate.because.kind === "in-index" && fate.because.leaving).toBe(false);
    }
  });
});

function momentOf(image: LifecycleImage, since: AgeOrigin): Date | undefined {
  switch (since) {
    case "pushed":
      return image.pushedAt;
    case "activated":
      return image.lastActivatedAt;
    case "pulled":
      return image.lastPulledAt;
    case "archived":
      return image.lastArchivedAt;
  }
}

/** Which of the two the rule's own measure says. */
function isBeyond({ measure }: ImageOutcome["readings"][number], assumptions: Assumptions, now: Date): boolean {
  if (measure.kind === "count") return measure.rank > measure.limit;
  const dayMs = 86_400_000;
  const dateOf = (at: number) => Math.floor(at / dayMs);
  const age =
    assumptions["day-length"] === "24-hours"
      ? measure.ageMs / dayMs
      : dateOf(now.getTime()) - dateOf(now.getTime() - measure.ageMs);
  return assumptions["age-boundary"] === "kept" ? age > measure.limitDays : age >= measure.limitDays;
}

function expectReasonInReadings({ image, fate, readings }: ImageOutcome, { assumptions }: Case): void {
  const [first] = readings;
  const picking = readings.find(({ picked }) => picked);
  const isApart = assumptions["class-shield"] === "apart";
  if (fate.kind !== "keep") {
    if (fate.by.kind === "rule") expect(picking?.priority).toBe(fate.by.priority);
    else expect(readings).toEqual([]);
    return;
  }
  switch (fate.because.kind) {
    case "not-picked":
      expect(first?.priority).toBe(fate.because.priority);
      expect(picking).toBeUndefined();
      return;
    case "shielded":
      expect(picking?.priority).toBe(fate.because.picked);
      if (isApart) expect(first?.priority).toBe(fate.because.by);
      return;
    case "in-index":
      if (image.subject === undefined) expect(picking?.priority).toBe(fate.because.priority);
      return;
    default:
      expect(readings).toEqual([]);
  }
}

/** The repository after ECR has done what an evaluation says. */
function applyTo({ images, now }: Repository, evaluation: LifecycleEvaluation): readonly LifecycleImage[] {
  const fates = new Map(evaluation.outcomes.map(({ image, fate }) => [image.digest, fate.kind]));
  return images.flatMap((image): LifecycleImage[] => {
    switch (fates.get(image.digest)) {
      case "expire":
        return [];
      case "transition":
        return [{ ...image, storageClass: "archive", lastArchivedAt: now }];
      default:
        return [image];
    }
  });
}

function actedOn({ outcomes }: LifecycleEvaluation): ReadonlySet<Digest> {
  return new Set(digestsOf(outcomes.filter(({ fate }) => fate.kind !== "keep").map(({ image }) => image)));
}

function digestsOf(images: readonly LifecycleImage[]): readonly Digest[] {
  return images.map(({ digest }) => digest);
}

function writeDown({ outcomes, rules }: LifecycleEvaluation) {
  return {
    outcomes: outcomes.map(({ image, fate, readings }) => ({ digest: image.digest, fate, readings })),
    rules: rules.map(({ rule, matched, picked, marked, shielded }) => [
      rule,
      ...[matched, picked, marked, shielded].map(digestsOf),
    ]),
  };
}

function shuffle<Item>(items: readonly Item[], random: readonly number[]): readonly Item[] {
  const keyed = items.map((item, place) => ({ item, key: random[place % random.length] ?? 0 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
