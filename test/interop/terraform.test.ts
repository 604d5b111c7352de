import { DeleteLifecyclePolicyCommand, PutImageTagMutabilityCommand } from "@aws-sdk/client-ecr";
import {
  AddClientIDToOpenIDConnectProviderCommand,
  AttachRolePolicyCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { DescribeKeyCommand, PutKeyPolicyCommand } from "@aws-sdk/client-kms";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectCloud } from "../../src/tools/connect/cloud.ts";
import { type InkanCloud, startInkan } from "../inkan-cloud.ts";
import { describeUnless } from "../needs-program.ts";
import { type ClientShell, openClientShell } from "./client-shell.ts";
import { readImageRegistry } from "./read-image-registry.ts";
import {
  copyModule,
  type ModuleValues,
  moduleFolder,
  type TerraformModule,
  terraformMissing,
} from "./terraform-module.ts";

const account = "123456789012";
const role = "sandbox-ecr-kms-github-actions-role";
const githubArn = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;

/**
 * The module of the real account's resources by the real terraform, in one life: made, compared, changed by hand, changed by
 * its variables, destroyed. Each test goes on where the one before has ended.
 */
describeUnless(terraformMissing(), "terraform/image-registry by the stock terraform", () => {
  let cloud: InkanCloud;
  let shell: ClientShell;
  let module: TerraformModule;
  let values: ModuleValues;
  let keyId: string;

  beforeAll(async () => {
    cloud = await startInkan({ args: ["--empty"] });
    shell = openClientShell({ cloud });
    // The variable alone leads terraform to the cloud.
    const { AWS_ENDPOINT_URL: localEndpoint, ...elsewhere } = shell.env;
    module = copyModule(shell.withEnvironment(elsewhere), moduleFolder);
    values = {
      github_organization: "acme",
      github_repository: "shop",
      account_id: account,
      local_endpoint: localEndpoint,
    };
    await module.output(["init", "-input=false"]);
  });
  afterAll(async () => {
    await cloud?.stop();
    shell?.close();
  });

  it("is formatted, and valid for the provider", async () => {
    expect(await module.run(["fmt", "-check", "-recursive", moduleFolder])).toMatchObject({ code: 0, stdout: "" });
    expect(JSON.parse(await module.output(["validate", "-json"]))).toMatchObject({ valid: true, diagnostics: [] });
  });

  it("refuses what AWS would not take, before anything is made", async () => {
    const bad = {
      github_organization: "ac*",
      github_repository: "acme/shop",
      github_ids: { owner: 0, repository: 1.5 },
      github_contexts: ["main"],
      github_oidc_provider_arn: "arn:aws:iam::123456789012:oidc-provider/example.com",
      repository_names: ["Upper"],
      images_kept: 0,
      key_alias: "alias/aws/mine",
      key_deletion_window_in_days: 31,
      role_name: "a role",
      tags: { "aws:mine": "" },
      region: "tokyo",
      account_id: "1234",
    };
    const { code, stdout, stderr } = await module.run(["plan", "-input=false"], { ...values, ...bad });
    const said = `${stdout}${stderr}`.replace(/[\s│]+/g, " ");
    expect(code).toBe(1);
    for (const name of Object.keys(bad))
      expect([name, said]).toEqual([name, expect.stringContaining(`var.${name} is `)]);
    expect(said).toContain("key_deletion_window_in_days is a whole number from 7 to 30: KMS takes no other.");
    const two = { ...values, github_oidc_provider_arn: githubArn };
    expect((await module.run(["plan", "-input=false"], two)).stderr.replace(/[\s│]+/g, " ")).toContain(
      "github_oidc_provider_arn names a provider that is there, and create_github_oidc_provider = true would make another: set it to false.",
    );
    expect(await readImageRegistry(cloud.env)).toEqual({ repositories: [], keys: [], roles: [], providers: [] });
  });

  it("makes everything at once, says what people need of it, and has nothing to change then", async () => {
    await module.output(["apply", "-auto-approve", "-input=false"], values);
    expect(await module.changes()).toEqual([]);
    keyId = await module.output(["output", "-raw", "kms_key_id"]);
    const names = ["sample-app-1", "sample-app-2", "sample-app-3"];
    const byName = (prefix: string) => Object.fromEntries(names.map((name) => [name, `${prefix}${name}`]));
    expect(await module.outputs()).toEqual({
      kms_key_id: keyId,
      kms_key_arn: `arn:aws:kms:ap-northeast-1:${account}:key/${keyId}`,
      kms_alias_name: "alias/sandbox-ecr-kms/cosign",
      ecr_registry: cloud.registry,
      ecr_repository_urls: byName(`${cloud.registry}/`),
      ecr_repository_arns: byName(`arn:aws:ecr:ap-northeast-1:${account}:repository/`),
      github_actions_role_arn: `arn:aws:iam::${account}:role/${role}`,
      github_actions_role_name: role,
      github_oidc_provider_arn: githubArn,
    });
  });

  it("makes what `inkan provision` and `inkan up` make, so that none of them would change it", async () => {
    const github = ["--github", "acme/shop"];
    const made = untagged(await readImageRegistry(cloud.env));
    const ofUp = await startInkan({ args: github });
    const provisioned = await startInkan({ args: ["--empty"] });
    try {
      expect(untagged(await readImageRegistry(ofUp.env))).toEqual(made);
      expect((await shell.inkan(["provision", "apply", "--yes", ...github], { env: provisioned.env })).code).toBe(0);
      expect(untagged(await readImageRegistry(provisioned.env))).toEqual(made);
    } finally {
      await Promise.all([ofUp.stop(), provisioned.stop()]);
    }
    const plan = await shell.inkan(["provision", "plan", ...github, "--detailed-exitcode", "-o", "json"]);
    expect([plan.code, plan.stderr]).toEqual([0, expect.stringContaining("8 as described")]);
    expect(JSON.parse(plan.stdout)).toMatchObject({ outputs: await module.outputs() });
  });

  it("lets the role push, describe and sign, and nothing more", async () => {
    const repository = `arn:aws:ecr:ap-northeast-1:${account}:repository/sample-app-1`;
    const key = await module.output(["output", "-raw", "kms_key_arn"]);
    const verdictOf = async (action: string, resource: string) => {
      const question = ["--principal", `role/${role}`, "--action", action, "--resource", resource];
      const { stdout } = await shell.inkan(["iam", "explain", ...question, "--data", cloud.dataFolder, "-o", "json"]);
      return `${action} ${(JSON.parse(stdout) as { readonly verdict: string }).verdict}`;
    };
    expect(await verdictOf("ecr:GetAuthorizationToken", "*")).toMatch(/ allowed$/);
    for (const action of ["PutImage", "BatchGetImage", "DescribeImages", "GetLifecyclePolicy"]) {
      expect(await verdictOf(`ecr:${action}`, repository)).toMatch(/ allowed$/);
    }
    for (const action of ["DescribeKey", "GetPublicKey", "Sign", "Verify"]) {
      expect(await verdictOf(`kms:${action}`, key)).toMatch(/ allowed$/);
    }
    for (const action of ["BatchDeleteImage", "PutLifecyclePolicy", "DeleteRepository"]) {
      expect(await verdictOf(`ecr:${action}`, repository)).toMatch(/ denied$/);
    }
    expect(await verdictOf("kms:ScheduleKeyDeletion", key)).toMatch(/ denied$/);
    expect(await verdictOf("ecr:PutImage", `${repository}0`)).toMatch(/ denied$/);
  });

  it("shows what was changed by hand, and nothing else", async () => {
    const clients = await connectCloud({ env: cloud.env });
    const [ecr, iam, kms] = [await clients.ecr(), await clients.iam(), await clients.kms()];
    const everything = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "ecr:*", Resource: "*" }],
    });
    const onlyRoot = JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "kms:*", Resource: "*" },
      ],
    });
    await ecr.send(
      new PutImageTagMutabilityCommand({ repositoryName: "sample-app-1", imageTagMutability: "IMMUTABLE" }),
    );
    await ecr.send(new DeleteLifecyclePolicyCommand({ repositoryName: "sample-app-2" }));
    await kms.send(new PutKeyPolicyCommand({ KeyId: keyId, PolicyName: "default", Policy: onlyRoot }));
    await iam.send(
      new AddClientIDToOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: githubArn, ClientID: "other" }),
    );
    for (const PolicyName of ["push-and-sign-images", "more"]) {
      await iam.send(new PutRolePolicyCommand({ RoleName: role, PolicyName, PolicyDocument: everything }));
    }
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: "all", PolicyDocument: everything }));
    await iam.send(new AttachRolePolicyCommand({ RoleName: role, PolicyArn: Policy?.Arn }));
    expect(await module.changes()).toEqual([
      'create aws_ecr_lifecycle_policy.this["sample-app-2"]',
      'update aws_ecr_repository.this["sample-app-1"]',
      "update aws_iam_openid_connect_provider.github[0]",
      "update aws_iam_role_policies_exclusive.github_actions",
      "update aws_iam_role_policy.github_actions",
      "update aws_iam_role_policy_attachments_exclusive.github_actions",
      "update aws_kms_key.signing",
    ]);
  });

  it("takes that back, and changes what its variables change, with the key and the images in place", async () => {
    await shell.inkan(["push", "--sample", "sample-app-1:v1"]);
    await module.output(["apply", "-auto-approve", "-input=false"], {
      ...values,
      repository_names: ["sample-app-1", "sample-app-2", "team/sample-app-4"],
      images_kept: 5,
      key_deletion_window_in_days: 14,
      github_ids: { owner: 123_456, repository: 1_304_267_049 },
      github_trust_names: true,
      force_delete_images: true,
      tags: { "managed-by": "terraform" },
    });
    expect(await module.changes()).toEqual([]);
    expect(await module.output(["output", "-raw", "kms_key_id"])).toBe(keyId);
    const tags = { "managed-by": "terraform" };
    const rule = { rules: [{ description: "Keep the newest 5 images", selection: { countNumber: 5 } }] };
    const condition = {
      StringLike: {
        "token.actions.githubusercontent.com:sub": ["repo:acme/shop:*", "repo:acme@123456/shop@1304267049:*"],
      },
    };
    const registry = await readImageRegistry(cloud.env);
    expect(registry).toMatchObject({
      repositories: ["sample-app-1", "sample-app-2", "team/sample-app-4"].map((name) => ({
        arn: expect.stringMatching(new RegExp(`/${name}$`)) as string,
        tagMutability: "MUTABLE",
        lifecyclePolicy: rule,
        tags,
      })),
      keys: [{ aliases: ["alias/sandbox-ecr-kms/cosign"], tags }],
      roles: [{ trust: { Statement: { Condition: condition } }, attached: [], tags }],
      providers: [{ audiences: ["sts.amazonaws.com"], tags }],
    });
    expect(Object.keys(registry.roles[0]?.policies ?? {})).toEqual(["push-and-sign-images"]);
    expect(JSON.parse((await shell.inkan(["images", "sample-app-1", "-o", "json"])).stdout)).toHaveLength(1);
  });

  it("destroys everything, images included where that was asked for, but the key, which can be brought back", async () => {
    await module.output(["destroy", "-auto-approve", "-input=false"]);
    const { keys, ...others } = await readImageRegistry(cloud.env);
    expect(others).toEqual({ repositories: [], roles: [], providers: [] });
    expect(keys).toMatchObject([{ aliases: [], state: "PendingDeletion" }]);
    const kms = await (await connectCloud({ env: cloud.env })).kms();
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: keyId }));
    const days = ((KeyMetadata?.DeletionDate?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect([13, 14]).toContain(Math.floor(days));
  });

  it("takes the provider that an account has already", async () => {
    const iam = await (await connectCloud({ env: cloud.env })).iam();
    await iam.send(
      new CreateOpenIDConnectProviderCommand({
        Url: "https://token.actions.githubusercontent.com",
        ClientIDList: ["sts.amazonaws.com"],
      }),
    );
    const changes = await module.changes({ ...values, create_github_oidc_provider: false });
    expect(changes).toContain("create aws_iam_role.github_actions");
    expect(changes.join()).not.toContain("aws_iam_openid_connect_provider");
    const plan = JSON.parse(await module.output(["show", "-json", "plan.tfplan"])) as PlannedOutputs;
    expect(plan.planned_values.outputs.github_oidc_provider_arn).toMatchObject({ value: githubArn });
  });

  it("met no failure of the cloud, which terraform would have asked again and again", async () => {
    const { stdout } = await shell.inkan(["logs", "--data", cloud.dataFolder, "-o", "json"]);
    expect(stdout).toContain("CreateOpenIDConnectProvider");
    expect(stdout).not.toMatch(/"status":5/);
  });
});

type PlannedOutputs = {
  readonly planned_values: { readonly outputs: Readonly<Record<string, { readonly value?: unknown }>> };
};

/** The same without tags, which tell who made it. */
function untagged(registry: object): unknown {
  return JSON.parse(JSON.stringify(registry, (name, value: unknown) => (name === "tags" ? undefined : value)));
}
