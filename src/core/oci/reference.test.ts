import { describe, expect, test } from "vitest";
import { formatReference, parseReference } from "./reference.ts";

const digest = `sha256:${"a".repeat(64)}`;

describe("a reference is read and written back", () => {
  test.each([
    ["app", { repository: "app" }],
    ["app:v1", { repository: "app", tag: "v1" }],
    ["team/app:v1", { repository: "team/app", tag: "v1" }],
    [`app@${digest}`, { repository: "app", digest }],
    [`localhost:4566/app:v1@${digest}`, { host: "localhost:4566", repository: "app", tag: "v1", digest }],
    ["localhost/app", { host: "localhost", repository: "app" }],
    ["[::1]:4566/app", { host: "[::1]:4566", repository: "app" }],
    [
      "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/team/app:v1",
      { host: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com", repository: "team/app", tag: "v1" },
    ],
  ])("%s", (text, expected) => {
    const reference = parseReference(text);
    expect(reference).toEqual(expected);
    expect(formatReference(reference)).toBe(text);
  });
});

describe("what is no reference", () => {
  test.each([
    ["nothing", "", "REFERENCE_INVALID"],
    ["too long", "a".repeat(2000), "REFERENCE_INVALID"],
    ["a host alone", "localhost:4566/", "REPOSITORY_NAME_INVALID"],
    ["a scheme", "https://localhost/app", "REFERENCE_INVALID"],
    ["a bad port", "localhost:port/app", "REFERENCE_INVALID"],
    ["upper case", "App", "REPOSITORY_NAME_INVALID"],
    ["an empty tag", "app:", "TAG_INVALID"],
    ["two tags", "app:a:b", "TAG_INVALID"],
    ["an empty digest", "app@", "DIGEST_INVALID"],
    ["a short digest", "app@sha256:abc", "DIGEST_INVALID"],
    ["two digests", `app@${digest}@${digest}`, "DIGEST_INVALID"],
  ])("%s", (_title, text, code) => {
    expect(() => parseReference(text)).toThrow(expect.objectContaining({ code }));
  });
});
