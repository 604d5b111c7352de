import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "../run-program.ts";
import { programs } from "../stock-programs.ts";

/** A registry to be judged, with two repositories that are there already. */
export type JudgedRegistry = {
  /** `HOST:PORT`, spoken to without TLS. */
  readonly host: string;
  readonly password: string;
  readonly repositories: readonly [string, string];
};

/** What the suite said. Names are of its tests, without the suite's own in front. */
export type SuiteResult = {
  /** Every result that it counts; some tests have several. */
  readonly total: number;
  readonly passed: readonly string[];
  readonly skipped: readonly string[];
  /** Failures and errors, each with what the suite says of it. */
  readonly failed: ReadonlyMap<string, string>;
};

const suiteName = "OCI Conformance Test/";

/** Runs the OCI distribution conformance suite with everything switched on that its newest version knows. */
export async function runOciSuite(registry: JudgedRegistry, folder: string): Promise<SuiteResult> {
  const [repository1, repository2] = registry.repositories;
  await runProgram(programs.path("oci-conformance"), [], {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? "",
      OCI_VERSION: "dev",
      OCI_REGISTRY: registry.host,
      OCI_TLS: "disabled",
      OCI_USERNAME: "AWS",
      OCI_PASSWORD: registry.password,
      OCI_REPO1: repository1,
      OCI_REPO2: repository2,
      OCI_RESULTS_DIR: folder,
    },
  });
  return readJunit(readFileSync(join(folder, "junit.xml"), "utf8"));
}

/** Reads the report: the suite writes one element a test, with its status as an attribute. */
function readJunit(xml: string): SuiteResult {
  const passed: string[] = [];
  const skipped: string[] = [];
  const failed = new Map<string, string>();
  const tests = xml.matchAll(
    /<testcase name="([^"]*)"[^>]*status="([a-z]+)"[^>]*>(?:\s*<system-out>([^<]*)<\/system-out>)?/g,
  );
  for (const [, fullName = "", status, said = ""] of tests) {
    const name = fullName.startsWith(suiteName) ? fullName.slice(suiteName.length) : fullName;
    if (status === "passed") passed.push(name);
    else if (status === "skipped" || status === "disabled") skipped.push(name);
    else failed.set(name, said);
  }
  return { total: Number(/<testsuites [^>]*tests="([0-9]+)"/.exec(xml)?.[1]), passed, skipped, failed };
}
