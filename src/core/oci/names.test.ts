import { describe, expect, test } from "vitest";
import { isRepositoryName, isTag, parseRepositoryName, parseTag } from "./names.ts";

describe("repository names", () => {
  test.each([
    "a",
    "sample-app-1",
    "team/app",
    "a/b/c",
    "a.b",
    "a_b",
    "a__b",
    "a--b",
    "1a",
    "blobs/uploads",
    "a".repeat(256),
  ])("%s", (name) => expect(parseRepositoryName(name)).toBe(name));

  test.each([
    ["nothing", ""],
    ["upper case", "App"],
    ["a leading slash", "/app"],
    ["a trailing slash", "app/"],
    ["two slashes", "a//b"],
    ["a dot at an end", "app."],
    ["two dots", "a..b"],
    ["a way up", "../app"],
    ["a way up in the middle", "a/../b"],
    ["three underscores", "a___b"],
    ["an encoded slash", "a%2Fb"],
    ["a colon", "app:v1"],
    ["a line break", "app\n"],
    ["more than 256 characters", "a".repeat(257)],
  ])("not %s", (_title, name) => {
    expect(isRepositoryName(name)).toBe(false);
    expect(() => parseRepositoryName(name)).toThrow(expect.objectContaining({ code: "REPOSITORY_NAME_INVALID" }));
  });

  test("a name made to be slow is refused at once", () => {
    expect(isRepositoryName(`${"a-".repeat(127)}!`)).toBe(false);
    expect(isRepositoryName(`${"a".repeat(255)}!`)).toBe(false);
  });
});

describe("tags", () => {
  test.each(["v1", "_a", "A.b-c_d", "1", "a".repeat(128), `sha256-${"0".repeat(64)}.sig`])("%s", (tag) =>
    expect(parseTag(tag)).toBe(tag),
  );

  test.each([
    ["nothing", ""],
    ["a leading dot", ".a"],
    ["a leading hyphen", "-a"],
    ["a colon", "a:b"],
    ["a slash", "a/b"],
    ["a space", "a b"],
    ["a line break", "a\n"],
    ["more than 128 characters", "a".repeat(129)],
  ])("not %s", (_title, tag) => {
    expect(isTag(tag)).toBe(false);
    expect(() => parseTag(tag)).toThrow(expect.objectContaining({ code: "TAG_INVALID" }));
  });
});
