import { CreateRepositoryCommand, DescribeImagesCommand, PutLifecyclePolicyCommand } from "@aws-sdk/client-ecr";
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from "@aws-sdk/client-iam";
import { CreateAliasCommand, CreateKeyCommand, DisableKeyCommand } from "@aws-sdk/client-kms";
import { describe, expect, test } from "vitest";
import { command as check } from "../../src/cli/check.ts";
import type { Command, OptionSpecs } from "../../src/cli/command.ts";
import { command as lifecycleCheck } from "../../src/cli/lifecycle-check.ts";
import { logInToEcr } from "../../src/tools/connect/log-in.ts";
import { runCommand } from "../run-command.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { useCloud } from "./use-cloud.ts";

const local = useCloud();

type Step = {
  readonly name: string;
  readonly result: string;
  readonly cause: string | null;
  readonly next: string | null;
};
type Answer = {
  readonly code: number;
  readonly stderr: string;
  readonly steps: readonly Step[];
  readonly [member: string]: unknown;
};

async function run<Specs extends OptionSpecs>(
  command: Command<Specs>,
  line: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { code, stdout, stderr } = await runCommand(command, [...line, "-o", "json"], { ...local.env, ...env });
  if (stdout === "") throw new Error(`nothing was printed: ${stderr}`);
  return { ...(JSON.parse(stdout) as Omit<Answer, "code" | "stderr">), code, stderr } as Answer;
}

const named = (answer: Answer, name: string) => answer.steps.find((step) => step.name === name);
const withResult = (answer: Answer, result: string) =>
  answer.steps.filter((step) => step.result === result).map(({ name }) => name);

async function countImages(repositoryName: string): Promise<number> {
  const ecr = await local.cloud.ecr();
  return (await ecr.send(new DescribeImagesCommand({ repositoryName }))).imageDetails?.length ?? 0;
}

/** The environment of a user who may do so much and no more. */
async function userWho(name: string, ...actions: readonly string[]): Promise<Record<string, string>> {
  const iam = await local.cloud.iam();
  await iam.send(new CreateUserCommand({ UserName: name }));
  const Statement = [{ Effect: "Allow", Action: actions, Resource: "*" }];
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: "some", PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  return { AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? "", AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? "" };
}

describe("check", () => {
  test("pushes, signs and verifies, and leaves one signed image with the command that takes it away", async () => {
    const answer = await run(check, []);
    expect(withResult(answer, "passed")).toHaveLength(answer.steps.length);
    expect(answer).toMatchObject({
      code: 0,
      result: "passed",
      registry: local.registry,
      repository: "sample-app-1",
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      annotations: { builder: "local" },
      cleanUp: [`inkan rm ${answer.image} --yes`],
    });
    expect(await countImages("sample-app-1")).toBe(2);
  });

  test.each<[string, readonly string[], Readonly<Record<string, string>>, string, RegExp, RegExp]>([
    [
      "no such repository",
      ["--repository", "nope"],
      {},
      "repository",
      /nope is not in region ap-northeast-1/,
      /create-repository/,
    ],
    ["no such key", ["--key", "alias/nope"], {}, "key", /alias\/nope is not in region/, /inkan keys list/],
    [
      "a registry that is not ECR's",
      [],
      { ECR_REGISTRY: "registry.invalid" },
      "repository",
      /ECR_REGISTRY names a registry that is neither/,
      /unset ECR_REGISTRY/,
    ],
    ["another region", ["--region", "eu-west-1"], {}, "repository", /not in region eu-west-1/, /inkan repos/],
    [
      "no cloud there",
      [],
      { AWS_ENDPOINT_URL: "http://127.0.0.1:1" },
      "identity",
      /no cloud answers there/,
      /inkan up/,
    ],
    [
      "a key that is not known",
      [],
      { AWS_ACCESS_KEY_ID: "AKIAGONE" },
      "identity",
      /does not know these credentials/,
      /inkan env/,
    ],
  ])(
    "%s: says the likely cause, the next command, and what was not run for it",
    async (_what, line, env, failing, cause, next) => {
      const answer = await run(check, line, env);
      expect(answer).toMatchObject({ code: 1, result: "failed" });
      expect(withResult(answer, "failed")[0]).toBe(failing);
      expect(named(answer, failing)).toMatchObject({
        cause: expect.stringMatching(cause),
        next: expect.stringMatching(next),
      });
      expect(withResult(answer, "not-run")).toContain("sign");
      expect(answer.stderr).toMatch(/^error: step [0-9]+ .*\n {2}likely cause: .*\n {2}next: /m);
    },
  );

  test("a key that is disabled does not sign, which is seen before anything is pushed for it", async () => {
    const kms = await local.cloud.kms();
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" }));
    const TargetKeyId = KeyMetadata?.KeyId ?? "";
    await kms.send(new CreateAliasCommand({ AliasName: "alias/disabled", TargetKeyId }));
    await kms.send(new DisableKeyCommand({ KeyId: TargetKeyId }));
    const answer = await run(check, ["--key", "alias/disabled"]);
    expect(answer.code).toBe(1);
    expect(named(answer, "key")).toMatchObject({ result: "failed", next: "inkan keys describe alias/disabled" });
  });

  test("who may push and not sign is told which permission is missing, and how to ask why", async () => {
    const env = await userWho("pusher", "ecr:*", "kms:DescribeKey", "kms:GetPublicKey");
    const answer = await run(check, [], env);
    expect(answer.code).toBe(1);
    expect(named(answer, "sign")).toMatchObject({
      result: "failed",
      cause: expect.stringContaining("arn:aws:iam::123456789012:user/pusher may not kms:Sign"),
    });
    expect(withResult(answer, "not-run")).toEqual(["verify", "refuse", "locate"]);
  });

  test("who is asked is who calls, whoever docker is logged in as", async () => {
    const env = await userWho("reader", "ecr:*", "kms:*");
    const iam = await local.cloud.iam();
    const Statement = [{ Effect: "Deny", Action: "ecr:PutImage", Resource: "*" }];
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
    await iam.send(new PutUserPolicyCommand({ UserName: "reader", PolicyName: "read", PolicyDocument }));
    const DOCKER_CONFIG = temporaryFolder();
    await logInToEcr(local.cloud, undefined, { ...local.env, DOCKER_CONFIG });
    const answer = await run(check, [], { ...env, DOCKER_CONFIG });
    expect(named(answer, "image")).toMatchObject({
      result: "failed",
      cause: expect.stringContaining("user/reader may not ecr:PutImage"),
    });
  });

  test.each([
    ["--repository", "a b"],
    ["--repository", "sample-app-1:tag"],
    ["--key", "cosign.pub"],
  ])("%s %s is refused before anything is done", async (...line) => {
    expect(await runCommand(check, line, local.env)).toMatchObject({ code: 64, stdout: "" });
  });
});

describe("lifecycle-check", () => {
  let number = 0;
  async function repositoryWith(countNumber: number | undefined): Promise<string> {
    number += 1;
    const repositoryName = `lifecycle-check-${number}`;
    const ecr = await local.cloud.ecr();
    await ecr.send(new CreateRepositoryCommand({ repositoryName }));
    if (countNumber !== undefined) {
      const selection = { tagStatus: "any", countType: "imageCountMoreThan", countNumber };
      const rules = [{ rulePriority: 1, selection, action: { type: "expire" } }];
      await ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText: JSON.stringify({ rules }) }));
    }
    return repositoryName;
  }

  test("off a terminal it pushes, names what the policy takes and by which rule, and deletes nothing", async () => {
    const repository = await repositoryWith(3);
    const answer = await run(lifecycleCheck, ["5", "3", "--repository", repository]);
    expect(answer.code).toBe(0);
    const plan = JSON.stringify(named(answer, "plan"));
    expect(plan).toContain("number 5 of 5 from the newest, beyond the 3 that stay");
    expect(JSON.stringify(named(answer, "expire"))).toContain("nothing was deleted: there is no terminal to ask on");
    expect(await countImages(repository)).toBe(5);
  });

  test("--yes expires what the policy takes: within the limit is 0, beyond it 14, with the rule that says otherwise", async () => {
    const repository = await repositoryWith(3);
    const within = await run(lifecycleCheck, ["5", "3", "--repository", repository, "--yes"]);
    expect([within.code, await countImages(repository)]).toEqual([0, 3]);
    const beyond = await run(lifecycleCheck, ["2", "1", "--repository", repository, "--yes"]);
    expect([beyond.code, await countImages(repository)]).toEqual([14, 3]);
    expect(JSON.stringify(named(beyond, "result"))).toContain(
      "the policy does not say 1: rule 1 is to expire images beyond the newest 3",
    );
  });

  test("a repository without a policy: says so, how to make one, and pushes nothing", async () => {
    const repository = await repositoryWith(undefined);
    const answer = await run(lifecycleCheck, ["2", "--repository", repository, "--yes"]);
    expect(JSON.stringify(named(answer, "policy"))).toMatch(/no lifecycle policy/);
    expect(`${answer.stderr}${JSON.stringify(answer.steps)}`).toContain("inkan lifecycle suggest");
    expect([answer.code, await countImages(repository)]).toEqual([1, 0]);
  });

  test("who may not delete is told so, and nothing is gone", async () => {
    const repository = await repositoryWith(1);
    const reading = [
      "ecr:Get*",
      "ecr:Describe*",
      "ecr:List*",
      "ecr:Batch*",
      "ecr:Initiate*",
      "ecr:Upload*",
      "ecr:Complete*",
      "ecr:PutImage",
    ];
    const env = await userWho("keeper", ...reading);
    const iam = await local.cloud.iam();
    const Statement = [{ Effect: "Deny", Action: "ecr:BatchDeleteImage", Resource: "*" }];
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
    await iam.send(new PutUserPolicyCommand({ UserName: "keeper", PolicyName: "keep", PolicyDocument }));
    const answer = await run(lifecycleCheck, ["3", "1", "--repository", repository, "--yes"], env);
    expect(answer.code).toBe(1);
    expect(named(answer, "expire")?.cause).toContain("user/keeper may not ecr:BatchDeleteImage");
    expect(await countImages(repository)).toBe(3);
  });

  test.each([["0"], ["501"], ["five"], ["5", "0"], ["5", "3", "--yes", "--no"]])("%j is refused", async (...line) => {
    expect(await runCommand(lifecycleCheck, line, local.env)).toMatchObject({ code: 64, stdout: "" });
  });
});
