import { describe, expect, test } from "vitest";
import type { InUseImage } from "../in-use-image.ts";
import type { LifecycleImage } from "../lifecycle-image.ts";
import { type LintCode, lintCodes } from "./lint-codes.ts";
import { lintPolicy } from "./lint-policy.ts";
import { daysAgo, digestNamed, image, now, policyText, type RuleText, signatureOf } from "./test-policies.ts";

/** Where a finding of this code is expected, and a case much like it where there is none. */
type CheckCase = {
  readonly code: LintCode;
  readonly found: Given;
  readonly at: string;
  readonly says: string;
  readonly silent: Given;
};

type Given = {
  readonly rules?: readonly RuleText[];
  readonly text?: string;
  readonly images?: readonly LifecycleImage[];
  readonly inUse?: readonly InUseImage[];
};

function findingsOf({ rules = [], text = policyText(...rules), images, inUse = [] }: Given) {
  return lintPolicy(images === undefined ? { text } : { text, images, now, inUse }).findings;
}

const untagged14: RuleText = { priority: 9, tags: "untagged", days: 14 };
const releases = [image("v1", 30), image("v2", 20), image("v3", 10), image("v4", 1)];
const index = (age: number) => [
  image(`amd64 ${age}`, age + 0.01, []),
  image(`index ${age}`, age, [`v${age}`], { children: [digestNamed(`amd64 ${age}`)] }),
];

const cases: readonly CheckCase[] = [
  {
    code: "ecr-text",
    found: { text: `{ "rules": [ // none\n${" ".repeat(100)}] }` },
    at: "",
    says: "Could not map policyString into LifecyclePolicy.",
    silent: { rules: [untagged14] },
  },
  {
    code: "ecr-schema",
    found: { text: policyText(untagged14).replace('"countUnit": "days",', "") },
    at: "/rules/0/selection",
    says: "matched 0 out of 4",
    silent: { rules: [untagged14] },
  },
  {
    code: "ecr-rule",
    found: { text: policyText(untagged14).replace('"untagged"', '"tagged"') },
    at: "/rules/0/selection",
    says: "Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.",
    silent: { rules: [untagged14] },
  },
  {
    code: "ecr-rules",
    found: { rules: [{ ...untagged14, priority: 1 }, untagged14] },
    at: "/rules/1",
    says: "Only one rule can select Untagged images per storage class.",
    silent: { rules: [untagged14] },
  },
  {
    code: "repeated-member",
    found: { text: policyText(untagged14).replace('"countNumber"', '"countNumber": 1, "countNumber"') },
    at: "/rules/0/selection/countNumber",
    says: "'countNumber' is written more than once",
    silent: { rules: [untagged14] },
  },
  {
    code: "in-use",
    found: {
      rules: [untagged14],
      images: [image("worker", 20, [])],
      inUse: [{ name: "fn", digest: digestNamed("worker") }],
    },
    at: "/rules/0",
    says: "fn is in use, and rule 9 deletes it",
    silent: {
      rules: [untagged14],
      images: [image("worker", 20, []), image("web", 10, [])],
      inUse: [{ name: "web", digest: digestNamed("web") }],
    },
  },
  {
    code: "recently-pulled",
    found: { rules: [untagged14], images: [image("job", 20, [], { lastPulledAt: daysAgo(2) })] },
    at: "/rules/0",
    says: "rule 9 takes 1 image pulled within the last 7 days",
    silent: { rules: [untagged14], images: [image("job", 20, [], { lastPulledAt: daysAgo(12) })] },
  },
  {
    code: "dead-rule",
    found: {
      rules: [
        { priority: 1, tags: ["v*"], keep: 20 },
        { priority: 2, tags: ["v1"], prefixes: true, days: 30 },
      ],
    },
    at: "/rules/1",
    says: "rule 2 can never act: rule 1 before it matches every image that it matches",
    silent: {
      rules: [
        { priority: 1, tags: ["v1"], prefixes: true, days: 30 },
        { priority: 2, tags: ["v*"], keep: 20 },
      ],
    },
  },
  {
    code: "dead-rule",
    found: {
      rules: [
        { priority: 1, tags: "untagged", days: 7 },
        { priority: 2, tags: ["*"], keep: 20 },
        { priority: 3, tags: "any", days: 90 },
      ],
    },
    at: "/rules/2",
    says: "rule 3 can never act: rule 1 and rule 2 before it match every image",
    silent: {
      rules: [
        { priority: 2, tags: ["*"], keep: 20 },
        { priority: 3, tags: "any", days: 90 },
      ],
    },
  },
  {
    code: "dead-keep-rule",
    found: {
      rules: [
        { priority: 1, tags: ["*"], days: 30 },
        { priority: 2, tags: ["prod*"], keep: 9999 },
      ],
    },
    at: "/rules/1",
    says: "rule 2 is to keep images tagged 'prod*', but rule 1 before it matches all of them",
    silent: {
      rules: [
        { priority: 1, tags: ["prod*"], keep: 9999 },
        { priority: 2, tags: ["*"], days: 30 },
      ],
    },
  },
  {
    code: "dead-keep-rule",
    found: {
      rules: [{ priority: 1, tags: ["Release-*"], keep: 10 }, untagged14],
      images: [image("release-1", 3), image("run", 40, [])],
    },
    at: "/rules/0/selection/tagPatternList",
    says: "rule 1 matches no image: none is among images tagged 'Release-*', and other rules take 1 image; written in other letters",
    silent: { rules: [{ priority: 1, tags: ["release-*"], keep: 10 }, untagged14], images: [image("release-1", 3)] },
  },
  {
    code: "late-keep-rule",
    found: {
      rules: [
        { priority: 1, tags: ["sha-*"], days: 30 },
        { priority: 2, tags: ["prod-*"], keep: 9999 },
      ],
    },
    at: "/rules/1",
    says: "belongs to rule 1",
    silent: {
      rules: [
        { priority: 1, tags: ["prod-tmp*"], days: 30 },
        { priority: 2, tags: ["prod-*"], keep: 9999 },
      ],
    },
  },
  {
    code: "keeps-everything",
    found: {
      rules: [
        { priority: 1, tags: ["*"], keep: 9999 },
        { priority: 2, tags: "any", days: 30 },
      ],
    },
    at: "/rules/0",
    says: "rule 1 shields every tagged image from rule 2",
    silent: { rules: [{ priority: 1, tags: ["*"], keep: 9999 }, untagged14] },
  },
  {
    code: "shadowed-rule",
    found: {
      rules: [
        { priority: 1, tags: ["beta*"], keep: 1 },
        { priority: 2, tags: ["prod*"], keep: 1 },
      ],
      images: [image("B", 9, ["prod-2", "beta-2"]), image("C", 8, ["beta-3"])],
    },
    at: "/rules/1",
    says: "rule 2 would keep prod-2, but rule 1 before it takes it",
    silent: {
      rules: [
        { priority: 1, tags: ["prod*"], keep: 1 },
        { priority: 2, tags: ["beta*"], keep: 1 },
      ],
      images: [image("B", 9, ["prod-2", "beta-2"]), image("C", 8, ["beta-3"])],
    },
  },
  {
    code: "and-trap",
    found: { rules: [{ priority: 1, tags: ["prod", "staging"], keep: 9999 }] },
    at: "/rules/0/selection/tagPatternList",
    says: "tags for each of 'prod' and 'staging'",
    silent: {
      rules: [{ priority: 1, tags: ["prod", "staging"], keep: 9999 }],
      images: [image("both", 1, ["prod", "staging"])],
    },
  },
  {
    code: "redundant-entry",
    found: { rules: [{ priority: 1, tags: ["prod*", "*"], keep: 5 }] },
    at: "/rules/0/selection/tagPatternList/1",
    says: "'*' in rule 1 changes nothing",
    silent: { rules: [{ priority: 1, tags: ["prod*", "*-rc"], keep: 5 }] },
  },
  {
    code: "wildcard-in-prefix",
    found: { rules: [{ priority: 1, tags: ["v*"], prefixes: true, keep: 5 }] },
    at: "/rules/0/selection/tagPrefixList/0",
    says: "the prefix 'v*' matches no tag",
    silent: { rules: [{ priority: 1, tags: ["v*"], keep: 5 }] },
  },
  {
    code: "impossible-tag",
    found: { rules: [{ priority: 1, tags: ["^v[0-9]+$"], keep: 5 }] },
    at: "/rules/0/selection/tagPatternList/0",
    says: "a tag never holds '^'",
    silent: { rules: [{ priority: 1, tags: ["v*.*-rc_1"], keep: 5 }] },
  },
  {
    code: "missing-wildcard",
    found: { rules: [{ priority: 1, tags: ["release-"], keep: 5 }] },
    at: "/rules/0/selection/tagPatternList/0",
    says: "the pattern 'release-' matches the tag 'release-' alone",
    silent: { rules: [{ priority: 1, tags: ["release-"], prefixes: true, keep: 5 }] },
  },
  {
    code: "matches-nothing",
    found: {
      rules: [
        { priority: 1, tags: ["pr"], days: 7 },
        { priority: 2, tags: "any", days: 90 },
      ],
      images: [image("pr-1", 3)],
    },
    at: "/rules/0/selection/tagPatternList",
    says: "as a prefix it would match 1 image",
    silent: { rules: [{ priority: 1, tags: ["pr-*"], days: 7 }], images: [image("pr-1", 3)] },
  },
  {
    code: "silenced-policy",
    found: {
      rules: [{ priority: 1, tags: ["build-"], prefixes: true, keep: 5 }],
      images: [image("build-9", 40), ...releases],
    },
    at: "/rules",
    says: "the newest 4 tagged images match no rule: v4, v3, v2 and 1 more; the last that does is build-9",
    silent: {
      rules: [{ priority: 1, tags: ["build-"], prefixes: true, keep: 5 }],
      images: [...releases, image("build-9", 0)],
    },
  },
  {
    code: "counted-signatures",
    found: {
      rules: [{ priority: 1, tags: "any", keep: 4 }],
      images: releases.flatMap((each) => [each, signatureOf(each.tags[0] ?? "", 0)]),
    },
    at: "/rules/0/selection/countNumber",
    says: "of the 4 images that rule 1 keeps, 4 are signatures",
    silent: { rules: [{ priority: 1, tags: ["v*"], keep: 4 }], images: [...releases, signatureOf("v1", 1)] },
  },
  {
    code: "counted-children",
    found: { rules: [{ priority: 1, tags: "any", keep: 4 }], images: [index(1), index(2), index(3)].flat() },
    at: "/rules/0/selection/countNumber",
    says: "of the 4 images that rule 1 keeps, 2 are inside indexes: 2 are images of their own",
    silent: { rules: [{ priority: 1, tags: ["*"], keep: 4 }], images: [index(1), index(2)].flat() },
  },
  {
    code: "left-children",
    found: { rules: [{ priority: 1, tags: ["v*"], days: 30 }], images: [...index(40), image("v0", 1)] },
    at: "/rules/0",
    says: "rule 1 takes v40 and leaves 1 image from inside",
    silent: { rules: [{ priority: 1, tags: ["v*"], days: 30 }, untagged14], images: [...index(40), image("v0", 1)] },
  },
  {
    code: "counted-shielded",
    found: {
      rules: [
        { priority: 1, tags: ["v*"], keep: 9999 },
        { priority: 2, tags: "any", keep: 4 },
      ],
      images: [...releases, image("dev", 40, ["d-1"])],
    },
    at: "/rules/1/selection/countNumber",
    says: "4 belong to rule 1: of all others it keeps 0",
    silent: {
      rules: [
        { priority: 1, tags: ["v*"], keep: 9999 },
        { priority: 2, tags: ["d-*"], keep: 4 },
      ],
      images: [...releases, image("dev", 40, ["d-1"])],
    },
  },
  {
    code: "parted-signature",
    found: { rules: [{ priority: 1, tags: ["sha256-*"], days: 7 }], images: [image("v1", 9), signatureOf("v1", 9)] },
    at: "/rules/0",
    says: "rule 1 takes what signs or attests v1 and leaves the image",
    silent: { rules: [{ priority: 1, tags: ["*"], days: 7 }], images: [image("v1", 9), signatureOf("v1", 9)] },
  },
  {
    code: "parted-signature",
    found: { rules: [{ priority: 1, tags: ["v*"], days: 7 }], images: [image("v1", 9), signatureOf("v1", 9)] },
    at: "/rules/0",
    says: "rule 1 takes v1 and leaves the signatures, attestations or SBOMs behind",
    silent: { rules: [{ priority: 1, tags: "any", days: 7 }], images: [image("v1", 7.1), signatureOf("v1", 6.9)] },
  },
  {
    code: "moving-tag",
    found: {
      rules: [{ priority: 1, tags: ["prod"], prefixes: true, days: 30 }],
      images: [image("built", 45, ["sha-1", "prod-8"])],
    },
    at: "/rules/0",
    says: "rule 1 takes prod-8, a tag that may have been put on the image long after its push",
    silent: {
      rules: [{ priority: 1, tags: ["prod"], prefixes: true, days: 30 }],
      images: [image("built", 45, ["prod-8"])],
    },
  },
  {
    code: "moving-tag",
    found: { rules: [{ priority: 1, tags: ["latest"], days: 30 }] },
    at: "/rules/0/selection/tagPatternList/0",
    says: "rule 1 takes 'latest' by the age of the push",
    silent: { rules: [{ priority: 1, tags: ["latest"], keep: 1 }] },
  },
  {
    code: "moving-keep-tag",
    found: { rules: [{ priority: 1, tags: ["prod"], keep: 9999 }, untagged14] },
    at: "/rules/0/selection/tagPatternList",
    says: "the one that had it before is left to rule 9",
    silent: { rules: [{ priority: 1, tags: ["prod-*"], keep: 9999 }, untagged14] },
  },
  {
    code: "pull-age",
    found: { rules: [{ priority: 1, tags: "any", pulledDays: 1 }] },
    at: "/rules/0/selection/countNumber",
    says: "rule 1 archives what was not pulled for 1 day",
    silent: { rules: [{ priority: 1, tags: "any", pulledDays: 90 }] },
  },
  {
    code: "pull-age",
    found: { rules: [{ priority: 1, tags: "any", pulledDays: 90 }], images: [image("v1", 100)] },
    at: "/rules/0",
    says: "of the 1 image that rule 1 archives, 1 was never pulled",
    silent: {
      rules: [{ priority: 1, tags: "any", pulledDays: 90 }],
      images: [image("v1", 100, ["v1"], { lastPulledAt: daysAgo(95) })],
    },
  },
  {
    code: "keep-one",
    found: { rules: [{ priority: 1, tags: "any", keep: 1 }] },
    at: "/rules/0/selection/countNumber",
    says: "rule 1 leaves the newest image of all",
    silent: { rules: [{ priority: 1, tags: ["v*"], keep: 1 }] },
  },
  {
    code: "endless-archive",
    found: { rules: [{ priority: 1, tags: "any", pulledDays: 90 }] },
    at: "/rules/0/action",
    says: "rule 1 archives images, and no rule deletes any from the archive",
    silent: {
      rules: [
        { priority: 1, tags: "any", pulledDays: 90 },
        { priority: 2, tags: "any", archivedDays: 365 },
      ],
    },
  },
  {
    code: "rule-order",
    found: { rules: [untagged14, { priority: 1, tags: ["v*"], keep: 5 }] },
    at: "/rules",
    says: "rules stand in the order 9, 1 and are applied by rulePriority",
    silent: { rules: [{ priority: 1, tags: ["v*"], keep: 5 }, untagged14] },
  },
];

describe("each check", () => {
  test.each(cases)("$code: $says", ({ code, found, at, says, silent }) => {
    const findings = findingsOf(found).filter((finding) => finding.code === code);
    expect(findings.map((finding) => finding.at)).toContain(at);
    expect(findings.map(({ message }) => message).join("\n")).toContain(says);
    expect(findingsOf(silent).filter((finding) => finding.code === code)).toEqual([]);
  });

  test("has a case for every code", () => {
    expect(lintCodes.filter((code) => !cases.some((each) => each.code === code))).toEqual([]);
  });

  test("gives every finding a reason, a way out and a section to read", () => {
    for (const { found } of cases) {
      for (const { message, why, fix, docs, code } of findingsOf(found)) {
        expect(message).not.toContain("undefined");
        // Of what ECR says nothing is changed.
        if (!code.startsWith("ecr-")) expect(message).toMatch(/^[^A-Z].*[^.]$/s);
        expect([why, fix ?? ""].every((sentence) => /^[A-Z].*\.$/s.test(sentence))).toBe(true);
        expect(docs).toBe(`docs/lifecycle-lint.md#${code}`);
      }
    }
  });
});

describe("an image in use", () => {
  const rules = [{ priority: 1, tags: "any", days: 5 }] as const;

  test("is known by its tag, or as part of an index that goes", () => {
    const inUse = [
      { name: "app:v40", tag: "v40" },
      { name: "app@sha256:…", digest: digestNamed("amd64 40") },
    ];
    const findings = findingsOf({ rules, images: [...index(40), image("v0", 1)], inUse });
    expect(findings.filter(({ code }) => code === "in-use").map(({ message }) => message)).toEqual([
      "app:v40 is in use, and rule 1 deletes it",
      expect.stringMatching(/^app@sha256:… is in use, and rule 1 takes the index sha256:[0-9a-f]{12} that it is in/),
    ]);
  });

  test("by digest is not taken for another image that has its tag now", () => {
    const inUse = [{ name: "app", tag: "v1", digest: digestNamed("other") }];
    expect(findingsOf({ rules, images: [image("v1", 10)], inUse }).filter(({ code }) => code === "in-use")).toEqual([]);
  });
});

test("a large limit that the repository has reached is no keep rule's", () => {
  const rules = [{ priority: 1, tags: "any", keep: 600 }] as const;
  const images = Array.from({ length: 601 }, (_, age) => image(`v${age}`, age));
  const codes = (count: number) => findingsOf({ rules, images: images.slice(0, count) }).map(({ code }) => code);
  expect([codes(600), codes(601)]).toEqual([["keeps-everything"], []]);
});

test("ECR's answer comes first, the rest follows the text", () => {
  const text = policyText({ priority: 5, tags: "any", keep: 1 }, { priority: 5, tags: ["a*"], keep: 3 }).replace(
    '"a*"',
    '"*1*2*3*4*"',
  );
  expect(findingsOf({ text }).map(({ code, line, column }) => [code, line, column])).toEqual([
    ["ecr-rule", 19, 11],
    ["ecr-rules", 15, 23],
  ]);
  const clean = policyText({ priority: 1, tags: ["prod-", "x-"], keep: 5 }, { priority: 2, tags: "any", keep: 1 });
  const lines = findingsOf({ text: clean }).map(({ line }) => line);
  expect(lines.length).toBeGreaterThan(3);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
});

test("a byte order mark, which no editor shows, is named", () => {
  const [finding] = findingsOf({ text: `\uFEFF${policyText(untagged14)}` });
  expect(finding).toMatchObject({ code: "ecr-text", line: 1, column: 1 });
  expect(finding?.fix).toContain("without a byte order mark");
});
