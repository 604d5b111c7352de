import { expect, test } from "vitest";
import { digestOf, explain, image, keepNewest, keepNewestOfAll, policyOf } from "../explain/test-repository.ts";
import { comparePreview, countVerdicts } from "./compare-preview.ts";
import type { PreviewResult } from "./preview-policy.ts";
import { comparisonToJson, formatComparison } from "./preview-report.ts";

const images = [
  image("a", 30, { tags: ["v1"] }),
  image("b", 30, { subject: digestOf("a") }),
  image("c", 20, { tags: ["v2"] }),
  image("1", 40),
  image("2", 10, { tags: ["multi"], children: [digestOf("1")] }),
];
const policyText = policyOf(keepNewest("v*", 1), keepNewestOfAll(2));
const explanation = explain(images, policyText);

function result(letter: string, rule: number, action: PreviewResult["action"] = "expire"): PreviewResult {
  return { digest: digestOf(letter), tags: [], pushedAt: new Date(0), action, rule };
}

/** The verdict of each image by its letter. */
function verdictsOf(...results: readonly PreviewResult[]): Readonly<Record<string, string>> {
  const compared = comparePreview({ policy: policyText, results }, explanation);
  return Object.fromEntries(compared.map(({ digest, verdict }) => [digest.at(-1) ?? "", verdict.kind]));
}

const same = { a: "same", b: "same", c: "same", 1: "same", 2: "same" };

test("what ECR and we say alike is the same, with followers and without the child that an index holds", () => {
  expect(verdictsOf(result("a", 1), result("b", 1))).toEqual(same);
});

test("what a preview need not show is explained: a follower left out, a held child shown", () => {
  expect(verdictsOf(result("a", 1))).toEqual({ ...same, b: "explained" });
  expect(verdictsOf(result("a", 1), result("b", 1), result("1", 2))).toEqual({ ...same, 1: "explained" });
});

test.each<[string, readonly PreviewResult[], object]>([
  ["an image that ECR lets be", [], { a: "different", b: "explained" }],
  ["another action", [result("a", 1, "transition"), result("b", 1)], { a: "different" }],
  ["another rule", [result("a", 2), result("b", 1)], { a: "different" }],
  ["an image that we keep", [result("a", 1), result("b", 1), result("c", 1)], { c: "different" }],
  ["a held child by another rule", [result("a", 1), result("b", 1), result("1", 1)], { 1: "different" }],
  ["an image that is new", [result("a", 1), result("b", 1), result("f", 1)], { f: "different" }],
])("a difference: %s", (_name, results, expected) => {
  expect(verdictsOf(...results)).toEqual({ ...same, ...expected });
});

test("the report holds all of the input and both results", () => {
  const preview = { policy: policyText, results: [result("a", 2)] };
  const compared = comparePreview(preview, explanation);
  expect(countVerdicts(compared)).toEqual({ same: 3, explained: 1, different: 1 });
  expect(comparisonToJson({ preview, explanation, compared })).toMatchObject({
    policy: policyText,
    now: "2026-11-25T12:00:00Z",
    assumptions: { referrers: "follow" },
    verdicts: { different: 1 },
    compared: [
      { digest: digestOf("1"), verdict: "same", says: null, ecr: null, inkan: { fate: "keep" } },
      {
        digest: digestOf("a"),
        tags: ["v1"],
        pushedAt: "2026-10-26T12:00:00Z",
        verdict: "different",
        says: "ECR names rule 2, not 1",
        ecr: { action: "expire", rule: 2 },
        inkan: { fate: "expire", rule: 1 },
      },
      { digest: digestOf("b"), verdict: "explained", ecr: null, inkan: { fate: "expire", rule: 1 } },
      { digest: digestOf("c") },
      { digest: digestOf("2"), children: [digestOf("1")] },
    ],
  });
  const table = formatComparison({ preview, explanation, compared }, { color: false });
  expect(table).toMatch(/^v1 +sha256:a{12} {2}expire it by rule 2 .* {2}DIFFERENT: ECR names rule 2, not 1$/m);
  expect(table).toMatch(/\n5 images: 3 same, 1 explained, 1 different\n$/);
});
