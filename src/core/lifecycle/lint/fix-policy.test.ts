import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../evaluate.ts";
import type { LifecycleImage } from "../lifecycle-image.ts";
import { parseLifecyclePolicy } from "../parse-policy.ts";
import { fixPolicy } from "./fix-policy.ts";
import { lintPolicy } from "./lint-policy.ts";
import { daysAgo, digestNamed, now, policyText, type RuleText } from "./test-policies.ts";

test("what can only be meant one way is mended, and nothing else of the text", () => {
  const text = `{
  "rules": [
    {
      "rulePriority": "2",
      "description": null,
      "selection": { "tagStatus": "ANY", "countType": "imagecountmorethan", "countUnit": null, "countNumber": 20 },
      "action":   { "type": "expire", "targetStorageClass": null }
    },
    {
      "rulePriority": 1,
      "selection": {
        "tagStatus": "untagged",
        "countType": "sinceImagePushed",
        "countNumber": 14
      },
      "action": { "type": "transition" }
    }
  ]
}
`;
  const { text: fixed, mended } = fixPolicy(text);
  expect(fixed).toBe(`{
  "rules": [
    {
      "rulePriority": 1,
      "selection": {
        "tagStatus": "untagged",
        "countType": "sinceImagePushed",
        "countNumber": 14,
        "countUnit": "days"
      },
      "action": { "type": "transition", "targetStorageClass": "archive" }
    },
    {
      "rulePriority": 2,
      "selection": { "tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 20 },
      "action":   { "type": "expire" }
    }
  ]
}
`);
  expect(parseLifecyclePolicy(fixed).kind).toBe("policy");
  expect(mended.map(({ code }) => code)).toContain("rule-order");
});

test("what may be meant in several ways is left alone", () => {
  for (const [written, instead] of [
    ['"countType": "imageCountMoreThan"', '"countType": "imageCountMoreThan", "countUnit": "days"'],
    ['"type": "expire"', '"type": "expire", "targetStorageClass": "archive"'],
    ['"countNumber": 20', '"countNumber": 0'],
    ['"tagStatus": "any"', '"tagStatus": "tagged"'],
  ] as const) {
    const text = policyText({ priority: 1, tags: "any", keep: 20 }).replace(written, instead);
    expect(text).toContain(instead);
    expect(fixPolicy(text)).toEqual({ text, mended: [] });
  }
});

const tags = ["v1", "v2", "v1-rc", "prod", "prod-1"];
const entries = fc.constantFrom("*", "v*", "v1*", "*-rc", "prod", "prod*", "p*d*", "**");
const rules: fc.Arbitrary<RuleText[]> = fc
  .record({
    tagged: fc.array(fc.uniqueArray(entries, { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
    untagged: fc.boolean(),
    any: fc.boolean(),
    limits: fc.array(
      fc.oneof(fc.record({ keep: fc.constantFrom(1, 2, 9999) }), fc.record({ days: fc.constantFrom(1, 9, 3650) })),
      { minLength: 6, maxLength: 6 },
    ),
    order: fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5, maxLength: 5 }),
    file: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 }),
  })
  .map(({ tagged, untagged, any, limits, order, file }) => {
    const selections: RuleText["tags"][] = [...tagged, ...(untagged ? (["untagged"] as const) : [])];
    const written: RuleText[] = selections.map((tags, index) => ({
      priority: order[index] ?? 9,
      tags,
      ...limits[index],
    }));
    if (any || written.length === 0) written.push({ priority: 10, tags: "any", ...limits[5] });
    return file.flatMap((place) => written[place] ?? []);
  });

const images: fc.Arbitrary<LifecycleImage[]> = fc
  .array(fc.record({ tags: fc.subarray(tags, { maxLength: 2 }), age: fc.integer({ min: 0, max: 20 }) }), {
    maxLength: 8,
  })
  .map((given) =>
    given.map(({ tags, age }, index) => ({
      digest: digestNamed(String(index)),
      tags,
      pushedAt: daysAgo(age + index / 100),
      storageClass: "standard",
    })),
  );

test("no change to a policy that ECR accepts changes the fate of any image", () => {
  let mendedPolicies = 0;
  fc.assert(
    fc.property(rules, images, (given, repository) => {
      const text = policyText(...given);
      const { text: fixed, mended } = fixPolicy(text);
      const [before, after] = [text, fixed].map((each) => {
        const parsed = parseLifecyclePolicy(each);
        if (parsed.kind === "invalid") throw new Error(parsed.refusal.constraint);
        const { outcomes } = evaluate({ policy: parsed.policy, images: repository, now });
        return outcomes.map(({ fate }) => (fate.kind === "keep" ? "keep" : `${fate.kind} ${JSON.stringify(fate.by)}`));
      });
      expect(after).toEqual(before);
      expect(fixPolicy(fixed).mended).toEqual([]);
      mendedPolicies += mended.length > 0 ? 1 : 0;
    }),
    { numRuns: 2000 },
  );
  expect(mendedPolicies).toBeGreaterThan(200);
});

test("any text can be linted and mended", () => {
  const broken = rules.chain((given) => {
    const text = policyText(...given);
    return fc
      .record({
        at: fc.nat(text.length),
        length: fc.nat(12),
        put: fc.oneof(fc.string({ maxLength: 6 }), fc.constant("null")),
      })
      .map(({ at, length, put }) => text.slice(0, at) + put + text.slice(at + length));
  });
  const texts = fc.oneof(
    broken,
    fc.json(),
    fc.string(),
    fc.json().map((json) => `{"rules":[${json}]}`.padEnd(100)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { findings } = lintPolicy({ text });
      const lines = text.split(/\r\n|\r|\n/);
      for (const { line, column } of findings) expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
      const refused = findings.some(({ code }) => code.startsWith("ecr-"));
      expect(refused).toBe(parseLifecyclePolicy(text).kind === "invalid");
      const { text: fixed, mended } = fixPolicy(text);
      if (mended.length > 0) JSON.parse(fixed);
    }),
    { numRuns: 3000 },
  );
});
