import { expect, test } from "vitest";
import { parseLifecyclePolicy } from "./parse-policy.ts";
import { policyRefusals } from "./policy-refusals.ts";

function faultsOf(policy: unknown): readonly string[] {
  const text = typeof policy === "string" ? policy : JSON.stringify(policy).padEnd(100);
  const found = [...policyRefusals(text)];
  const parsed = parseLifecyclePolicy(text);
  const first = found.slice(0, 1).map(({ at, constraint }) => ({ at, constraint }));
  expect(parsed.kind === "invalid" ? [parsed.refusal] : []).toEqual(first);
  return found.map(({ at, fault }) => `${at} ${fault}`);
}

const expire = { type: "expire" };
const keepTen = { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 10 };

test("every rule's faults are told, ECR's answer first", () => {
  expect(
    faultsOf({
      rules: [
        { rulePriority: 1, selection: { tagStatus: "tagged", countType: "imageCountMoreThan", countNumber: 3 } },
        { rulePriority: 2, selection: { ...keepTen, countUnit: null, countNumber: 0 }, action: expire, note: "x" },
        { rulePriority: 3, selection: { ...keepTen, tagStatus: "tagged" }, action: expire },
        { rulePriority: 3, selection: keepTen, action: expire },
        { rulePriority: 4, selection: keepTen, action: expire },
      ],
    }),
  ).toEqual([
    "/rules/0 missing-members",
    "/rules/1 unknown-members",
    "/rules/1/selection alternatives",
    "/rules/1/selection/countNumber small-number",
    "/rules/2/selection no-tag-list",
    "/rules/3/rulePriority repeated-priority",
    "/rules/3 any-not-last",
  ]);
});

test("what only follows from another fault is not told", () => {
  const unit = { rulePriority: 1, selection: { tagStatus: "any", countUnit: "days", countNumber: 1 }, action: expire };
  expect(faultsOf({ rules: [unit] })).toEqual(["/rules/0/selection missing-members"]);
  const nulls = { rulePriority: 1, selection: keepTen, action: { type: null, targetStorageClass: null } };
  expect(faultsOf({ rules: [nulls] })).toEqual(["/rules/0/action alternatives"]);
});

test("a short text is read all the same, one that is no JSON object is not", () => {
  expect(faultsOf('{"rules":[]}')).toEqual([" short-policy", "/rules short-list"]);
  expect(faultsOf("[1]")).toEqual([" short-policy", " no-json"]);
});
