import { expect, test } from "vitest";
import { parseDigest } from "../oci/digest.ts";
import { evaluate } from "./evaluate.ts";
import { explainFate } from "./explain.ts";

const dayMs = 86_400_000;
const now = new Date("2026-11-25T12:00:00Z");

function explainAged(ageMs: number, assumptions: Parameters<typeof evaluate>[0]["assumptions"] = {}): string {
  const digest = parseDigest(`sha256:${"a".repeat(64)}`);
  const pushedAt = new Date(now.getTime() - ageMs);
  const evaluation = evaluate({
    images: [{ digest, tags: [], pushedAt, storageClass: "standard" }],
    policy: {
      rules: [
        {
          priority: 1,
          tags: { kind: "any" },
          pick: { kind: "sinceImagePushed", days: 14 },
          action: { kind: "expire" },
        },
      ],
    },
    now,
    assumptions,
  });
  return evaluation.outcomes.map((outcome) => explainFate(outcome, (name) => name)).join();
}

test.each([
  [14 * dayMs - 1, "kept: rule 1: pushed 13 days ago, not more than 14 days"],
  [14 * dayMs, "kept: rule 1: pushed exactly 14 days ago, not more than 14 days"],
  [14 * dayMs + 1, "expired by rule 1: pushed 14 days and less than a second ago, more than 14 days"],
  [14 * dayMs + 90_000, "expired by rule 1: pushed 14 days 1 min ago, more than 14 days"],
  [14 * dayMs + 12.5 * 3_600_000, "expired by rule 1: pushed 14 days 12 h ago, more than 14 days"],
  [15 * dayMs, "expired by rule 1: pushed 15 days ago, more than 14 days"],
])("the words for an image of %d ms tell on which side of the limit it is", (ageMs, words) => {
  expect(explainAged(ageMs)).toBe(words);
});

test("an image of exactly the limit is not called older where that is assumed to be enough", () => {
  expect(explainAged(14 * dayMs, { "age-boundary": "picked" })).toBe(
    "expired by rule 1: pushed exactly 14 days ago, as many as 14 days",
  );
});

test("an image pushed after the evaluation has no negative age", () => {
  expect(explainAged(-3 * dayMs)).toBe("kept: rule 1: pushed 3 days after this moment, not more than 14 days");
});
