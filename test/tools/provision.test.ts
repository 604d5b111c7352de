import {
  DeleteLifecyclePolicyCommand,
  PutImageScanningConfigurationCommand,
  PutImageTagMutabilityCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-ecr";
import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteRolePolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  RemoveClientIDFromOpenIDConnectProviderCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  DisableKeyCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
  UpdateKeyDescriptionCommand,
} from "@aws-sdk/client-kms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { command as apply } from "../../src/cli/provision-apply.ts";
import { command as destroy } from "../../src/cli/provision-destroy.ts";
import { command as plan } from "../../src/cli/provision-plan.ts";
import { command as push } from "../../src/cli/push.ts";
import type { CloudConfig } from "../../src/cloud/cloud-config.ts";
import { type RunningCloud, startCloud } from "../../src/cloud/start-cloud.ts";
import { type Cloud, connectCloud } from "../../src/tools/connect/cloud.ts";
import { type CommandResult, runCommand } from "../run-command.ts";

const role = "sandbox-ecr-kms-github-actions-role";
const alias = "alias/sandbox-ecr-kms/cosign";
const provider = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

type Resource = {
  readonly kind: string;
  readonly name: string;
  readonly action: string;
  readonly differences: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
  readonly note: string | null;
  readonly done?: boolean;
};
type Answer = {
  readonly account: string;
  readonly region: string;
  readonly endpoint: string;
  readonly resources: readonly Resource[];
  readonly outputs: Readonly<Record<string, unknown>> | null;
};

let running: RunningCloud;
let cloud: Cloud;
let env: Readonly<Record<string, string>>;

async function start(config: CloudConfig): Promise<void> {
  running = await startCloud(config);
  env = {
    AWS_ENDPOINT_URL: running.endpoint,
    AWS_ACCESS_KEY_ID: running.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: running.credentials.secretAccessKey,
    AWS_REGION: running.region,
  };
  cloud = await connectCloud({ env });
}
afterEach(() => running.close());

function answerOf({ code, stdout, stderr }: CommandResult): Answer {
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return JSON.parse(stdout) as Answer;
}
const planned = async (...line: readonly string[]) => answerOf(await runCommand(plan, ["-o", "json", ...line], env));
const applied = async (...line: readonly string[]) =>
  answerOf(await runCommand(apply, ["--yes", "-o", "json", ...line], env));
const destroyed = async (...line: readonly string[]) =>
  answerOf(await runCommand(destroy, ["--yes", "-o", "json", ...line], env));

/** What an answer would do or did, without what stays. */
const changes = ({ resources }: Answer) =>
  resources.filter(({ action }) => action !== "keep").map(({ action, kind, name }) => `${action} ${kind} ${name}`);

/** The fields in which something differs. */
const fields = ({ resources }: Answer) =>
  resources.flatMap(({ kind, differences }) => differences.map(({ field }) => `${kind}.${field}`));

const isPlanClean = async () => (await runCommand(plan, ["--detailed-exitcode"], env)).code === 0;

describe("on a cloud that has nothing", () => {
  beforeEach(() => start({ empty: true }));

  test("an apply makes everything and answers the outputs, a second one changes nothing", async () => {
    const before = await planned();
    expect(changes(before)).toEqual([
      "create repository sample-app-1",
      "create repository sample-app-2",
      "create repository sample-app-3",
      "create oidc-provider https://token.actions.githubusercontent.com",
      `create role ${role}`,
      "create key (new)",
      `create alias ${alias}`,
      `create role-policy ${role}/push-and-sign-images`,
    ]);
    expect(before.outputs).toBeNull();

    const { resources, outputs, account, region, endpoint } = await applied();
    expect(resources.every(({ done }) => done)).toBe(true);
    expect([account, region, endpoint]).toEqual(["123456789012", "ap-northeast-1", running.endpoint]);
    expect(outputs).toMatchObject({
      kms_alias_name: alias,
      ecr_registry: running.registry,
      ecr_repository_urls: { "sample-app-2": `${running.registry}/sample-app-2` },
      github_actions_role_arn: `arn:aws:iam::123456789012:role/${role}`,
      github_oidc_provider_arn: provider,
    });

    const again = await runCommand(apply, ["--yes"], env);
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining("there is nothing to change")]);
    const after = await planned();
    expect([changes(after), after.outputs]).toEqual([[], outputs]);
  });

  test("what is chosen is made, and only that is looked for", async () => {
    const chosen = [
      ...["--repository", "team/app", "--images-kept", "3", "--alias", "alias/team", "--role", "team-ci"],
      ...["--github", "acme@1/app@2"],
    ];
    const { outputs } = await applied(...chosen);
    expect(outputs).toMatchObject({
      kms_alias_name: "alias/team",
      ecr_repository_urls: { "team/app": `${running.registry}/team/app` },
      github_actions_role_name: "team-ci",
    });
    expect(changes(await planned(...chosen))).toEqual([]);
    const other = await planned(...chosen.slice(0, -1), "acme/app");
    expect(fields(other)).toEqual(["role.trustPolicy"]);
    expect(JSON.stringify(other)).toContain("repo:acme@1/app@2:*");
  });

  test("one that was interrupted between the key and its name goes on with that key", async () => {
    const { outputs } = await applied();
    const kms = await cloud.kms();
    await kms.send(new DeleteAliasCommand({ AliasName: alias }));
    await (await cloud.iam()).send(new DeleteRolePolicyCommand({ RoleName: role, PolicyName: "push-and-sign-images" }));
    const after = await applied();
    expect(changes(after)).toEqual([`create alias ${alias}`, `create role-policy ${role}/push-and-sign-images`]);
    expect(after.outputs).toEqual(outputs);
  });

  test("one that is refused half way says what was done, and the next goes on", async () => {
    const forbidden = { Effect: "Deny", Action: "iam:CreateRole", Resource: "*" };
    const restricted = await userEnvironment([{ Effect: "Allow", Action: "*", Resource: "*" }, forbidden]);
    const { code, stdout, stderr } = await runCommand(apply, ["--yes", "-o", "json"], restricted);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining("4 of 8 were done, 4 are left: the same command goes on"),
    ]);
    expect(stderr).toContain(
      `error: making the role ${role}: User: arn:aws:iam::123456789012:user/ci is not authorized`,
    );
    const { resources, outputs } = JSON.parse(stdout) as Answer;
    expect([resources.map(({ done }) => done), outputs]).toEqual([
      [true, true, true, true, false, false, false, false],
      null,
    ]);
    expect(changes(await applied())).toHaveLength(4);
    expect(await isPlanClean()).toBe(true);
  });

  test("nobody is let into an account at AWS by a placeholder", async () => {
    const aws = { ...env, AWS_ENDPOINT_URL: "https://ecr.ap-northeast-1.amazonaws.com" };
    for (const { code, stderr } of [await runCommand(plan, [], aws), await runCommand(apply, ["--yes"], aws)]) {
      expect([code, stderr]).toEqual([64, expect.stringContaining("--github OWNER/REPO")]);
    }
  });

  test.each([
    [["--repository", "App"], "'App'"],
    [["--images-kept", "0"], "--images-kept"],
    [["--alias", "cosign"], "'cosign'"],
    [["--role", "a role"], "'a role'"],
    [["--github", "acme/*"], "OWNER/REPO"],
    [["--deletion-window", "3"], "from 7 to 30 days"],
    [["more"], "too many arguments"],
  ])("%j is a wrong command line", async (line, named) => {
    const { code, stderr } = await runCommand(plan, line, env);
    expect([code, stderr]).toEqual([64, expect.stringContaining(named)]);
  });
});

describe("on a cloud that was begun with everything", () => {
  beforeEach(() => start({}));

  test("there is nothing to change", async () => {
    expect(changes(await planned())).toEqual([]);
    expect(await isPlanClean()).toBe(true);
  });

  const openPolicy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
  });
  const repositoryName = "sample-app-1";
  const drifts: readonly [string, readonly string[], () => Promise<unknown>][] = [
    [
      "tags that cannot move",
      ["repository.tagMutability"],
      async () =>
        (await cloud.ecr()).send(new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability: "IMMUTABLE" })),
    ],
    [
      "no scanning",
      ["repository.scanOnPush"],
      async () =>
        (await cloud.ecr()).send(
          new PutImageScanningConfigurationCommand({
            repositoryName,
            imageScanningConfiguration: { scanOnPush: false },
          }),
        ),
    ],
    [
      "no lifecycle policy",
      ["repository.lifecyclePolicy"],
      async () => (await cloud.ecr()).send(new DeleteLifecyclePolicyCommand({ repositoryName })),
    ],
    [
      "an audience less",
      ["oidc-provider.audiences"],
      async () =>
        (await cloud.iam()).send(
          new RemoveClientIDFromOpenIDConnectProviderCommand({
            OpenIDConnectProviderArn: provider,
            ClientID: "sts.amazonaws.com",
          }),
        ),
    ],
    [
      "somebody else who may assume the role",
      ["role.trustPolicy"],
      async () =>
        (await cloud.iam()).send(
          new UpdateAssumeRolePolicyCommand({
            RoleName: role,
            PolicyDocument: JSON.stringify({
              Version: "2012-10-17",
              Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "123456789012" } }],
            }),
          }),
        ),
    ],
    [
      "longer sessions under another description",
      ["role.description", "role.maxSessionSeconds"],
      async () =>
        (await cloud.iam()).send(
          new UpdateRoleCommand({ RoleName: role, MaxSessionDuration: 43_200, Description: "Mine" }),
        ),
    ],
    [
      "a role that may do anything",
      ["role-policy.policy"],
      async () =>
        (await cloud.iam()).send(
          new PutRolePolicyCommand({
            RoleName: role,
            PolicyName: "push-and-sign-images",
            PolicyDocument: openPolicy,
          }),
        ),
    ],
    [
      "a policy more in the role",
      ["role-policy.policy"],
      async () =>
        (await cloud.iam()).send(
          new PutRolePolicyCommand({ RoleName: role, PolicyName: "more", PolicyDocument: openPolicy }),
        ),
    ],
    [
      "a policy more at the role",
      ["role-attachment.attached"],
      async () => {
        const iam = await cloud.iam();
        const made = await iam.send(new CreatePolicyCommand({ PolicyName: "more", PolicyDocument: openPolicy }));
        await iam.send(new AttachRolePolicyCommand({ RoleName: role, PolicyArn: made.Policy?.Arn }));
      },
    ],
    [
      "a key that everyone may use",
      ["key.policy"],
      async () =>
        (await cloud.kms()).send(
          new PutKeyPolicyCommand({
            KeyId: await keyId(),
            Policy: JSON.stringify({
              Version: "2012-10-17",
              Statement: [{ Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" }],
            }),
          }),
        ),
    ],
    [
      "a key that is disabled",
      ["key.state"],
      async () => (await cloud.kms()).send(new DisableKeyCommand({ KeyId: await keyId() })),
    ],
    [
      "a key that is to be deleted",
      ["key.state"],
      async () => (await cloud.kms()).send(new ScheduleKeyDeletionCommand({ KeyId: await keyId() })),
    ],
    [
      "a key under another description",
      ["key.description"],
      async () =>
        (await cloud.kms()).send(new UpdateKeyDescriptionCommand({ KeyId: await keyId(), Description: "Mine" })),
    ],
  ];
  test.each(drifts)("%s is shown and mended", async (_what, expected, drift) => {
    await drift();
    expect(fields(await planned())).toEqual(expected);
    const { code } = await runCommand(plan, ["--detailed-exitcode"], env);
    expect(code).toBe(2);
    await applied();
    expect(await isPlanClean()).toBe(true);
  });

  test("a key of another kind under the alias is left alone, and everything else with it", async () => {
    const kms = await cloud.kms();
    await kms.send(new DeleteAliasCommand({ AliasName: alias }));
    const made = await kms.send(new CreateKeyCommand({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" }));
    await kms.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: made.KeyMetadata?.KeyId }));
    const { code, stderr } = await runCommand(apply, ["--yes"], env);
    expect([code, stderr]).toEqual([1, expect.stringContaining("names a key of ECC_NIST_P256")]);
    expect(stderr).toContain("choose another name with --alias");
  });

  test("nothing is changed where nobody can be asked", async () => {
    await (await cloud.ecr()).send(new DeleteLifecyclePolicyCommand({ repositoryName }));
    const asked = await runCommand(apply, [], env);
    expect([asked.code, asked.stderr]).toEqual([64, expect.stringContaining("--yes is needed")]);
    expect(await runCommand(apply, ["--dry-run"], env)).toMatchObject({ code: 0 });
    expect(fields(await planned())).toEqual(["repository.lifecyclePolicy"]);
    expect((await runCommand(destroy, [], env)).code).toBe(64);
    expect(await runCommand(destroy, ["--dry-run"], env)).toMatchObject({ code: 0 });
    expect(fields(await planned())).toEqual(["repository.lifecyclePolicy"]);
  });

  test("a destroy leaves nothing, and an apply after it has the key again", async () => {
    const before = (await planned()).outputs;
    expect(changes(await destroyed())).toHaveLength(7);
    const again = await runCommand(destroy, ["--yes"], env);
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining("there is nothing to delete")]);
    expect((await applied()).outputs).toEqual(before);
    expect(await isPlanClean()).toBe(true);
  });

  test("a destroy asks before images go, and then takes them", async () => {
    expect(await runCommand(push, ["--sample", "sample-app-1:v1"], env)).toMatchObject({ code: 0 });
    const refused = await runCommand(destroy, ["--yes"], env);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      "error: nothing was deleted: sample-app-1 has images (1)\n  next: add --delete-images, or copy them away first\n",
    ]);
    expect(await isPlanClean()).toBe(true);
    expect(changes(await destroyed("--delete-images"))).toHaveLength(7);
  });

  test("a destroy leaves what is not ours, and a provider that others trust", async () => {
    const ecr = await cloud.ecr();
    const resourceArn = "arn:aws:ecr:ap-northeast-1:123456789012:repository/sample-app-2";
    await ecr.send(new UntagResourceCommand({ resourceArn, tagKeys: ["managed-by"] }));
    await ecr.send(new TagResourceCommand({ resourceArn, tags: [{ Key: "managed-by", Value: "terraform" }] }));
    await (await cloud.iam()).send(
      new CreateRoleCommand({
        RoleName: "other-team",
        AssumeRolePolicyDocument: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Federated: provider },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: { StringLike: { "token.actions.githubusercontent.com:sub": "repo:acme/other:*" } },
            },
          ],
        }),
      }),
    );
    const { resources } = await destroyed();
    const left = resources.filter(({ action }) => action === "leave").map(({ name, note }) => [name, note]);
    expect(left).toEqual([
      ["https://token.actions.githubusercontent.com", "it is trusted by 1 other role: other-team"],
      ["sample-app-2", "it does not bear the tag managed-by=inkan"],
    ]);
    expect(changes(await planned()).filter((change) => /sample-app-2|oidc/.test(change))).toEqual([]);
  });
});

async function keyId(): Promise<string> {
  return String((await planned()).outputs?.kms_key_id);
}

/** The environment of a user with a policy of those statements. */
async function userEnvironment(Statement: readonly object[]): Promise<Readonly<Record<string, string>>> {
  const iam = await cloud.iam();
  const UserName = "ci";
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  await iam.send(new CreateUserCommand({ UserName }));
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "own", PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return {
    ...env,
    AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? "",
    AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? "",
  };
}
