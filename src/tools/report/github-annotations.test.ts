import { expect, test } from "vitest";
import { type Annotation, formatAnnotations } from "./github-annotations.ts";

const env = { GITHUB_ACTIONS: "true" };
const annotation: Annotation = {
  level: "error",
  file: "a,b.yaml",
  line: 3,
  column: 5,
  title: "50%: no",
  message: "one\ntwo 50%: x,y",
};

test("an annotation is a workflow command on one line", () => {
  expect(formatAnnotations(env, [annotation])).toBe(
    "::error file=a%2Cb.yaml,line=3,col=5,title=50%25%3A no::one%0Atwo 50%25: x,y\n",
  );
});

test("there are none outside of GitHub Actions", () => {
  expect(formatAnnotations({}, [annotation])).toBe("");
  expect(formatAnnotations({ GITHUB_ACTIONS: "false" }, [annotation])).toBe("");
});

test("of each level there are no more than GitHub shows, and the last one counts the rest", () => {
  const many = Array.from({ length: 12 }, (_, line) => ({ ...annotation, line, message: `m${line}` }));
  const lines = formatAnnotations(env, [...many, { ...annotation, level: "warning" as const }])
    .trimEnd()
    .split("\n");
  expect(lines).toHaveLength(11);
  expect(lines[9]).toMatch(/::m9%0A\(and 2 more like this\)$/);
  expect(lines[10]).toMatch(/^::warning /);
});
