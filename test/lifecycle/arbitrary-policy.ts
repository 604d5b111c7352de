import fc from "fast-check";
import {
  type LifecyclePolicy,
  type LifecycleRule,
  policyLimits,
  type TagSelection,
} from "../../src/core/lifecycle/policy.ts";

/** Few days, so that ages meet limits. */
const days = fc.integer({ min: 1, max: 4 });

const archiveDays = fc.integer({ min: policyLimits.minArchiveDays, max: policyLimits.minArchiveDays + 3 });

/** From letters of which tags are made, so that rules overlap; the dot is no wildcard. */
const pattern = fc
  .string({ unit: fc.constantFrom("a", "b", "A", ".", "*", "*"), minLength: 1, maxLength: 5 })
  .filter((text) => text.split("*").length - 1 <= policyLimits.maxWildcards);

const prefix = fc.string({ unit: fc.constantFrom("a", "b", "A", "."), minLength: 1, maxLength: 2 });

const tags: fc.Arbitrary<TagSelection> = fc.oneof(
  fc.constant({ kind: "any" as const }),
  fc.constant({ kind: "untagged" as const }),
  fc.record({ kind: fc.constant("patterns" as const), patterns: fc.array(pattern, { minLength: 1, maxLength: 2 }) }),
  fc.record({ kind: fc.constant("prefixes" as const), prefixes: fc.array(prefix, { minLength: 1, maxLength: 2 }) }),
);

const expire = { kind: "expire" as const };
const transition = { kind: "transition" as const };

const deed = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      pick: fc.record({ kind: fc.constant("imageCountMoreThan" as const), count: fc.integer({ min: 1, max: 4 }) }),
      action: fc.constantFrom(expire, transition),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      pick: fc.record({ kind: fc.constant("sinceImagePushed" as const), days }),
      action: fc.constantFrom(expire, transition),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      pick: fc.record({ kind: fc.constant("sinceImagePulled" as const), days }),
      action: fc.constant(transition),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      storageClass: fc.constant("archive" as const),
      pick: fc.record({ kind: fc.constant("sinceImageTransitioned" as const), days: archiveDays }),
      action: fc.constant(expire),
    }),
  },
);

const draft = fc.tuple(tags, deed).map(([selection, rest]) => ({ tags: selection, ...rest }));

/** Policies that ECR accepts; the drafts are mended where rules would contradict each other. */
export const arbitraryPolicy: fc.Arbitrary<LifecyclePolicy> = fc
  .tuple(
    fc.array(draft, { minLength: 1, maxLength: 5 }),
    fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 5, maxLength: 5 }),
  )
  .map(([drafts, numbers]) => {
    const priorities = numbers.toSorted((a, b) => a - b);
    const rules = drafts.map((rule, place): LifecycleRule => ({ priority: priorities[place] ?? place, ...rule }));
    return { rules: rules.map((rule, place) => ({ ...rule, tags: mendTags(rule, place, rules) })) };
  });

/** In a storage class ECR wants one untagged rule at most, `any` last, and no prefix in two rules. */
function mendTags(rule: LifecycleRule, place: number, rules: readonly LifecycleRule[]): TagSelection {
  const isBeside = (other: LifecycleRule) => other.storageClass === rule.storageClass;
  const before = rules.slice(0, place).filter(isBeside);
  switch (rule.tags.kind) {
    case "any":
      return rules.slice(place + 1).some(isBeside) ? { kind: "patterns", patterns: ["*"] } : rule.tags;
    case "untagged":
      return before.some((other) => other.tags.kind === "untagged")
        ? { kind: "patterns", patterns: ["b*"] }
        : rule.tags;
    case "prefixes": {
      const taken = before.flatMap((other) => (other.tags.kind === "prefixes" ? other.tags.prefixes : []));
      const prefixes = rule.tags.prefixes.filter((text) => !taken.includes(text));
      return prefixes.length === 0 ? { kind: "patterns", patterns: ["a*"] } : { kind: "prefixes", prefixes };
    }
    case "patterns":
      return rule.tags;
  }
}
