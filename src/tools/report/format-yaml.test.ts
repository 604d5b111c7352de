import { expect, test } from "vitest";
import { parse } from "yaml";
import { formatYaml } from "./format-yaml.ts";

test("a value is the same in YAML that a terminal does not obey", async () => {
  const value = {
    "a\u009b2J": ["b\u001b[31m", "plain", "two\nlines", `${"long ".repeat(40)}\u009b`],
    turned: "e\u202ef",
    none: null,
  };
  const text = await formatYaml(value);
  expect(text).not.toMatch(/[^\P{Cc}\n\t]|\u202e/u);
  expect(parse(text)).toEqual(value);
  expect(text).toContain("- plain\n");
});
