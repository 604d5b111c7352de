import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../../../test/temporary-folder.ts";
import { digestOf } from "../../../core/oci/digest.ts";
import { CaseFileError } from "./case-file-error.ts";
import { CasePolicies } from "./case-policies.ts";
import type { LifecycleCase } from "./lifecycle-case.ts";
import { parseCaseFile } from "./parse-case-file.ts";
import { YamlSource } from "./yaml-source.ts";

const keepOne =
  "{ rules: [{ rulePriority: 1, selection: { tagStatus: any, countType: imageCountMoreThan, countNumber: 1 }, action: { type: expire } }] }";

function parse(text: string, options: { readonly file?: string; readonly recording?: boolean } = {}) {
  const { file = "x.yaml", recording = false } = options;
  const policies = new CasePolicies(file);
  return parseCaseFile(YamlSource.parse(file, text), { readPolicy: (value) => policies.read(value), recording });
}

function problemsOf(text: string): readonly string[] {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof CaseFileError) {
      return error.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
    }
    throw error;
  }
  return [];
}

/** A file of one case whose members are given, a line each, from line 2 on. */
function caseOf(members: Readonly<Record<string, string>>): string {
  const all = {
    name: "one",
    now: "2026-06-01T12:00:00Z",
    policy: keepOne,
    images: "[{ name: a, age: 1d }]",
    expect: "{ a: keep }",
    ...members,
  };
  const lines = Object.entries(all).map(([name, value]) => `    ${name}: ${value}\n`);
  return `cases:\n  - ${lines.join("").trimStart()}`;
}

function only(cases: readonly LifecycleCase[]): LifecycleCase {
  const [first] = cases;
  if (first === undefined || cases.length > 1) throw new TypeError(`${cases.length} cases`);
  return first;
}

describe("a case", () => {
  test("has the images that its file describes", () => {
    const text = caseOf({
      images: `
      - { name: index, tags: [v1, latest], age: 1.5h, children: [part], sizeInBytes: 12 }
      - { name: part, pushedAt: 2026-06-01T10:00:00+02:00, storageClass: standard }
      - name: archived
        digest: "sha256:${"a".repeat(64)}"
        pushedAt: 2025-01-01
        storageClass: archive
        lastArchivedAt: 2025-06-01T00:00:00.5Z
        lastActivatedAt: 2025-03-01T00:00:00Z
        lastPulledAt: 2025-02-01T00:00:00Z
      - { name: signature, age: 0d, subject: gone }`,
      expect: "{ index: keep }",
    });
    const { images, names } = only(parse(text));
    const digest = (name: string) => digestOf(new TextEncoder().encode(`inkan lifecycle case image ${name}`));
    expect(images).toEqual([
      {
        digest: digest("index"),
        tags: ["v1", "latest"],
        pushedAt: new Date("2026-06-01T10:30:00Z"),
        storageClass: "standard",
        children: [digest("part")],
        sizeInBytes: 12,
      },
      { digest: digest("part"), tags: [], pushedAt: new Date("2026-06-01T08:00:00Z"), storageClass: "standard" },
      {
        digest: `sha256:${"a".repeat(64)}`,
        tags: [],
        pushedAt: new Date("2025-01-01T00:00:00Z"),
        storageClass: "archive",
        lastArchivedAt: new Date("2025-06-01T00:00:00.500Z"),
        lastActivatedAt: new Date("2025-03-01T00:00:00Z"),
        lastPulledAt: new Date("2025-02-01T00:00:00Z"),
      },
      {
        digest: digest("signature"),
        tags: [],
        pushedAt: new Date("2026-06-01T12:00:00Z"),
        storageClass: "standard",
        subject: digest("gone"),
      },
    ]);
    expect([...names.values()]).toEqual(["index", "part", "archived", "signature", "gone"]);
  });

  test("has expectations of every kind", () => {
    const text = caseOf({
      images: "[{ name: a, age: 1d }, { name: b, age: 2d, subject: a }, { name: c, age: 3d, subject: gone one }]",
      expect: "{ a: expire by 1, b: transition with a, c: expire with gone one }",
      exhaustive: "true",
      assumptions: "{ age-boundary: picked }",
    });
    const given = only(parse(text));
    expect(Object.fromEntries(given.expectations)).toEqual({
      a: { kind: "expire", by: { kind: "rule", priority: 1 } },
      b: { kind: "transition", by: { kind: "subject", name: "a" } },
      c: { kind: "expire", by: { kind: "subject", name: "gone one" } },
    });
    expect(given).toMatchObject({ exhaustive: true, assumptions: { "age-boundary": "picked" } });
  });

  test("may be JSON", () => {
    const json = {
      cases: [
        {
          name: "one",
          policy: JSON.parse(
            '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":1},"action":{"type":"expire"}}]}',
          ),
          images: [{ name: "a", tags: ["\u{1f600}/"], pushedAt: "2026-06-01T12:00:00Z" }],
          expect: { a: "keep" },
        },
      ],
    };
    for (const indent of [undefined, 2, "\t"]) {
      expect(only(parse(JSON.stringify(json, undefined, indent))).images[0]?.tags).toEqual(["\u{1f600}/"]);
    }
  });

  test("shares with others what an anchor stands for, however many there are", () => {
    const cases = Array.from(
      { length: 300 },
      (_, place) => `  - { name: c${place}, policy: *p, images: *i, expect: { a: keep } }\n`,
    );
    const text = `cases:\n  - { name: first, policy: &p ${keepOne}, images: &i [{ name: a, pushedAt: 2026-06-01 }], expect: { a: keep } }\n${cases.join("")}`;
    expect(parse(text)).toHaveLength(301);
  });

  test("has a policy file beside it, the text itself or the saved answer of the aws command line", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "policies"));
    const policy = JSON.stringify(
      {
        rules: [
          {
            rulePriority: 7,
            selection: { tagStatus: "untagged", countType: "imageCountMoreThan", countNumber: 1 },
            action: { type: "expire" },
          },
        ],
      },
      undefined,
      2,
    );
    const write = (name: string, text: string) => writeFileSync(join(folder, "policies", name), text);
    write("p.json", policy);
    write("saved.json", JSON.stringify({ registryId: "012345678910", lifecyclePolicyText: policy }));
    write("refused.json", policy.replace("untagged", "tagged"));
    write("saved-refused.json", JSON.stringify({ lifecyclePolicyText: policy.replace("untagged", "tagged") }));
    const parseWith = (name: string) => parse(caseOf({ policy: `policies/${name}` }), { file: join(folder, "x.yaml") });
    expect(only(parseWith("p.json")).policy.rules[0]?.priority).toBe(7);
    expect(only(parseWith("saved.json")).policy.rules[0]?.priority).toBe(7);
    expect(() => parseWith("refused.json")).toThrow(
      "ECR refuses the policy policies/refused.json:5:20: Lifecycle policy",
    );
    expect(() => parseWith("saved-refused.json")).toThrow(
      "ECR refuses the policy policies/saved-refused.json at /rules/0/selection: Lifecycle policy",
    );
  });

  test("whose outcomes are about to be recorded may expect nothing yet, or rules that are gone", () => {
    expect(only(parse(caseOf({ expect: "" }), { recording: true })).expectations.size).toBe(0);
    expect(only(parse(caseOf({ expect: "{ a: expire by 9 }" }), { recording: true })).expectations.size).toBe(1);
  });
});

describe("what is wrong with a case is told with its place:", () => {
  const notEach = "must be a number with w, d, h, m or s behind it, as 10d, 1.5h or 14d 1s";
  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      "an unknown member",
      { nwo: "2026-06-01" },
      "7:5 case 'one': there is no member 'nwo' here; there are name, now, policy, images, expect, exhaustive, assumptions",
    ],
    [
      "an unknown member of an image",
      { images: "[{ name: a, age: 1d, tag: [b] }]" },
      "5:34 case 'one': there is no member 'tag' here; there are name, digest, tags, pushedAt, age, lastPulledAt, storageClass, lastArchivedAt, lastActivatedAt, children, subject, sizeInBytes",
    ],
    [
      "a number as a tag",
      { images: "[{ name: a, age: 1d, tags: [1.0] }]" },
      "5:41 case 'one': tags[0] must be text (in quotes), not the number 1",
    ],
    ["a list that is none", { images: "3" }, "5:13 case 'one': images must be a list, not the number 3"],
    ["no name", { images: "[{ age: 1d }]" }, "5:14 case 'one': 'name' is missing"],
    [
      "a size below zero",
      { images: "[{ name: a, age: 1d, sizeInBytes: -1 }]" },
      "5:47 case 'one': sizeInBytes must be a whole number, not the number -1",
    ],
    [
      "a digest that is none",
      { images: "[{ name: a, age: 1d, digest: abc }]" },
      "5:42 case 'one': 'abc' is not a digest (sha256:<64 hex characters>)",
    ],
    [
      "two images of a name",
      { images: "[{ name: a, age: 1d }, { name: a, age: 2d }]" },
      "5:44 case 'one': two images are called 'a'",
    ],
    [
      "two images of a digest",
      {
        images: `[{ name: a, age: 1d, digest: "sha256:${"0".repeat(64)}" }, { name: b, age: 1d, digest: "sha256:${"0".repeat(64)}" }]`,
      },
      "5:147 case 'one': 'a' and 'b' have the same digest; an image with several tags is one entry",
    ],
    ["an age that is none", { images: "[{ name: a, age: 10 }]" }, `5:30 case 'one': age ${notEach}, not 10`],
    ["an age in months", { images: "[{ name: a, age: 1mo }]" }, `5:30 case 'one': age ${notEach}, not "1mo"`],
    ["neither push nor age", { images: "[{ name: a }]" }, "5:22 case 'one': 'pushedAt' or 'age' is missing"],
    [
      "push and age",
      { images: "[{ name: a, age: 1d, pushedAt: 2026-01-01 }]" },
      "5:25 case 'one': pushedAt and age say the same: give one of them",
    ],
    [
      "a day that no calendar has",
      { now: "2026-02-30T00:00:00Z" },
      "3:10 case 'one': now must be a time such as 2026-11-25T12:00:00Z, not '2026-02-30T00:00:00Z'",
    ],
    [
      "a time without an offset",
      { now: "2026-02-03T00:00:00" },
      "3:10 case 'one': now must be a time such as 2026-11-25T12:00:00Z, not '2026-02-03T00:00:00'",
    ],
    [
      "a storage class that is none",
      { images: "[{ name: a, age: 1d, storageClass: ARCHIVE }]" },
      "5:48 case 'one': storageClass must be standard or archive, not 'ARCHIVE'",
    ],
    [
      "archived, and no time of it",
      { images: "[{ name: a, age: 1d, storageClass: archive }]" },
      "5:48 case 'one': an archived image needs 'lastArchivedAt'",
    ],
    [
      "a child that is not there",
      { images: "[{ name: a, age: 1d, children: [b] }]" },
      "5:45 case 'one': there is no image 'b' in this case",
    ],
    [
      "an image inside itself",
      { images: "[{ name: a, age: 1d, children: [a] }]" },
      "5:44 case 'one': these images refer to each other in a circle: a -> a",
    ],
    [
      "a circle of several",
      {
        images:
          "[{ name: a, age: 1d, subject: b }, { name: b, age: 1d, children: [c] }, { name: c, age: 1d, subject: a }]",
      },
      "5:43 case 'one': these images refer to each other in a circle: a -> b -> c -> a",
    ],
    ["an expectation for nobody", { expect: "{ b: keep }" }, "6:15 case 'one': there is no image 'b' in this case"],
    [
      "an expectation that is none",
      { expect: "{ a: kept }" },
      "6:18 case 'one': 'kept' is no expectation; there are keep, expire by N, transition by N (N is a rulePriority), expire with NAME or transition with NAME",
    ],
    [
      "an expectation of no rule",
      { expect: "{ a: expire by 2 }" },
      "6:18 case 'one': the policy has no rule 2; there are 1",
    ],
    [
      "a follower of nobody",
      { expect: "{ a: expire with b }" },
      "6:18 case 'one': 'b' is neither an image of this case nor the subject of one",
    ],
    [
      "no expectation",
      { expect: "{}" },
      "6:13 case 'one': nothing is expected; name an image, or record what happens with --write",
    ],
    [
      "an assumption that is none",
      { assumptions: "{ weather: fine }" },
      "7:20 case 'one': there is no member 'weather' here; there are referrers, missing-subject, index-children, leaving-index, age-boundary, day-length, equal-times, tag-case, activating, class-shield",
    ],
    [
      "an answer that is none",
      { assumptions: "{ tag-case: maybe }" },
      "7:30 case 'one': tag-case is 'maybe'; it can be heeded or ignored",
    ],
    [
      "a policy that ECR refuses, where it does",
      {
        policy: keepOne.replace(
          "imageCountMoreThan, countNumber: 1",
          "sinceImagePulled, countUnit: days, countNumber: 1",
        ),
      },
      "4:143 case 'one': ECR refuses this policy: Lifecycle policy validation failure: Only action type transition is allowed when countType=sinceImagePulled.",
    ],
    [
      "a policy file that is not there",
      { policy: "no/such.json" },
      "4:13 case 'one': the policy no/such.json cannot be read: ENOENT: no such file or directory",
    ],
  ])("%s", (_what, members, problem) => {
    const [first = "", ...others] = problemsOf(caseOf(members));
    expect(first.slice(0, problem.length)).toBe(problem);
    expect(others).toEqual([]);
  });

  test("an age without the moment to count from", () => {
    const text = caseOf({}).replace("    now: 2026-06-01T12:00:00Z\n", "");
    expect(problemsOf(text)).toEqual(["4:25 case 'one': an age needs the case's 'now', from which it is counted back"]);
  });

  test("each case with the first of its problems", () => {
    const first = caseOf({ expect: "{ b: keep, c: kept }" });
    const second = caseOf({}).replace("cases:\n", "");
    expect(problemsOf(first + second).map((problem) => problem.slice(0, 40))).toEqual([
      "6:15 case 'one': there is no image 'b' i",
      "7:11 case 'one': another case has this n",
    ]);
  });

  test.each([
    ["cases: []\n", "1:8 there are no cases"],
    ["[]\n", "1:1 the file must be members, not a list"],
    ["cases:\n  - name: 'x\n", "3:1 Missing closing 'quote"],
    ['{"cases": [], "cases": []}', "1:15 Map keys must be unique"],
    ["cases: *none\n", "1:8 nothing before *none is called &none"],
    ["cases: []\n---\ncases: []\n", "2:1 there is a second document"],
  ])("%j as a file", (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  test("a policy that contains itself", () => {
    expect(problemsOf(caseOf({ policy: "&p { rules: [*p] }" }))).toEqual([
      "4:16 case 'one': the policy contains itself",
    ]);
  });

  test("a policy of aliases that would not fit into any text", () => {
    const layers = Array.from(
      { length: 12 },
      (_, place) => `      - &l${place + 1} [${"*l0,".repeat(9).replaceAll("l0", `l${place}`)}]\n`,
    );
    const text = caseOf({ policy: `\n      rules:\n      - &l0 [${"x,".repeat(9)}]\n${layers.join("")}` });
    expect(problemsOf(text)).toEqual(["5:7 case 'one': the policy is too long for ECR"]);
  });
});
