import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DeleteLifecyclePolicyCommand, TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-ecr";
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteRolePolicyCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { CreateAliasCommand, CreateKeyCommand, DeleteAliasCommand, UpdateAliasCommand } from "@aws-sdk/client-kms";
import { beforeEach, describe, expect, test } from "vitest";
import { command as apply } from "../../src/cli/provision-apply.ts";
import { command as destroy } from "../../src/cli/provision-destroy.ts";
import { command as plan } from "../../src/cli/provision-plan.ts";
import { command as push } from "../../src/cli/push.ts";
import { runCommand } from "../run-command.ts";
import { changesOf, fieldsOf, type ProvisionAnswer, useProvisionedCloud } from "./provisioned-cloud.ts";

const role = "sandbox-ecr-kms-github-actions-role";
const alias = "alias/sandbox-ecr-kms/cosign";
const provider = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

const local = useProvisionedCloud();
const { start, planned, applied, destroyed, isPlanClean } = local;

describe("on a cloud that has nothing", () => {
  beforeEach(() => start({ empty: true }));

  test("an apply makes everything and answers the outputs, a second one changes nothing", async () => {
    const before = await planned();
    expect(changesOf(before)).toEqual([
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
    expect([account, region, endpoint]).toEqual(["123456789012", "ap-northeast-1", local.running.endpoint]);
    expect(outputs).toMatchObject({
      kms_alias_name: alias,
      ecr_registry: local.running.registry,
      ecr_repository_urls: { "sample-app-2": `${local.running.registry}/sample-app-2` },
      github_actions_role_arn: `arn:aws:iam::123456789012:role/${role}`,
      github_oidc_provider_arn: provider,
    });

    const again = await runCommand(apply, ["--yes"], local.env);
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining("there is nothing to change")]);
    const after = await planned();
    expect([changesOf(after), after.outputs]).toEqual([[], outputs]);
  });

  test("what is chosen is made, and only that is looked for", async () => {
    const chosen = [
      ...["--repository", "team/app", "--images-kept", "3", "--alias", "alias/team", "--role", "team-ci"],
      ...["--github", "acme@1/app@2"],
    ];
    const { outputs } = await applied(...chosen);
    expect(outputs).toMatchObject({
      kms_alias_name: "alias/team",
      ecr_repository_urls: { "team/app": `${local.running.registry}/team/app` },
      github_actions_role_name: "team-ci",
    });
    expect(changesOf(await planned(...chosen))).toEqual([]);
    const other = await planned(...chosen.slice(0, -1), "acme/app");
    expect(fieldsOf(other)).toEqual(["role.trustPolicy"]);
    expect(JSON.stringify(other)).toContain("repo:acme@1/app@2:*");
  });

  test("one that was interrupted between the key and its name goes on with that key", async () => {
    const { outputs } = await applied();
    const kms = await local.cloud.kms();
    await kms.send(new DeleteAliasCommand({ AliasName: alias }));
    await (await local.cloud.iam()).send(
      new DeleteRolePolicyCommand({ RoleName: role, PolicyName: "push-and-sign-images" }),
    );
    const after = await applied();
    expect(changesOf(after)).toEqual([`create alias ${alias}`, `create role-policy ${role}/push-and-sign-images`]);
    expect(after.outputs).toEqual(outputs);
  });

  test("a key of another kind under the alias is left alone, and everything else with it", async () => {
    const kms = await local.cloud.kms();
    const made = await kms.send(new CreateKeyCommand({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" }));
    await kms.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: made.KeyMetadata?.KeyId }));
    const { code, stderr } = await runCommand(apply, ["--yes"], local.env);
    expect([code, stderr]).toEqual([1, expect.stringContaining("is one of ECC_NIST_P256")]);
    expect(stderr).toContain("choose another name with --alias");
  });

  test("more than fits into the role's policy is refused before anything is made", async () => {
    const names = Array.from({ length: 50 }, (_, index) => `${"a".repeat(200)}${index}`);
    const { code, stderr } = await runCommand(
      apply,
      ["--yes", ...names.flatMap((name) => ["--repository", name])],
      local.env,
    );
    expect([code, stderr]).toEqual([1, expect.stringContaining("error: nothing was changed: the policy would have")]);
    expect(stderr).toContain("of which IAM takes 10240");
  });

  test("somebody else's key under the alias is taken as the registry's, and left by a destroy", async () => {
    const kms = await local.cloud.kms();
    const made = await kms.send(new CreateKeyCommand({ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" }));
    await kms.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: made.KeyMetadata?.KeyId }));
    expect((await applied()).outputs).toMatchObject({ kms_key_id: made.KeyMetadata?.KeyId });
    expect(changesOf(await destroyed())).toContain(`leave alias ${alias}`);
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
    const { resources, outputs } = JSON.parse(stdout) as ProvisionAnswer;
    expect([resources.map(({ done }) => done), outputs]).toEqual([
      [true, true, true, true, false, false, false, false],
      null,
    ]);
    expect(changesOf(await applied())).toHaveLength(4);
    expect(await isPlanClean()).toBe(true);
  });

  test("the rights that the guide names suffice", async () => {
    const restricted = await userEnvironment([{ Effect: "Allow", Action: guideRights(), Resource: "*" }]);
    const results = [
      await runCommand(apply, ["--yes"], restricted),
      await runCommand(destroy, ["--yes"], restricted),
      await runCommand(apply, ["--yes"], restricted),
    ];
    for (const { code, stderr } of results) expect([code, stderr]).toEqual([0, expect.any(String)]);
    expect(await isPlanClean()).toBe(true);
  });

  test("nobody is let into an account at AWS by a placeholder", async () => {
    const aws = { ...local.env, AWS_ENDPOINT_URL: "https://ecr.ap-northeast-1.amazonaws.com" };
    // A name that nothing has (RFC 6761): a request would fail otherwise.
    const iamElsewhere = { ...local.env, AWS_ENDPOINT_URL_IAM: "http://iam.invalid:1" };
    for (const env of [aws, iamElsewhere]) {
      for (const { code, stderr } of [await runCommand(plan, [], env), await runCommand(apply, ["--yes"], env)]) {
        expect([code, stderr]).toEqual([64, expect.stringContaining("--github OWNER/REPO")]);
      }
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
    const { code, stderr } = await runCommand(plan, line, local.env);
    expect([code, stderr]).toEqual([64, expect.stringContaining(named)]);
  });
});

describe("on a cloud that was begun with everything", () => {
  beforeEach(() => start({}));

  test("there is nothing to change", async () => {
    expect(changesOf(await planned())).toEqual([]);
    expect(await isPlanClean()).toBe(true);
  });

  test("nothing is changed where nobody can be asked", async () => {
    await (await local.cloud.ecr()).send(new DeleteLifecyclePolicyCommand({ repositoryName: "sample-app-1" }));
    const asked = await runCommand(apply, [], local.env);
    expect([asked.code, asked.stderr]).toEqual([64, expect.stringContaining("--yes is needed")]);
    expect(await runCommand(apply, ["--dry-run"], local.env)).toMatchObject({ code: 0 });
    expect(fieldsOf(await planned())).toEqual(["repository.lifecyclePolicy"]);
    expect((await runCommand(destroy, [], local.env)).code).toBe(64);
    expect(await runCommand(destroy, ["--dry-run"], local.env)).toMatchObject({ code: 0 });
    expect(fieldsOf(await planned())).toEqual(["repository.lifecyclePolicy"]);
  });

  test("an alias that was led to another key by hand is led back", async () => {
    const before = (await planned()).outputs;
    const kms = await local.cloud.kms();
    const other = await kms.send(new CreateKeyCommand({ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" }));
    await kms.send(new UpdateAliasCommand({ AliasName: alias, TargetKeyId: other.KeyMetadata?.KeyId }));
    expect(changesOf(await planned())).toEqual([`change alias ${alias}`]);
    const removal = JSON.parse((await runCommand(destroy, ["--dry-run", "-o", "json"], local.env)).stdout);
    expect(changesOf(removal)).toEqual(
      expect.arrayContaining([`leave alias ${alias}`, `delete key ${before?.kms_key_id}`]),
    );
    expect((await applied()).outputs).toEqual(before);
    expect(await isPlanClean()).toBe(true);
  });

  test("a key made by hand after a destroy is not put aside for the one that is to be deleted", async () => {
    await destroyed();
    const kms = await local.cloud.kms();
    const made = await kms.send(new CreateKeyCommand({ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" }));
    await kms.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: made.KeyMetadata?.KeyId }));
    expect((await applied()).outputs).toMatchObject({ kms_key_id: made.KeyMetadata?.KeyId });
  });

  test("a destroy leaves nothing, and an apply after it has the key again", async () => {
    const before = (await planned()).outputs;
    expect(changesOf(await destroyed())).toHaveLength(7);
    const again = await runCommand(destroy, ["--yes"], local.env);
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining("there is nothing to delete")]);
    expect((await applied()).outputs).toEqual(before);
    expect(await isPlanClean()).toBe(true);
  });

  test("a role that serves another region is not taken away with what this one has, nor changed unsaid", async () => {
    const elsewhere = ["--region", "eu-west-1"];
    const { resources } = await planned(...elsewhere);
    expect(resources.find(({ kind }) => kind === "role-policy")).toMatchObject({
      action: "change",
      note: "the role is for ap-northeast-1, where it may push and sign no more then: choose another name with --role",
    });
    expect(changesOf(await destroyed(...elsewhere))).toEqual([
      `leave role ${role}`,
      "leave oidc-provider https://token.actions.githubusercontent.com",
    ]);
    expect(await isPlanClean()).toBe(true);

    await applied(...elsewhere);
    expect(changesOf(await destroyed())).toContain(`leave role ${role}`);
    expect(changesOf(await destroyed(...elsewhere))).toContain(`delete role ${role}`);
  });

  test("a destroy asks before images go, and then takes them", async () => {
    expect(await runCommand(push, ["--sample", "sample-app-1:v1"], local.env)).toMatchObject({ code: 0 });
    const refused = await runCommand(destroy, ["--yes"], local.env);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      "error: nothing was deleted: sample-app-1 has images (1)\n  next: add --delete-images, or copy them away first\n",
    ]);
    expect(await isPlanClean()).toBe(true);
    expect(changesOf(await destroyed("--delete-images"))).toHaveLength(7);
  });

  test("a destroy leaves what is not ours, and a provider that others trust", async () => {
    const ecr = await local.cloud.ecr();
    const resourceArn = "arn:aws:ecr:ap-northeast-1:123456789012:repository/sample-app-2";
    await ecr.send(new UntagResourceCommand({ resourceArn, tagKeys: ["managed-by"] }));
    await ecr.send(new TagResourceCommand({ resourceArn, tags: [{ Key: "managed-by", Value: "terraform" }] }));
    await (await local.cloud.iam()).send(
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
    expect(changesOf(await planned()).filter((change) => /sample-app-2|oidc/.test(change))).toEqual([]);
  });
});

/** Every action of the table of rights in docs/provision.md: `iam:GetRole`, `ListRolePolicies` … */
function guideRights(): readonly string[] {
  const guide = readFileSync(join(import.meta.dirname, "../../docs/provision.md"), "utf8");
  const [, table = ""] = guide.split("## The rights that it needs");
  const rows = table.split("\n").filter((line) => /^\| `(plan|apply|destroy)`/.test(line));
  return rows
    .flatMap((row) => row.split("|").slice(2).join("").split(";"))
    .flatMap((part) => {
      const names = [...part.matchAll(/`([a-z]+:)?([A-Za-z]+)`/g)];
      const service = names.find(([, prefix]) => prefix !== undefined)?.[1] ?? "";
      return names.map(([, , action]) => `${service}${action}`);
    });
}

/** The environment of a user with a policy of those statements. */
async function userEnvironment(Statement: readonly object[]): Promise<Readonly<Record<string, string>>> {
  const iam = await local.cloud.iam();
  const UserName = "ci";
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  await iam.send(new CreateUserCommand({ UserName }));
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "own", PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return {
    ...local.env,
    AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? "",
    AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? "",
  };
}
