import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { describeUnless } from "../needs-program.ts";
import { Clone, type Finished, reasonNotToSetUp } from "./clone.ts";

const steps = ["bringing Node.js", "installing the packages", "building"] as const;

/** How often each step was announced. */
function announced(...starts: readonly Finished[]): readonly number[] {
  const text = starts.map(({ stderr }) => stderr).join("");
  return steps.map((step) => text.split(`inkan: ${step}`).length - 1);
}

const done = { code: 0, stdout: `${manifest.version}\n` };
const silent = { ...done, stderr: "" };

test.each(["", "setup.lock", "setup.log"])(
  "a clone whose .inkan/%s cannot be written says so, and what to do",
  async (name) => {
    using clone = new Clone("new");
    // A file where a folder must be, or the other way round: that stops root as well.
    if (name === "") writeFileSync(clone.path(".inkan"), "");
    else mkdirSync(clone.path(".inkan", name), { recursive: true });
    const { code, stdout, stderr } = await clone.run(["--version"]);
    expect([code, stdout]).toEqual([1, ""]);
    const lines = stderr.trimEnd().split("\n");
    expect(lines).toEqual([
      expect.stringMatching(/^inkan: this clone is not set up as it is now, and \S+ cannot write to /),
      expect.stringMatching(
        /^inkan: Have the owner of .* run \.\/inkan --version there once, or use a clone of your own\.$/,
      ),
    ]);
  },
);

describeUnless(await reasonNotToSetUp(), "a fresh clone", () => {
  test("where Node.js is old brings one, installs and builds, says each in a line, and once", async () => {
    using clone = new Clone("old");
    const first = await clone.run(["--version"]);
    expect(first).toMatchObject(done);
    expect(announced(first)).toEqual([1, 1, 1]);
    expect(first.stderr.trimEnd().split("\n")).toHaveLength(3);
    expect(readFileSync(clone.path(".inkan", "ready"), "utf8")).toBe(
      `${clone.path(".inkan", "node", "bin", "node")}\n`,
    );
    expect(await clone.run(["--version"])).toEqual(silent);
  });

  test("where Node.js is new enough uses it, and builds again only when something has changed", async () => {
    using clone = new Clone("new");
    const first = await clone.run(["--version"]);
    expect(first).toMatchObject(done);
    expect(announced(first)).toEqual([0, 1, 1]);
    expect(readFileSync(clone.path(".inkan", "ready"), "utf8")).toBe(`${clone.node}\n`);
    expect(await clone.run(["--version"])).toEqual(silent);

    // A file put back with its old time, as `cp -p` does, has changed all the same.
    const source = clone.path("src", "changed.ts");
    writeFileSync(source, "export const changed = true;\n");
    utimesSync(source, new Date(0), new Date(0));
    expect(announced(await clone.run(["--version"]))).toEqual([0, 0, 1]);
    rmSync(source);
    expect(announced(await clone.run(["--version"]))).toEqual([0, 0, 1]);
    expect(await clone.run(["--version"])).toEqual(silent);

    // A build that fails says where, and the next start tries again.
    writeFileSync(clone.path("src", "core", "version.ts"), "export const = 1;\n");
    const broken = await clone.run(["--version"]);
    expect(broken.code).toBe(1);
    expect(broken.stderr).toMatch(/could not build: tried node scripts\/build\.ts cli[\s\S]*core\/version\.ts/);
    expect((await clone.run(["--version"])).code).toBe(1);
  });

  test("started three times at once is set up once, and all three run", async () => {
    using clone = new Clone("old");
    const starts = await Promise.all([1, 2, 3].map(() => clone.run(["--version"])));
    for (const start of starts) expect(start).toMatchObject(done);
    expect(announced(...starts)).toEqual([1, 1, 1]);
    expect(starts.filter(({ stderr }) => stderr.includes("another start is setting up this clone"))).toHaveLength(2);
  });

  test("killed at any moment of its set-up is whole after the next start", async () => {
    using clone = new Clone("old");
    // The moment is when the path appears; "all" kills npm or the build too, "shell" leaves them running as orphans.
    const moments = [
      ["all", clone.path(".inkan", "setup.lock")],
      ["all", clone.path(".inkan", "node.next", "package.json")],
      ["shell", clone.path(".inkan", "node.next", "node_modules")],
      ["all", clone.path(".inkan", "node")],
      ["all", clone.path(".inkan", "ready.next")],
      ["all", clone.path("node_modules", "typescript")],
      ["shell", clone.path("node_modules", "typescript")],
      ["all", clone.path(".inkan", "build-cli")],
      ["shell", clone.path(".inkan", "build-cli")],
      ["all", clone.path("dist", "chunks")],
    ] as const;
    for (const [whom, path] of moments) {
      // What was killed a moment ago may still be putting a last file there.
      rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 20 });
      const { process: child, finished } = clone.start(["--version"]);
      const pid = child.pid ?? Number.NaN;
      while (!existsSync(path) && child.exitCode === null) await delay(1);
      expect([child.exitCode, path]).toEqual([null, path]);
      process.kill(whom === "all" ? -pid : pid, "SIGKILL");
      await finished;
    }
    expect(await clone.run(["--version"])).toMatchObject(done);
    expect(await clone.run(["--help"])).toMatchObject({ code: 0, stderr: "" });
    expect(await clone.run(["--version"])).toEqual(silent);
  });
});

test("a registry that fails: says what was tried and what to do, and exits 1", async () => {
  using clone = new Clone("old");
  const nowhere = "http://127.0.0.1:9";
  const offline = { npm_config_registry: nowhere, npm_config_cache: clone.path(".inkan", "empty-cache") };
  const failed = await clone.run(["--version"], offline);
  expect(failed).toMatchObject({ code: 1, stdout: "" });
  expect(failed.stderr).toMatch(/could not bring Node\.js .*: tried npm ci of the package node-[a-z0-9-]+@/);
  expect(failed.stderr).toContain("ECONNREFUSED");
  expect(failed.stderr).toMatch(/Check the network and npm's registry setting .* then start again\.\n$/);
});
