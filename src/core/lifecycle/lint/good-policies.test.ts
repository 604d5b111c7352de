import { describe, expect, test } from "vitest";
import { lintPolicy } from "./lint-policy.ts";
import { daysAgo, digestNamed, image, now, policyText, type RuleText } from "./test-policies.ts";

const untagged: RuleText = { priority: 1, tags: "untagged", days: 14 };

/** Policies that do what they say: nothing is to be said of them, not even a note. */
const good: Readonly<Record<string, readonly RuleText[]>> = {
  "untagged images after two weeks": [untagged],
  "the newest releases": [untagged, { priority: 2, tags: ["v*"], keep: 20 }],
  "releases by prefix": [untagged, { priority: 2, tags: ["release-"], prefixes: true, keep: 20 }],
  "what is deployed stays, the rest ages out": [
    { priority: 1, tags: ["deployed-*"], keep: 9999 },
    { priority: 2, tags: "untagged", days: 7 },
    { priority: 3, tags: "any", days: 90 },
  ],
  "a rule for each kind of branch": [
    { priority: 1, tags: ["main-*"], keep: 50 },
    { priority: 2, tags: ["hotfix-*"], keep: 10 },
    { priority: 3, tags: ["pr-*"], days: 14 },
    { priority: 10, tags: "untagged", days: 1 },
  ],
  "the narrow rule before the wide one": [
    { priority: 1, tags: ["v*-rc*"], days: 30 },
    { priority: 2, tags: ["v*"], keep: 30 },
    { priority: 3, tags: "untagged", days: 7 },
  ],
  "archived when nobody pulls, deleted a year later": [
    { priority: 1, tags: "any", pulledDays: 90 },
    { priority: 2, tags: "any", archivedDays: 365 },
  ],
};

const repository = [
  ...["main-14", "main-15", "main-16"].map((tag, index) => image(tag, 60 - index)),
  image("v1", 40, ["v1", "deployed-1", "release-1"]),
  image("v2", 20, ["v2", "release-2"]),
  image("v3-rc1", 5, ["v3-rc1"]),
  image("main", 3, ["main-17"]),
  image("hotfix", 3, ["hotfix-1"]),
  image("pr", 3, ["pr-8"]),
  image("amd64", 3.01, [], { children: [] }),
  image("index", 3, ["v3", "main-18"], { children: [digestNamed("amd64")], lastPulledAt: daysAgo(1) }),
  image("signature", 2, [], { subject: digestNamed("v2") }),
];

describe.each(Object.entries(good))("%s", (_name, rules) => {
  test("is fine by itself", () => {
    expect(lintPolicy({ text: policyText(...rules) }).findings).toEqual([]);
  });

  test("is fine for a repository in good order", () => {
    expect(lintPolicy({ text: policyText(...rules), images: repository, now }).findings).toEqual([]);
  });
});
