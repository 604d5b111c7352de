import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../src/cli/commands.ts";

/** Each README as its commands and headings: what must be the same in both languages. */
const english = readReadme("README.md");
const japanese = readReadme("README.ja.md");

test("both READMEs have the same headings, by level and position", () => {
  const outline = ({ headings }: Readme) => headings.map(({ level }) => level);
  expect(outline(japanese), describeHeadings()).toEqual(outline(english));
});

test("README.ja.md has every command of README.md under the same heading, and no other", () => {
  for (const [index, section] of english.sections.entries()) {
    const title = english.headings[index - 1]?.text ?? "the beginning";
    expect(japanese.sections[index], `README.ja.md differs from README.md under "${title}"`).toEqual(section);
  }
});

test("each README leads to the other", () => {
  expect(readFile("README.md")).toContain("(README.ja.md)");
  expect(readFile("README.ja.md")).toContain("(README.md)");
});

test("every command that both name is one of inkan's", () => {
  const names = new Set(commands.flatMap(({ name }) => [name, name.split(" ")[0]]));
  const called = english.sections.flatMap(({ code }) =>
    code.flatMap((line) =>
      [...line.matchAll(/(?:^\$ |^|\(|&& )(?:\.\/)?inkan ([a-z][a-z-]*)/g)].map(([, name]) => name),
    ),
  );
  expect(called.length).toBeGreaterThan(0);
  expect(called.filter((name) => name !== undefined && !names.has(name))).toEqual([]);
});

type Readme = {
  readonly headings: readonly { readonly level: number; readonly text: string }[];
  /** What stands before the first heading and under each. */
  readonly sections: readonly Section[];
};

type Section = {
  /** The lines of its blocks of code. */
  readonly code: readonly string[];
  /** Its inline code and the targets of its links, sorted: languages order the words of a sentence otherwise. */
  readonly inline: readonly string[];
};

function readReadme(name: string): Readme {
  const parts = splitAtHeadings(readFile(name));
  return {
    headings: parts.flatMap(({ heading }) => (heading === undefined ? [] : [heading])),
    sections: parts.map(({ text }) => ({
      code: [...text.matchAll(/^```\w*\n(.*?)^```$/gms)].flatMap(([, block = ""]) => block.trimEnd().split("\n")),
      inline: inlineOf(text.replaceAll(/^```\w*\n.*?^```$/gms, "")),
    })),
  };
}

/** Inline code with the line breaks within it as spaces; links to the other language and to translated pages are left out. */
function inlineOf(text: string): readonly string[] {
  const code = [...text.matchAll(/`([^`]+)`/g)].map(([, words = ""]) => words.replaceAll(/\s+/g, " "));
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)]
    .map(([, target = ""]) => target.replace(/\.ja\.md$/, ".md"))
    .filter((target) => target !== "README.md");
  return [...code, ...links].toSorted();
}

type Part = { readonly heading: { readonly level: number; readonly text: string } | undefined; readonly text: string };

/** A line that begins with `#` within a block of code is no heading. */
function splitAtHeadings(text: string): readonly Part[] {
  const parts: { heading: Part["heading"]; lines: string[] }[] = [{ heading: undefined, lines: [] }];
  let isCode = false;
  for (const line of text.split("\n")) {
    if (line.startsWith("```")) isCode = !isCode;
    const [, marks, title = ""] = (isCode ? null : /^(#+) (.*)$/.exec(line)) ?? [];
    if (marks === undefined) parts.at(-1)?.lines.push(line);
    else parts.push({ heading: { level: marks.length, text: title }, lines: [] });
  }
  return parts.map(({ heading, lines }) => ({ heading, text: lines.join("\n") }));
}

function describeHeadings(): string {
  const list = ({ headings }: Readme) => headings.map(({ level, text }) => `${"#".repeat(level)} ${text}`).join("\n");
  return `README.md:\n${list(english)}\n\nREADME.ja.md:\n${list(japanese)}`;
}

function readFile(name: string): string {
  return readFileSync(join(import.meta.dirname, "..", name), "utf8");
}
