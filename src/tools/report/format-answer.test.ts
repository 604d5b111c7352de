import { describe, expect, test } from "vitest";
import { formatAnswer, type OutputFormat } from "./format-answer.ts";

const answer = [
  { name: "sandbox-app", size: 10, tags: ["a", "b"], pulled: null },
  { name: "other", size: 2_000_000, tags: [], pulled: "2026-11-25T12:00:00Z" },
];
const format = (output: OutputFormat, query?: string) =>
  formatAnswer(answer, () => "a table for people\n", { output, query, color: false });

describe("an answer", () => {
  test("is a table of the command's own by default", async () => {
    expect(await format("table")).toBe("a table for people\n");
  });

  test("as JSON and YAML is the answer itself", async () => {
    expect(JSON.parse(await format("json"))).toEqual(answer);
    expect(await format("yaml")).toContain("- name: sandbox-app\n  size: 10\n");
  });

  test("as text has a line for each element and a tab between values", async () => {
    expect(await format("text")).toBe('sandbox-app\t10\t["a","b"]\tNone\nother\t2000000\t[]\t2026-11-25T12:00:00Z\n');
  });
});

describe("a query", () => {
  test("picks one value, as text without quotes", async () => {
    expect(await format("text", "[0].name")).toBe("sandbox-app\n");
    expect(await format("json", "length(@)")).toBe("2\n");
  });

  test("picks a list, as text on one line as in aws", async () => {
    expect(await format("text", "[].name")).toBe("sandbox-app\tother\n");
  });

  test("makes columns of the members it names", async () => {
    expect(await format("table", "[].{Name: name, Size: size}")).toBe(
      "Name         Size\nsandbox-app  10\nother        2000000\n",
    );
  });

  test("may use the literals that aws still reads", async () => {
    expect(await format("text", "[?contains(name, `sandbox`)].name")).toBe("sandbox-app\n");
  });

  test("that is wrong is said with its text", async () => {
    await expect(format("json", "[?")).rejects.toThrow("--query '[?' cannot be used");
  });

  test("of a name that is not there is null", async () => {
    expect(await format("text", "[0].nothing")).toBe("None\n");
  });
});

test("what a registry sent cannot steer the terminal", async () => {
  const hostile = [{ tag: "a\u001b[2Jb\u202ec\nd" }];
  const options = { color: false, query: "@" } as const;
  expect(await formatAnswer(hostile, () => "", { ...options, output: "table" })).toBe(
    "tag\na\ufffd[2Jb\ufffdc\ufffdd\n",
  );
  expect(await formatAnswer(hostile, () => "", { ...options, output: "text" })).toBe("a\ufffd[2Jb\ufffdc\nd\n");
  const answered = [{ tag: "a\u009b2J\u202e" }];
  expect(await formatAnswer(answered, () => "", { ...options, output: "json" })).toContain('"a\\u009b2J\\u202e"');
  expect(await formatAnswer(answered, () => "", { ...options, output: "yaml" })).toContain('"a\\u009b2J\\u202e"');
});
