import { describe, expect, test } from "vitest";
import { command as aliases } from "../../src/cli/aliases.ts";
import { command as env } from "../../src/cli/env.ts";
import { command as iamRole } from "../../src/cli/iam-role.ts";
import { command as regions } from "../../src/cli/regions.ts";
import { command as whoami } from "../../src/cli/whoami.ts";
import { describeWith } from "../needs-program.ts";
import { runCommand } from "../run-command.ts";
import { outputOf } from "../run-program.ts";
import { programs } from "../stock-programs.ts";
import { useCloud } from "./use-cloud.ts";

const local = useCloud();

/** The environment of somebody at AWS, whose identity and keys are the local cloud's. */
function accountEnv(): Record<string, string> {
  const { AWS_ENDPOINT_URL = "", ...rest } = local.env;
  return { ...rest, AWS_ENDPOINT_URL_STS: AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_KMS: AWS_ENDPOINT_URL };
}

async function setBy(...line: readonly string[]): Promise<Record<string, string>> {
  const { stdout } = await runCommand(env, [...line, "--shell", "json"], accountEnv());
  return JSON.parse(stdout) as Record<string, string>;
}

describe("who and where", () => {
  test("whoami tells account, ARN and user id", async () => {
    const { stdout } = await runCommand(whoami, ["-o", "json"], local.env);
    expect(JSON.parse(stdout)).toEqual({
      account: "123456789012",
      arn: "arn:aws:iam::123456789012:root",
      userId: "123456789012",
    });
  });

  test("whoami with a key that the cloud does not know fails and says where to look", async () => {
    const { code, stdout, stderr } = await runCommand(whoami, [], { ...local.env, AWS_ACCESS_KEY_ID: "AKIAGONE" });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/InvalidClientTokenId.*\n.*next: /);
  });

  test("regions lists what the account may use, and on request the others", async () => {
    const names = async (...line: readonly string[]) => {
      const { stdout } = await runCommand(regions, [...line, "-o", "json", "--query", "[].name"], local.env);
      return JSON.parse(stdout) as readonly string[];
    };
    const usable = await names();
    expect(usable).toContain("ap-northeast-1");
    expect(usable).not.toContain("af-south-1");
    expect(await names("--all")).toEqual(expect.arrayContaining([...usable, "af-south-1"]));
  });

  test("iam role names a role that is not there", async () => {
    const { code, stderr } = await runCommand(iamRole, ["nobody"], local.env);
    expect(code).toBe(1);
    expect(stderr).toContain("The role with name nobody cannot be found.");
  });
});

describe("env --aws", () => {
  test("names the account, its registry and its signing key", async () => {
    expect(await setBy("--aws")).toMatchObject({
      AWS_REGION: "ap-northeast-1",
      AWS_ACCOUNT_ID: "123456789012",
      ECR_REGISTRY: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com",
      KMS_KEY_ARN: expect.stringMatching(/^arn:aws:kms:ap-northeast-1:123456789012:key\//),
    });
  });

  test("leaves a key out that is not there, and says so", async () => {
    const { code, stdout, stderr } = await runCommand(env, ["--aws", "--key", "alias/gone"], accountEnv());
    expect(code).toBe(0);
    expect(stdout).toContain("unset KMS_KEY_ARN\n");
    expect(stderr).toMatch(/KMS_KEY_ID and KMS_KEY_ARN are not set: .*alias\/gone/);
  });

  test("is refused where the environment points at another cloud, with what a script stops at", async () => {
    const { code, stdout, stderr } = await runCommand(env, ["--aws"], local.env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "false\n" });
    expect(stderr).toContain(`points at ${local.running.endpoint}, not at AWS`);
  });
});

const definitions: readonly (readonly [shell: "bash" | "zsh" | "fish", show: (name: string) => string])[] = [
  ["bash", (name) => `alias ${name}`],
  ["zsh", (name) => `alias ${name}`],
  ["fish", (name) => `functions ${name}`],
];
const names = ["ecr-login", "ecr-list", "ecr-images", "cosign-sign-kms", "cosign-verify-kms", "set-ecr-env"];

for (const [shell, show] of definitions) {
  describeWith([shell], `aliases for ${shell}`, () => {
    test.each([[], ["--native"]])("are defined when the shell evaluates them: %j", async (...line) => {
      const { stdout } = await runCommand(aliases, ["--shell", shell, ...line], local.env);
      const script = `${stdout}\n${names.map(show).join("\n")}`;
      const defined = await outputOf(programs.path(shell), ["-c", script], { env: { PATH: "", HOME: local.home } });
      expect(defined).toMatch(
        line.length === 0 ? /cosign sign --key "awskms:\/\/\/\$KMS_KEY_ARN"/ : /inkan sign --key/,
      );
      for (const name of names) expect(defined).toContain(name);
    });
  });
}

test("set-ecr-env is for the cloud that the environment points at", async () => {
  expect((await runCommand(aliases, [], local.env)).stdout).toContain(`alias set-ecr-env='eval "$(inkan env)"'`);
  expect((await runCommand(aliases, [], accountEnv())).stdout).toContain(
    `alias set-ecr-env='eval "$(inkan env --aws)"'`,
  );
});
