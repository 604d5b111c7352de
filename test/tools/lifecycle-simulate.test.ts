import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { XMLValidator } from "fast-xml-parser";
import { beforeEach, expect, test } from "vitest";
import { command } from "../../src/cli/lifecycle-simulate.ts";
import { runCommand } from "../run-command.ts";
import { temporaryFolder } from "../temporary-folder.ts";

let folder: string;
let policy: string;

beforeEach(() => {
  folder = temporaryFolder();
  policy = join(folder, "policy.json");
  const rule = {
    rulePriority: 1,
    selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 10 },
    action: { type: "expire" },
  };
  writeFileSync(policy, JSON.stringify({ rules: [rule] }));
});

const simulate = (...line: readonly string[]) =>
  runCommand(command, ["--policy", policy, "--days", "14", "--start", "2026-11-25T00:00:00Z", ...line], {});

test("'keep 10' keeps five deployments where cosign 2 signs them, and ten where cosign 3 does", async () => {
  const reach = async (signed: string) => {
    const { code, stdout } = await simulate("--pushes", `2/day,signed=${signed}`, "-o", "json", "--query", "summary");
    expect(code).toBe(0);
    return JSON.parse(stdout).shortestRollback[0].images;
  };
  expect(await reach("v2")).toBe(5);
  expect(await reach("v3")).toBe(10);
});

test("the table tells when the first image goes, and its end is the steady state", async () => {
  const { code, stdout } = await simulate("--pushes", "2/day", "--signed", "v2");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^3 +2026-11-28 +4 +2 +10 .* 5 +rule 1: v1\.1/m);
  expect(stdout).toMatch(/^steady state +from day 3 on: 10 images/m);
});

test("the charts are one well-formed file that loads nothing", async () => {
  const [svg, html] = [join(folder, "r.svg"), join(folder, "r.html")];
  const { code } = await simulate("--pushes", "2/day,tag=<b>{n}", "--svg", svg, "--html", html, "-o", "json");
  expect(code).toBe(64); // no tag has such a character
  expect((await simulate("--pushes", "2/day", "--svg", svg, "--html", html, "-o", "json")).code).toBe(0);
  expect(XMLValidator.validate(readFileSync(svg, "utf8"))).toBe(true);
  expect(readFileSync(html, "utf8")).not.toMatch(/<(script|link|img)[^>]*(src|href)=/);
});

test.each([
  [["--pushes", "2/fortnight"], /2\/fortnight.*\n.*--pushes '2\/day/],
  [["--pushes", "2/day", "--days", "100000"], /--days is 100000/],
  [["--pushes", "2/day", "-o", "svg", "--query", "days"], /--query picks from data/],
  [["app:v1"], /app:v1/],
  [[], /nothing to simulate/],
])("%j is refused with the way out", async (line, expected) => {
  const { code, stderr } = await simulate(...line);
  expect(code).toBe(64);
  expect(stderr).toMatch(expected);
});
