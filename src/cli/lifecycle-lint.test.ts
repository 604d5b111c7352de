import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCommand } from "../../test/run-command.ts";
import { temporaryFolder } from "../../test/temporary-folder.ts";
import { command } from "./lifecycle-lint.ts";

const rule = (priority: number, selection: object) => ({
  rulePriority: priority,
  selection,
  action: { type: "expire" },
});
const pattern = (...tagPatternList: string[]) => ({
  tagStatus: "tagged",
  tagPatternList,
  countType: "imageCountMoreThan",
  countNumber: 20,
});
const untagged = { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 14 };
const json = (...rules: object[]) => `${JSON.stringify({ rules }, undefined, 2)}\n`;

const good = json(rule(1, untagged), rule(2, pattern("v*")));
const trapped = json(rule(1, untagged), rule(2, pattern("v*", "*-rc")));
const refused = json(rule(1, { ...untagged, tagStatus: "tagged" }));
const dead = json(rule(1, untagged), rule(2, pattern("v*")), rule(3, pattern("v1*")));

/** Writes files into a folder of the test's own, and lints them. */
async function lint(files: Readonly<Record<string, string>>, line: readonly string[] = [], env = {}) {
  const folder = temporaryFolder();
  const paths = Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  const { code, stdout, stderr } = await runCommand(command, [...paths, ...line], env);
  const hide = (text: string) => text.replaceAll(`${folder}/`, "");
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  return { code, stdout: hide(stdout), stderr: hide(stderr), read };
}

describe("lifecycle lint", () => {
  test.each([
    ["0 where nothing is found", { "a.json": good }, [], 0, "nothing found in 1 policy"],
    ["0 for warnings", { "a.json": good, "b.json": trapped }, [], 0, "1 warning in 2 policies"],
    ["14 for warnings with --strict", { "a.json": trapped }, ["--strict"], 14, "1 warning in 1 policy"],
    ["14 for errors", { "a.json": refused }, [], 14, "1 error in 1 policy"],
  ])("ends with %s", async (_what, files, line, code, summary) => {
    const result = await lint(files, line);
    expect(result.code).toBe(code);
    expect(result.stderr).toBe(`${summary}\n`);
  });

  test("says where, what, why, what to do and where to read on", async () => {
    const { stdout } = await lint({ "a.json": trapped });
    expect(
      stdout,
    ).toBe(`a.json:19:27: warning: rule 2 matches only an image with tags for each of 'v*' and '*-rc' [and-trap]
  ECR wants every entry of a list matched by some tag of the image: the list is an AND, not an OR.
  fix: Write a rule for each entry, each with its own rulePriority and its own limit.
  docs/lifecycle-lint.md#and-trap
`);
  });

  test("prints findings for programs", async () => {
    const { stdout } = await lint({ "a.json": refused }, ["-o", "json"]);
    expect(JSON.parse(stdout)).toMatchObject([
      {
        file: "a.json",
        line: 5,
        column: 20,
        endLine: 10,
        at: "/rules/0/selection",
        severity: "error",
        code: "ecr-rule",
        message:
          "ECR refuses the policy: Lifecycle policy validation failure: Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.",
        fixable: false,
      },
    ]);
    expect((await lint({ "a.json": trapped }, ["-o", "text", "--query", "[].code"])).stdout).toBe("and-trap\n");
  });

  test("prints SARIF with the place of each finding", async () => {
    const { stdout } = await lint({ "a.json": trapped }, ["-o", "sarif"]);
    const [run] = (JSON.parse(stdout) as { runs: { results: { ruleId: string; locations: unknown }[] }[] }).runs;
    expect(run?.results).toMatchObject([
      {
        ruleId: "and-trap",
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: expect.stringMatching(/^file:.*a\.json$/) },
              region: { startLine: 19 },
            },
          },
        ],
      },
    ]);
    expect((await lint({ "a.json": good }, ["-o", "sarif", "--query", "@"])).code).toBe(64);
  });

  test("annotates the lines in GitHub Actions", async () => {
    const { stderr } = await lint({ "a.json": trapped }, [], { GITHUB_ACTIONS: "true" });
    expect(stderr).toContain(
      "::warning file=a.json,line=19,col=27,title=A list of tags read as OR::rule 2 matches only",
    );
  });

  test("--fix writes what is safe and reports the rest", async () => {
    const result = await lint({ "a.json": dead, "b.json": trapped }, ["--fix"]);
    expect(result.read("a.json")).toBe(good);
    expect(result.read("b.json")).toBe(trapped);
    expect(result.stdout).toMatch(/^b\.json:19:27: warning/);
    expect(result.stdout).not.toContain("a.json");
    expect(result.stderr).toMatch(
      /^mended a\.json:\d+:\d+: rule 3 can never act: .* \[dead-rule\]\n1 warning in 2 policies\n$/,
    );
  });

  test("reads the saved answer of aws, and does not write into it", async () => {
    const answer = JSON.stringify({ repositoryName: "app", lifecyclePolicyText: dead });
    expect((await lint({ "a.json": answer })).stdout).toContain("[dead-rule]");
    const fixed = await lint({ "a.json": answer }, ["--fix"]);
    expect([fixed.code, fixed.read("a.json")]).toEqual([64, answer]);
  });

  test("says what a policy does to saved images, and to what runs", async () => {
    const digest = `sha256:${"1".repeat(64)}`;
    const imageDetails = [
      {
        imageDigest: digest,
        imagePushedAt: "2026-01-01T00:00:00+00:00",
        imageManifestMediaType: "application/vnd.oci.image.manifest.v1+json",
      },
    ];
    const folder = temporaryFolder();
    const [images, running] = [join(folder, "images.json"), join(folder, "running.txt")];
    writeFileSync(images, JSON.stringify({ imageDetails }));
    writeFileSync(running, `registry.example/app@${digest}`);
    const line = ["--images", images, "--in-use", running];
    const late = await lint({ "a.json": good }, [...line, "--now", "2026-02-01T00:00:00Z"]);
    expect(late.code).toBe(14);
    expect(late.stdout).toContain("is in use, and rule 1 deletes it [in-use]");
    const early = await lint({ "a.json": good }, [...line, "--now", "2026-01-10T00:00:00Z"]);
    expect(early.code).toBe(0);
    expect(early.stderr).not.toContain("protects none");
    writeFileSync(running, "registry.example/app:v1\n");
    const beside = await lint({ "a.json": good }, [...line, "--now", "2026-02-01T00:00:00Z"]);
    expect(beside.stderr).toContain(`nothing in ${running} is an image of ${images}: the list protects none of them`);
  });

  test.each([
    [[], {}],
    [["--in-use", "running.txt"], { "a.json": good }],
    [["--images", "a", "--repository", "b"], { "a.json": good }],
    [["--fix", "--repository", "b"], {}],
    [["--repository", "b:v1"], { "a.json": good }],
    [["-", "-"], {}],
  ])("refuses a command line that says too little or too much: %j", async (line, files) => {
    expect((await lint(files, line)).code).toBe(64);
  });

  test("tells a file that cannot be read from a policy that is wrong", async () => {
    const { code, stderr } = await lint({}, ["/nowhere/policy.json"]);
    expect(code).toBe(1);
    expect(stderr).toContain("the policy /nowhere/policy.json cannot be read");
  });
});
