import { CreateRepositoryCommand, ECRClient, GetAuthorizationTokenCommand } from "@aws-sdk/client-ecr";
import { expect, onTestFinished, test } from "vitest";
import { type QuirkName, quirkTable } from "../../src/cloud/quirks.ts";
import { startCloud } from "../../src/cloud/start-cloud.ts";
import { describeWith } from "../needs-program.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { type JudgedRegistry, runOciSuite, type SuiteResult } from "./run-oci-suite.ts";

/** A run with fewer results is not the suite that is meant: its version of August 2026 has some 980. */
const leastResults = 950;

/** A cloud with two empty repositories, and a password for its registry. */
async function startJudged(quirks: "on" | "off"): Promise<JudgedRegistry> {
  const cloud = await startCloud({ quirks, empty: true });
  onTestFinished(() => cloud.close());
  const host = `127.0.0.1:${cloud.port}`;
  const ecr = new ECRClient({ region: cloud.region, endpoint: `http://${host}`, credentials: cloud.credentials });
  const repositories = ["conformance/repo1", "conformance/repo2"] as const;
  for (const repositoryName of repositories) await ecr.send(new CreateRepositoryCommand({ repositoryName }));
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand());
  const token = Buffer.from(authorizationData?.[0]?.authorizationToken ?? "", "base64").toString();
  return { host, password: token.slice(token.indexOf(":") + 1), repositories };
}

function countOf({ total, passed, skipped, failed }: SuiteResult): string {
  return `${total} results; of the tests ${passed.length} passed, ${skipped.length} skipped, ${failed.size} failed`;
}

/** The branch of the suite that a test stands in. */
function branchOf(test: string): string {
  return test.slice(0, test.lastIndexOf("/"));
}

describeWith(["oci-conformance"], "the OCI distribution conformance suite", () => {
  test("passes whole with the quirks off, and skips nothing", async () => {
    const result = await runOciSuite(await startJudged("off"), temporaryFolder());
    console.info(`quirks off: ${countOf(result)}`);
    expect(Object.fromEntries(result.failed)).toEqual({});
    expect(result.skipped).toEqual([]);
    expect(result.total).toBeGreaterThan(leastResults);
  });

  test("fails with the quirks on where the table of quirks says so, and nowhere else", async () => {
    const result = await runOciSuite(await startJudged("on"), temporaryFolder());
    console.info(`quirks on: ${countOf(result)}`);
    const documented = (Object.keys(quirkTable) as QuirkName[]).flatMap((name) => {
      const quirk: { readonly on: boolean; readonly conformance?: readonly string[] } = quirkTable[name];
      return quirk.on ? (quirk.conformance ?? []) : [];
    });
    const failing = new Set([...result.failed.keys()].map(branchOf));
    expect([...failing].sort()).toEqual([...documented].sort());
    expect(result.total).toBeGreaterThan(leastResults);
  });
});
