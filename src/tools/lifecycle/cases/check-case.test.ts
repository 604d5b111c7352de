import { expect, test } from "vitest";
import { CasePolicies } from "./case-policies.ts";
import { type CaseResult, checkCase, dependsOnPresent } from "./check-case.ts";
import { parseCaseFile } from "./parse-case-file.ts";
import { YamlSource } from "./yaml-source.ts";

const present = new Date("2026-06-01T12:00:00Z");

function check(members: string): CaseResult {
  const policies = new CasePolicies("x.yaml");
  const source = YamlSource.parse("x.yaml", `cases:\n  - name: one\n${members}`);
  const [given] = parseCaseFile(source, { readPolicy: (value) => policies.read(value) });
  if (given === undefined) throw new TypeError("no case");
  return checkCase(given, present);
}

const fourteenDays = `
    policy:
      rules:
        - rulePriority: 1
          selection: { tagStatus: tagged, tagPrefixList: [v], countType: imageCountMoreThan, countNumber: 1 }
          action: { type: expire }
        - rulePriority: 2
          selection: { tagStatus: any, countType: sinceImagePushed, countUnit: days, countNumber: 14 }
          action: { type: expire }
    images:
      - { name: v1, tags: [v1], pushedAt: 2026-05-01T12:00:00Z }
      - { name: v2, tags: [v2], pushedAt: 2026-05-02T12:00:00Z }
      - { name: edge, tags: [], pushedAt: 2026-05-18T12:00:00Z }
`;

test("an image that fares otherwise is told of with everything that decided it", () => {
  const { differences, outcomes } = check(
    `${fourteenDays}    expect: { v1: keep, v2: expire by 2, edge: expire by 2 }\n`,
  );
  expect(Object.fromEntries(outcomes)).toEqual({ v1: "expire by 1", v2: "keep", edge: "keep" });
  expect(differences).toEqual([
    {
      image: "v1",
      expected: "keep",
      actual: "expire by 1",
      reason: "expired by rule 1: number 2 of 2 from the newest, beyond the 1 that stay",
      readings: [
        "rule 1: number 2 of 2 from the newest, beyond the 1 that stay",
        "rule 2: pushed 31 days ago, more than 14 days",
      ],
      passesWith: [],
    },
    {
      image: "v2",
      expected: "expire by 2",
      actual: "keep",
      reason: "kept: rule 2 would take it, but rule 1 matches it first and keeps it",
      readings: [
        "rule 1: number 1 of 2 from the newest, within the 1 that stay",
        "rule 2: pushed 30 days ago, more than 14 days",
      ],
      passesWith: [],
    },
    {
      image: "edge",
      expected: "expire by 2",
      actual: "keep",
      reason: "kept: rule 2: pushed exactly 14 days ago, not more than 14 days",
      readings: ["rule 2: pushed exactly 14 days ago, not more than 14 days"],
      passesWith: [{ name: "age-boundary", chosen: "kept", instead: "picked" }],
    },
  ]);
});

test("a case that passes says without which answers it would not", () => {
  expect(check(`${fourteenDays}    expect: { edge: keep }\n`)).toMatchObject({
    differences: [],
    restsOn: [{ name: "age-boundary", chosen: "kept", instead: "picked" }],
  });
  expect(check(`${fourteenDays}    expect: { v2: keep }\n`)).toMatchObject({ differences: [], restsOn: [] });
});

test("an answer that the case gives itself is settled", () => {
  const other = check(`${fourteenDays}    expect: { edge: expire by 2 }\n    assumptions: { age-boundary: picked }\n`);
  expect(other).toMatchObject({ differences: [], restsOn: [] });
});

test("the images that an exhaustive case does not name differ", () => {
  const { differences } = check(`${fourteenDays}    expect: { v1: expire by 1 }\n    exhaustive: true\n`);
  expect(differences.map(({ image, expected, actual }) => [image, expected, actual])).toEqual([
    ["v2", undefined, "keep"],
    ["edge", undefined, "keep"],
  ]);
});

test("a case without a time depends on the present when its policy counts days", () => {
  const dated = check(`${fourteenDays}    expect: { v2: keep }\n    now: 2026-05-10\n`);
  expect(dependsOnPresent(dated.case)).toBe(false);
  expect(Object.fromEntries(dated.outcomes)).toMatchObject({ edge: "keep" });
  const undated = check(`${fourteenDays}    expect: { v2: keep }\n`);
  expect(dependsOnPresent(undated.case)).toBe(true);
  expect(dependsOnPresent({ ...undated.case, policy: { rules: undated.case.policy.rules.slice(0, 1) } })).toBe(false);
});
