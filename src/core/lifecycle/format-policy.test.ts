import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatLifecyclePolicy } from "./format-policy.ts";
import { parseLifecyclePolicy } from "./parse-policy.ts";
import { type LifecyclePolicy, type LifecycleRule, policyLimits } from "./policy.ts";

const integer = fc.integer({ min: 1, max: policyLimits.maxInteger });
const archiveDays = fc.integer({ min: policyLimits.minArchiveDays, max: policyLimits.maxInteger });
const text = fc.string({ maxLength: 20, unit: "grapheme" });
const pattern = fc.string({ minLength: 1, maxLength: 12 }).filter((value) => value.split("*").length <= 5);

/** Tags of a rule; a prefix bears its rule's index, since two rules may not share one. */
const tags = (index: number) =>
  fc.oneof(
    fc.record({ kind: fc.constant("patterns" as const), patterns: fc.array(pattern, { minLength: 1, maxLength: 3 }) }),
    fc.record({
      kind: fc.constant("prefixes" as const),
      prefixes: fc.array(
        text.map((value) => `${index}${value}`),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  );

const standard = fc.constantFrom({}, { storageClass: "standard" as const });
const anyAction = fc.constantFrom({ kind: "expire" as const }, { kind: "transition" as const });

const effect = fc.oneof(
  fc
    .tuple(standard, integer, anyAction)
    .map(([storage, count, action]) => ({ ...storage, pick: { kind: "imageCountMoreThan" as const, count }, action })),
  fc
    .tuple(standard, integer, anyAction)
    .map(([storage, days, action]) => ({ ...storage, pick: { kind: "sinceImagePushed" as const, days }, action })),
  fc.tuple(standard, integer).map(([storage, days]) => ({
    ...storage,
    pick: { kind: "sinceImagePulled" as const, days },
    action: { kind: "transition" as const },
  })),
  archiveDays.map((days) => ({
    storageClass: "archive" as const,
    pick: { kind: "sinceImageTransitioned" as const, days },
    action: { kind: "expire" as const },
  })),
);

const policies: fc.Arbitrary<LifecyclePolicy> = fc
  .uniqueArray(integer, { minLength: 1, maxLength: policyLimits.maxRules })
  .chain((priorities) =>
    fc.tuple(
      ...priorities
        .sort((left, right) => left - right)
        .map((priority, index) =>
          fc.tuple(fc.option(text), tags(index), effect).map(
            ([description, ruleTags, rest]): LifecycleRule => ({
              priority,
              ...(description === null ? {} : { description }),
              tags: ruleTags,
              ...rest,
            }),
          ),
        ),
    ),
  )
  .map((rules) => ({ rules: withAnyAndUntagged(rules) }));

/** A rule that leaves its storage class out is about the standard one. */
function storageClassOf(rule: LifecycleRule): string {
  return rule.storageClass ?? "standard";
}

/** Gives the last rule of each storage class every image, and the first rule the untagged ones where it is not a last one. */
function withAnyAndUntagged(rules: readonly LifecycleRule[]): readonly LifecycleRule[] {
  return rules.map((rule, index) => {
    const later = rules.slice(index + 1);
    if (!later.some((other) => storageClassOf(other) === storageClassOf(rule)))
      return { ...rule, tags: { kind: "any" } };
    return index === 0 ? { ...rule, tags: { kind: "untagged" } } : rule;
  });
}

describe("a formatted policy", () => {
  it("is compact, by priority, with AWS's order of members", () => {
    const parsed = parseLifecyclePolicy(`{
      "rules": [
        {
          "action": { "targetStorageClass": "archive", "type": "transition" },
          "selection": { "countNumber": 30, "countUnit": "days", "countType": "sinceImagePushed",
                         "storageClass": "standard", "tagPatternList": ["prod*"], "tagStatus": "tagged" },
          "description": "Archive é",
          "rulePriority": 20
        },
        {
          "rulePriority": 10,
          "selection": { "tagStatus": "untagged", "countType": "imageCountMoreThan", "countNumber": 1 },
          "action": { "type": "expire" }
        }
      ]
    }`);
    if (parsed.kind === "invalid") throw new Error(parsed.refusal.constraint);
    expect(formatLifecyclePolicy(parsed.policy)).toBe(
      '{"rules":[{"rulePriority":10,"selection":{"tagStatus":"untagged","countType":"imageCountMoreThan",' +
        '"countNumber":1},"action":{"type":"expire"}},{"rulePriority":20,"description":"Archive é","selection":' +
        '{"tagStatus":"tagged","tagPatternList":["prod*"],"storageClass":"standard","countType":"sinceImagePushed",' +
        '"countUnit":"days","countNumber":30},"action":{"type":"transition","targetStorageClass":"archive"}}]}',
    );
  });

  it("reads back as the same policy, and so does any order of its rules", () => {
    fc.assert(
      fc.property(policies, fc.func(fc.integer()), (policy, rank) => {
        const formatted = formatLifecyclePolicy(policy);
        fc.pre(formatted.length <= policyLimits.maxTextLength);
        expect(parseLifecyclePolicy(formatted)).toEqual({ kind: "policy", policy });
        const { rules } = JSON.parse(formatted) as { rules: { rulePriority: number }[] };
        rules.sort((left, right) => rank(left.rulePriority) - rank(right.rulePriority));
        expect(parseLifecyclePolicy(JSON.stringify({ rules }))).toEqual({ kind: "policy", policy });
      }),
    );
  });

  it("of the shortest policy is long enough to be sent again", () => {
    const policy: LifecyclePolicy = {
      rules: [
        {
          priority: 1,
          tags: { kind: "any" },
          pick: { kind: "imageCountMoreThan", count: 1 },
          action: { kind: "expire" },
        },
      ],
    };
    expect(parseLifecyclePolicy(formatLifecyclePolicy(policy))).toEqual({ kind: "policy", policy });
  });
});
