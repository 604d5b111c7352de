import { symlinkSync } from "node:fs";
import { join } from "node:path";
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  GetRoleCommand,
  PutUserPolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectCloud } from "../../src/tools/connect/cloud.ts";
import { type InkanCloud, startInkan } from "../inkan-cloud.ts";
import { describeUnless, describeWith } from "../needs-program.ts";
import { programs } from "../stock-programs.ts";
import { writeIndexLayout } from "../tools/index-layout.ts";
import { type ClientShell, openClientShell } from "./client-shell.ts";
import { type DockerEngine, dockerEngineMissing, startDockerEngine } from "./docker-engine.ts";
import { type Job, readWorkflow, runSteps, workflowNames, workflowsFolder } from "./workflow-steps.ts";

const account = "123456789012";
const roleName = "sandbox-ecr-kms-github-actions-role";
const commit = "0123456789abcdef0123456789abcdef01234567";

describeWith(["actionlint", "shellcheck"], "the workflows by the stock actionlint", () => {
  it("has nothing to say of them", async () => {
    const shell = openClientShell({});
    try {
      const files = workflowNames().map((name) => join(workflowsFolder, name));
      expect(
        await shell.run("actionlint", ["-shellcheck", programs.path("shellcheck"), "-pyflakes", "", ...files]),
      ).toEqual({
        code: 0,
        stdout: "",
        stderr: "",
      });
    } finally {
      shell.close();
    }
  });
});

/** The workflows' scripts as they stand, with the credentials that the role gives them. */
describeUnless(
  dockerEngineMissing() || programs.missing(["aws", "cosign3", "jq"]),
  "the steps of the workflows as the role",
  () => {
    let cloud: InkanCloud;
    let engine: DockerEngine;
    let shell: ClientShell;
    let user: Credentials;
    const image = readWorkflow("image.yml").workflow.jobs.image as Job;
    const audit = readWorkflow("lifecycle-audit.yml").workflow.jobs.audit as Job;

    beforeAll(async () => {
      engine = await startDockerEngine();
      cloud = await startInkan();
      shell = openClientShell({ cloud, aliases: { cosign: "cosign3" }, env: { DOCKER_HOST: engine.host } });
      // What cosign needs of the environment the workflow has to say itself.
      const ofPerson = Object.keys(cloud.env).filter((name) => /^(COSIGN|SIGSTORE)/.test(name));
      shell = shell.withEnvironment(
        Object.fromEntries(Object.entries(shell.env).filter(([name]) => !ofPerson.includes(name))),
      );
      shell.write("Dockerfile", "FROM scratch\nCOPY Dockerfile /\n");
      symlinkSync(join(shell.folder, "bin/inkan"), join(shell.folder, "inkan"));
      user = await letUserAssumeRole(cloud);
    });
    afterAll(async () => {
      await Promise.all([engine?.stop(), cloud?.stop()]);
      shell?.close();
    });

    const imageJob = async (env: Readonly<Record<string, string>>) => {
      const session = await sessionOf(user, image);
      await shell.bash(
        `aws ecr get-login-password | docker login --username AWS --password-stdin ${cloud.registry} 2>&1`,
        { env: session },
      );
      const given = {
        "vars.IMAGE_CONTEXT || '.'": ".",
        "vars.ECR_REPOSITORY || 'sample-app-1'": "sample-app-1",
        "vars.KMS_KEY_ARN || 'alias/sandbox-ecr-kms/cosign'": "alias/sandbox-ecr-kms/cosign",
        "steps.login.outputs.registry": cloud.registry,
      };
      const runner = {
        GITHUB_SHA: commit,
        GITHUB_REF: `refs/heads/main`,
        GITHUB_REF_NAME: "main",
        GITHUB_REF_TYPE: "branch",
        GITHUB_SERVER_URL: "https://github.com",
        GITHUB_REPOSITORY: "acme/shop",
        GITHUB_RUN_ID: "1",
      };
      return await runSteps(shell, image, given, { ...session, ...runner, ...env });
    };
    const auditJob = async (repository: string, inUse = "") => {
      const given = { "matrix.repository": repository, "vars.IMAGES_IN_USE": inUse };
      return await runSteps(shell, audit, given, await sessionOf(user, audit));
    };

    it("build, push, sign and verify one digest, and say which", async () => {
      const { failed, summary, outputs } = await imageJob({});
      expect(failed).toBeUndefined();
      const reference = outputs["steps.push.outputs.reference"] ?? "";
      expect(reference).toMatch(new RegExp(`^${cloud.registry}/sample-app-1@sha256:[0-9a-f]{64}$`));
      expect(summary).toContain(`| \`${cloud.registry}/sample-app-1:0123456789ab\` | \`${reference}\` |`);
      expect(summary).toContain(`"git-sha": "${commit}"`);
      const key = "awskms:///alias/sandbox-ecr-kms/cosign";
      expect((await shell.inkan(["verify", "--key", key, "-a", `git-sha=${commit}`, reference])).code).toBe(0);
    });

    it("name an image as its git tag is", async () => {
      const { failed, outputs } = await imageJob({ GITHUB_REF_TYPE: "tag", GITHUB_REF_NAME: "v1.0/rc+1" });
      expect(failed).toBeUndefined();
      expect(outputs["steps.build.outputs.tagged"]).toBe(`${cloud.registry}/sample-app-1:v1.0-rc-1`);
    });

    it("list what the policy takes, and pass where there is nothing to say", async () => {
      const { failed, summary } = await auditJob("sample-app-1");
      expect(failed).toBeUndefined();
      expect(summary).toContain("### What the lifecycle policy of sample-app-1 takes next");
    });

    it("fail with 14 where the policy keeps fewer images than it looks", async () => {
      const { layout } = await writeIndexLayout(join(shell.folder, "index"), ["amd64", "arm64"]);
      expect((await shell.inkan(["push", layout, "sample-app-3:v1"])).code).toBe(0);
      const { failed } = await auditJob("sample-app-3");
      expect(failed).toMatchObject({ step: "Lint", code: 14 });
      expect(failed?.said).toContain("of the 3 images that rule 1 keeps, 2 are inside indexes");
    });

    it("fail with 14 where the policy takes what runs", async () => {
      const digests = [];
      for (let number = 1; number <= 11; number++) {
        const { stdout } = await shell.inkan(["push", "--sample", `sample-app-2:v${number}`]);
        digests.push(stdout.trim());
      }
      const { failed, summary } = await auditJob("sample-app-2", `${digests[10]}\n${digests[0]}`);
      expect(failed).toMatchObject({ step: "Lint", code: 14 });
      expect(failed?.said).toContain("is in use, and rule 1 deletes it [in-use]");
      expect(failed?.said).toContain("::error file=");
      expect(summary).toContain("v1 ");
      expect((await auditJob("sample-app-2", digests[10])).failed).toBeUndefined();
    });

    it("fail with 1 where the repository cannot be read", async () => {
      const { failed } = await auditJob("no-such-app");
      expect(failed).toMatchObject({ step: "Explain", code: 1 });
      expect(failed?.said).toContain("not authorized to perform: ecr:");
    });
  },
);

/** The environment of a person or a job with credentials. */
type Credentials = Readonly<Record<string, string>>;

/** Lets a user `ci` assume the role beside GitHub, whose tokens only GitHub can make; returns the user's environment. */
async function letUserAssumeRole(cloud: InkanCloud): Promise<Credentials> {
  const iam = await (await connectCloud({ env: cloud.env })).iam();
  await iam.send(new CreateUserCommand({ UserName: "ci" }));
  const allow = { Effect: "Allow", Action: "sts:AssumeRole" };
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [{ ...allow, Resource: "*" }] });
  await iam.send(new PutUserPolicyCommand({ UserName: "ci", PolicyName: "assume", PolicyDocument }));
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: roleName }));
  const trust = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")) as { Statement: unknown[] };
  trust.Statement.push({ ...allow, Principal: { AWS: `arn:aws:iam::${account}:user/ci` } });
  const text = JSON.stringify(trust);
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: roleName, PolicyDocument: text }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "ci" }));
  return {
    ...cloud.env,
    AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? "",
    AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? "",
  };
}

/** What aws-actions/configure-aws-credentials leaves in the environment of a job, with the session policy that the job gives. */
async function sessionOf(user: Credentials, job: Job): Promise<Credentials> {
  const configure = job.steps.find(({ uses }) => uses?.startsWith("aws-actions/configure-aws-credentials@"));
  const policy = configure?.with?.["inline-session-policy"];
  const sts = await (await connectCloud({ env: user })).sts();
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${account}:role/${roleName}`,
      RoleSessionName: "GitHubActions",
      ...(policy === undefined ? {} : { Policy: policy }),
    }),
  );
  return {
    AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? "",
    AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? "",
    AWS_SESSION_TOKEN: Credentials?.SessionToken ?? "",
  };
}
