import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { runCommand } from "../../test/run-command.ts";
import { temporaryFolder } from "../../test/temporary-folder.ts";
import { command } from "./lifecycle-simulate.ts";

const keepTen = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      description: "keep the newest ten images",
      selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 10 },
      action: { type: "expire" },
    },
  ],
});

/** Simulates under the policy of a file, from a day on. */
function simulate(line: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const policy = join(temporaryFolder(), "policy.json");
  writeFileSync(policy, keepTen);
  return runCommand(command, ["--policy", policy, "--start", "2026-11-25", ...line], env);
}

describe("lifecycle simulate", () => {
  test("says in a table what goes when, and what it all comes to", async () => {
    const { code, stdout, stderr } = await simulate(["--pushes", "2/day", "--signed", "v2"]);
    expect(code).toBe(0);
    expect(stdout.split("\n").slice(0, 4)).toEqual([
      "DAY  ENDS        PUSHED  EXPIRED  IMAGES    SIZE  A MONTH  ROLLBACK  GOES",
      "3    2026-11-28       4        2      10  1.0 GB    $0.09         5  rule 1: v1.1 +1",
      "4    2026-11-29       4        4      10  1.0 GB    $0.09         5  rule 1: v1.2 +3",
      "days 5-90 go on like that",
    ]);
    expect(stdout).toContain("first image goes  day 3 (2026-11-28)\n");
    expect(stdout).toContain("steady state      from day 3 on: 10 images, 1.0 GB, $0.09 a month\n");
    expect(stdout).toContain("rollback reaches  5 deployments at the least, first on day 3\n");
    expect(stderr).toMatch(/^costs: storage in us-east-1 as of 2026-03 /);
  });

  test("says of a last day alone that it goes on like those before", async () => {
    const { stdout } = await simulate(["--pushes", "2/day", "--signed", "v2", "--days", "5"]);
    expect(stdout.split("\n").slice(2, 4)).toEqual([expect.stringMatching(/^4 /), "day 5 goes on like that"]);
  });

  test("draws in Braille where the locale has it, else in ASCII", async () => {
    const line = ["--pushes", "2/day", "-q"];
    expect((await simulate(line, { LANG: "en_US.UTF-8" })).stdout).toMatch(/[\u2801-\u28ff]{20}/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is meant.
    expect((await simulate(line, { LANG: "C" })).stdout).toMatch(/^[\x00-\x7f]+$/);
    const { stdout } = await simulate(line, { LC_ALL: "C.UTF-8", COLUMNS: "60" });
    const lengths = stdout
      .slice(stdout.indexOf("Images at"))
      .split("\n\n")[0]
      ?.split("\n")
      .map((row) => row.length);
    expect(Math.max(...(lengths ?? []))).toBe(60);
  });

  test("has every day as data, and queries", async () => {
    const { stdout } = await simulate(["--pushes", "2/day", "--days", "7", "-o", "json"]);
    const answer = JSON.parse(stdout) as Record<string, unknown> & { days: unknown[] };
    expect(answer.days).toHaveLength(7);
    expect(answer).toMatchObject({
      from: "an empty repository",
      start: "2026-11-25T00:00:00Z",
      pushes: [{ rate: "2/day", tags: ["v1.{n}"], signatures: "none", sizeInBytes: 200_000_000 }],
      restsOn: [],
      prices: { currency: "USD", standard: 0.1 },
    });
    expect(answer.days[5]).toMatchObject({
      day: 6,
      at: "2026-12-01T00:00:00Z",
      pushes: 2,
      departures: [{ name: "v1.1", action: "expire", rule: 1, subject: null, pushedAt: "2026-11-25T06:00:00Z" }, {}],
      standard: { images: 10, bytes: 2_000_000_000 },
      monthlyCost: 0.1863,
      rollback: [{ deployments: 12, images: 10, verifiable: 10 }],
    });
    const query = ["--query", "summary.steady.images.to", "-o", "text"];
    expect((await simulate(["--pushes", "2/day", ...query])).stdout).toBe("10\n");
  });

  test("begins with saved images, also when nothing is pushed any more", async () => {
    const images = join(temporaryFolder(), "images.json");
    const imageDetails = Array.from({ length: 12 }, (_, number) => ({
      imageDigest: `sha256:${String(number).padStart(64, "0")}`,
      imageTags: [`v1.${number}`],
      imageSizeInBytes: 1000,
      imagePushedAt: `2026-11-${String(number + 1).padStart(2, "0")}T00:00:00Z`,
      imageManifestMediaType: "application/vnd.oci.image.manifest.v1+json",
    }));
    writeFileSync(images, JSON.stringify({ imageDetails }));
    const query = ["-o", "text", "--query", "days[0].departures[].name"];
    expect((await simulate(["--images", images, ...query])).stdout).toBe("v1.0\tv1.1\n");
    const { stdout } = await simulate(["--images", images, "--pushes", "1/day,tag=v1.{n}", ...query]);
    expect(stdout).toBe("v1.0\tv1.1\tv1.2\n");
  });

  test("writes charts and a report that stand alone", async () => {
    const folder = temporaryFolder();
    const [svg, html] = [join(folder, "charts.svg"), join(folder, "report.html")];
    const line = [
      "--pushes",
      "2/day,platforms=2,signed=both",
      "--pushes",
      "1/week,tag=base",
      "--svg",
      svg,
      "--html",
      html,
    ];
    const written = await simulate([...line, "-q", "-o", "html"]);
    expect(written.code).toBe(0);
    expect(XMLValidator.validate(readFileSync(svg, "utf8"))).toBe(true);
    const page = readFileSync(html, "utf8");
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|src=|url\(|@import|<link/);
    expect(page).toContain("expired with v1.1, to which it belongs");
    expect(page.match(/<svg /g)).toHaveLength(3);
    expect(written.stdout).toBe(page);
    expect((await simulate([...line, "-q", "-o", "svg"])).stdout).toBe(readFileSync(svg, "utf8"));
  });
});

describe("what cannot be simulated is said, with the way out", () => {
  test.each([
    [[], 64, "there is nothing to simulate: no images and no pushes"],
    [["--pushes", "2/year"], 64, "begins with '2/year', which is no rate (a number, / and hour, day, week, month)"],
    [["--pushes", "2/day,size=big"], 64, "next: --pushes '2/day,tag=v1.{n},signed=v3,size=200MB'"],
    [["--pushes", "2/day", "--size", "big"], 64, "has 'size=big', which is to be like size=200MB"],
    [["--pushes", "2/day", "--pushes", "1/day"], 64, "two kinds of pushes write the tags 'v1.{n}'"],
    [["--pushes", "2/day", "--days", "4000"], 64, "--days is 4000; it is at most 3660"],
    [["--pushes", "2/day", "--manifests", "m.json"], 64, "--manifests goes with --images"],
    [["--pushes", "2/day", "-o", "svg", "--query", "days"], 64, "-o svg is a picture"],
    [["--pushes", "2/day", "--svg", "/nowhere/at/all.svg"], 1, "the report /nowhere/at/all.svg cannot be written"],
  ])("%j", async (line, code, message) => {
    const result = await simulate(line);
    expect(result.stderr).toContain(message);
    expect(result.code).toBe(code);
  });

  test("a start that is no time, and an empty repository without a policy", async () => {
    const start = await simulate(["--pushes", "2/day", "--start", "soon"]);
    expect(start).toMatchObject({ code: 64, stderr: expect.stringContaining("--start is 'soon'") as string });
    const none = await runCommand(command, ["--pushes", "2/day"], {});
    expect(none).toMatchObject({ code: 64, stderr: expect.stringContaining("name one with --policy FILE") as string });
  });
});
