/**
 * `npm test [-- SUITE…]`: runs suites and ends with one line, `N passed, N failed, N skipped`, summed over all of them.
 * A check (types, format, promises, package) counts as one test. Exits 1 when anything failed.
 *
 * Without a name it runs what needs no stock client, and of the reference what the clients here allow; `all` runs
 * everything.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatTotals, sumOf, type Totals, totalsOf } from "./test-totals.ts";

const light = ["checks", "unit", "security", "launcher", "reference"];
const withStockClients = ["interop", "conformance", "crash"];

type Command = readonly [program: string, ...args: string[]];

/** Each check is a few commands, of which every one must succeed. `scratch` is a folder that they may write to. */
function checksWith(scratch: string): Readonly<Record<string, readonly Command[]>> {
  return {
    types: [["tsc", "--noEmit", "-p", "."]],
    "format and lint": [["biome", "ci", "--colors=off", "--error-on-warnings", "."]],
    promises: [["oxlint"]],
    package: [
      ["node", "scripts/build.ts", "library"],
      ["npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", scratch],
      ["sh", "-c", 'publint --strict "$1"/*.tgz && attw --profile esm-only "$1"/*.tgz', "sh", scratch],
    ],
  };
}

function succeeds([program, ...args]: Command): boolean {
  const { status, error } = spawnSync(program, args, { stdio: ["ignore", "inherit", "inherit"] });
  if (error !== undefined) console.error(`${program}: ${error.message}`);
  return status === 0;
}

function runChecks(scratch: string): Totals {
  const outcomes = Object.entries(checksWith(scratch)).map(([name, commands]) => {
    console.log(`\n== check: ${name}`);
    const passed = commands.every(succeeds);
    if (!passed) console.error(`The check "${name}" failed.`);
    return passed;
  });
  const passed = outcomes.filter(Boolean).length;
  return { passed, failed: outcomes.length - passed, skipped: [] };
}

function runSuite(project: string, scratch: string): Totals {
  console.log(`\n== suite: ${project}`);
  const report = join(scratch, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const succeeded = succeeds(["vitest", "run", "--project", project, ...reporters]);
  return totalsOf(existsSync(report) ? readFileSync(report, "utf8") : undefined, succeeded);
}

function suitesNamed(names: readonly string[]): readonly string[] {
  const known = [...light, ...withStockClients];
  const unknown = names.find((name) => name !== "all" && !known.includes(name));
  if (unknown !== undefined) throw new Error(`no suite is called ${unknown}; there are all, ${known.join(", ")}`);
  if (names.length === 0) return light;
  return names.includes("all") ? known : names;
}

const scratch = mkdtempSync(join(tmpdir(), "inkan-test-"));
try {
  const totals = suitesNamed(process.argv.slice(2)).map((suite) =>
    suite === "checks" ? runChecks(scratch) : runSuite(suite, scratch),
  );
  const sum = sumOf(totals);
  for (const name of sum.skipped) console.log(`skipped: ${name}`);
  console.log(`\n${formatTotals(sum)}`);
  process.exitCode = sum.failed === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
