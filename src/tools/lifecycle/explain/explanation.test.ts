import { describe, expect, test } from "vitest";
import { countFates } from "./explanation.ts";
import { explanationToJson } from "./explanation-json.ts";
import { formatExplanation } from "./explanation-table.ts";
import { findImage } from "./find-image.ts";
import { formatStory, storyToJson, tellStory } from "./image-story.ts";
import { digestOf, explain, image, keepNewest, keepNewestOfAll, policyOf } from "./test-repository.ts";

const signatureTag = (letter: string) => `${digestOf(letter).replace(":", "-")}.sig`;

/** Two releases, each signed in both storages, an index with one image inside, and a build without a tag. */
const images = [
  image("a", 20, { tags: ["v1"] }),
  image("b", 20, { subject: digestOf("a"), artifactType: "application/vnd.dev.sigstore.bundle.v0.3+json" }),
  image("c", 20, { tags: [signatureTag("a")] }),
  image("d", 10, { tags: ["v2", "latest"] }),
  image("e", 10, { tags: [signatureTag("d")] }),
  image("1", 30, { sizeInBytes: 5_000_000 }),
  image("2", 5, { tags: ["multi"], children: [digestOf("1")], sizeInBytes: 5_000_000 }),
  image("f", 2.5),
];
const policy = policyOf(keepNewest("v*", 1), keepNewestOfAll(3));
const explanation = explain(images, policy);
const everything = { color: false, isShown: () => true };

test("the table has every image, newest first, what belongs to it below it, with its fate and why", () => {
  expect(formatExplanation(explanation, everything)).toBe(
    [
      "IMAGE              DIGEST                    AGE    SIZE  FATE          RULE  WHY",
      "<untagged>         sha256:ffffffffffff  2.5 days  1.0 MB  kept             2  number 1 of 7 from the newest, within the 3 that stay",
      "multi              sha256:222222222222    5 days  5.0 MB  kept             2  number 2 of 7 from the newest, within the 3 that stay",
      "└─ inside          sha256:111111111111   30 days  5.0 MB  kept for now     2  rule 2 takes it, but it is inside the index multi and stays while the index stays",
      "v2, latest         sha256:dddddddddddd   10 days  1.0 MB  kept             1  rule 2 would take it, but rule 1 matches it first and keeps it",
      "└─ signature (v2)  sha256:eeeeeeeeeeee   10 days  1.0 MB  kept             2  number 3 of 7 from the newest, within the 3 that stay",
      "v1                 sha256:aaaaaaaaaaaa   20 days  1.0 MB  expired          1  number 2 of 2 from the newest, beyond the 1 that stay",
      "└─ signature (v2)  sha256:cccccccccccc   20 days  1.0 MB  expired          2  number 5 of 7 from the newest, beyond the 3 that stay",
      "└─ bundle (v3)     sha256:bbbbbbbbbbbb   20 days  1.0 MB  expired          1  with v1, to which it belongs (rule 1)",
      "8 images: 5 kept (8.0 MB), 3 expired (at most 3.0 MB)",
      "",
      "RULE  DOES                                                    MATCHES  PICKS  MARKS  SHIELDS",
      "   1  expire images with a tag like 'v*' beyond the newest 1        2      1      1        1",
      "   2  expire images beyond the newest 3                             7      4      2        0",
      "",
      "ASSUMED                     WITH INSTEAD               WOULD FARE OTHERWISE",
      "equal-times=smaller-digest  equal-times=larger-digest  1 image: the signature of v2",
      "AWS's documentation leaves this open; docs/lifecycle-assumptions.md has the evidence, --assume NAME=CHOICE chooses.",
      "",
    ].join("\n"),
  );
});

test("an index adds no bytes of its own to the totals", () => {
  const totals = countFates(explanation.evaluation.outcomes);
  expect(totals.keep.bytes + totals.expire.bytes).toBe(6 * 1_000_000 + 5_000_000);
});

test("--only shows an image with all that belongs to it where one of them has the fate", () => {
  const table = formatExplanation(explanation, { color: false, isShown: ({ image: { tags } }) => tags[0] === "v1" });
  expect(
    table
      .split("\n")
      .slice(1, 4)
      .map((line) => line.split("  ")[0]),
  ).toEqual(["v1", "└─ signature (v2)", "└─ bundle (v3)"]);
});

test("the story of an image has every rule's word, what holds it and what belongs to it", () => {
  const story = (text: string) => tellStory(explanation, findImage(explanation.evaluation, text, "app"));
  expect(formatStory(story("latest"), { color: false })).toBe(
    [
      `v2, latest  ${digestOf("d")}`,
      "kept: rule 2 would take it, but rule 1 matches it first and keeps it",
      "",
      "pushed      2026-11-15 12:00 UTC, 10 days ago",
      "size        1.0 MB",
      "storage     standard",
      "has         └─ signature (v2)  kept: rule 2: number 3 of 7 from the newest, within the 3 that stay",
      "",
      "RULE  DOES                                                    SAYS OF IT",
      "   1  expire images with a tag like 'v*' beyond the newest 1  keeps it: number 1 of 2 from the newest, within the 1 that stay",
      "   2  expire images beyond the newest 3                       would take it: number 4 of 7 from the newest, beyond the 3 that stay; rule 1 matches it first",
      "",
    ].join("\n"),
  );
  expect(storyToJson(story("1111"))).toMatchObject({
    outcome: { fate: "keep", rule: 2, because: { kind: "in-index", index: digestOf("2"), leaving: false } },
    rules: [
      { rule: 1, matches: false, picks: false, says: "does not match: no tag is like 'v*'" },
      { rule: 2, matches: true, picks: true },
    ],
    indexes: [digestOf("2")],
  });
  const follower = formatStory(story("bbbb"), { color: false });
  expect(follower).toContain("refers to   v1  expired by rule 1:");
  expect(follower).toContain("   2  expire images beyond the newest 3                       does not look at it\n");
  expect(formatStory(story("eeee"), { color: false })).toContain("\nrests on equal-times=smaller-digest: with");
});

test("as JSON: totals, outcomes, rules, and the digests that depend on an assumption", () => {
  const { outcomes } = explanation.evaluation;
  expect(explanationToJson(explanation, outcomes.slice(0, 1))).toMatchObject({
    images: "app",
    policy: "policy.json",
    now: "2026-11-25T12:00:00Z",
    totals: {
      keep: { images: 5, bytes: 8_000_000 },
      expire: { images: 3, bytes: 3_000_000 },
      transition: { images: 0 },
    },
    outcomes: [{ digest: digestOf("1"), sizeInBytes: 5_000_000, subject: null, children: null }],
    rules: [
      { rule: 1, description: null, matched: 2, picked: 1, marked: 1, shielded: 1 },
      { rule: 2, matched: 7, picked: 4, marked: 2, shielded: 0 },
    ],
    restsOn: [{ assumption: "equal-times", chosen: "smaller-digest", images: [digestOf("e")] }],
    unknownIndexes: [],
  });
});

describe("an image is named", () => {
  test.each([
    ["by a tag", "latest", "d"],
    ["by its digest", digestOf("a"), "a"],
    ["by the beginning of it", "sha256:bbbb", "b"],
    ["without the algorithm", "cccc", "c"],
  ])("%s", (_how, text, letter) => {
    expect(findImage(explanation.evaluation, text, "app").image.digest).toBe(digestOf(letter));
  });

  test.each([
    ["nothing", "there is no image 'nothing' in app"],
    ["aaa", "there is no image 'aaa'"],
    ["sha256:", "there is no image 'sha256:'"],
  ])("never as %s", (text, message) => {
    expect(() => findImage(explanation.evaluation, text, "app")).toThrow(message);
  });

  test("and not by what several share", () => {
    const twin = { ...image("a", 1), digest: `sha256:${"a".repeat(63)}b` as never };
    const { evaluation } = explain([...images, twin], policy);
    expect(() => findImage(evaluation, "aaaa", "app")).toThrow("may be each of 2 images");
  });
});
