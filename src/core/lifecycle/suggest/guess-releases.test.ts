import { describe, expect, test } from "vitest";
import { wildcardTest } from "../../wildcard.ts";
import { guessReleases } from "./guess-releases.ts";

const signatureTag = `sha256-${"a".repeat(64)}.sig`;

test.each([
  [["v1.2.3", "v1.2.4-rc.1", "latest"], "v*.*.*"],
  [["1.2.3", "10.0.0", "main"], "*.*.*"],
  [["v1.2", "v1.3"], "v*.*"],
  [["v1", "v2", "latest"], "v*"],
  [["2026-11-25", "2026-11-26.1", "nightly"], "20*"],
  [["20261125", "20261126"], "20*"],
  [["release-12", "release-13", "main"], "release-*"],
  [["prod_1", "build-1", "build-2"], "build-*"],
  [["v1.0.0", "build-1", "build-2", "build-3"], "build-*"],
])("%j are releases like %s", (tags, pattern) => {
  expect(guessReleases(tags)?.pattern).toBe(pattern);
});

test.each([[["latest", "main", "0a1b2c3d"]], [[]], [[signatureTag]]])("%j name no releases", (tags) => {
  expect(guessReleases(tags)).toBeUndefined();
});

test("says which tags the pattern takes for releases that do not look so", () => {
  expect(guessReleases(["v1", "v2", "v3", "vendor"])).toMatchObject({
    tags: ["v1", "v2", "v3"],
    alsoMatched: ["vendor"],
  });
});

describe("no pattern counts signatures as releases", () => {
  test.each([["v1.2.3"], ["1.2.3"], ["v1.2"], ["v1"], ["2026-11-25"], ["20261125"], ["release-1"]])("%s", (tag) => {
    const pattern = guessReleases([tag, signatureTag])?.pattern ?? "*";
    expect(wildcardTest(pattern)(signatureTag)).toBe(false);
  });
});
