import { expect, test } from "vitest";
import { recordOutcomes } from "./record-outcomes.ts";
import { runCaseText } from "./run-case-file.ts";

const options = { cwd: "/", present: new Date("2026-06-01T12:00:00Z"), recording: true };

/** Of two images the older one goes. */
const before = `cases:   # all of them
  - name: "one"
    policy:
      rules:
        - rulePriority: 3
          selection: { tagStatus: any, countType: imageCountMoreThan, countNumber: 1 }
          action: { type: expire }
    images:
      - { name: old: no, tags: [a], pushedAt: 2026-01-01 } # the older
      - { name: new, tags: [b], pushedAt: 2026-01-02 }
`.replace("old: no", '"old: no"');

function record(text: string): { readonly text: string; readonly changed: readonly string[] } {
  const { source, results } = runCaseText("x.yaml", text, options);
  const recorded = recordOutcomes(source, results);
  const again = runCaseText("x.yaml", recorded.text, { ...options, recording: false });
  expect(again.results.flatMap(({ differences }) => differences)).toEqual([]);
  return { text: recorded.text, changed: [...recorded.changed] };
}

test.each([
  [
    "values in block style, with comments",
    `    expect:   # so far\n      "old: no": keep   # hm\n      new: 'expire by 9'\n    exhaustive: false\n`,
    `    expect:   # so far\n      "old: no": expire by 3   # hm\n      new: 'keep'\n    exhaustive: false\n`,
  ],
  ["only the images that are named", "    expect:\n      new: expire by 3\n", "    expect:\n      new: keep\n"],
  [
    "all images of an exhaustive case, below the last",
    "    expect:\n      new: expire by 3 # mine\n    exhaustive: true\n",
    '    expect:\n      new: keep # mine\n      "old: no": expire by 3\n    exhaustive: true\n',
  ],
  [
    "in flow style, in the quotes of the neighbours",
    "    expect: { 'new': keep }\n    exhaustive: true\n",
    "    expect: { 'new': keep, 'old: no': 'expire by 3' }\n    exhaustive: true\n",
  ],
  [
    "in flow style over several lines",
    "    expect: {\n      new: keep\n    }\n    exhaustive: true",
    '    expect: {\n      new: keep,\n      "old: no": expire by 3\n    }\n    exhaustive: true',
  ],
  ["an empty map", "    expect: {} # none yet\n", '    expect: { "old: no": expire by 3, new: keep } # none yet\n'],
  [
    "nothing behind the name",
    "    expect:\n    exhaustive: true\n",
    '    expect:\n      "old: no": expire by 3\n      new: keep\n    exhaustive: true\n',
  ],
  ["no expectations at all", "", '    expect:\n      "old: no": expire by 3\n      new: keep\n'],
])("%s", (_what, given, wanted) => {
  expect(record(before + given)).toEqual({ text: before + wanted, changed: ["one"] });
});

test("lines end as those of the file do", () => {
  const crlf = (text: string) => text.replaceAll("\n", "\r\n");
  expect(record(crlf(before)).text).toBe(crlf(`${before}    expect:\n      "old: no": expire by 3\n      new: keep\n`));
});

test("JSON stays JSON", () => {
  const policy = {
    rules: [
      {
        rulePriority: 3,
        selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 1 },
        action: { type: "expire" },
      },
    ],
  };
  const images = [
    { name: "1", tags: [], pushedAt: "2026-01-01" },
    { name: "b", tags: [], pushedAt: "2026-01-02" },
  ];
  const given = { cases: [{ name: "one", policy, images }] };
  const wanted = { cases: [{ name: "one", policy, images, expect: { 1: "expire by 3", b: "keep" } }] };
  for (const indent of [undefined, 2]) {
    expect(JSON.parse(record(JSON.stringify(given, undefined, indent)).text)).toEqual(wanted);
  }
});

test("a file that expects what happens is left alone", () => {
  const text = `${before}    expect: { new: keep }\n`;
  expect(record(text)).toEqual({ text, changed: [] });
});

test("expectations that several cases share are not added to", () => {
  const text = `${before}    expect: &e { new: keep }\n  - name: two\n    policy: { rules: [{ rulePriority: 1, selection: { tagStatus: any, countType: imageCountMoreThan, countNumber: 1 }, action: { type: expire } }] }\n    images: [{ name: new, pushedAt: 2026-01-01 }, { name: b, pushedAt: 2026-01-02 }]\n    expect: *e\n    exhaustive: true\n`;
  const { source, results } = runCaseText("x.yaml", text, options);
  expect(() => recordOutcomes(source, results)).toThrow("the expectations of 'two' in x.yaml cannot be recorded");
});
