import { expect, test } from "vitest";
import { parsePolicyText } from "../parse-policy-text.ts";
import { explainPolicy } from "./explanation.ts";
import { tellRules } from "./rule-story.ts";
import { image, now } from "./test-repository.ts";

test("a rule of the other storage class that shields an image says so, and no rule says that it takes it", () => {
  const archived = image("a", 400, { storageClass: "archive", lastArchivedAt: new Date("2026-01-01T00:00:00Z") });
  const rule = (priority: number, selection: object, action: object) => ({
    rulePriority: priority,
    selection: { tagStatus: "any", countUnit: "days", countNumber: 90, ...selection },
    action,
  });
  const policy = JSON.stringify({
    rules: [
      rule(1, { countType: "sinceImagePushed" }, { type: "transition", targetStorageClass: "archive" }),
      rule(2, { countType: "sinceImageTransitioned", storageClass: "archive" }, { type: "expire" }),
    ],
  });
  const told = (choice: "across" | "apart") => {
    const assumptions = { "class-shield": choice };
    const { evaluation } = explainPolicy(
      { images: [archived], from: "app", now, assumptions },
      parsePolicyText(policy, "policy.json"),
    );
    return evaluation.outcomes.flatMap((outcome) => tellRules(evaluation, outcome).map(({ says }) => says));
  };
  expect(told("apart")).toEqual([
    "does not match: it is about images outside the archive",
    "takes it: archived 328 days ago, more than 90 days",
  ]);
  expect(told("across")).toEqual([
    "does not match: it is about images outside the archive; but its tags match, which is taken to shield it from later rules",
    "would take it: archived 328 days ago, more than 90 days; rule 1 matches it first",
  ]);
});
