import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { command as doctor } from "../../src/cli/doctor.ts";
import { cloudEnvironment } from "../../src/core/cloud-environment.ts";
import { askStatus } from "../../src/tools/connect/control-client.ts";
import { runCommand } from "../run-command.ts";
import { useCloud } from "./use-cloud.ts";

const local = useCloud();

type Finding = {
  readonly check: string;
  readonly status: string;
  readonly says: string;
  readonly next: string | null;
};

/** The environment of a shell that `inkan env` pointed at the cloud. */
async function pointed(more: Readonly<Record<string, string>> = {}): Promise<Record<string, string>> {
  const { running, home } = local;
  const { set } = cloudEnvironment(await askStatus(running.controlSocket), running.credentials, {});
  return { PATH: "", HOME: home, INKAN_DATA: running.dataFolder, ...set, ...more };
}

async function examine(env: Readonly<Record<string, string>>, ...line: readonly string[]) {
  const { code, stdout } = await runCommand(doctor, [...line, "-o", "json"], env);
  return { code, stdout, findings: JSON.parse(stdout) as readonly Finding[] };
}

const troubles = (findings: readonly Finding[]) => findings.filter(({ status }) => status !== "ok");

test("a shell that inkan env pointed at the cloud has nothing that fails", async () => {
  const { code, findings } = await examine(await pointed());
  expect(findings.filter(({ status }) => status === "failed")).toEqual([]);
  expect(code).toBe(0);
  expect(findings.map(({ check }) => check)).toEqual(
    expect.arrayContaining([
      "local cloud",
      "environment",
      "identity",
      "ECR",
      "registry",
      "KMS",
      "docker engine",
      "cosign",
    ]),
  );
});

describe("what is wrong is named, with what to do", () => {
  test.each<[string, Readonly<Record<string, string>>, string, RegExp, RegExp]>([
    [
      "a session token that is left over",
      { AWS_SESSION_TOKEN: "old" },
      "failed",
      /AWS_SESSION_TOKEN is left over/,
      /unset AWS_SESSION_TOKEN/,
    ],
    [
      "an endpoint of one service",
      { AWS_ENDPOINT_URL_KMS: "http://127.0.0.1:9" },
      "failed",
      /AWS_ENDPOINT_URL_KMS is set/,
      /inkan env/,
    ],
    [
      "a secret that is not the key's",
      { AWS_SECRET_ACCESS_KEY: "wrong" },
      "failed",
      /AWS_SECRET_ACCESS_KEY|signature/i,
      /inkan env/,
    ],
    [
      "another region than the cloud's",
      { AWS_REGION: "eu-west-1" },
      "warning",
      /AWS_REGION is 'eu-west-1'/,
      /inkan env/,
    ],
  ])("%s", async (_what, more, status, found, next) => {
    const env = await pointed(more);
    const { findings } = await examine(env);
    expect(troubles(findings)).toContainEqual(
      expect.objectContaining({ status, says: expect.stringMatching(found), next: expect.stringMatching(next) }),
    );
  });

  test("no local cloud is a warning, nothing at the address that the environment names a failure", async () => {
    const env = {
      ...(await pointed({ AWS_ENDPOINT_URL: "http://127.0.0.1:1" })),
      INKAN_DATA: join(local.home, "nowhere"),
    };
    const { code, findings } = await examine(env);
    expect(code).toBe(1);
    expect(findings).toContainEqual(
      expect.objectContaining({ check: "local cloud", status: "warning", next: expect.stringContaining("inkan up") }),
    );
    expect(findings.filter(({ status }) => status === "failed").length).toBeGreaterThan(0);
  });

  test("a helper that docker's config names and nobody installed", async () => {
    const config = join(local.home, "docker-config");
    mkdirSync(config);
    writeFileSync(
      join(config, "config.json"),
      '{"credsStore": "nobody-has-it", "auths": {"a.example": {"auth": "c2VjcmV0OnNlY3JldA=="}}}',
    );
    const { stdout, findings } = await examine(await pointed({ DOCKER_CONFIG: config }));
    expect(findings).toContainEqual(
      expect.objectContaining({
        check: "docker config",
        status: "failed",
        says: expect.stringContaining("docker-credential-nobody-has-it"),
      }),
    );
    expect(stdout).not.toContain("c2VjcmV0");
  });
});

test("no secret is printed, whatever is wrong", async () => {
  const secrets = { AWS_SECRET_ACCESS_KEY: "s3cr3t-key-of-somebody", AWS_SESSION_TOKEN: "s3cr3t-token" };
  const env = await pointed({ ...secrets, AWS_ENDPOINT_URL: "http://user:s3cr3t-pass@127.0.0.1:1" });
  for (const line of [[], ["--debug"]]) {
    const { stdout, stderr } = await runCommand(doctor, line, env);
    expect(`${stdout}${stderr}`).not.toMatch(/s3cr3t/);
  }
});
