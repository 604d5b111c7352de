import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { runCommand } from "../../test/run-command.ts";
import { temporaryFolder } from "../../test/temporary-folder.ts";
import { command } from "./lifecycle-test.ts";

const policy =
  "{ rules: [{ rulePriority: 1, selection: { tagStatus: any, countType: imageCountMoreThan, countNumber: 1 }, action: { type: expire } }] }";
const passing = `cases:
  - name: keeps the newest
    policy: ${policy}
    images: [{ name: old, pushedAt: 2026-01-01 }, { name: new, pushedAt: 2026-01-02 }]
    expect: { old: expire by 1, new: keep }
`;
const failing = passing.replace("old: expire by 1", "old: keep");
const broken = passing.replace("name: keeps", "nome: keeps");

/** Writes files into a folder of the test's own, and runs the command over them. */
async function run(files: Readonly<Record<string, string>>, line: readonly string[] = [], env = {}) {
  const folder = temporaryFolder();
  const paths = Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  const words = line.map((word) => word.replace("FOLDER", folder));
  const result = await runCommand(command, [...paths, ...words], env);
  const hide = (text: string) => text.replaceAll(`${folder}/`, "");
  return { ...result, stdout: hide(result.stdout), stderr: hide(result.stderr), folder };
}

describe("lifecycle test", () => {
  test.each([
    ["0 where all pass", { "a.yaml": passing }, 0, "1 passed, 0 failed"],
    ["14 where an image fares otherwise", { "a.yaml": passing, "b.yaml": failing }, 14, "1 passed, 1 failed"],
    [
      "1 where a file is broken, whatever the others say",
      { "a.yaml": broken, "b.yaml": failing },
      1,
      "0 passed, 1 failed, 1 file could not be tested",
    ],
  ])("ends with %s", async (_what, files, code, summary) => {
    const result = await run(files);
    expect(result.code).toBe(code);
    expect(result.stderr).toContain(`${summary}\n`);
  });

  test("says of each case what it came to, and of each difference why", async () => {
    const { stdout } = await run({ "a.yaml": passing.replace("keeps the", "passes with the"), "b.yaml": failing });
    expect(stdout.replace(/ +RESTS ON/, " RESTS ON")).toBe(`RESULT  CASE                    IMAGES  WHERE RESTS ON
passed  passes with the newest       2  a.yaml:2
failed  keeps the newest             2  b.yaml:2

FAILED keeps the newest
  old: expected 'keep', but it is 'expire by 1' (b.yaml:5:20)
    expired by rule 1: number 2 of 2 from the newest, beyond the 1 that stay
      rule 1: number 2 of 2 from the newest, beyond the 1 that stay
`);
  });

  test("answers the same as JSON, and as what a query picks", async () => {
    const { stdout } = await run({ "b.yaml": failing }, ["-o", "json"]);
    expect(JSON.parse(stdout)).toEqual([
      {
        result: "failed",
        file: "b.yaml",
        line: 2,
        case: "keeps the newest",
        images: 2,
        differences: [
          {
            image: "old",
            line: 5,
            column: 20,
            expected: "keep",
            actual: "expire by 1",
            reason: "expired by rule 1: number 2 of 2 from the newest, beyond the 1 that stay",
            readings: ["rule 1: number 2 of 2 from the newest, beyond the 1 that stay"],
            passesWith: [],
          },
        ],
        restsOn: [],
      },
    ]);
    const query = ["-o", "text", "--query", "[].differences[].image"];
    expect((await run({ "b.yaml": failing }, query)).stdout).toBe("old\n");
  });

  test("names the place of what is broken", async () => {
    const { stderr } = await run({ "a.yaml": broken }, ["FOLDER/none.yaml"]);
    expect(stderr).toContain("error: a.yaml:2:5: case 1: there is no member 'nome' here; there are name, now,");
    expect(stderr).toContain("error: the case file none.yaml cannot be read: ENOENT");
  });

  test("warns of a case that depends on the day it is run", async () => {
    const aged = passing.replace("imageCountMoreThan, countNumber", "sinceImagePushed, countUnit: days, countNumber");
    const { stderr } = await run({ "a.yaml": aged.replace("new: keep", "new: expire by 1") });
    expect(stderr).toContain("warning: a.yaml:2: case 'keeps the newest' has no 'now' and its policy counts days");
  });

  test("writes JUnit XML with every case and every broken file", async () => {
    const { folder } = await run({ "a.yaml": failing, "b.yaml": broken }, ["--junit", "FOLDER/report.xml"]);
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" });
    expect(parser.parse(readFileSync(join(folder, "report.xml"), "utf8"))).toMatchObject({
      testsuites: {
        tests: "2",
        failures: "1",
        errors: "1",
        testsuite: [
          {
            testcase: {
              name: "keeps the newest",
              line: "2",
              failure: { message: expect.stringContaining("old: expected") },
            },
          },
          { testcase: { name: "the file can be read", line: "2", error: { type: "CASE_FILE_INVALID" } } },
        ],
      },
    });
  });

  test("annotates the lines in GitHub Actions, and only there", async () => {
    const there = await run({ "a.yaml": failing, "b.yaml": broken }, [], { GITHUB_ACTIONS: "true" });
    expect(there.stderr).toContain(
      "::error file=a.yaml,line=5,col=20,title=Lifecycle test failed%3A keeps the newest::old: expected",
    );
    expect(there.stderr).toContain(
      "::error file=b.yaml,line=2,col=5,title=Lifecycle test is broken::case 1: there is no",
    );
    expect(there.stdout).not.toContain("::error");
    expect((await run({ "a.yaml": failing })).stderr).not.toContain("::error");
  });

  test("adds to the summary of the step", async () => {
    const summary = join(temporaryFolder(), "summary.md");
    await run({ "a.yaml": failing }, [], { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary });
    expect(readFileSync(summary, "utf8")).toMatch(
      /^### Lifecycle tests: 0 passed, 1 failed\n\n~~~~text\nFAILED keeps the newest\n {2}old: expected .+\n~~~~\n\n$/s,
    );
  });

  test("records what happens, and finds it again", async () => {
    const { code, stdout, folder } = await run({ "a.yaml": failing }, ["--write"]);
    expect(code).toBe(0);
    expect(stdout).toContain("recorded  keeps the newest");
    const file = join(folder, "a.yaml");
    expect(readFileSync(file, "utf8")).toBe(passing);
    expect((await runCommand(command, [file], {})).code).toBe(0);
  });

  test("does not touch a file that it cannot record", async () => {
    const shared =
      failing.replace("expect: { old", "expect: &e { old") +
      failing
        .replace("cases:\n", "")
        .replace("keeps", "also keeps")
        .replace("2026-01-02", "2025-01-02")
        .replace(/expect:.*/, "expect: *e");
    const { code, stderr, folder } = await run({ "a.yaml": shared }, ["--write"]);
    expect(code).toBe(1);
    expect(stderr).toContain("the expectations of 'keeps the newest' in a.yaml cannot be recorded");
    expect(readFileSync(join(folder, "a.yaml"), "utf8")).toBe(shared);
  });
});
